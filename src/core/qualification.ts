import { overdueAt } from "./customer/verification-rhythm.ts";
import type { Moves } from "./lifecycle.ts";

/** What Partner Center takes as the kind of an education customer. */
export const educationSegments = ["K12", "HigherEducation"] as const;
export type EducationSegment = (typeof educationSegments)[number];

/** What Microsoft says of a qualification. `unknown`: a word that it has added since. */
export const vettingStatuses = ["in_review", "approved", "denied", "unknown"] as const;
export type VettingStatus = (typeof vettingStatuses)[number];

/** An education qualification as Partner Center lists it. */
export interface Vetting {
  status: VettingStatus;
  /** Microsoft's own words; null when it gave none. */
  reason: string | null;
  /** When Microsoft took the request; null when not told. */
  requestedAt: Date | null;
}

export const qualificationStatuses = ["requesting", "stalled", "in_review", "approved", "denied", "refused"] as const;
export type QualificationStatus = (typeof qualificationStatuses)[number];

export type QualificationMove = "taken" | "approve" | "deny" | "refuse" | "stall" | "askAgain";

/** The desk's own record of an education qualification. It is apart from the verification of the account. */
export const qualificationMoves: Moves<QualificationStatus, QualificationMove> = {
  // It may have been decided before the first look.
  requesting: { taken: "in_review", approve: "approved", deny: "denied", refuse: "refused", stall: "stalled" },
  // Whether the request arrived was never answered: it is asked for again, and looked for first.
  stalled: { askAgain: "requesting" },
  in_review: { approve: "approved", deny: "denied" },
  // Asked for again, by the desk or in Partner Center.
  denied: { askAgain: "requesting", taken: "in_review", approve: "approved" },
  refused: { askAgain: "requesting", taken: "in_review", approve: "approved", deny: "denied" },
  // Microsoft calls it irreversible.
  approved: {},
};

const moveByVetting = {
  in_review: "taken",
  approved: "approve",
  denied: "deny",
  unknown: null,
} as const satisfies Record<VettingStatus, QualificationMove | null>;

/** What seeing `vetting` does to the record; null: nothing that the desk understands. */
export const moveOf = (vetting: Vetting): QualificationMove | null => moveByVetting[vetting.status];

/**
 * After an answer that was lost: what became of the request, by what Partner Center listed `before` it and lists now. Null:
 * it did not arrive, and may be sent again. Microsoft's times are compared with each other alone, never with our clock.
 */
export function becameOf(listed: Vetting | null, before: Vetting | null): Vetting | null {
  if (listed?.status !== "denied" || before?.status !== "denied") return listed;
  return listed.requestedAt?.getTime() === before.requestedAt?.getTime() ? null : listed;
}

/**
 * The same of a request that Microsoft has taken at `since`. A denial without a time is told from the one `before` by nothing
 * but waiting: after the time that Microsoft usually needs it counts as the answer.
 */
export function answerOf(
  listed: Vetting | null,
  before: Vetting | null,
  { since, now }: { since: Date; now: Date },
): Vetting | null {
  const isUndatedDenial = listed?.status === "denied" && listed.requestedAt === null;
  return becameOf(listed, before) ?? (isUndatedDenial && now >= overdueAt(since) ? listed : null);
}
