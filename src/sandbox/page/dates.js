/** Dates as the reader of this window would write them: their language, their zone, Slack's clock. */
import { store } from "./state.js";

function reader() {
  return store.state?.you ?? { locale: "en-US", tz: "UTC" };
}

function now() {
  return store.state?.now ?? Date.now();
}

function formatter(options) {
  const { locale, tz } = reader();
  return new Intl.DateTimeFormat(locale, { timeZone: tz, ...options });
}

function format(when, options) {
  return formatter(options).format(when);
}

/** Such as 2014-02-18. */
function isoDay(when) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: reader().tz }).format(when);
}

/** @param {string} ts */
export function timeOf(ts) {
  return format(new Date(Number(ts) * 1000), { timeStyle: "short" });
}

/** @param {string} ts */
export function fullTimeOf(ts) {
  return format(new Date(Number(ts) * 1000), { dateStyle: "full", timeStyle: "short" });
}

/** One key a calendar day of the reader. @param {string} ts */
export function dayKey(ts) {
  return format(new Date(Number(ts) * 1000), { year: "numeric", month: "2-digit", day: "2-digit" });
}

/** @param {string} ts */
export function dayName(ts) {
  const when = new Date(Number(ts) * 1000);
  const name = relativeDay(when) ?? format(when, { weekday: "long", month: "long", day: "numeric" });
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function relativeDay(when) {
  const apart = Math.round((Date.parse(isoDay(when)) - Date.parse(isoDay(new Date(now())))) / 86_400_000);
  if (Math.abs(apart) > 1) return null;
  return new Intl.RelativeTimeFormat(reader().locale, { numeric: "auto" }).format(apart, "day");
}

/** Slack's tokens, as its documentation of `<!date>` and of the date in rich text describes them. */
const tokens = {
  date_num: (when) => isoDay(when),
  date_slash: (when) => format(when, { year: "numeric", month: "2-digit", day: "2-digit" }),
  date: (when) => spoken(when, { month: "long" }),
  date_short: (when) => format(when, { ...yearOf(when), month: "short", day: "numeric" }),
  date_long: (when) => spoken(when, { weekday: "long", month: "long" }),
  date_long_full: (when) => format(when, { year: "numeric", month: "long", day: "numeric" }),
  time: (when) => format(when, { timeStyle: "short" }),
  time_secs: (when) => format(when, { timeStyle: "medium" }),
  ago,
};

/** The part of `<!date^…>` between the carets, such as "{date_short_pretty} at {time}". */
export function slackDate(seconds, pattern) {
  const when = new Date(seconds * 1000);
  return pattern.replace(/\{(\w+)\}/g, (written, token) => {
    const name = token === "day_divider_pretty" ? "date_long" : token.replace(/^(date(_short|_long)?)_pretty$/, "$1");
    if (!Object.hasOwn(tokens, name)) return written;
    return (name === token ? null : relativeDay(when)) ?? tokens[name](when);
  });
}

const HALF_A_YEAR = 183 * 86_400_000;

/** The year is left out of what is less than six months away. */
function yearOf(when) {
  const isNear = Math.abs(when.getTime() - now()) < HALF_A_YEAR;
  return isNear ? {} : { year: "numeric" };
}

const endings = { one: "st", two: "nd", few: "rd", other: "th" };

/** English says "February 18th". */
function spoken(when, options) {
  const { locale } = reader();
  const parts = formatter({ ...yearOf(when), ...options, day: "numeric" }).formatToParts(when);
  if (!locale.startsWith("en")) return parts.map(({ value }) => value).join("");
  const ending = (day) => endings[new Intl.PluralRules("en", { type: "ordinal" }).select(Number(day))];
  return parts.map(({ type, value }) => (type === "day" ? `${value}${ending(value)}` : value)).join("");
}

const spans = [
  { unit: "year", minutes: 60 * 24 * 365 },
  { unit: "month", minutes: 60 * 24 * 30 },
  { unit: "day", minutes: 60 * 24 },
  { unit: "hour", minutes: 60 },
];

function ago(when) {
  const minutes = Math.round((when.getTime() - now()) / 60_000);
  const { unit, minutes: length } = spans.find((one) => Math.abs(minutes) >= one.minutes) ?? {
    unit: "minute",
    minutes: 1,
  };
  return new Intl.RelativeTimeFormat(reader().locale, { numeric: "auto" }).format(Math.round(minutes / length), unit);
}
