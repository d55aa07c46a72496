import { TZDate } from "@date-fns/tz";
import { addBusinessDays as add, differenceInBusinessDays } from "date-fns";

/**
 * Monday to Friday in UTC, no holidays: nobody documents Microsoft's calendar, so everything the desk says of it is
 * "usually". The time of day is kept; from a weekend counting begins on Monday.
 */
export function addBusinessDays(from: Date, days: number): Date {
  return new Date(add(new TZDate(from.getTime(), "UTC"), days).getTime());
}

/** Whole business days from one moment to another. */
export function businessDaysBetween(from: Date, to: Date): number {
  return differenceInBusinessDays(new TZDate(to.getTime(), "UTC"), new TZDate(from.getTime(), "UTC"));
}
