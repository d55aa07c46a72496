import { educationEmailProblem, educationOf } from "../../education-answers.ts";
import { customerRule } from "../rule.ts";

const school = { educationSegment: "K12", educationWebsite: "contoso.edu" } as const;

export const contactEmailShared = customerRule({
  code: "contact-email-shared",
  field: "contact.email",
  severity: "error",
  why:
    "Of a school Microsoft takes neither an address of a free mail service nor one that ends in onmicrosoft.com. Other " +
    "customers may have one.",
  source:
    "Partner Center, sell-to-education-customers (e-mail address). Which services are free is Partner Desk's own list",
  check: (input, facts) => {
    const education = educationOf(input) ?? facts.school;
    if (!education) return null;
    return educationEmailProblem(input.contact.email, education.website) === "shared" ? {} : null;
  },
  examples: {
    valid: [
      { input: { ...school, contact: { email: "ada@contoso.edu" } } },
      { input: { ...school, contact: { email: "ada@notgmail.com" } } },
      { input: { contact: { email: "ada@gmail.com" } } },
      { input: { contact: { email: "ada@contoso.onmicrosoft.com" } } },
    ],
    invalid: [
      { input: { ...school, contact: { email: "ada@Gmail.com" } } },
      { input: { ...school, contact: { email: "ada@contoso.onmicrosoft.com" } } },
      { input: { ...school, educationWebsite: "", contact: { email: "ada@hotmail.co.uk" } } },
      {
        input: { contact: { email: "ada@gmail.com" } },
        facts: { school: { segment: "K12", website: "contoso.edu" } },
      },
    ],
  },
});
