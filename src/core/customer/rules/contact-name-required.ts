import { customerRule } from "../rule.ts";

const required = (part: "firstName" | "lastName") =>
  customerRule({
    code: "contact-name-required",
    field: `contact.${part}`,
    severity: "error",
    first: true,
    why: "Partner Center creates no customer without a contact's first and last name.",
    source: "Partner Center, utility-resources (Address.firstName, lastName: 1 to 50 characters)",
    check: ({ contact }) => (contact[part] === "" ? { part } : null),
    examples: {
      valid: [{ input: { contact: { [part]: "Ana" } } }],
      invalid: [{ input: { contact: { [part]: "" } } }, { input: { contact: { [part]: "\u200b" } } }],
    },
  });

export const contactFirstNameRequired = required("firstName");
export const contactLastNameRequired = required("lastName");
