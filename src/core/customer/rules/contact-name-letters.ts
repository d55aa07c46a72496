import { customerRule } from "../rule.ts";

const withoutLetters = (part: "firstName" | "lastName") =>
  customerRule({
    code: "contact-name-letters",
    field: `contact.${part}`,
    severity: "error",
    first: true,
    why: "Partner Center refuses names of only digits, special characters, emoji or characters that do not show.",
    source: "Partner Center, validate-names-addresses (2024 and later): contact names",
    check: ({ contact }) => (/\p{L}/u.test(contact[part]) ? null : {}),
    examples: {
      valid: [{ input: { contact: { [part]: "O'Neil" } } }, { input: { contact: { [part]: "María José" } } }],
      invalid: [
        { input: { contact: { [part]: "12345" } } },
        { input: { contact: { [part]: "--" } } },
        { input: { contact: { [part]: "🙂🙂" } } },
      ],
    },
  });

export const contactFirstNameLetters = withoutLetters("firstName");
export const contactLastNameLetters = withoutLetters("lastName");
