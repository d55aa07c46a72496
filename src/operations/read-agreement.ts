import { isAgreementKnown, isReadingOld } from "../core/agreement/known.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { gate, type Gate } from "../core/customer/order-gate.ts";
import { checkAgreement } from "./check-agreement.ts";
import { checkVerificationInTheWay } from "./check-verification.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow, getActing } from "./get-acting.ts";
import { readStatus } from "./read-status.ts";
import type { Story } from "./read-story.ts";
import { withinSeconds } from "./within-seconds.ts";

type ReadDeps = Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm"> & PersonActs;

export interface AgreementReading {
  /** When Partner Center was last asked, of the questions that it answered; null when it never was. */
  at: Date | null;
  /** It answered just now. */
  answered: boolean;
}

/** A story with what became of the question to Partner Center. */
export type ReadStory = Story & { reading: AgreementReading };

/** Where a customer stands with the agreement, read from Partner Center just now when it answers in time. */
export async function readAgreement(deps: ReadDeps, input: { customerId: string }): Promise<Result<ReadStory>> {
  const story = await readAnew(deps, input);
  if (story.ok && story.value.customer.status !== "active") return fail({ kind: "not_found", what: "customer" });
  return story;
}

async function readAnew(
  deps: ReadDeps,
  { customerId }: { customerId: string },
  besides: () => Promise<unknown> = async () => undefined,
): Promise<Result<ReadStory>> {
  const allowed = await allow(deps.db, deps.actor.id, "seeCustomers");
  if (!allowed.ok) return allowed;
  const askedAt = deps.now();
  await withinSeconds(deps.rhythm.checkSeconds, Promise.all([checkAgreement(deps, { customerId }), besides()]));
  const story = await readStatus(deps, { customerId, isAgreementRead: true });
  if (!story.ok) return story;
  const at = story.value.agreement?.checkedAt ?? null;
  return ok({ ...story.value, reading: { at, answered: at !== null && at >= askedAt } });
}

/**
 * What this person may order for a customer now, and what stands in the way. An agreement that was last read more than a
 * day ago counts as not known, where Partner Center can be read.
 */
export async function canOrder(
  deps: ReadDeps,
  input: { customerId: string },
): Promise<Result<{ story: ReadStory; gate: Gate }>> {
  const story = await readAnew(deps, input, () => checkVerificationInTheWay(deps, input));
  if (!story.ok) return story;
  const { customer, verification, agreement, createdAt } = story.value;
  const { roles, settings } = await getActing(deps.db, deps.actor.id);
  const isOld = deps.partnerCenter !== null && isOutdated(story.value, deps.now());
  const isKnown = isAgreementKnown(agreement, createdAt) && !isOld;
  return ok({
    story: story.value,
    gate: gate({
      verification: verification?.status ?? null,
      agreement: isKnown ? (agreement?.status ?? null) : null,
      relationship: customer.status === "active" ? "reseller" : "none",
      roles,
      partnerType: settings?.partnerType ?? "direct-bill",
    }),
  });
}

/** What the desk did itself a moment ago is as good as an answer. */
const isOutdated = ({ agreement, reading }: ReadStory, now: Date): boolean =>
  isReadingOld(reading.at, now) && isReadingOld(agreement?.since ?? null, now);
