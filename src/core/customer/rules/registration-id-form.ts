import { registrationIdOf } from "../../reference/registration-ids.ts";
import { bundledRules } from "../country-rules.ts";
import { isRefusedBy } from "../pattern.ts";
import { customerRule } from "../rule.ts";

const asked = {
  country: { ...bundledRules("BR"), registrationIdPattern: "^\\d{14}$", registrationIdSample: "11222333000181" },
};
const plain = (id: string): string => id.replace(/[\s./-]/g, "");

export const registrationIdForm = customerRule({
  code: "registration-id-form",
  field: "registrationId",
  severity: "error",
  why: "Partner Center refuses a registration ID that does not fit its pattern for the country (error 600050).",
  source: "Partner Center, countryvalidationrules (customerOrganizationRegistrationNumberRegex); error-codes (600050)",
  check: ({ registrationId }, { country }) => {
    const { registrationIdPattern: pattern, registrationIdSample: sample } = country;
    if (!isRefusedBy(pattern, registrationId, "registrationId")) return null;
    const id = registrationIdOf(country.country)?.name ?? "";
    const signs = isRefusedBy(pattern, plain(registrationId), "registrationId") ? "no" : "yes";
    return { id, sample: sample ?? "", pattern: pattern ?? "", onlySigns: signs };
  },
  examples: {
    valid: [
      { input: { registrationId: "11222333000181" }, facts: asked },
      { input: { registrationId: "11.222.333/0001-81" } },
    ],
    invalid: [
      { input: { registrationId: "11.222.333/0001-81" }, facts: asked },
      { input: { registrationId: "1234" }, facts: asked },
    ],
  },
});
