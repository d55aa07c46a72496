import { customerRule } from "../rule.ts";

export const companyNameRequired = customerRule({
  code: "company-name-required",
  field: "companyName",
  severity: "error",
  first: true,
  why: "Microsoft verifies every new customer by its name; blanks and invisible characters alone are no name.",
  source:
    "Partner Center, create-a-customer (billingProfile.companyName); validate-names-addresses, blank or tab characters",
  check: ({ companyName }) => (companyName === "" ? {} : null),
  examples: {
    valid: [{ input: { companyName: "Contoso Interiores Ltda." } }],
    invalid: [
      { input: { companyName: "" } },
      { input: { companyName: " \t " } },
      { input: { companyName: "\u200b\u00a0\u3164" } },
    ],
  },
});
