export interface RegistrationId {
  country: string;
  /** What the company's own people call it. */
  name: string;
  /** How Microsoft's article words it. */
  article: string;
}

export const registrationIdsSource =
  "000_9ab42d0cf67f2d98.txt and 001_fe4f15f99fab0b6e.txt, registration IDs and phone numbers required for some " +
  "countries (24); names from Partner Center, countries-registration-id-table, and the names in use in the country";

/** The countries in which Partner Center refuses a customer without registration ID and phone number. */
export const registrationIds: readonly RegistrationId[] = [
  { country: "AE", name: "TRN", article: "Tax ID, VAT number" },
  { country: "AM", name: "TIN (ՀՎՀՀ)", article: "INN, VAT number or public service number" },
  { country: "AZ", name: "VÖEN", article: "TIN, INN" },
  { country: "BR", name: "CNPJ", article: "CNPJ" },
  { country: "BY", name: "UNP", article: "UNP, nine characters" },
  { country: "HU", name: "adószám", article: "TIN" },
  { country: "IN", name: "PAN", article: "Tax ID; PAN" },
  { country: "IQ", name: "TIN", article: "TIN" },
  { country: "KG", name: "INN", article: "INN" },
  { country: "KZ", name: "BIN", article: "BIN, IIN" },
  { country: "MD", name: "IDNO", article: "IDNO; IDNP is the personal code" },
  { country: "MM", name: "TIN", article: "TIN" },
  { country: "PL", name: "NIP", article: "TIN; PESEL is personal" },
  { country: "RU", name: "INN", article: "INN" },
  { country: "SA", name: "TIN", article: "TIN" },
  { country: "SS", name: "TIN", article: "TIN" },
  { country: "TH", name: "TIN", article: "TIN" },
  { country: "TJ", name: "INN", article: "INN, EIN, KPP" },
  { country: "TR", name: "VKN", article: "TIN, NIN" },
  { country: "UA", name: "EDRPOU", article: "EGRPOU / EDRPOU" },
  { country: "UZ", name: "INN", article: "INN" },
  { country: "VE", name: "RIF", article: "RIF" },
  { country: "VN", name: "MST", article: "TIN" },
  { country: "ZA", name: "tax reference number", article: "TRN" },
];

const byCountry = new Map(registrationIds.map((row) => [row.country, row]));

/** Null outside the 24 countries. */
export function registrationIdOf(country: string): RegistrationId | null {
  return byCountry.get(country) ?? null;
}
