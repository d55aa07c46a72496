import { educationEmailProblem, educationOf } from "../../education-answers.ts";
import { customerRule } from "../rule.ts";

const school = { educationSegment: "HigherEducation", educationWebsite: "contoso.edu" } as const;

export const contactEmailOtherDomain = customerRule({
  code: "contact-email-other-domain",
  field: "contact.email",
  severity: "acknowledge",
  why: "Microsoft wants an address of the school itself. One at another domain than the website's may be right all the same.",
  source: "Partner Center, sell-to-education-customers (e-mail address); the comparison is Partner Desk's own",
  check: (input, facts) => {
    const education = educationOf(input) ?? facts.school;
    if (!education) return null;
    return educationEmailProblem(input.contact.email, education.website) === "other-domain" ? {} : null;
  },
  examples: {
    valid: [
      { input: { ...school, contact: { email: "ada@contoso.edu" } } },
      { input: { ...school, contact: { email: "ada@staff.contoso.edu" } } },
      { input: { ...school, educationWebsite: "physics.contoso.ac.uk", contact: { email: "ada@contoso.ac.uk" } } },
      { input: { educationWebsite: "contoso.edu", contact: { email: "ada@fabrikam.edu" } } },
    ],
    invalid: [
      { input: { ...school, contact: { email: "ada@fabrikam.edu" } } },
      { input: { ...school, educationWebsite: "contoso.ac.uk", contact: { email: "ada@fabrikam.ac.uk" } } },
    ],
  },
});
