import { and, eq } from "drizzle-orm";
import {
  closeInvitations,
  findOpenLink,
  lockAgreement,
  moveAgreement,
  newestInvitation,
  saveAgreementSeen,
} from "../../db/queries/agreements.ts";
import { findCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import type { Transaction } from "../../db/connect.ts";
import { watches, type Agreement } from "../../db/schema/index.ts";
import type { AgreementMove } from "../core/agreement/lifecycle.ts";
import { nextLook } from "../core/agreement/rhythm.ts";
import type { UpstreamFailure } from "../core/result.ts";
import type { AgreementState } from "../partner-center/contract.ts";
import { dropLink, expireLink, followLink, readOpenLink } from "./follow-attestation-link.ts";
import type { Deps } from "./deps.ts";

export type AgreementLook = { done: true } | { done: false; again: UpstreamFailure };

type CheckDeps = Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm">;

/** Reads once what Partner Center knows of a customer's agreement, tells a change, and plans the next look. */
export async function checkAgreement(deps: CheckDeps, input: { customerId: string }): Promise<AgreementLook> {
  const customer = await findCustomer(deps.db, input.customerId);
  if (customer?.status !== "active" || customer.tenantId === null || deps.partnerCenter === null) return { done: true };
  const link = await readOpenLink(deps, deps.partnerCenter, customer.id);
  // A page that Partner Center does not show any more must not keep the agreement itself from being read.
  if (!link.ok && link.failure.outcome !== "refused") return { done: false, again: link.failure };
  const answer = await deps.partnerCenter.agreement(customer.tenantId);
  if (!answer.ok) return { done: false, again: answer.failure };
  await deps.db.transaction(async (tx) => {
    if (link.ok && link.value !== null) await followLink(tx, deps, link.value);
    await observe(tx, deps, customer.id, answer.value);
    await planNextLook(tx, deps, customer.id);
  });
  return { done: true };
}

type How = "directly" | "attested" | "not";

const moves: Record<How, AgreementMove> = {
  directly: "observeDirect",
  attested: "observeAttested",
  not: "observeNone",
};

/** What is listed may lag behind what was sent a moment ago. */
const listLagsMs = 24 * 60 * 60_000;

async function observe(
  tx: Transaction,
  deps: Pick<Deps, "now">,
  customerId: string,
  { isSignedDirectly, attested }: AgreementState,
): Promise<void> {
  const now = deps.now();
  const row = await lockAgreement(tx, customerId, now);
  const how = isSignedDirectly ? "directly" : attested ? "attested" : "not";
  const isFresh = row.status === "attested" && now.getTime() - row.since.getTime() < listLagsMs;
  if (how === "not" && isFresh) return;
  await saveAgreementSeen(tx, customerId, {
    acceptedBy: attested?.by ?? null,
    acceptedOn: attested?.acceptedOn ?? null,
    checkedAt: now,
  });
  await follow(tx, row, how, now);
}

/** A link that waits for nothing any more is dropped first: the customer came to the agreement in another way. */
async function follow(tx: Transaction, row: Agreement, how: How, now: Date): Promise<void> {
  const isInTheWay = how !== "not" && row.status === "link_sent";
  const dropped = isInTheWay ? await dropLink(tx, row, now) : null;
  const from = dropped === null ? row : { ...row, status: dropped.after };
  const isLastStep = how !== "not" && row.status === "ready_to_finalise";
  const moved = await moveAgreement(tx, from, isLastStep ? "finalise" : moves[how], now);
  if (moved === null) return;
  const invitation = await newestInvitation(tx, row.customerId);
  const agent = dropped?.agent ?? (invitation?.closedAt === null ? invitation.sentBy : null);
  await closeInvitations(tx, row.customerId, now);
  await record(
    tx,
    now,
    { kind: "partner-center" },
    {
      type: "agreement.changed",
      subjectId: row.customerId,
      before: row.status,
      after: moved.after,
      data: { how, agent },
    },
  );
}

/** Follows a customer's agreement from now on, or anew. */
export async function watchAgreement(
  tx: Transaction,
  { now, rhythm }: Pick<Deps, "now" | "rhythm">,
  customerId: string,
): Promise<void> {
  const startedAt = now();
  const next = nextLook(startedAt, startedAt, rhythm.agreement);
  await tx
    .insert(watches)
    .values({ kind: "agreement", customerId, startedAt, nextCheck: next })
    .onConflictDoUpdate({ target: [watches.kind, watches.customerId], set: { startedAt, nextCheck: next } });
  if (next !== null) await enqueueLook(tx, customerId, next);
}

/** Asks for a look as soon as possible, whatever is being followed. */
export const lookNow = (tx: Transaction, customerId: string, now: Date): Promise<void> =>
  enqueueLook(tx, customerId, now);

async function enqueueLook(tx: Transaction, customerId: string, runAt: Date): Promise<void> {
  await enqueue(tx, { queue: "watch-agreement", payload: { customerId }, dedupeKey: customerId, runAt });
}

async function planNextLook(tx: Transaction, deps: Pick<Deps, "now" | "rhythm">, customerId: string): Promise<void> {
  const isIt = and(eq(watches.kind, "agreement"), eq(watches.customerId, customerId));
  const [watch] = await tx.select().from(watches).where(isIt);
  if (watch === undefined || watch.nextCheck === null) return;
  const now = deps.now();
  const row = await lockAgreement(tx, customerId, now);
  // A page may wait though the agreement stands elsewhere: after a refusal of the last step it stays where it was.
  const isOpen =
    row.status === "invited" || row.status === "link_sent" || (await findOpenLink(tx, customerId)) !== null;
  const next = isOpen ? nextLook(watch.startedAt, now, deps.rhythm.agreement) : null;
  await tx.update(watches).set({ nextCheck: next }).where(isIt);
  if (next !== null) await enqueueLook(tx, customerId, next);
  else if (row.status === "invited") await giveUp(tx, row, now);
  else if (row.status === "link_sent") await expireLink(tx, row, now);
}

/** Thirty days without an answer. The customer may still accept; the next look would see it. */
async function giveUp(tx: Transaction, row: Agreement, now: Date): Promise<void> {
  const invitation = await newestInvitation(tx, row.customerId);
  const moved = await moveAgreement(tx, row, "giveUp", now);
  if (moved === null) return;
  await closeInvitations(tx, row.customerId, now);
  await record(
    tx,
    now,
    { kind: "desk" },
    {
      type: "agreement.given_up",
      subjectId: row.customerId,
      ...moved,
      data: { agent: invitation?.sentBy ?? null },
    },
  );
}
