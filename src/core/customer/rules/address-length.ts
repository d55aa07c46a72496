import { fieldLimits } from "../fields.ts";
import { customerRule } from "../rule.ts";

type Part = "line1" | "line2" | "city" | "state" | "postalCode";

const partTooLong = (part: Part, why: string, source: string) => {
  const most = fieldLimits[`address.${part}`];
  return customerRule({
    code: "address-too-long",
    field: `address.${part}`,
    severity: "error",
    first: true,
    asWritten: true,
    why,
    source,
    check: ({ address }) => (address[part].length > most ? { most, length: address[part].length } : null),
    examples: {
      valid: [{ input: { address: { [part]: "a".repeat(most) } } }],
      invalid: [{ input: { address: { [part]: "a".repeat(most + 1) } } }],
    },
  });
};

const refused = "Partner Center refuses a longer line.";
const mistyped = "A longer text was pasted by mistake.";
const perLine = "Partner Center, utility-resources (Address: 200 characters a line)";
const ours = "Partner Desk: no limit is documented, and no real value is longer";

export const addressLine1Length = partTooLong("line1", refused, perLine);
export const addressLine2Length = partTooLong("line2", refused, perLine);
export const addressCityLength = partTooLong("city", mistyped, ours);
export const addressStateLength = partTooLong(
  "state",
  mistyped +
    " Where a country has a list of states, only its codes are taken. Elsewhere the full name is let through to Partner " +
    "Center's address validation, which takes such names, although one table of its papers gives states two characters.",
  "Partner Center, utility-resources (Address: a state of 0 to 2 characters); the limit of 100 is Partner Desk's",
);
export const addressPostalCodeLength = partTooLong("postalCode", mistyped, ours);
