import { denialOf, type PartnerType, type Role } from "../access.ts";
import type { AgreementStatus } from "../agreement/lifecycle.ts";
import type { VerificationStatus } from "./verification.ts";

/** What is ordered or changed for a customer. A seat increase stands for an upgrade as well. */
export const operations = ["newPurchase", "seatIncrease", "seatDecrease", "cancel", "renewal"] as const;
export type Operation = (typeof operations)[number];

/** The one next step that helps against a reason. */
export const gateRemedies = [
  "ask-provider",
  "ask-colleague",
  "ask-for-relationship",
  "wait-for-verification",
  "correct-billing-data",
  "attest-or-invite",
  "invite-or-ask-provider",
  "wait-for-customer",
  "look-again",
] as const;
export type GateRemedy = (typeof gateRemedies)[number];

/** What Partner Center answers when it is asked all the same. 800074 says the same as 800073. */
export type OrderRefusal = "20002" | "800073" | "800075" | "13605";

type Effect = "blocks" | "makes-uncertain";
type Effects = Readonly<Record<Operation, Effect | null>>;

interface Row {
  effects: Effects;
  partnerCenter: OrderRefusal | null;
  remedy: GateRemedy;
  /** Where something else helps an indirect reseller. */
  remedyOfReseller?: GateRemedy;
}

/** The columns new purchase, seat increase, seat decrease, cancel and renewal of the gating table. */
const columns = (...signs: readonly [Sign, Sign, Sign, Sign, Sign]): Effects => ({
  newPurchase: effectOf[signs[0]],
  seatIncrease: effectOf[signs[1]],
  seatDecrease: effectOf[signs[2]],
  cancel: effectOf[signs[3]],
  renewal: effectOf[signs[4]],
});
const effectOf = { no: "blocks", maybe: "makes-uncertain", open: null } as const;
type Sign = keyof typeof effectOf;

/** Source: facts 8, roles and partner types. A renewal comes by itself, whoever looks at it. */
const whoMayAct = columns("no", "no", "no", "no", "open");
/** Source: facts 10; its table says nothing about renewals. */
const withoutRelationship = columns("no", "no", "no", "no", "maybe");
/** Source: facts 10 and 11 row 3: the sources differ about decreasing and cancelling. */
const notApproved = columns("no", "no", "maybe", "maybe", "open");
const perhapsNotApproved = columns("maybe", "maybe", "maybe", "maybe", "open");
/** Source: facts 10: that seat increases are blocked as well is said by a third party alone. */
const withoutAgreement = columns("no", "maybe", "open", "open", "open");
const perhapsWithoutAgreement = columns("maybe", "maybe", "open", "open", "open");

/** What can stand in the way, in the order in which it should be mended. */
const reasons = {
  "provider-orders": { effects: whoMayAct, partnerCenter: null, remedy: "ask-provider" },
  "role-missing": { effects: whoMayAct, partnerCenter: null, remedy: "ask-colleague" },
  "no-relationship": { effects: withoutRelationship, partnerCenter: "20002", remedy: "ask-for-relationship" },
  "not-approved": { effects: notApproved, partnerCenter: "800075", remedy: "correct-billing-data" },
  "under-review": { effects: notApproved, partnerCenter: "800073", remedy: "wait-for-verification" },
  "verification-not-started": { effects: notApproved, partnerCenter: null, remedy: "wait-for-verification" },
  "verification-unknown": { effects: notApproved, partnerCenter: null, remedy: "wait-for-verification" },
  "verification-not-known": { effects: perhapsNotApproved, partnerCenter: null, remedy: "look-again" },
  "agreement-missing": {
    effects: withoutAgreement,
    partnerCenter: "13605",
    remedy: "attest-or-invite",
    remedyOfReseller: "invite-or-ask-provider",
  },
  "agreement-waits-for-customer": { effects: withoutAgreement, partnerCenter: "13605", remedy: "wait-for-customer" },
  "agreement-being-finalised": { effects: withoutAgreement, partnerCenter: "13605", remedy: "look-again" },
  "agreement-not-known": { effects: perhapsWithoutAgreement, partnerCenter: null, remedy: "look-again" },
} as const satisfies Record<string, Row>;
export type ReasonCode = keyof typeof reasons;
export const reasonCodes = Object.keys(reasons) as readonly ReasonCode[];

export const isReasonCode = (code: unknown): code is ReasonCode => reasonCodes.some((one) => one === code);

const againstVerification: Readonly<Record<VerificationStatus, ReasonCode | null>> = {
  not_ready: "verification-not-started",
  under_review: "under-review",
  allowed: null,
  not_allowed: "not-approved",
  unknown: "verification-unknown",
  no_record: null,
};

const againstAgreement: Readonly<Record<AgreementStatus, ReasonCode | null>> = {
  none: "agreement-missing",
  invited: "agreement-waits-for-customer",
  link_sent: "agreement-waits-for-customer",
  ready_to_finalise: "agreement-being-finalised",
  attested: null,
  accepted_directly: null,
};

export interface GateFacts {
  /** Null: not known. */
  verification: VerificationStatus | null;
  /** Null: not known. */
  agreement: AgreementStatus | null;
  relationship: "reseller" | "none";
  roles: readonly Role[];
  partnerType: PartnerType;
}

export interface Reason {
  code: ReasonCode;
  effect: Effect;
  partnerCenter: OrderRefusal | null;
  remedy: GateRemedy;
}
export type Answer = { state: "open" } | { state: "uncertain" | "blocked"; reasons: readonly Reason[] };
export type Gate = Readonly<Record<Operation, Answer>>;

/** What is open for a customer, and what stands in the way. */
export function gate(facts: GateFacts): Gate {
  const found = findings(facts);
  const answer = (operation: Operation) =>
    answerFrom(reasonCodes.filter((code) => found.has(code)).flatMap((code) => reasonFor(code, operation, facts)));
  return {
    newPurchase: answer("newPurchase"),
    seatIncrease: answer("seatIncrease"),
    seatDecrease: answer("seatDecrease"),
    cancel: answer("cancel"),
    renewal: answer("renewal"),
  };
}

/** Everything that stands in the way of something, once, with its gravest effect, in the order of mending. */
export function reasonsIn(gate: Gate): readonly Reason[] {
  const all = operations.flatMap((operation) => reasonsOf(gate[operation]));
  return reasonCodes.flatMap((code) => {
    const same = all.filter((reason) => reason.code === code);
    return same.find(({ effect }) => effect === "blocks") ?? same[0] ?? [];
  });
}

const reasonsOf = (answer: Answer): readonly Reason[] => (answer.state === "open" ? [] : answer.reasons);

function findings({ verification, agreement, relationship, ...acting }: GateFacts): ReadonlySet<ReasonCode | null> {
  const denial = denialOf("placeOrder", acting);
  return new Set<ReasonCode | null>([
    denial && (denial.reason === "partner-type" ? "provider-orders" : "role-missing"),
    relationship === "none" ? "no-relationship" : null,
    verification === null ? "verification-not-known" : againstVerification[verification],
    agreement === null ? "agreement-not-known" : againstAgreement[agreement],
  ]);
}

function reasonFor(code: ReasonCode, operation: Operation, { partnerType }: GateFacts): Reason[] {
  const { effects, partnerCenter, remedy, remedyOfReseller = remedy }: Row = reasons[code];
  const effect = effects[operation];
  if (effect === null) return [];
  return [{ code, effect, partnerCenter, remedy: partnerType === "indirect-reseller" ? remedyOfReseller : remedy }];
}

function answerFrom(reasons: readonly Reason[]): Answer {
  if (reasons.length === 0) return { state: "open" };
  return { state: reasons.some(({ effect }) => effect === "blocks") ? "blocked" : "uncertain", reasons };
}
