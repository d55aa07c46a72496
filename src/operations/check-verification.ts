import { addMinutes, isAfter } from "date-fns";
import { and, eq } from "drizzle-orm";
import { findCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import { deletePortalStep } from "../../db/queries/portal-steps.ts";
import type { Transaction } from "../../db/connect.ts";
import { verifications, watches } from "../../db/schema/index.ts";
import { nextCheck, overdueAt, usualBusinessDays } from "../core/customer/verification-rhythm.ts";
import { isPending, verificationMeanings, type VerificationStatus } from "../core/customer/verification.ts";
import type { UpstreamFailure } from "../core/result.ts";
import type { Verification } from "../partner-center/contract.ts";
import type { Deps } from "./deps.ts";

export type Look = { done: true } | { done: false; again: UpstreamFailure };

/** Follows the account verification of a customer from now on. */
export async function startWatch(
  tx: Transaction,
  { now, rhythm }: Pick<Deps, "now" | "rhythm">,
  customerId: string,
): Promise<void> {
  const startedAt = now();
  await tx
    .insert(watches)
    .values({ kind: "verification", customerId, startedAt, nextCheck: startedAt })
    .onConflictDoUpdate({
      target: [watches.kind, watches.customerId],
      set: { startedAt, nextCheck: startedAt, overdueToldAt: null },
    });
  // A ticket about an earlier verification helps nothing with this one.
  await deletePortalStep(tx, customerId, "support-ticket");
  await enqueueLook(tx, customerId, new Date(startedAt.getTime() + rhythm.firstLookSeconds * 1000));
}

async function enqueueLook(tx: Transaction, customerId: string, runAt: Date): Promise<void> {
  await enqueue(tx, { queue: "watch-verification", payload: { customerId }, dedupeKey: customerId, runAt });
}

/** Looks at Microsoft's verification once, tells a change, and plans the next look. */
export async function checkVerification(
  deps: Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm">,
  input: { customerId: string },
): Promise<Look> {
  const customer = await findCustomer(deps.db, input.customerId);
  if (customer?.status !== "active" || customer.tenantId === null) return { done: true };
  if (deps.partnerCenter === null) {
    await deps.db.transaction((tx) => putOff(tx, deps, customer.id));
    return { done: true };
  }
  const answer = await deps.partnerCenter.verification(customer.tenantId);
  if (!answer.ok) return { done: false, again: answer.failure };
  await deps.db.transaction((tx) => observe(tx, deps, customer.id, answer.value));
  return { done: true };
}

/** The same while what was seen last is in the way of orders: somebody waits for it to end. */
export async function checkVerificationInTheWay(
  deps: Parameters<typeof checkVerification>[0],
  input: { customerId: string },
): Promise<void> {
  const [known] = await deps.db.select().from(verifications).where(eq(verifications.customerId, input.customerId));
  if (known !== undefined && verificationMeanings[known.status].orders !== "open") await checkVerification(deps, input);
}

/** Partner Center may be connected again: the watch goes on then. */
async function putOff(tx: Transaction, deps: Pick<Deps, "now" | "rhythm">, customerId: string): Promise<void> {
  const [watch] = await tx.select().from(watches).where(isWatchOf(customerId)).for("update");
  if (watch === undefined || watch.nextCheck === null) return;
  const now = deps.now();
  // Somebody may ask between two looks.
  const isPlanned = isAfter(watch.nextCheck, now);
  const next = isPlanned ? watch.nextCheck : addMinutes(now, deps.rhythm.verification.laterMinutes);
  await tx.update(watches).set({ nextCheck: next }).where(eq(watches.id, watch.id));
  await enqueueLook(tx, customerId, next);
}

const isWatchOf = (customerId: string) => and(eq(watches.kind, "verification"), eq(watches.customerId, customerId));

async function observe(
  tx: Transaction,
  deps: Pick<Deps, "now" | "rhythm">,
  customerId: string,
  answered: Verification,
): Promise<void> {
  const now = deps.now();
  const [watch] = await tx.select().from(watches).where(isWatchOf(customerId)).for("update");
  if (watch === undefined) return;
  const [known] = await tx.select().from(verifications).where(eq(verifications.customerId, customerId));
  const seen = known && isOlder(answered, known) ? known : answered;
  await store(tx, now, customerId, known?.status ?? null, seen);

  // Corrected data is verified anew, and has its own three business days.
  const isAnew = known !== undefined && !isPending(known.status) && isPending(seen.status);
  const startedAt = isAnew ? now : watch.startedAt;
  const toldAt = isAnew ? null : watch.overdueToldAt;
  const isLate = isPending(seen.status) && toldAt === null && now >= overdueAt(startedAt);
  if (isLate) {
    const data = { businessDays: usualBusinessDays, status: seen.status };
    await record(tx, now, { kind: "desk" }, { type: "verification.overdue", subjectId: customerId, data });
  }
  // Followed anew because the data was changed, and Microsoft has not begun with it yet.
  const isNewer = seen.lastUpdate !== null && seen.lastUpdate >= startedAt;
  const isOfFormerData = known?.status === seen.status && known.since < startedAt && !isNewer;
  const planned = (status: VerificationStatus) => nextCheck(status, startedAt, now, deps.rhythm.verification);
  const next = (isOfFormerData ? planned("no_record") : null) ?? planned(seen.status);
  await tx
    .update(watches)
    .set({ startedAt, nextCheck: next, overdueToldAt: isLate ? now : toldAt })
    .where(eq(watches.id, watch.id));
  if (next !== null) await enqueueLook(tx, customerId, next);
}

/** A status that repeats the one we have is no event. */
async function store(
  tx: Transaction,
  now: Date,
  customerId: string,
  before: VerificationStatus | null,
  { status, lastUpdate }: Verification,
): Promise<void> {
  if (status === before) {
    const seen = { checkedAt: now, lastUpdate };
    await tx.update(verifications).set(seen).where(eq(verifications.customerId, customerId));
    return;
  }
  const row = { status, lastUpdate, since: now, checkedAt: now };
  await tx
    .insert(verifications)
    .values({ customerId, ...row })
    .onConflictDoUpdate({ target: verifications.customerId, set: row });
  const data = { lastUpdate: lastUpdate?.toISOString() ?? null };
  const change = { type: "verification.changed" as const, subjectId: customerId, before, after: status, data };
  await record(tx, now, { kind: "partner-center" }, change);
}

/** An answer that a slower replica brought after a newer one. */
const isOlder = (seen: Verification, known: { lastUpdate: Date | null }): boolean =>
  seen.lastUpdate !== null && known.lastUpdate !== null && seen.lastUpdate < known.lastUpdate;
