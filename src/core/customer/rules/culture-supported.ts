import { bundledRules } from "../country-rules.ts";
import { customerRule } from "../rule.ts";

const asked = { country: { ...bundledRules("US"), cultures: ["en-US", "es-US"] } };

export const cultureSupported = customerRule({
  code: "culture-unsupported",
  field: "culture",
  severity: "error",
  why: "Microsoft writes its mails in the languages that it offers for the country. Without a choice it takes the country's own.",
  source: "Partner Center, countryvalidationrules (supportedCulturesList)",
  check: ({ culture }, { country }) =>
    culture === "" || country.cultures.length === 0 || country.cultures.includes(culture)
      ? null
      : { country: country.country, offered: country.cultures.join(", ") },
  examples: {
    valid: [
      { input: { culture: "es-US" }, facts: asked },
      { input: { culture: "" }, facts: asked },
      { input: { culture: "pt-BR" } },
    ],
    invalid: [{ input: { culture: "pt-BR" }, facts: asked }],
  },
});
