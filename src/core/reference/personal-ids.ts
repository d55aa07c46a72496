import { stdnum } from "stdnum";

export interface PersonalId {
  country: string;
  name: string;
  /** `never`: no company has it. `sole-trader`: a one-person business may rightly have nothing else. */
  ofCompany: "never" | "sole-trader";
  source: string;
  matches: (id: string) => boolean;
}

const valid =
  (country: string, kind: string) =>
  (id: string): boolean =>
    stdnum[country]?.[kind]?.validate(id).isValid === true;
const shaped =
  (pattern: RegExp) =>
  (id: string): boolean =>
    pattern.test(id.replace(/[\s.-]/g, ""));

/** Numbers of persons that can be told from the company's number of the same country. */
export const personalIds: readonly PersonalId[] = [
  {
    country: "BR",
    name: "CPF",
    ofCompany: "never",
    source: "Receita Federal: every business, sole traders included, has a CNPJ",
    matches: valid("BR", "cpf"),
  },
  {
    country: "IN",
    name: "Aadhaar",
    ofCompany: "never",
    source: "UIDAI: issued to residents only",
    matches: valid("IN", "aadhaar"),
  },
  {
    country: "MD",
    name: "IDNP",
    ofCompany: "never",
    source: "countries-registration-id-table (IDNP is the personal code); 13 digits, a company's IDNO begins with 1",
    matches: shaped(/^[02]\d{12}$/),
  },
  {
    country: "PL",
    name: "PESEL",
    ofCompany: "never",
    source: "countries-registration-id-table (PESEL is personal); sole traders have a NIP",
    matches: valid("PL", "pesel"),
  },
  {
    country: "AZ",
    name: "VÖEN of a person",
    ofCompany: "sole-trader",
    source: "State Tax Service: the tenth digit is 1 for legal entities and 2 for individuals",
    matches: shaped(/^\d{9}2$/),
  },
  {
    country: "IN",
    name: "PAN of a person",
    ofCompany: "sole-trader",
    source: "Income Tax Department: the fourth letter P marks an individual",
    matches: shaped(/^[A-Z]{3}P[A-Z]\d{4}[A-Z]$/i),
  },
  {
    country: "KZ",
    name: "IIN",
    ofCompany: "sole-trader",
    source: "An IIN begins with a birth date; the fifth digit of a company's BIN is 4, 5 or 6",
    matches: shaped(/^\d{4}[0-3]\d{7}$/),
  },
  {
    country: "RU",
    name: "INN of a person",
    ofCompany: "sole-trader",
    source: "Federal Tax Service: 12 digits for persons, 10 for organisations",
    matches: shaped(/^\d{12}$/),
  },
  {
    country: "TH",
    name: "national ID",
    ofCompany: "sole-trader",
    source: "Revenue Department: a juristic person's number begins with 0",
    matches: shaped(/^[1-8]\d{12}$/),
  },
  {
    country: "TR",
    name: "TCKN",
    ofCompany: "sole-trader",
    source: "Revenue Administration: 11 digits for persons, a company's VKN has 10",
    matches: shaped(/^[1-9]\d{10}$/),
  },
  {
    country: "UA",
    name: "RNOKPP",
    ofCompany: "sole-trader",
    source: "State Tax Service: 10 digits for persons, a company's EDRPOU has 8",
    matches: shaped(/^\d{10}$/),
  },
  {
    country: "UZ",
    name: "PINFL",
    ofCompany: "sole-trader",
    source: "State Tax Committee: 14 digits for persons, a company's INN has 9",
    matches: shaped(/^\d{14}$/),
  },
  {
    country: "VE",
    name: "RIF of a person",
    ofCompany: "sole-trader",
    source: "SENIAT: V, E and P mark persons, J, G and C organisations",
    matches: shaped(/^[VEP]\d{8,9}$/i),
  },
  {
    country: "ZA",
    name: "ID number",
    ofCompany: "sole-trader",
    source: "Department of Home Affairs: 13 digits that begin with a birth date",
    matches: valid("ZA", "idnr"),
  },
];

/** The kind of personal number that this is, or null. */
export function personalIdOf(country: string, id: string, ofCompany: PersonalId["ofCompany"]): PersonalId | null {
  return personalIds.find((row) => row.country === country && row.ofCompany === ofCompany && row.matches(id)) ?? null;
}
