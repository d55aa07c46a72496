import { addMinutes } from "date-fns";
import { findCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import {
  findQualification,
  forgetListedBefore,
  lockQualification,
  moveQualification,
} from "../../db/queries/qualifications.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import type { Qualification } from "../../db/schema/index.ts";
import { nextLook } from "../core/customer/verification-rhythm.ts";
import type { Actor } from "../core/events.ts";
import {
  answerOf,
  becameOf,
  moveOf,
  vettingStatuses,
  type QualificationMove,
  type Vetting,
} from "../core/qualification.ts";
import { refusalIn, type UpstreamFailure } from "../core/result.ts";
import type { Look } from "./check-verification.ts";
import type { Deps } from "./deps.ts";

type FollowDeps = Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm">;

const desk: Actor = { kind: "desk" };

/** Asks Microsoft. Safe to run again at any point: every time the desk looks first whether it has asked already. */
export async function sendEducationRequest(deps: FollowDeps, { customerId }: { customerId: string }): Promise<Look> {
  const asked = await findQualification(deps.db, customerId);
  if (asked?.status !== "requesting") return { done: true };
  const customer = await findCustomer(deps.db, customerId);
  const { partnerCenter } = deps;
  if (customer?.status !== "active" || customer.tenantId === null || partnerCenter === null) {
    const reason = partnerCenter === null ? "Partner Center is not connected." : "The customer is none any more.";
    await deps.db.transaction((tx) => stallEducation(tx, deps, { customerId, reason }));
    return { done: true };
  }
  const { tenantId } = customer;
  const listed = await partnerCenter.educationQualification(tenantId);
  // A request may have gone before it: a refused look says nothing of that one.
  if (!listed.ok) return { done: false, again: listed.failure };
  const became = becameOf(listed.value, before(asked));
  const { segment, website, requestId } = asked;
  const answer =
    became === null
      ? await partnerCenter.requestEducationQualification({ tenantId, segment, website }, { requestId })
      : { ok: true as const, value: became };
  if (answer.ok) return taken(deps, customerId, answer.value);
  if (answer.failure.outcome !== "refused") return { done: false, again: answer.failure };
  // What speaks against it may be an earlier request of the desk's that got no answer, and arrived.
  const meanwhile = await partnerCenter.educationQualification(tenantId);
  if (!meanwhile.ok) return { done: false, again: meanwhile.failure };
  const arrived = becameOf(meanwhile.value, before(asked));
  return arrived === null ? notTaken(deps, asked, answer.failure) : taken(deps, customerId, arrived);
}

async function taken(deps: FollowDeps, customerId: string, vetting: Vetting): Promise<Look> {
  const move = moveOf(vetting) ?? "taken";
  await deps.db.transaction(async (tx) => {
    const now = deps.now();
    await change(tx, now, customerId, move, vetting);
    await enqueueLook(tx, customerId, new Date(now.getTime() + deps.rhythm.firstLookSeconds * 1000));
  });
  return { done: true };
}

async function notTaken(deps: FollowDeps, { customerId }: Qualification, failure: UpstreamFailure): Promise<Look> {
  const refusal = refusalIn(failure);
  const { code, correlationId } = refusal;
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    const refused = await moveQualification(tx, customerId, "refuse", { since: now, refusal });
    if (refused === null) return;
    const data = { agent: refused.requestedBy, code, correlationId };
    await record(tx, now, desk, { type: "education.refused", subjectId: customerId, data });
    await enqueueLook(tx, customerId, addMinutes(now, deps.rhythm.verification.laterMinutes));
  });
  return { done: true };
}

/** The attempts are used up, and whether it arrived is unknown: people decide whether to ask again. */
export async function stallEducation(
  tx: Transaction,
  deps: Pick<Deps, "now">,
  { customerId, reason }: { customerId: string; reason: string },
): Promise<void> {
  const now = deps.now();
  const stalled = await moveQualification(tx, customerId, "stall", { since: now });
  if (stalled === null) return;
  const data = { agent: stalled.requestedBy, reason };
  await record(tx, now, desk, { type: "education.stalled", subjectId: customerId, data });
}

/** A former customer is one again: what was not followed meanwhile is looked at now. */
export async function followEducationAgain(tx: Transaction, customerId: string, now: Date): Promise<void> {
  const known = await findQualification(tx, customerId);
  if (known !== null && watchOf(known) !== "never") await enqueueLook(tx, customerId, now);
}

/**
 * Looks once what became of it, tells a change, and plans the next look. One that was denied or not taken may be asked for in
 * Partner Center itself.
 */
export async function checkEducation(deps: FollowDeps, { customerId }: { customerId: string }): Promise<Look> {
  const known = await findQualification(deps.db, customerId);
  const customer = await findCustomer(deps.db, customerId);
  if (known === null || watchOf(known) === "never" || customer?.status !== "active") return { done: true };
  if (customer.tenantId === null) return { done: true };
  if (deps.partnerCenter === null) {
    // It may be connected again: the watch goes on then.
    await enqueueLook(deps.db, customerId, addMinutes(deps.now(), deps.rhythm.verification.laterMinutes));
    return { done: true };
  }
  const answer = await deps.partnerCenter.educationQualification(customer.tenantId);
  if (!answer.ok) return { done: false, again: answer.failure };
  await deps.db.transaction(async (tx) => {
    const now = deps.now();
    const row = await lockQualification(tx, customerId);
    if (row === null || watchOf(row) === "never") return;
    const vetting = answerOf(answer.value, before(row), { since: row.since, now });
    if (vetting?.status === "in_review") await forgetListedBefore(tx, customerId);
    const move = vetting && moveOf(vetting);
    const seen = (vetting && move && (await change(tx, now, customerId, move, vetting))) ?? row;
    const next = nextLook(watchOf(seen), seen.since, now, deps.rhythm.verification);
    if (next !== null) await enqueueLook(tx, customerId, next);
  });
  return { done: true };
}

/** Null when that is nothing new. */
async function change(
  tx: Transaction,
  now: Date,
  customerId: string,
  move: QualificationMove,
  { reason }: Vetting,
): Promise<Qualification | null> {
  const row = await lockQualification(tx, customerId);
  const moved = await moveQualification(tx, customerId, move, {
    since: now,
    // Of the newest denial, which its message goes on telling after it was asked for again.
    ...(move === "deny" && { reason }),
  });
  if (row === null || moved === null) return null;
  const data = { agent: moved.requestedBy };
  const told = { type: "education.changed" as const, subjectId: customerId, before: row.status, after: moved.status };
  await record(tx, now, { kind: "partner-center" }, { ...told, data });
  return moved;
}

function watchOf({ status }: Qualification): "closely" | "daily" | "never" {
  if (status === "in_review") return "closely";
  return status === "denied" || status === "refused" ? "daily" : "never";
}

function before({ listedBefore }: Qualification): Vetting | null {
  if (listedBefore === null) return null;
  const { status, requestedAt } = listedBefore;
  return {
    status: vettingStatuses.find((one) => one === status) ?? "unknown",
    reason: null,
    requestedAt: requestedAt === null ? null : new Date(requestedAt),
  };
}

const enqueueLook = (tx: Database | Transaction, customerId: string, runAt: Date): Promise<void> =>
  enqueue(tx, { queue: "watch-education", payload: { customerId }, dedupeKey: customerId, runAt });
