import { bundledRules } from "../country-rules.ts";
import { isRefusedBy } from "../pattern.ts";
import { phoneExample } from "../phone.ts";
import { customerRule } from "../rule.ts";

const pattern = "^(1[ \\-\\/\\.]?)?(\\((\\d{3})\\)|(\\d{3}))[ \\-\\/\\.]?(\\d{3})[ \\-\\/\\.]?(\\d{4})$";
const asked = { country: { ...bundledRules("US"), phonePattern: pattern } };

export const contactPhoneForm = customerRule({
  code: "contact-phone-form",
  field: "contact.phone",
  severity: "error",
  why: "Partner Center refuses a phone number that does not fit its pattern for the country.",
  source: "Partner Center, countryvalidationrules (phoneNumberRegex)",
  check: ({ contact, address }, { country }) => {
    const fits = (phone: string): boolean => !isRefusedBy(country.phonePattern, phone, "contact.phone");
    return fits(contact.phone) ? null : { country: address.country, example: phoneExample(address.country, fits) };
  },
  examples: {
    valid: [
      { input: { contact: { phone: "(425) 555-0100" } }, facts: asked },
      { input: { address: { country: "US" }, contact: { phone: "ask for Ana" } } },
    ],
    invalid: [{ input: { address: { country: "US" }, contact: { phone: "+1 425 555 0100" } }, facts: asked }],
  },
});
