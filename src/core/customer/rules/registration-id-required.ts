import { registrationIdOf } from "../../reference/registration-ids.ts";
import { bundledRules } from "../country-rules.ts";
import { customerRule } from "../rule.ts";

export const registrationIdRequired = customerRule({
  code: "registration-id-required",
  field: "registrationId",
  severity: "error",
  first: true,
  why:
    "In 24 countries Partner Center refuses a customer without the company's registration ID (error 600049). What " +
    "Partner Center says of a country wins over that list.",
  source:
    "000_9ab42d0cf67f2d98.txt and 001_fe4f15f99fab0b6e.txt, registration IDs and phone numbers; Partner Center, " +
    "create-a-customer and countryvalidationrules (customerOrganizationRegistrationNumberRequired)",
  check: ({ registrationId }, { country }) =>
    registrationId === "" && country.registrationIdRequired === true
      ? { country: country.country, id: registrationIdOf(country.country)?.name ?? "" }
      : null,
  examples: {
    valid: [
      { input: { address: { country: "BR" }, registrationId: "11.222.333/0001-81" } },
      { input: { address: { country: "DE" }, registrationId: "" } },
      {
        input: { address: { country: "BR" }, registrationId: "" },
        facts: { country: { ...bundledRules("BR"), registrationIdRequired: false } },
      },
    ],
    invalid: [
      { input: { address: { country: "BR" }, registrationId: "" } },
      {
        input: { address: { country: "DE" }, registrationId: "" },
        facts: { country: { ...bundledRules("DE"), registrationIdRequired: true } },
      },
    ],
  },
});
