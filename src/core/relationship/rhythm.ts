import { isAfter, isBefore, subHours } from "date-fns";
import { invitationReminders } from "../agreement/rhythm.ts";

/** Days after which the person who asked is reminded of an unanswered request, once each: as with the agreement. */
export const requestReminders = invitationReminders;

/** Partner Center refuses to read its audit log from further back. Source: facts 6.5. */
export const auditKeptDays = 90;
/** The whole list costs a call for every 40 customers, so it is read seldom. */
export const fullListDays = 7;

export interface Reconciliation {
  /** The first day to read of the audit log, `YYYY-MM-DD` in UTC; null when the list alone is read. */
  auditFrom: string | null;
  /** Whether the whole list of customers is read as well. */
  readList: boolean;
  why: "first-start" | "clock-went-back" | "log-too-short" | "weekly" | "nightly";
}

/**
 * What the nightly look at Partner Center reads, so that no acceptance is lost. The log is asked for by days, from the day
 * before the last look; where it does not reach back to that look, or nobody knows when that was, the list tells.
 */
export function planReconciliation(times: {
  now: Date;
  lastAuditReadAt: Date | null;
  lastFullReadAt: Date | null;
}): Reconciliation {
  const { now, lastAuditReadAt, lastFullReadAt } = times;
  // A list holds what the log said before it.
  const since = lastAuditReadAt ?? lastFullReadAt;
  if (since === null) return { auditFrom: null, readList: true, why: "first-start" };
  // A day counts from its first minute on, which may be out of reach already on the ninetieth.
  const firstDay = dayOf(daysBefore(now, auditKeptDays - 1));
  if (isAfter(since, now) || (lastFullReadAt !== null && isAfter(lastFullReadAt, now)))
    return { auditFrom: firstDay, readList: true, why: "clock-went-back" };
  if (isBefore(since, new Date(firstDay))) return { auditFrom: firstDay, readList: true, why: "log-too-short" };
  const overlapping = dayOf(daysBefore(since, 1));
  const auditFrom = overlapping < firstDay ? firstDay : overlapping;
  if (lastFullReadAt === null) return { auditFrom, readList: true, why: "first-start" };
  // By days, not by the hour: a night that came a little early would put the list off by a whole day.
  const isWeekOver = dayOf(lastFullReadAt) <= dayOf(daysBefore(now, fullListDays));
  return { auditFrom, readList: isWeekOver, why: isWeekOver ? "weekly" : "nightly" };
}

// In hours: days of date-fns are those of the machine's own time zone.
const daysBefore = (moment: Date, days: number): Date => subHours(moment, days * 24);
const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
