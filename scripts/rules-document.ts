import { format } from "prettier";
import { attestationLabels, fieldLabels, relationshipRequestLabels } from "../src/copy/rules.en.ts";
import {
  attestationInput,
  type AttestationFacts,
  type AttestationField,
  type AttestationInput,
} from "../src/core/agreement/attestation.ts";
import { attestationRules } from "../src/core/agreement/rules/index.ts";
import { bundledRules } from "../src/core/customer/country-rules.ts";
import type { CustomerFacts } from "../src/core/customer/facts.ts";
import { readCustomerInput, type CustomerField, type CustomerInput } from "../src/core/customer/fields.ts";
import { customerRules } from "../src/core/customer/rules/index.ts";
import { abbreviations, abbreviationsSource } from "../src/core/reference/abbreviations.ts";
import { countriesSource, countryName } from "../src/core/reference/countries.ts";
import { culturesSource } from "../src/core/reference/cultures.ts";
import { domainEndings, domainEndingsSource } from "../src/core/reference/domain-endings.ts";
import { personalIds } from "../src/core/reference/personal-ids.ts";
import { fillerWords, placeholderNamesSource, placeholderWords } from "../src/core/reference/placeholder-names.ts";
import { checkedCountries, registrationIdChecksSource } from "../src/core/reference/registration-id-checks.ts";
import { registrationIds, registrationIdsSource } from "../src/core/reference/registration-ids.ts";
import { sharedDomains, sharedDomainsSource } from "../src/core/reference/shared-domains.ts";
import { specialCharacters, specialCharactersSource } from "../src/core/reference/special-characters.ts";
import { statesOf, statesSource } from "../src/core/reference/states.ts";
import {
  relationshipRequestInput,
  type RelationshipRequestFacts,
  type RelationshipRequestField,
  type RelationshipRequestInput,
} from "../src/core/relationship/request.ts";
import { relationshipRequestRules } from "../src/core/relationship/rules/index.ts";
import { ruleSections, type RuleFamily } from "./rule-sections.ts";

/** The stored texts that the sources name by file. */
const articles: Readonly<Record<string, string>> = {
  "000_9ab42d0cf67f2d98.txt": "“Add a new customer” (Microsoft, Dutch, about 2024)",
  "001_fe4f15f99fab0b6e.txt": "“Add a new customer” (Microsoft, Italian, about 2024)",
  "002_713d6d2573c77612.txt": "“Add a new customer” (Microsoft, Dutch, September 2021)",
  "003_92b34684cb4cfac2.txt": "“Connect with customers” (Microsoft, German, 2024 or later)",
  "004_e82182ece5590ce9.txt":
    "“Confirm acceptance of the Microsoft Customer Agreement” (Microsoft, Polish, about 2024)",
};
const readable = (source: string): string =>
  Object.entries(articles).reduce((text, [file, title]) => text.replaceAll(file, title), source);

const opening = `# Rules of a new customer

Every rule that Partner Desk judges a new customer by, before anything is sent to Microsoft. All rules are judged at
once, so a form shows every problem together; where a rule is marked "comes first", the others of its field wait for it.

An **error** has to be mended. **To confirm** means: it may be right, and whoever asks for the customer says so with a
check box; the approver reads it. Texts are seen without hidden characters, in Unicode's form NFKC, with every run of
blanks as one.

What Partner Center itself says of a country (which fields are required, patterns, states, languages) wins over what is
written here, and is asked for each time. On the command line, which never uses the network, only this page counts.

This page is made from the source by \`npm run docs\`; do not edit it.
`;

const openingOfAttestations = `# Rules of an attestation

Every rule that Partner Desk judges an attestation by: who accepted the Microsoft Customer Agreement for a customer, when,
and where the proof is kept. The rules of the contact above apply to the person who accepted, except that the phone is
optional.
`;

const openingOfRequests = `# Rules of a relationship request

Every rule that Partner Desk judges a request by when a company that is not in the list is asked for a reseller
relationship. The rules of the contact above apply to the person who is asked, without the phone; of those of the
company's name the ones that keep out what is no name: company-name-required, company-name-too-long,
company-name-special-characters and company-name-abbreviation.
`;

const customers: RuleFamily<CustomerInput, CustomerFacts, CustomerField> = {
  rules: customerRules,
  labels: fieldLabels,
  paramsOf: (rule, example) => {
    const input = readCustomerInput(example.input);
    const facts = { partnerDomains: [], country: bundledRules(input.address.country), ...example.facts };
    return rule.check(input, facts) ?? {};
  },
  setting: (rule, { input, facts }) =>
    rule.field === "address.country" ? null : (input.address?.country ?? facts?.country?.country ?? null),
};

const attestations: RuleFamily<AttestationInput, AttestationFacts, AttestationField> = {
  rules: attestationRules,
  labels: attestationLabels,
  paramsOf: (rule, example) => {
    const input = attestationInput.parse({ contact: {}, ...example.input });
    const way = "direct-acceptance" as const;
    const world = { way, partnerDomains: [], country: bundledRules(""), customerCountry: "", latestToday: "" };
    return rule.check(input, { ...world, ...example.facts }) ?? {};
  },
  setting: (_, { facts }) => (facts?.latestToday === undefined ? null : `today is ${facts.latestToday}`),
};

const requests: RuleFamily<RelationshipRequestInput, RelationshipRequestFacts, RelationshipRequestField> = {
  rules: relationshipRequestRules,
  labels: relationshipRequestLabels,
  paramsOf: (rule, { input, facts }) =>
    rule.check(relationshipRequestInput.parse({ contact: {}, ...input }), { partnerDomains: [], ...facts }) ?? {},
  setting: () => null,
};
const sharedDomainsSection = [
  "## Domains that many companies share",
  [...sharedDomains].join(" "),
  `Source: ${sharedDomainsSource}.`,
].join("\n\n");

/** The text of docs/rules.md. */
export async function rulesDocument(): Promise<string> {
  const parts = [
    opening,
    ...ruleSections(customers),
    tables(),
    openingOfAttestations,
    ...ruleSections(attestations),
    openingOfRequests,
    ...ruleSections(requests),
    sharedDomainsSection,
  ];
  return format(readable(parts.join("\n\n")), { parser: "markdown", printWidth: 120, proseWrap: "preserve" });
}

function tables(): string {
  const states = ["US", "CA", "CN", "MX"].map(
    (country) =>
      `- ${countryName(country, "en")}: ${statesOf(country)
        .map(({ code }) => code)
        .join(" ")}`,
  );
  return [
    "## Tables",
    "### Countries that need a registration ID and a phone number",
    "| Country | Its name there | In Microsoft's article |\n|---|---|---|\n" +
      registrationIds
        .toSorted((a, b) => countryName(a.country, "en").localeCompare(countryName(b.country, "en"), "en"))
        .map(({ country, name, article }) => `| ${countryName(country, "en")} (${country}) | ${name} | ${article} |`)
        .join("\n"),
    `Source: ${registrationIdsSource}. Check digits are known for ${checkedCountries.join(", ")} (${registrationIdChecksSource}).`,
    "### Numbers of persons",
    "| Country | Number | A company's? | Source |\n|---|---|---|---|\n" +
      personalIds
        .map(({ country, name, ofCompany, source }) => {
          return `| ${country} | ${name} | ${ofCompany === "never" ? "never" : "a sole trader's at most"} | ${source} |`;
        })
        .join("\n"),
    "### States",
    states.join("\n"),
    `Source: ${statesSource}.`,
    "### Countries and languages",
    `Countries: ${countriesSource}. Languages of Microsoft's mails: ${culturesSource}.`,
    "### Words of test names",
    `A company name is taken for a test name when it has one of these words: ${[...placeholderWords].join(", ")};`,
    `and beside it nothing but digits and these: ${[...fillerWords].join(", ")}.`,
    `Source: ${placeholderNamesSource}.`,
    "### Special characters that are no name by themselves",
    `\`\` ${specialCharacters.map(({ character }) => character).join(" ")} \`\``,
    `Source: ${specialCharactersSource}.`,
    "### Legal forms that are no name by themselves",
    abbreviations.map(({ text }) => `\`${text}\``).join(", "),
    `Source: ${abbreviationsSource}.`,
    "### Endings that make a name look like an internet domain",
    [...domainEndings].join(" "),
    `Source: ${domainEndingsSource}; beyond it .com .org .edu .club (its text), .net .info .biz, .ye .yt .za .zm .zw.`,
  ].join("\n\n");
}
