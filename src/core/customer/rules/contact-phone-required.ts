import { bundledRules } from "../country-rules.ts";
import { customerRule } from "../rule.ts";

export const contactPhoneRequired = customerRule({
  code: "contact-phone-required",
  field: "contact.phone",
  severity: "error",
  first: true,
  why:
    "In the 24 countries that ask for a registration ID Partner Center refuses a customer without a phone number, too " +
    "(error 600051). What Partner Center says of a country wins over that list.",
  source:
    "000_9ab42d0cf67f2d98.txt and 001_fe4f15f99fab0b6e.txt, registration IDs and phone numbers; Partner Center, " +
    "countryvalidationrules (customerOrganizationPhoneNumberRequired)",
  check: ({ contact }, { country }) =>
    contact.phone === "" && country.phoneRequired === true ? { country: country.country } : null,
  examples: {
    valid: [
      { input: { address: { country: "BR" }, contact: { phone: "+55 11 91234-5678" } } },
      { input: { address: { country: "DE" }, contact: { phone: "" } } },
      {
        input: { address: { country: "BR" }, contact: { phone: "" } },
        facts: { country: { ...bundledRules("BR"), phoneRequired: false } },
      },
    ],
    invalid: [{ input: { address: { country: "BR" }, contact: { phone: "" } } }],
  },
});
