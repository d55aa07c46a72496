import { placeholderPersonNames } from "../../reference/placeholder-names.ts";
import { nameKey } from "../../text.ts";
import { customerRule } from "../rule.ts";

// Without its signs it is a name: Na Li.
const notApplicable = /^n(?: ?\/ ?a|\. ?a)\.?$/i;

const isPlaceholder = (name: string): boolean => notApplicable.test(name) || placeholderPersonNames.has(nameKey(name));

const placeholder = (part: "firstName" | "lastName") =>
  customerRule({
    code: "contact-name-placeholder",
    field: `contact.${part}`,
    severity: "error",
    why: "Partner Center refuses placeholder, test and fake names of contacts, such as test, admin or nobody.",
    source:
      "Partner Center, validate-names-addresses (2024 and later): contact names. Words beyond test, admin and nobody are " +
      "Partner Desk's choice; names that people bear are left out",
    check: ({ contact }) => (isPlaceholder(contact[part]) ? { part } : null),
    examples: {
      valid: [
        { input: { contact: { [part]: "Sample" } } },
        { input: { contact: { [part]: "Testa" } } },
        { input: { contact: { [part]: "Na" } } },
        { input: { contact: { [part]: "Null" } } },
      ],
      invalid: [
        { input: { contact: { [part]: "Test" } } },
        { input: { contact: { [part]: "ADMIN" } } },
        { input: { contact: { [part]: "n/a" } } },
        { input: { contact: { [part]: "N.A." } } },
      ],
    },
  });

export const contactFirstNamePlaceholder = placeholder("firstName");
export const contactLastNamePlaceholder = placeholder("lastName");
