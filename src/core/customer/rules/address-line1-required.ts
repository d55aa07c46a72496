import { customerRule } from "../rule.ts";

export const addressLine1Required = customerRule({
  code: "address-line1-required",
  field: "address.line1",
  severity: "error",
  first: true,
  why: "Microsoft verifies the address; without a first line there is none.",
  source: "Partner Center, utility-resources (Address.addressLine1: 1 to 200 characters)",
  check: ({ address }) => (address.line1 === "" ? {} : null),
  examples: {
    valid: [{ input: { address: { line1: "Rua Augusta 1500" } } }],
    invalid: [{ input: { address: { line1: "" } } }, { input: { address: { line1: "\u2800" } } }],
  },
});
