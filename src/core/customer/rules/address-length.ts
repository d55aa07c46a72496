import { fieldLimits } from "../fields.ts";
import { customerRule } from "../rule.ts";

type Part = "line1" | "line2" | "city" | "state" | "postalCode";

const partTooLong = (part: Part, why: string) => {
  const most = fieldLimits[`address.${part}`];
  return customerRule({
    code: "address-too-long",
    field: `address.${part}`,
    severity: "error",
    first: true,
    asWritten: true,
    why,
    source:
      part === "line1" || part === "line2"
        ? "Partner Center, utility-resources (Address: 200 characters a line)"
        : "Partner Desk: no limit is documented, and no real value is longer",
    check: ({ address }) => (address[part].length > most ? { most, length: address[part].length } : null),
    examples: {
      valid: [{ input: { address: { [part]: "a".repeat(most) } } }],
      invalid: [{ input: { address: { [part]: "a".repeat(most + 1) } } }],
    },
  });
};

const refused = "Partner Center refuses a longer line.";
const mistyped = "A longer text was pasted by mistake.";

export const addressLine1Length = partTooLong("line1", refused);
export const addressLine2Length = partTooLong("line2", refused);
export const addressCityLength = partTooLong("city", mistyped);
export const addressStateLength = partTooLong("state", mistyped);
export const addressPostalCodeLength = partTooLong("postalCode", mistyped);
