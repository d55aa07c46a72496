/** Dates as the reader of this window would write them: their language, their zone, Slack's clock. */
import { store } from "./state.js";

function format(when, options) {
  const { locale, tz } = store.state?.you ?? { locale: "en-US", tz: "UTC" };
  return new Intl.DateTimeFormat(locale, { timeZone: tz, ...options }).format(when);
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
  const { locale, tz } = store.state?.you ?? { locale: "en-US", tz: "UTC" };
  const day = (date) => new Intl.DateTimeFormat("en-CA", { timeZone: tz }).format(date);
  const now = store.state?.now ?? Date.now();
  const apart = Math.round((Date.parse(day(when)) - Date.parse(day(new Date(now)))) / 86_400_000);
  if (Math.abs(apart) > 1) return null;
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(apart, "day");
}

const styles = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date_slash: { year: "numeric", month: "numeric", day: "numeric" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  time: { timeStyle: "short" },
  time_secs: { timeStyle: "medium" },
};

/** The part of `<!date^…>` between the carets, such as "{date_short_pretty} at {time}". */
export function slackDate(seconds, pattern) {
  const when = new Date(seconds * 1000);
  return pattern.replace(/\{(\w+)\}/g, (written, token) => {
    if (token === "ago") return ago(when);
    const name = token.replace(/_pretty$/, "");
    if (!(name in styles)) return written;
    return (token.endsWith("_pretty") ? relativeDay(when) : null) ?? format(when, styles[name]);
  });
}

function ago(when) {
  const locale = store.state?.you.locale ?? "en-US";
  const minutes = Math.round((when.getTime() - (store.state?.now ?? Date.now())) / 60_000);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  if (Math.abs(minutes) < 60) return words.format(minutes, "minute");
  if (Math.abs(minutes) < 60 * 24) return words.format(Math.round(minutes / 60), "hour");
  return words.format(Math.round(minutes / (60 * 24)), "day");
}
