import { isCountry } from "./countries.ts";

/** Node 20 has only the getter, newer runtimes have only the method; TypeScript's library knows neither yet. */
interface LocaleZones {
  timeZones?: readonly string[] | undefined;
  getTimeZones?: () => readonly string[] | undefined;
}

function localeOf(tag: string): LocaleZones {
  const locale: Intl.Locale & LocaleZones = new Intl.Locale(tag);
  return locale;
}

/** The IANA time zones in use in a country, as the runtime lists them; none for a country that it does not know. */
export function zonesOf(country: string, readLocale = localeOf): readonly string[] {
  if (!isCountry(country)) return [];
  const locale = readLocale(`und-${country}`);
  return locale.timeZones ?? locale.getTimeZones?.() ?? [];
}
