import { addHours, addMinutes, isBefore } from "date-fns";
import { addBusinessDays } from "../business-days.ts";
import { verificationMeanings, type VerificationStatus } from "./verification.ts";

/** Business days that Microsoft usually needs at most (000_9ab42d0cf67f2d98.txt, note on verification). */
export const usualBusinessDays = 3;

export interface VerificationRhythm {
  /** How often the desk looks in the first hours, and for how many hours. */
  firstMinutes: number;
  firstHours: number;
  /** How often afterwards, to the end of the third business day. */
  thenMinutes: number;
  /** How often after that, and while an account is not approved. */
  laterMinutes: number;
}

export const defaultVerificationRhythm: VerificationRhythm = {
  firstMinutes: 30,
  firstHours: 4,
  thenMinutes: 120,
  laterMinutes: 24 * 60,
};

/** When it counts as late. */
export const overdueAt = (startedAt: Date): Date => addBusinessDays(startedAt, usualBusinessDays);

/** When to look again after seeing `status` at `now`; null when there is nothing left to follow. */
export function nextCheck(
  status: VerificationStatus,
  startedAt: Date,
  now: Date,
  rhythm: VerificationRhythm,
): Date | null {
  return nextLook(verificationMeanings[status].watch, startedAt, now, rhythm);
}

type Watching = (typeof verificationMeanings)[VerificationStatus]["watch"];

/** The same for anything of Microsoft's that is followed as closely as that. */
export function nextLook(watch: Watching, startedAt: Date, now: Date, rhythm: VerificationRhythm): Date | null {
  switch (watch) {
    case "never":
      return null;
    case "daily":
      return addMinutes(now, rhythm.laterMinutes);
    case "closely":
    case "closely-then-never": {
      if (isBefore(now, addHours(startedAt, rhythm.firstHours))) return addMinutes(now, rhythm.firstMinutes);
      const late = overdueAt(startedAt);
      if (!isBefore(now, late)) return watch === "closely" ? addMinutes(now, rhythm.laterMinutes) : null;
      const next = addMinutes(now, rhythm.thenMinutes);
      // The moment it becomes late is looked at, so that the requester hears of it then and not a round later.
      return isBefore(late, next) ? late : next;
    }
  }
}
