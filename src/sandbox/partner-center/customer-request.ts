import type { Answer } from "./answer.ts";
import { fieldsOf, isGuid, textOf } from "./call.ts";
import type { Fields } from "./call.ts";
import { refuseCompanyName } from "./company-name.ts";
import { MAY_HAVE_REGISTRATION_ID, NEEDS_REGISTRATION_ID } from "./countries.ts";
import { rulesOf } from "./country-rules.ts";
import type { CountryRules } from "./country-rules.ts";
import { refuse } from "./refusals.ts";
import type { CustomerData, SimulatedAddress, World } from "./world.ts";

/** Collects what is wrong, so that one answer names every property. */
class Problems {
  readonly found: { property: string; text: string }[] = [];

  add(property: string, text: string): void {
    this.found.push({ property, text });
  }

  answer(): Answer | undefined {
    if (this.found.length === 0) return undefined;
    const text = this.found.map(({ property, text }) => `${property} ${text}`).join("; ");
    return refuse(3000, `Invalid property: ${text}.`, [...new Set(this.found.map(({ property }) => property))]);
  }
}

/** Properties that the service does not know are ignored, as the real one ignores them. */
export function readCustomerRequest(body: unknown, world: World): { data: CustomerData } | { refused: Answer } {
  const problems = new Problems();
  const root = fieldsOf(body);
  const company = fieldsOf(root.get("companyprofile"));
  const billing = fieldsOf(root.get("billingprofile"));
  const address = fieldsOf(billing.get("defaultaddress"));

  if (root.has("usercredentials")) problems.add("userCredentials", "is not accepted");
  const gdap = root.get("enablegdapbydefault");
  if (gdap !== undefined && gdap !== null && typeof gdap !== "boolean") {
    problems.add("enableGDAPByDefault", "must be true or false");
  }

  const country = required(problems, address, "billingProfile.defaultAddress", "country").toUpperCase();
  const rules = rulesOf(country);
  if (rules === undefined) problems.add("billingProfile.defaultAddress.country", "is not an ISO 3166 alpha-2 code");

  const companyName = required(problems, billing, "billingProfile", "companyName");
  const nameProblem = companyName === "" ? undefined : refuseCompanyName(companyName);
  if (nameProblem) problems.add("billingProfile.companyName", nameProblem);

  const email = required(problems, billing, "billingProfile", "email");
  const emailProblem = email === "" ? undefined : refuseEmail(email, world.partnerDomains);
  if (emailProblem) problems.add("billingProfile.email", emailProblem);

  const domain = required(problems, company, "companyProfile", "domain");
  if (domain !== "" && !/^[a-z0-9]([a-z0-9-]{0,25}[a-z0-9])?\.onmicrosoft\.com$/i.test(domain)) {
    problems.add("companyProfile.domain", "must be a prefix of up to 27 characters and .onmicrosoft.com");
  }

  const culture = required(problems, billing, "billingProfile", "culture");
  const language = required(problems, billing, "billingProfile", "language");
  const knownCulture = find(rules?.supportedCulturesList, culture);
  const knownLanguage = find(rules?.supportedLanguagesList, language);
  if (rules && culture !== "" && !knownCulture) problems.add("billingProfile.culture", "is not supported there");
  if (rules && language !== "" && !knownLanguage) problems.add("billingProfile.language", "is not supported there");

  const data: CustomerData = {
    domain,
    companyName,
    email,
    culture: knownCulture ?? culture,
    language: knownLanguage ?? language,
    enableGDAPByDefault: gdap !== false,
    address: readAddress(problems, address, country, rules),
    ...optional(problems, root, "associatedPartnerId", "associatedPartnerId"),
    ...optional(problems, company, "organizationRegistrationNumber", "registrationId"),
  };
  if (data.associatedPartnerId !== undefined && !isGuid(data.associatedPartnerId)) {
    problems.add("associatedPartnerId", "must be a GUID");
  }

  const refused = problems.answer() ?? refuseForCountry(data, world, rules);
  return refused ? { refused } : { data };
}

function readAddress(
  problems: Problems,
  fields: Fields,
  country: string,
  rules: CountryRules | undefined,
): SimulatedAddress {
  const at = "billingProfile.defaultAddress";
  const address: SimulatedAddress = {
    country,
    addressLine1: required(problems, fields, at, "addressLine1", 200),
    firstName: required(problems, fields, at, "firstName", 50),
    lastName: required(problems, fields, at, "lastName", 50),
    ...optional(problems, fields, "addressLine2", "addressLine2", 200),
    ...optional(problems, fields, "middleName", "middleName", 50),
    ...optional(problems, fields, "city", "city"),
    ...optional(problems, fields, "state", "state"),
    ...optional(problems, fields, "postalCode", "postalCode"),
    ...optional(problems, fields, "phoneNumber", "phoneNumber"),
  };
  if (rules === undefined) return address;
  const check = (name: "city" | "state" | "postalCode" | "phoneNumber", isRequired: boolean, fits: Fits) => {
    const value = address[name];
    if (value === undefined && isRequired) problems.add(`${at}.${name}`, "is required");
    if (value !== undefined && !fits(value)) problems.add(`${at}.${name}`, "is not valid for the country");
  };
  const { supportedStatesList: states, postalCodeRegex, phoneNumberRegex } = rules;
  check("city", rules.isCityRequired, () => true);
  check("state", rules.isStateRequired, (state) => states.length === 0 || states.includes(state));
  check("postalCode", rules.isPostalCodeRequired, matches(postalCodeRegex));
  check("phoneNumber", false, matches(phoneNumberRegex));
  return address;
}

type Fits = (value: string) => boolean;

function matches(pattern: string | undefined): Fits {
  return (value) => pattern === undefined || new RegExp(pattern).test(value);
}

function refuseForCountry(data: CustomerData, world: World, rules: CountryRules | undefined): Answer | undefined {
  const { country, phoneNumber } = data.address;
  if (world.countriesOutsideRegion.has(country)) return refuse(2030);
  const pattern = rules?.customerOrganizationRegistrationNumberRegex;
  const isNeeded = NEEDS_REGISTRATION_ID.has(country);
  if (data.registrationId === undefined) {
    if (isNeeded) return refuse(600049);
  } else {
    if (!isNeeded && !MAY_HAVE_REGISTRATION_ID.has(country) && pattern === undefined) return refuse(600002);
    if (!matches(pattern)(data.registrationId)) {
      return refuse(
        600050,
        `Organization registration ID information is invalid and should be of the format ${pattern}.`,
      );
    }
  }
  return isNeeded && phoneNumber === undefined ? refuse(600051) : undefined;
}

function refuseEmail(email: string, partnerDomains: ReadonlySet<string>): string | undefined {
  const domain = /^[^\s@]+@([^\s@]+\.[^\s@.]+)$/.exec(email)?.[1]?.toLowerCase();
  if (domain === undefined) return "is not an e-mail address";
  if (domain === "microsoft.com") return "must not be an address of Microsoft";
  const isPartners = [...partnerDomains].some((own) => domain === own || domain.endsWith(`.${own}`));
  return isPartners ? "must not be an address of the partner" : undefined;
}

function required(problems: Problems, fields: Fields, at: string, name: string, longest = Infinity): string {
  const value = textOf(fields, name);
  if (value === undefined) problems.add(`${at}.${name}`, "is required");
  return checked(problems, `${at}.${name}`, value, longest) ?? "";
}

function optional<K extends string>(problems: Problems, fields: Fields, name: string, as: K, longest = Infinity) {
  const value = checked(problems, name, textOf(fields, name), longest);
  const found: Partial<Record<K, string>> = {};
  if (value !== undefined) found[as] = value;
  return found;
}

function checked(problems: Problems, property: string, value: string | false | undefined, longest: number) {
  if (value === false) problems.add(property, "must be a string");
  else if (value !== undefined && value.length > longest) problems.add(property, `is longer than ${longest}`);
  return value === false ? undefined : value;
}

function find(known: readonly string[] | undefined, wanted: string): string | undefined {
  return known?.find((one) => one.toLowerCase() === wanted.toLowerCase());
}
