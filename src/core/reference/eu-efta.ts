export const euEftaSource =
  "The member states by the treaties, at November 2026: europa.eu, country profiles (27), and efta.int, the EFTA states (4)";

const eu = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" ");
const efta = "IS LI NO CH".split(" ");

/** ISO alpha-2. Not Partner Center's selling region "Europe", which has more countries. */
export const euEftaCountries: ReadonlySet<string> = new Set([...eu, ...efta]);
