import { nameKey } from "../text.ts";

export const countriesSource =
  "ISO 3166-1 (249 codes) and XK, which Partner Center lists for Kosovo; names from Unicode CLDR through Intl.DisplayNames";

/** ISO 3166-1 alpha-2. */
export const countries: readonly string[] = `
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
  CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
  GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT
  JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
  MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
  QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
  TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW`
  .trim()
  .split(/\s+/);

const known: ReadonlySet<string> = new Set(countries);

/** What people write instead of the name, beside the alpha-2 code. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  AE: ["UAE", "Emirates"],
  BA: ["Bosnia"],
  CD: ["DRC", "Democratic Republic of the Congo", "Congo Kinshasa"],
  CG: ["Republic of the Congo", "Congo Brazzaville"],
  CI: ["Ivory Coast", "Cote d'Ivoire"],
  CV: ["Cape Verde", "Cabo Verde"],
  CZ: ["Czech Republic", "Czechia"],
  GB: ["UK", "Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland"],
  HK: ["Hong Kong"],
  IR: ["Persia"],
  KP: ["DPRK", "North Korea"],
  KR: ["South Korea", "Korea", "Republic of Korea"],
  LA: ["Laos"],
  MD: ["Moldova"],
  MK: ["Macedonia", "North Macedonia"],
  MM: ["Burma", "Myanmar"],
  MO: ["Macau", "Macao"],
  NL: ["Holland", "The Netherlands"],
  PS: ["Palestine", "Palestinian Authority"],
  RU: ["Russian Federation"],
  SA: ["KSA"],
  SZ: ["Swaziland", "Eswatini"],
  TL: ["East Timor", "Timor-Leste"],
  TR: ["Turkey", "Türkiye"],
  US: ["USA", "United States of America", "America", "The States"],
  VA: ["Vatican", "Holy See"],
  VN: ["Viet Nam"],
};

const names = new Map<string, Intl.DisplayNames>();

/** True for the codes of the list, which are upper case. */
export function isCountry(code: string): boolean {
  return known.has(code);
}

/** The country's name in the reader's language, such as "Brazil"; the code itself when there is none. */
export function countryName(code: string, reader: string): string {
  const display = names.get(reader) ?? new Intl.DisplayNames(reader, { type: "region" });
  names.set(reader, display);
  return isCountry(code) ? (display.of(code) ?? code) : code;
}

/** Codes whose code, name or alias matches what was typed, the best first: equal, begins with it, contains it. */
export function searchCountries(typed: string, reader: string): string[] {
  const wanted = nameKey(typed);
  const inOrder = byName(reader);
  if (wanted === "") return countries.toSorted(inOrder);
  const rank = (code: string): number => {
    const keys = [code, countryName(code, reader), ...(aliases[code] ?? [])].map(nameKey);
    if (keys.includes(wanted)) return 0;
    if (keys.some((key) => key.startsWith(wanted))) return 1;
    return keys.some((key) => key.includes(wanted)) ? 2 : 3;
  };
  return countries
    .map((code) => ({ code, rank: rank(code) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank || inOrder(a.code, b.code))
    .map((found) => found.code);
}

function byName(reader: string): (a: string, b: string) => number {
  const { compare } = new Intl.Collator(reader);
  return (a, b) => compare(countryName(a, reader), countryName(b, reader));
}

const byKey = new Map<string, string>();

/** The one country that a whole name or alias means, in English; null when it means none. */
export function findCountry(name: string): string | null {
  if (byKey.size === 0) {
    for (const code of countries) {
      for (const text of [code, countryName(code, "en"), ...(aliases[code] ?? [])]) byKey.set(nameKey(text), code);
    }
  }
  return byKey.get(nameKey(name)) ?? null;
}
