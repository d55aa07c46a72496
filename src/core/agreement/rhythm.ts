import { addDays, addHours, addMinutes, isBefore } from "date-fns";

/** Days for which an unanswered invitation is followed; then it counts as given up. */
export const invitationFollowedDays = 30;

/** Days after which the person who invited is reminded, once each. */
export const invitationReminders = [3, 7, 14] as const;

/** Hours in which a customer mostly answers that got a link, and then days in which it may. */
const youngLinkHours = 6;
const agingLinkDays = 3;

export interface AgreementRhythm {
  /** How often the desk looks while an invitation or a link is open. */
  lookMinutes: number;
  /** How often in the first hours of a link, and then in its first days: nothing is finalised before the desk looks. */
  youngLinkMinutes: number;
  agingLinkMinutes: number;
}

export const defaultAgreementRhythm: AgreementRhythm = {
  lookMinutes: 24 * 60,
  youngLinkMinutes: 5,
  agingLinkMinutes: 60,
};

/** When to look again at `now`; null once the customer has had its time. `hasLink`: Microsoft's page waits as well. */
export function nextLook(
  { startedAt, hasLink }: { startedAt: Date; hasLink: boolean },
  now: Date,
  { lookMinutes, youngLinkMinutes, agingLinkMinutes }: AgreementRhythm,
): Date | null {
  if (!isBefore(now, addDays(startedAt, invitationFollowedDays))) return null;
  if (!hasLink) return addMinutes(now, lookMinutes);
  if (isBefore(now, addHours(startedAt, youngLinkHours))) return addMinutes(now, youngLinkMinutes);
  return addMinutes(now, isBefore(now, addDays(startedAt, agingLinkDays)) ? agingLinkMinutes : lookMinutes);
}
