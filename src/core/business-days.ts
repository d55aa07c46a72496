import { TZDate } from "@date-fns/tz";
import { addBusinessDays as add, isWeekend, nextMonday, startOfDay } from "date-fns";

/**
 * Monday to Friday in UTC, no holidays: nobody documents Microsoft's calendar, so everything the desk says of it is
 * "usually". The time of day is kept; from a weekend counting begins with Monday's first minute.
 */
export function addBusinessDays(from: Date, days: number): Date {
  const utc = new TZDate(from.getTime(), "UTC");
  const start = isWeekend(utc) ? startOfDay(nextMonday(utc)) : utc;
  return new Date(add(start, days).getTime());
}
