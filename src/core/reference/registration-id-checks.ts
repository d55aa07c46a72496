import { stdnum } from "stdnum";

export const registrationIdChecksSource =
  "stdnum 1.12 (check digits of 14 countries); Kazakhstan's BIN after Government Resolution 853 of 22 May 2007. For the " +
  "other nine countries no check digits are published";

/** The kinds of number that a customer of the country may rightly give, by their names in stdnum. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  AZ: ["tin"],
  BR: ["cnpj"],
  BY: ["unp"],
  HU: ["anum"],
  IN: ["pan", "gstin"],
  MD: ["idno"],
  PL: ["nip"],
  RU: ["inn"],
  TH: ["tin"],
  TR: ["vkn", "tckimlik"],
  UA: ["edrpou", "rntrc"],
  VE: ["rif"],
  VN: ["mst"],
  ZA: ["tin", "vat", "idnr"],
};

/** The full Hungarian tax number: eight digits with a check digit, the kind of taxation, the county. */
const hungarian = /^(\d{8})-?\d-?\d{2}$/;

export const checkedCountries: readonly string[] = [...Object.keys(kinds), "KZ"].sort();

/** False when length, form or check digits are wrong; null where nothing can be said. */
export function hasGoodCheckDigits(country: string, id: string): boolean | null {
  if (country === "KZ") return isKazakh(id.replace(/[\s-]/g, ""));
  const number = country === "HU" ? id.replace(hungarian, "$1") : id;
  const accepted = kinds[country];
  if (accepted === undefined) return null;
  return accepted.some((kind) => stdnum[country]?.[kind]?.validate(number).isValid === true);
}

/** BIN and IIN share the sum: weights 1 to 11, and where that leaves 10, once more with 3 to 11, 1, 2. */
function isKazakh(id: string): boolean {
  if (!/^\d{12}$/.test(id)) return false;
  const digits = Array.from(id, Number);
  const check = digits.pop();
  const sum = (shift: number): number => {
    const weight = (index: number): number => ((index + shift) % 11) + 1;
    return digits.reduce((total, digit, index) => total + digit * weight(index), 0) % 11;
  };
  const first = sum(0);
  return check === (first === 10 ? sum(2) : first);
}
