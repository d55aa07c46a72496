import { educationOf, readWebsite } from "../../education-answers.ts";
import { customerRule } from "../rule.ts";

export const educationWebsiteForm = customerRule({
  code: "education-website-form",
  field: "educationWebsite",
  severity: "error",
  why: "Microsoft looks at a school's own website, and is told its domain alone. Other customers are not asked for one.",
  source: "Partner Center, sell-to-education-customers and update-customer-qualification-asynchronous (website)",
  check: (input) => {
    const school = educationOf(input);
    return school !== null && readWebsite(school.website) === null ? {} : null;
  },
  examples: {
    valid: [
      { input: { educationSegment: "K12", educationWebsite: "contoso.edu" } },
      { input: { educationSegment: "HigherEducation", educationWebsite: "https://www.Contoso.edu/about" } },
      { input: { educationSegment: "", educationWebsite: "" } },
    ],
    invalid: [
      { input: { educationSegment: "K12", educationWebsite: "" } },
      { input: { educationSegment: "K12", educationWebsite: "our school" } },
      { input: { educationSegment: "HigherEducation", educationWebsite: "contoso.onmicrosoft.com" } },
    ],
  },
});
