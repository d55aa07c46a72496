import { fieldLimits } from "../fields.ts";
import { isPhoneNumber, phoneExample } from "../phone.ts";
import { customerRule } from "../rule.ts";

export const contactPhoneUnusual = customerRule({
  code: "contact-phone-unusual",
  field: "contact.phone",
  severity: "acknowledge",
  why:
    "Where Partner Center sends no pattern, nothing says that it refuses a phone number. One that is neither possible in " +
    "the country's own form nor international with a plus sign is asked about, since it is often a slip.",
  source: "libphonenumber for the general form; asking is Partner Desk's choice",
  check: ({ contact, address }, { country }) => {
    if (country.phonePattern !== null || contact.phone === "") return null;
    if (contact.phone.length > fieldLimits["contact.phone"] || isPhoneNumber(contact.phone, address.country))
      return null;
    const example = phoneExample(address.country, (phone) => isPhoneNumber(phone, address.country));
    return { country: address.country, example };
  },
  examples: {
    valid: [
      { input: { address: { country: "BR" }, contact: { phone: "(11) 91234-5678" } } },
      { input: { address: { country: "BR" }, contact: { phone: "+49 30 901820" } } },
    ],
    invalid: [
      { input: { address: { country: "BR" }, contact: { phone: "123" } } },
      { input: { address: { country: "GB" }, contact: { phone: "020 7946 0958 (office)" } } },
      { input: { address: { country: "US" }, contact: { phone: "555-0100" } } },
    ],
  },
});
