import { placeholderPersonNames } from "../../reference/placeholder-names.ts";
import { nameKey } from "../../text.ts";
import { customerRule } from "../rule.ts";

const placeholder = (part: "firstName" | "lastName") =>
  customerRule({
    code: "contact-name-placeholder",
    field: `contact.${part}`,
    severity: "error",
    why: "Partner Center refuses placeholder, test and fake names of contacts, such as test, admin or nobody.",
    source:
      "Partner Center, validate-names-addresses (2024 and later): contact names. Words beyond test, admin and nobody are " +
      "Partner Desk's choice; names that people bear are left out",
    check: ({ contact }) => (placeholderPersonNames.has(nameKey(contact[part])) ? { part } : null),
    examples: {
      valid: [{ input: { contact: { [part]: "Sample" } } }, { input: { contact: { [part]: "Testa" } } }],
      invalid: [
        { input: { contact: { [part]: "Test" } } },
        { input: { contact: { [part]: "ADMIN" } } },
        { input: { contact: { [part]: "n/a" } } },
      ],
    },
  });

export const contactFirstNamePlaceholder = placeholder("firstName");
export const contactLastNamePlaceholder = placeholder("lastName");
