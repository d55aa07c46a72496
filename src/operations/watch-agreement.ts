import { addMinutes, isAfter } from "date-fns";
import { and, eq } from "drizzle-orm";
import { closeInvitations, findOpenInvitation, lockAgreement, moveAgreement } from "../../db/queries/agreements.ts";
import { findOpenLinks } from "../../db/queries/attestations.ts";
import { record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import type { Transaction } from "../../db/connect.ts";
import { watches } from "../../db/schema/index.ts";
import { nextLook } from "../core/agreement/rhythm.ts";
import type { Deps } from "./deps.ts";
import { expireLinks } from "./follow-attestation-link.ts";

type WatchDeps = Pick<Deps, "now" | "rhythm">;

/** Follows a customer's agreement from now on, or anew. */
export async function watchAgreement(tx: Transaction, { now, rhythm }: WatchDeps, customerId: string): Promise<void> {
  const startedAt = now();
  const hasLink = (await findOpenLinks(tx, customerId)).length > 0;
  const next = nextLook({ startedAt, hasLink }, startedAt, rhythm.agreement);
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

/** After a look: when the next one is due while the customer still has something to answer, or the end of it. */
export async function planNextLook(tx: Transaction, deps: WatchDeps, customerId: string): Promise<void> {
  const isIt = and(eq(watches.kind, "agreement"), eq(watches.customerId, customerId));
  const [watch] = await tx.select().from(watches).where(isIt);
  if (watch === undefined || watch.nextCheck === null) return;
  const now = deps.now();
  // An invitation and a page may be open together, wherever the agreement itself stands.
  const isInvited = (await findOpenInvitation(tx, customerId)) !== null;
  const hasLink = (await findOpenLinks(tx, customerId)).length > 0;
  const isOpen = isInvited || hasLink;
  const next = isOpen ? nextLook({ startedAt: watch.startedAt, hasLink }, now, deps.rhythm.agreement) : null;
  await tx.update(watches).set({ nextCheck: next }).where(isIt);
  if (next !== null) return enqueueLook(tx, customerId, next);
  await expireLinks(tx, customerId, now);
  await giveUp(tx, customerId, now);
}

/** While Partner Center is not connected, also where somebody asks meanwhile. It may be again: the watch goes on then. */
export async function putOffLook(tx: Transaction, deps: WatchDeps, customerId: string): Promise<void> {
  const isIt = and(eq(watches.kind, "agreement"), eq(watches.customerId, customerId));
  const [watch] = await tx.select().from(watches).where(isIt).for("update");
  if (watch === undefined || watch.nextCheck === null) return;
  const now = deps.now();
  const isPlanned = isAfter(watch.nextCheck, now);
  const next = isPlanned ? watch.nextCheck : addMinutes(now, deps.rhythm.agreement.lookMinutes);
  await tx.update(watches).set({ nextCheck: next }).where(isIt);
  await enqueueLook(tx, customerId, next);
}

/** Thirty days without an answer. The customer may still accept; the next look would see it. */
async function giveUp(tx: Transaction, customerId: string, now: Date): Promise<void> {
  const invitation = await findOpenInvitation(tx, customerId);
  if (invitation === null) return;
  const row = await lockAgreement(tx, customerId, now);
  const moved = await moveAgreement(tx, row, "giveUp", now);
  await closeInvitations(tx, customerId, now);
  await record(
    tx,
    now,
    { kind: "desk" },
    {
      type: "agreement.given_up",
      subjectId: customerId,
      before: row.status,
      after: moved?.after ?? row.status,
      data: { agent: invitation.sentBy },
    },
  );
}
