import { addDays, addMinutes, isBefore } from "date-fns";

/** Days for which an unanswered invitation is followed; then it counts as given up. */
export const invitationFollowedDays = 30;

/** Days after which the person who invited is reminded, once each. */
export const invitationReminders = [3, 7, 14] as const;

export interface AgreementRhythm {
  /** How often the desk looks while an invitation or a link is open. */
  lookMinutes: number;
}

export const defaultAgreementRhythm: AgreementRhythm = { lookMinutes: 24 * 60 };

/** When to look again at `now`; null once the customer has had its time. */
export function nextLook(startedAt: Date, now: Date, { lookMinutes }: AgreementRhythm): Date | null {
  return isBefore(now, addDays(startedAt, invitationFollowedDays)) ? addMinutes(now, lookMinutes) : null;
}
