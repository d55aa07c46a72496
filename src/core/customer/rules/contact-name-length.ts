import { fieldLimits } from "../fields.ts";
import { customerRule } from "../rule.ts";

const tooLong = (part: "firstName" | "lastName") => {
  const most = fieldLimits[`contact.${part}`];
  return customerRule({
    code: "contact-name-too-long",
    field: `contact.${part}`,
    severity: "error",
    first: true,
    asWritten: true,
    why: "The newer rules of Partner Center allow 40 characters; its older table allowed 50.",
    source: "Partner Center, validate-names-addresses (2024 and later): contact names of at most 40 characters",
    check: ({ contact }) => (contact[part].length > most ? { most, length: contact[part].length } : null),
    examples: {
      valid: [{ input: { contact: { [part]: "a".repeat(most) } } }],
      invalid: [{ input: { contact: { [part]: "a".repeat(most + 1) } } }],
    },
  });
};

export const contactFirstNameLength = tooLong("firstName");
export const contactLastNameLength = tooLong("lastName");
