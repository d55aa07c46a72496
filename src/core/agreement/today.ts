/**
 * The latest local date, `YYYY-MM-DD`, among these IANA time zones at `now`: a day counts as today as soon as it has
 * begun for one of the people concerned. Zones that this runtime does not know are left out; with none it is UTC's date.
 */
export function latestToday(now: Date, zones: readonly string[]): string {
  const days = zones.map((zone) => dayIn(zone, now)).filter((day) => day !== null);
  return days.sort().at(-1) ?? now.toISOString().slice(0, 10);
}

/**
 * The day that a form proposes, `YYYY-MM-DD`: today where the agent sits, or by UTC where that is not known, but no day
 * that it would refuse. `latest`: see `latestToday`.
 */
export function proposedToday(now: Date, zone: string | null, latest: string): string {
  const today = latestToday(now, zone === null ? [] : [zone]);
  return today < latest ? today : latest;
}

function dayIn(zone: string, now: Date): string | null {
  const parts = calendarOf(zone)?.formatToParts(now);
  // By its parts, since no language promises to go on writing year, month and day in this order.
  const part = (type: Intl.DateTimeFormatPartTypes) => parts?.find((found) => found.type === type)?.value ?? "";
  return parts === undefined ? null : `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

function calendarOf(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  } catch {
    return null;
  }
}
