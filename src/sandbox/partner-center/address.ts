import type { Answer } from "./answer.ts";
import { fieldsOf, textOf } from "./call.ts";
import type { Call } from "./call.ts";
import { rulesOf } from "./country-rules.ts";
import { refuse } from "./refusals.ts";

interface Address {
  country: string;
  city: string;
  state: string;
  addressLine1: string;
  addressLine2?: string;
  postalCode: string;
}

export type AddressStatus =
  | "VerifiedShippable"
  | "Verified"
  | "InteractionRequired"
  | "StreetPartial"
  | "PremisesPartial"
  | "Multiple"
  | "None"
  | "NotValidated";

/** A word of the first address line (in any case) decides the status: "12 Streetpartial Road". Else VerifiedShippable. */
export const ADDRESS_WORDS = {
  verified: "Verified",
  interaction: "InteractionRequired",
  streetpartial: "StreetPartial",
  premisespartial: "PremisesPartial",
  multiple: "Multiple",
  nowhere: "None",
  notvalidated: "NotValidated",
} as const satisfies Record<string, AddressStatus>;

/** The service has a list of states for these alone; elsewhere any text passes. CN and MX were never recorded. */
const STATES_ARE_CHECKED = ["US", "CA"];

export function validateAddress(call: Call): Answer {
  const fields = fieldsOf(call.body);
  const read = (name: string) => textOf(fields, name) || "";
  const line2 = read("addressLine2");
  const address: Address = {
    country: read("country").toUpperCase(),
    city: read("city"),
    state: read("state"),
    addressLine1: read("addressLine1"),
    ...(line2 === "" ? {} : { addressLine2: line2 }),
    postalCode: read("postalCode"),
  };
  const missing = Object.entries(address).flatMap(([name, value]) => (value === "" ? [name] : []));
  if (missing.length > 0) return refuse(3000, `Invalid property: ${missing.join(", ")} required.`, missing);
  const rules = rulesOf(address.country);
  if (rules === undefined) return refuse(3000, "Invalid property: country.", ["country"]);

  const wrong: string[] = [];
  if (STATES_ARE_CHECKED.includes(address.country) && !rules.supportedStatesList.includes(address.state)) {
    wrong.push("'Region'");
  }
  if (rules.postalCodeRegex && !new RegExp(rules.postalCodeRegex).test(address.postalCode)) wrong.push("'PostalCode'");
  const status = wrong.length > 0 ? "None" : statusOf(address);
  return {
    status: 200,
    body: {
      originalAddress: address,
      suggestedAddresses: suggestions(address, status),
      status,
      ...(wrong.length > 0 ? { validationMessage: `Address field invalid for property: ${wrong.join(", ")}` } : {}),
    },
  };
}

function statusOf({ addressLine1 }: Address): AddressStatus {
  for (const [word, status] of Object.entries(ADDRESS_WORDS)) {
    if (wholeWord(word).test(addressLine1)) return status;
  }
  return "VerifiedShippable";
}

function suggestions(address: Address, status: AddressStatus): Address[] {
  const street = withoutWords(address.addressLine1);
  const name = street.replace(/^\d+\s*/, "") || "Main Street";
  const shippable = { ...address, postalCode: fullPostalCode(address) };
  switch (status) {
    case "None":
    case "NotValidated":
      return [];
    case "Verified":
    case "VerifiedShippable":
      return [shippable];
    case "InteractionRequired":
      return [{ ...shippable, addressLine1: `1 ${name}`, city: `${address.city} Heights` }];
    case "StreetPartial":
      return ["1", "10", "100"].map((number) => ({ ...shippable, addressLine1: `${number} ${name}` }));
    case "PremisesPartial":
      return ["100", "200", "300"].map((suite) => ({
        ...shippable,
        addressLine1: street || name,
        addressLine2: `Suite ${suite}`,
      }));
    case "Multiple":
      return ["1", "2", "3"].map((number) => ({
        ...shippable,
        addressLine1: `${number}00 ${name}`,
        addressLine2: `Floor ${number}`,
      }));
  }
}

/** What is suggested must pass when it is sent again. */
function withoutWords(line: string): string {
  const words = Object.keys(ADDRESS_WORDS).reduce((rest, word) => rest.replace(wholeWord(word), ""), line);
  return words.replace(/\s+/g, " ").trim();
}

function wholeWord(word: string): RegExp {
  return new RegExp(`\\b${word}\\b`, "gi");
}

/** United States: a made-up but steady ZIP+4. */
function fullPostalCode({ country, postalCode, addressLine1 }: Address): string {
  if (country !== "US" || postalCode.length !== 5) return postalCode;
  const sum = Array.from(addressLine1).reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  return `${postalCode}-${String(1000 + (sum % 9000))}`;
}
