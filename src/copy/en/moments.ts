/** A moment in the reader's own zone and language. */
export const moment = (at: Date): string =>
  `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} {time}|${at.toISOString().slice(0, 16).replace("T", " ")} UTC>`;

/** The same without the time of day. */
export const day = (at: Date): string =>
  `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty}|${at.toISOString().slice(0, 10)}>`;

/** A day that people mean as a day, `YYYY-MM-DD`: the same for every reader. Empty stays empty. */
export const date = (day: string): string =>
  day === ""
    ? ""
    : new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
