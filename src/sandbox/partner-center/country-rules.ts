import type { Answer } from "./answer.ts";
import type { Call } from "./call.ts";
import { COUNTRY_CODES, WITHOUT_POSTAL_CODES } from "./countries.ts";
import { MADE_UP_RULES } from "./made-up-country-rules.ts";
import { refuse } from "./refusals.ts";

export interface CountryRules {
  iso2Code: string;
  defaultCulture: string;
  isStateRequired: boolean;
  supportedStatesList: readonly string[];
  supportedLanguagesList: readonly string[];
  supportedCulturesList: readonly string[];
  isPostalCodeRequired: boolean;
  postalCodeRegex?: string;
  isCityRequired: boolean;
  isVatIdSupported: boolean;
  phoneNumberRegex?: string;
  isTaxIdSupported: boolean;
  isTaxIdOptional: boolean;
  countryCallingCodesList?: readonly string[];
  customerOrganizationRegistrationNumberRequired?: boolean;
  customerOrganizationRegistrationNumberRegex?: string;
  customerOrganizationRegistrationNumberSample?: string;
  customerOrganizationPhoneNumberRequired?: boolean;
}

const US_STATES =
  "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA " +
  "RI SC SD TN TX UT VA VT WA WI WV WY";

/** As recorded by the Partner Center PowerShell module in January 2019. */
const UNITED_STATES: CountryRules = {
  iso2Code: "US",
  defaultCulture: "en-US",
  isStateRequired: true,
  supportedStatesList: US_STATES.split(" "),
  supportedLanguagesList: ["en", "es"],
  supportedCulturesList: ["en-US", "es-US"],
  isPostalCodeRequired: true,
  postalCodeRegex: "^\\d{5}(-\\d{4})?$",
  isCityRequired: true,
  isVatIdSupported: false,
  phoneNumberRegex: "^(1[ \\-\\/\\.]?)?(\\((\\d{3})\\)|(\\d{3}))[ \\-\\/\\.]?(\\d{3})[ \\-\\/\\.]?(\\d{4})$",
  isTaxIdSupported: true,
  isTaxIdOptional: true,
  countryCallingCodesList: ["1"],
};

/** Made up: what people there speak beside the language that the platform finds likeliest. */
const MORE_LANGUAGES: Record<string, readonly string[]> = {
  BE: ["nl", "fr", "de"],
  CH: ["de", "fr", "it"],
  FI: ["fi", "sv"],
  LU: ["fr", "de"],
};

/** Undefined: not a country. */
export function rulesOf(country: string): CountryRules | undefined {
  const code = country.toUpperCase();
  if (code === "US") return UNITED_STATES;
  return MADE_UP_RULES[code] ?? (COUNTRY_CODES.has(code) ? rulesWithoutPatterns(code) : undefined);
}

function rulesWithoutPatterns(code: string): CountryRules {
  const likely = new Intl.Locale(`und-${code}`).maximize().language;
  const languages = MORE_LANGUAGES[code] ?? [likely.length === 2 ? likely : "en"];
  return {
    iso2Code: code,
    defaultCulture: `${languages[0] ?? "en"}-${code}`,
    isStateRequired: false,
    supportedStatesList: [],
    supportedLanguagesList: [...new Set([...languages, "en"])],
    supportedCulturesList: [...languages.map((language) => `${language}-${code}`), "en-US"],
    isPostalCodeRequired: !WITHOUT_POSTAL_CODES.has(code),
    isCityRequired: true,
    isVatIdSupported: false,
    isTaxIdSupported: true,
    isTaxIdOptional: true,
  };
}

export function answerCountryRules(call: Call, shape: "flat" | "nested"): Answer {
  const rules = rulesOf(call.path.split("/").at(-1) ?? "");
  if (rules === undefined) return refuse(1000, "The country code is not known.");
  if (shape === "flat")
    return { status: 200, body: { ...rules, attributes: { objectType: "CountryValidationRules" } } };
  const { supportedStatesList, supportedLanguagesList, supportedCulturesList, countryCallingCodesList, ...flat } =
    rules;
  return {
    status: 200,
    body: {
      ...flat,
      states: { value: supportedStatesList },
      supportedLanguages: { value: supportedLanguagesList },
      supportedCultures: { value: supportedCulturesList },
      countryCallingCodes: { value: countryCallingCodesList ?? [] },
      attributes: { objectType: "CountryInformation" },
    },
  };
}
