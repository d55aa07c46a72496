import { bundledRules } from "../country-rules.ts";
import { fieldLimits } from "../fields.ts";
import { isRefusedBy } from "../pattern.ts";
import { isPhoneNumber, phoneExample } from "../phone.ts";
import { customerRule } from "../rule.ts";

const pattern = "^(1[ \\-\\/\\.]?)?(\\((\\d{3})\\)|(\\d{3}))[ \\-\\/\\.]?(\\d{3})[ \\-\\/\\.]?(\\d{4})$";
const asked = { country: { ...bundledRules("US"), phonePattern: pattern } };

export const contactPhoneForm = customerRule({
  code: "contact-phone-form",
  field: "contact.phone",
  severity: "error",
  why:
    "Partner Center refuses a phone number that does not fit its pattern for the country. Where no pattern is known, the " +
    "number must be possible: in the country's own form, or international with a plus sign.",
  source: "Partner Center, countryvalidationrules (phoneNumberRegex); libphonenumber for the general form",
  check: ({ contact, address }, { country }) => {
    if (contact.phone === "" || contact.phone.length > fieldLimits["contact.phone"]) return null;
    const fits = (phone: string): boolean =>
      country.phonePattern === null
        ? isPhoneNumber(phone, address.country)
        : !isRefusedBy(country.phonePattern, phone, "contact.phone");
    return fits(contact.phone) ? null : { country: address.country, example: phoneExample(address.country, fits) };
  },
  examples: {
    valid: [
      { input: { contact: { phone: "(425) 555-0100" } }, facts: asked },
      { input: { address: { country: "BR" }, contact: { phone: "(11) 91234-5678" } } },
      { input: { address: { country: "BR" }, contact: { phone: "+49 30 901820" } } },
    ],
    invalid: [
      { input: { address: { country: "US" }, contact: { phone: "+1 425 555 0100" } }, facts: asked },
      { input: { address: { country: "BR" }, contact: { phone: "123" } } },
      { input: { address: { country: "BR" }, contact: { phone: "ask for Ana" } } },
    ],
  },
});
