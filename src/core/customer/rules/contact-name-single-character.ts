import { customerRule } from "../rule.ts";

const singleCharacter = (part: "firstName" | "lastName") =>
  customerRule({
    code: "contact-name-single-character",
    field: `contact.${part}`,
    severity: "error",
    first: true,
    why: "Partner Center refuses a name of one character, except a Chinese one, which is a whole name.",
    source: "Partner Center, validate-names-addresses (2024 and later): contact names",
    check: ({ contact }) => (/^(?!\p{Script=Han}).$/u.test(contact[part]) ? { part } : null),
    examples: {
      valid: [{ input: { contact: { [part]: "Li" } } }, { input: { contact: { [part]: "李" } } }],
      invalid: [{ input: { contact: { [part]: "A" } } }, { input: { contact: { [part]: "Ж" } } }],
    },
  });

export const contactFirstNameSingleCharacter = singleCharacter("firstName");
export const contactLastNameSingleCharacter = singleCharacter("lastName");
