import { describe, expect, it } from "vitest";
import { bundledRules, type CountryRules } from "../../../../src/core/customer/country-rules.ts";
import { fieldLimits, type CustomerField, type CustomerInput } from "../../../../src/core/customer/fields.ts";
import { addressPostalCodeForm } from "../../../../src/core/customer/rules/address-postal-code-form.ts";
import { addressStateListed } from "../../../../src/core/customer/rules/address-state-listed.ts";
import { contactPhoneForm } from "../../../../src/core/customer/rules/contact-phone-form.ts";
import { contactPhoneUnusual } from "../../../../src/core/customer/rules/contact-phone-unusual.ts";
import { issuesOf } from "../../../../src/core/customer/rules/index.ts";
import { registrationIdForm } from "../../../../src/core/customer/rules/registration-id-form.ts";
import { abbreviations } from "../../../../src/core/reference/abbreviations.ts";
import { domainEndings } from "../../../../src/core/reference/domain-endings.ts";
import { registrationIds } from "../../../../src/core/reference/registration-ids.ts";
import { specialCharacters } from "../../../../src/core/reference/special-characters.ts";
import { customerInputWith, factsFor } from "../../../support/customer-input.ts";

type Given = NonNullable<Parameters<typeof customerInputWith>[0]>;

function codesOf(field: CustomerField, given: Given, country: Partial<CountryRules> = {}): string[] {
  const input = customerInputWith(given);
  const facts = factsFor(input, {
    partnerDomains: ["fabrikam.com"],
    country: { ...bundledRules(input.address.country), ...country },
  });
  return issuesOf(input, facts)
    .filter((issue) => issue.field === field)
    .map((issue) => issue.code);
}

describe("the company name", () => {
  it.each([
    ["", ["company-name-required"]],
    [" \t\n", ["company-name-required"]],
    ["\u200b\u00a0\u3000", ["company-name-required"]],
    ["A", ["company-name-single-character"]],
    ["中", ["company-name-single-character"]],
    ["𠮷", ["company-name-single-character"]],
    ["?", ["company-name-single-character"]],
    [" 7 ", ["company-name-single-character"]],
    ["AB", []],
    ["𠮷野", []],
    ["a".repeat(254) + "b", []],
    ["a".repeat(255) + "b", ["company-name-too-long"]],
    ["ｶﾞ".repeat(127) + "b", []],
    ["ｶﾞ".repeat(128), ["company-name-too-long"]],
    ["ﷺ".repeat(250) + "b", []],
    ["()", ["company-name-special-characters"]],
    ["( )", ["company-name-special-characters"]],
    ["---", ["company-name-special-characters"]],
    ["（）", ["company-name-special-characters"]],
    ["😀😀", ["company-name-special-characters"]],
    ["C++", []],
    ["9,9", []],
    ["99", []],
    ["999", ["company-name-repeated-character"]],
    ["９９９", ["company-name-repeated-character"]],
    ["aaAA", ["company-name-repeated-character"]],
    ["ééé", ["company-name-repeated-character"]],
    ["𠮷𠮷𠮷", ["company-name-repeated-character"]],
    ["9999 Ltd", []],
    ["999 999", []],
    ["1 2 3", ["company-name-spaced-characters"]],
    ["1\t2", ["company-name-spaced-characters"]],
    ["A\u00a0B", ["company-name-spaced-characters"]],
    ["А Б В", ["company-name-spaced-characters"]],
    ["A B Cars", []],
    ["中 国", []],
    ["A 中", []],
    ["L L C", ["company-name-spaced-characters"]],
    ["LLC", ["company-name-abbreviation"]],
    ["l.l.c.", ["company-name-abbreviation"]],
    ["Pty. Ltd.", ["company-name-abbreviation"]],
    ["ＬＬＣ", ["company-name-abbreviation"]],
    ["CPA", []],
    ["c.p.a.", ["company-name-abbreviation"]],
    ["C. P. A.", ["company-name-abbreviation"]],
    ["(c.p.a.)", ["company-name-abbreviation"]],
    ["LL\u200bC", ["company-name-abbreviation"]],
    ["L.T.D.", ["company-name-abbreviation"]],
    ["Contoso LLC", []],
    ["LLCs", []],
    ["Contoso.com", ["company-name-domain-ending"]],
    ["contoso.COM", ["company-name-domain-ending"]],
    ["Contoso．com", ["company-name-domain-ending"]],
    ["contoso.xn--com", []],
    ["Contoso.com Ltd", []],
    ["Contosocom", []],
    ["Contoso S.A.", []],
    [".com", []],
    ["Test", ["company-name-placeholder"]],
    ["TEST 1", ["company-name-placeholder"]],
    ["N/A", ["company-name-placeholder"]],
    ["test.com", ["company-name-domain-ending"]],
    ["demo.test", ["company-name-placeholder"]],
    ["Testo Industries", []],
    ["The Company", []],
    ["Sample Foods", []],
  ])("%j: %j", (companyName, codes) => expect(codesOf("companyName", { companyName })).toEqual(codes));

  it("is refused when it is one of Microsoft's special characters, repeated or with blanks between", () => {
    for (const { character } of specialCharacters) {
      for (const companyName of [character.repeat(2), `${character} ${character}`]) {
        expect([companyName, codesOf("companyName", { companyName })]).toEqual([
          companyName,
          ["company-name-special-characters"],
        ]);
      }
    }
  });

  it("is refused when it is one of Microsoft's abbreviations, and never with a word beside it", () => {
    for (const { text } of abbreviations) {
      expect(codesOf("companyName", { companyName: text.toUpperCase() }).join()).toMatch(
        /^company-name-(abbreviation|spaced-characters|repeated-character)$/,
      );
      expect(codesOf("companyName", { companyName: `Contoso ${text}` })).toEqual([]);
    }
  });

  it("is asked about when it ends in one of the domain endings, and only there", () => {
    for (const ending of domainEndings) {
      expect([ending, codesOf("companyName", { companyName: `Contoso${ending}` })]).toEqual([
        ending,
        ["company-name-domain-ending"],
      ]);
      expect(codesOf("companyName", { companyName: `Contoso${ending} Works` })).toEqual([]);
      expect(codesOf("companyName", { companyName: `Contoso${ending.slice(1)}` })).toEqual([]);
    }
  });

  it("shows what it found only where it must be told", () => {
    const input = customerInputWith({ companyName: "x".repeat(254) + "yz" });
    expect(issuesOf(input, factsFor(input))).toEqual([
      { field: "companyName", code: "company-name-too-long", severity: "error", params: { most: 255, length: 256 } },
    ]);
  });
});

describe("the address", () => {
  it.each<[CustomerField, Given, Partial<CountryRules>, string[]]>([
    ["address.country", { address: { country: "gb" } }, {}, []],
    ["address.country", { address: { country: "UK" } }, {}, ["address-country-unknown"]],
    ["address.country", { address: { country: "BRA" } }, {}, ["address-country-unknown"]],
    ["address.country", { address: { country: "" } }, {}, ["address-country-required"]],
    ["address.line1", { address: { line1: "a".repeat(200) } }, {}, []],
    ["address.line1", { address: { line1: "a".repeat(201) } }, {}, ["address-too-long"]],
    ["address.line2", { address: { line2: "a".repeat(200) } }, {}, []],
    ["address.line2", { address: { line2: "a".repeat(201) } }, {}, ["address-too-long"]],
    ["address.city", { address: { city: "a".repeat(101) } }, {}, ["address-too-long"]],
    ["address.city", { address: { city: "" } }, { cityRequired: false }, []],
    ["address.city", { address: { city: "" } }, { cityRequired: true }, ["address-city-required"]],
    ["address.state", { address: { country: "US", state: "" } }, {}, ["address-state-required"]],
    ["address.state", { address: { country: "US", state: "DC" } }, {}, []],
    ["address.state", { address: { country: "US", state: "PR" } }, {}, ["address-state-unknown"]],
    ["address.state", { address: { country: "CN", state: "BJ" } }, {}, []],
    ["address.state", { address: { country: "MX", state: "Jalisco" } }, {}, ["address-state-unknown"]],
    ["address.state", { address: { country: "US", state: "x".repeat(101) } }, {}, ["address-too-long"]],
    ["address.state", { address: { country: "AU", state: "New South Wales" } }, { states: ["New South Wales"] }, []],
    [
      "address.state",
      { address: { country: "AU", state: "NSW" } },
      { states: ["New South Wales"] },
      ["address-state-unknown"],
    ],
    [
      "address.postalCode",
      { address: { postalCode: "" } },
      { postalCodeRequired: true },
      ["address-postal-code-required"],
    ],
    ["address.postalCode", { address: { postalCode: "" } }, { postalCodePattern: "^\\d+$" }, []],
    [
      "address.postalCode",
      { address: { postalCode: "12a" } },
      { postalCodePattern: "^\\d+$" },
      ["address-postal-code-form"],
    ],
    ["address.postalCode", { address: { postalCode: "12a" } }, { postalCodePattern: "^(" }, []],
    [
      "address.postalCode",
      { address: { postalCode: "1".repeat(21) } },
      { postalCodePattern: "^a$" },
      ["address-too-long"],
    ],
  ])("%s %j under %j: %j", (field, given, country, codes) => expect(codesOf(field, given, country)).toEqual(codes));

  it.each([
    ["UK", "GB"],
    ["usa", "US"],
    ["Türkiye", "TR"],
    ["turkey", "TR"],
    ["Brazil", "BR"],
    ["Atlantis", ""],
  ])("written as %s means %j", (country, meant) => {
    const input = customerInputWith({ address: { country } });
    expect(issuesOf(input, factsFor(input))[0]).toMatchObject({ code: "address-country-unknown", params: { meant } });
  });

  it.each([
    ["US", "washington", "WA"],
    ["US", "wa", "WA"],
    ["CA", "Québec", "QC"],
    ["MX", "Nuevo Leon", "NL"],
    ["US", "Ontario", ""],
  ])("in %s with the state %s means %j", (country, state, meant) => {
    const input = customerInputWith({ address: { country, state }, registrationId: "", contact: { phone: "" } });
    expect(issuesOf(input, factsFor(input))).toEqual([
      expect.objectContaining({ code: "address-state-unknown", params: expect.objectContaining({ meant }) as unknown }),
    ]);
  });
});

describe("registration ID and phone", () => {
  it("are asked for in each of the 24 countries, and of nobody else", () => {
    expect(registrationIds).toHaveLength(24);
    for (const { country, name } of registrationIds) {
      const input = customerInputWith({ address: { country }, registrationId: "", contact: { phone: "" } });
      expect(issuesOf(input, factsFor(input))).toMatchObject([
        { code: "registration-id-required", params: { country, id: name } },
        { code: "contact-phone-required", params: { country } },
      ]);
    }
    expect(codesOf("registrationId", { address: { country: "DE" }, registrationId: "" })).toEqual([]);
    expect(codesOf("contact.phone", { address: { country: "DE" }, contact: { phone: "" } })).toEqual([]);
  });

  it.each<[string, string, Partial<CountryRules>, string[]]>([
    ["BR", "11.222.333/0001-81", {}, []],
    ["BR", "11222333000182", {}, ["registration-id-check-digits"]],
    ["BR", "1", {}, ["registration-id-check-digits"]],
    ["BR", "11.222.333/0001-81", { registrationIdPattern: "^\\d{14}$" }, ["registration-id-form"]],
    [
      "BR",
      "11222333000182",
      { registrationIdPattern: "^\\d{13}$" },
      ["registration-id-form", "registration-id-check-digits"],
    ],
    ["BR", "11144477735", { registrationIdPattern: "^\\d{14}$" }, ["registration-id-personal"]],
    ["BR", "111.444.777-35", {}, ["registration-id-personal"]],
    ["BR", "1".repeat(51), {}, ["registration-id-too-long"]],
    ["BR", "1".repeat(50), {}, ["registration-id-check-digits"]],
    ["PL", "44051401359", {}, ["registration-id-personal"]],
    ["PL", "526-025-09-95", {}, []],
    ["MD", "2008600038413", {}, ["registration-id-personal"]],
    ["MD", "0 008600038413", {}, ["registration-id-personal"]],
    ["MD", "1008600038413", {}, []],
    ["IN", "234123412346", {}, ["registration-id-personal"]],
    ["IN", "AAACM5586C", {}, []],
    ["IN", "AAAPM5586C", {}, ["registration-id-sole-trader"]],
    ["RU", "7707083893", {}, []],
    ["RU", "500100732259", {}, ["registration-id-sole-trader"]],
    ["RU", "500100732258", {}, ["registration-id-sole-trader", "registration-id-check-digits"]],
    ["HU", "12892312-2-42", {}, []],
    ["HU", "12892313-2-42", {}, ["registration-id-check-digits"]],
    ["KZ", "970740001013", {}, []],
    ["KZ", "970740001014", {}, ["registration-id-check-digits"]],
    ["KZ", "97074000101", {}, ["registration-id-check-digits"]],
    ["IQ", "anything", {}, []],
    ["DE", "HRB 1234", {}, []],
    ["DE", "HRB 1234", { registrationIdPattern: "^\\d+$" }, ["registration-id-form"]],
  ])("in %s %s under %j: %j", (country, registrationId, rules, codes) =>
    expect(codesOf("registrationId", { address: { country }, registrationId }, rules)).toEqual(codes),
  );

  it("says when signs alone are in the way", () => {
    const told = (registrationId: string, registrationIdPattern = "^\\d{14}$"): unknown => {
      const input = customerInputWith({ registrationId });
      const country = {
        ...bundledRules("BR"),
        registrationIdPattern,
        registrationIdSample: "11222333000181",
      };
      return issuesOf(input, factsFor(input, { country }))[0]?.params;
    };
    const params = { id: "CNPJ", sample: "11222333000181", pattern: "^\\d{14}$" };
    expect(told("11.222.333/0001-81")).toEqual({ ...params, onlySigns: "yes" });
    expect(told("11222333")).toEqual({ ...params, onlySigns: "no" });
    for (const id of ["1 2-3/4.5", "12-345"]) expect(told(id, "^\\d{5}$")).toMatchObject({ onlySigns: "yes" });
  });

  const american = "^(1[ \\-\\/\\.]?)?(\\((\\d{3})\\)|(\\d{3}))[ \\-\\/\\.]?(\\d{3})[ \\-\\/\\.]?(\\d{4})$";
  it.each<[string, string, Partial<CountryRules>, string[]]>([
    ["BR", "+55 11 91234-5678", {}, []],
    ["BR", "(11) 91234-5678", {}, []],
    ["BR", "11912345678", {}, []],
    ["BR", "+1 425 555 0100", {}, []],
    ["BR", "123", {}, ["contact-phone-unusual"]],
    ["BR", "phone: 11 91234-5678", {}, ["contact-phone-unusual"]],
    ["BR", "+55 11 91234-5678 / 91234-5679", {}, ["contact-phone-unusual"]],
    ["BR", "+999 11 91234-5678", {}, ["contact-phone-unusual"]],
    ["GB", "020 7946 0958 (office)", {}, ["contact-phone-unusual"]],
    ["US", "555-0100", {}, ["contact-phone-unusual"]],
    ["US", "555-0100", { phonePattern: american }, ["contact-phone-form"]],
    ["US", "ask for Ana", { phonePattern: "^(" }, []],
    ["BR", "1".repeat(31), {}, ["contact-phone-too-long"]],
    ["US", "(425) 555-0100", { phonePattern: american }, []],
    ["US", "+1 425 555 0100", { phonePattern: american }, ["contact-phone-form"]],
    ["US", "+1 425 555 0100", { phonePattern: "^(" }, []],
    ["US", "", { phoneRequired: true }, ["contact-phone-required"]],
    ["??", "+55 11 91234-5678", {}, []],
    ["??", "11 91234-5678", {}, ["contact-phone-unusual"]],
  ])("a phone in %s, %s under %j: %j", (country, phone, rules, codes) =>
    expect(codesOf("contact.phone", { address: { country }, contact: { phone } }, rules)).toEqual(codes),
  );

  it.each([
    ["BR", null, "(11) 96123-4567"],
    ["US", american, "(201) 555-0123"],
    ["US", "^\\d{10}$", "2015550123"],
    ["US", "^no number$", ""],
    ["??", null, ""],
  ])("shows a number of %s in a form that %j takes: %s", (country, phonePattern, example) => {
    const input = customerInputWith({ address: { country }, contact: { phone: "1" } });
    const issues = issuesOf(input, factsFor(input, { country: { ...bundledRules(country), phonePattern } }));
    expect(issues.find(({ field }) => field === "contact.phone")?.params).toEqual({ country, example });
  });
});

describe("the domain prefix", () => {
  it.each([
    ["", ["domain-prefix-required"]],
    ["c", []],
    ["c".repeat(27), []],
    ["c".repeat(28), ["domain-prefix-too-long"]],
    ["Contoso-2", []],
    ["CONTOSO.onmicrosoft.com", []],
    ["contoso.onmicrosoft.com.br", ["domain-prefix-form"]],
    ["contoso.br", ["domain-prefix-form"]],
    ["contoso_br", ["domain-prefix-form"]],
    ["con toso", ["domain-prefix-form"]],
    ["-contoso", ["domain-prefix-form"]],
    ["contoso-", ["domain-prefix-form"]],
    ["-", ["domain-prefix-form"]],
    ["contosô", ["domain-prefix-form"]],
  ])("%j: %j", (domainPrefix, codes) => expect(codesOf("domainPrefix", { domainPrefix })).toEqual(codes));
});

describe.each(["firstName", "lastName"] as const)("the contact's %s", (part) => {
  it.each([
    ["", ["contact-name-required"]],
    ["A", ["contact-name-single-character"]],
    ["李", []],
    ["𠮷", []],
    ["A.", []],
    ["Jo", []],
    ["a".repeat(40), []],
    ["a".repeat(41), ["contact-name-too-long"]],
    ["123", ["contact-name-letters"]],
    ["7", ["contact-name-letters"]],
    ["!!", ["contact-name-letters"]],
    ["😀", ["contact-name-letters"]],
    ["3rd", []],
    ["test", ["contact-name-placeholder"]],
    ["Admin", ["contact-name-placeholder"]],
    ["N.N.", []],
    ["n/a", ["contact-name-placeholder"]],
    ["N / A", ["contact-name-placeholder"]],
    ["n.a.", ["contact-name-placeholder"]],
    ["N. A", ["contact-name-placeholder"]],
    ["Na", []],
    ["Nil", []],
    ["Null", []],
    ["Tester", []],
  ])("%j: %j", (name, codes) => expect(codesOf(`contact.${part}`, { contact: { [part]: name } })).toEqual(codes));
});

describe("the e-mail address", () => {
  it.each([
    ["", ["contact-email-required"]],
    ["ana@contoso.com", []],
    ["ANA@CONTOSO.COM", []],
    ["ana＠contoso.com", []],
    ["ana", ["contact-email-form"]],
    ["ana@contoso", ["contact-email-form"]],
    ["ana@microsoft.com", ["contact-email-microsoft"]],
    ["ana@MICROSOFT.com", ["contact-email-microsoft"]],
    ["ana@mail.microsoft.com", ["contact-email-microsoft"]],
    ["ana@notmicrosoft.com", []],
    ["ana@contoso.onmicrosoft.com", []],
    [`${"a".repeat(64)}@${`${"b".repeat(61)}.`.repeat(3)}com`, []],
    [`${"a".repeat(64)}@${`${"b".repeat(61)}.`.repeat(3)}info`, ["contact-email-too-long"]],
    ["ana@fabrikam.com", ["contact-email-partner-domain"]],
    ["ana@br.Fabrikam.com", ["contact-email-partner-domain"]],
    ["ana@fabrikam.com.br", []],
    ["ana@myfabrikam.com", []],
    [
      `a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.aprendizado`,
      ["contact-email-too-long"],
    ],
  ])("%j: %j", (email, codes) => expect(codesOf("contact.email", { contact: { email } })).toEqual(codes));
});

describe("the language of mails", () => {
  it.each<[string, Partial<CountryRules>, string[]]>([
    ["", { cultures: ["pt-BR"] }, []],
    ["pt-BR", { cultures: ["pt-BR", "en-US"] }, []],
    ["de-DE", { cultures: ["pt-BR", "en-US"] }, ["culture-unsupported"]],
    ["de-DE", {}, []],
  ])("%j under %j: %j", (culture, rules, codes) => expect(codesOf("culture", { culture }, rules)).toEqual(codes));
});

describe("an issue tells", () => {
  const us = {
    country: { ...bundledRules("US"), cityRequired: true, postalCodeRequired: true, postalCodePattern: "^\\d{5}$" },
  };
  const german = { ...bundledRules("DE"), registrationIdRequired: true, registrationIdPattern: "^HRB \\d+$" };
  const long = "a".repeat(300);
  it.each<[string, Given, Parameters<typeof factsFor>[1], Record<string, unknown>]>([
    ["company-name-domain-ending", { companyName: "Contoso.CO.uk" }, {}, { ending: ".uk" }],
    ["address-country-unknown", { address: { country: "Atlantis" } }, {}, { meant: "" }],
    ["address-too-long", { address: { line1: long } }, {}, { most: 200, length: 300 }],
    ["address-city-required", { address: { country: "US", city: "" } }, us, { country: "US" }],
    ["address-state-required", { address: { country: "US", state: "" } }, us, { country: "US" }],
    [
      "address-state-unknown",
      { address: { country: "US", state: "XX" } },
      us,
      { country: "US", meant: "", example: "AL" },
    ],
    ["address-postal-code-required", { address: { country: "US", postalCode: "" } }, us, { country: "US" }],
    ["address-postal-code-form", { address: { country: "US", postalCode: "1" } }, us, { country: "US" }],
    ["registration-id-required", { registrationId: "" }, {}, { country: "BR", id: "CNPJ" }],
    [
      "registration-id-required",
      { address: { country: "DE" }, registrationId: "" },
      { country: german },
      { country: "DE", id: "" },
    ],
    ["registration-id-too-long", { registrationId: "a".repeat(51) }, {}, { most: 50, length: 51 }],
    ["registration-id-personal", { registrationId: "111.444.777-35" }, {}, { personal: "CPF", id: "CNPJ" }],
    [
      "registration-id-sole-trader",
      { address: { country: "RU" }, registrationId: "500100732259" },
      {},
      { personal: "INN of a person", id: "INN" },
    ],
    [
      "registration-id-form",
      { address: { country: "DE" }, registrationId: "1" },
      { country: german },
      { id: "", sample: "", pattern: "^HRB \\d+$", onlySigns: "no" },
    ],
    ["registration-id-check-digits", { registrationId: "1" }, {}, { id: "CNPJ" }],
    ["domain-prefix-too-long", { domainPrefix: "a".repeat(28) }, {}, { most: 27, length: 28 }],
    ["contact-name-required", { contact: { firstName: "" } }, {}, { part: "firstName" }],
    ["contact-name-required", { contact: { lastName: "" } }, {}, { part: "lastName" }],
    ["contact-name-too-long", { contact: { lastName: "a".repeat(41) } }, {}, { most: 40, length: 41 }],
    ["contact-name-single-character", { contact: { firstName: "A" } }, {}, { part: "firstName" }],
    ["contact-name-placeholder", { contact: { lastName: "Test" } }, {}, { part: "lastName" }],
    ["contact-email-too-long", { contact: { email: `${long}@contoso.com` } }, {}, { most: 254, length: 312 }],
    [
      "contact-email-partner-domain",
      { contact: { email: "dana@sales.fabrikam.com" } },
      { partnerDomains: ["contoso.com", "fabrikam.com"] },
      { domain: "fabrikam.com" },
    ],
    ["contact-phone-required", { contact: { phone: "" } }, {}, { country: "BR" }],
    ["contact-phone-too-long", { contact: { phone: "1".repeat(31) } }, {}, { most: 30, length: 31 }],
    [
      "culture-unsupported",
      { culture: "de-DE" },
      { country: { ...bundledRules("BR"), cultures: ["pt-BR", "en-US"] } },
      { country: "BR", offered: "pt-BR, en-US" },
    ],
  ])("with %s for %j what its sentence needs", (code, given, facts, params) => {
    const input = customerInputWith(given);
    expect(issuesOf(input, factsFor(input, facts)).find((issue) => issue.code === code)?.params).toEqual(params);
  });
});

describe("a school", () => {
  const school = (educationWebsite: string, email = "ada@contoso.edu"): Given => ({
    educationSegment: "K12",
    educationWebsite,
    contact: { email },
  });

  it.each([
    ["", ["education-website-form"]],
    ["contoso", ["education-website-form"]],
    ["contoso.edu", []],
    ["https://www.contoso.edu/about?x=1", []],
    [`${"a".repeat(63)}.edu`, []],
    [`${"a".repeat(64)}.edu`, ["education-website-form"]],
    [`${"a.".repeat(125)}edu`, []],
    [`${"a.".repeat(126)}edu`, ["education-website-form"]],
    [`contoso.edu/${"a".repeat(1000)}`, []],
    ["gmail.com", ["education-website-form"]],
    ["contoso.onmicrosoft.com", ["education-website-form"]],
  ])("has a website of its own: %j", (website, codes) => {
    expect(codesOf("educationWebsite", school(website))).toEqual(codes);
  });

  it.each([
    ["ada@contoso.edu", "contoso.edu", []],
    ["ada@staff.contoso.edu", "contoso.edu", []],
    ["ada@notcontoso.edu", "contoso.edu", ["contact-email-other-domain"]],
    ["ada@gmail.com", "contoso.edu", ["contact-email-shared"]],
    ["ada@mail.gmail.com", "contoso.edu", ["contact-email-shared"]],
    ["ada@notgmail.com", "notgmail.com", []],
    ["ada@contoso.onmicrosoft.com", "contoso.edu", ["contact-email-shared"]],
    ["ada@fabrikam.com", "contoso.edu", ["contact-email-partner-domain", "contact-email-other-domain"]],
    ["ada", "contoso.edu", ["contact-email-form"]],
    ["", "contoso.edu", ["contact-email-required"]],
    ["ada@fabrikam.edu", "", []],
  ])("has an address of its own: %s beside %j", (email, website, codes) => {
    expect(codesOf("contact.email", school(website, email))).toEqual(codes);
  });

  it("alone is judged so", () => {
    const anybody = { educationSegment: "", educationWebsite: "", contact: { email: "ada@gmail.com" } } as const;
    expect(codesOf("contact.email", anybody)).toEqual([]);
    expect(codesOf("educationWebsite", anybody)).toEqual([]);
  });

  it("is not what a request from before there was a choice is judged by", () => {
    const ofSchools = ["educationSegment", "educationWebsite"];
    const kept = Object.entries(customerInputWith()).filter(([field]) => !ofSchools.includes(field));
    expect(issuesOf(Object.fromEntries(kept) as CustomerInput, factsFor(customerInputWith()))).toEqual([]);
  });
});

it("what is not asked for and not given is not judged", () => {
  const input = customerInputWith({
    address: { country: "BR", state: "", city: "", postalCode: "" },
    registrationId: "",
    contact: { phone: "" },
  });
  const country = {
    ...bundledRules("BR"),
    stateRequired: false,
    states: ["SP"],
    postalCodePattern: "^\\d+$",
    phoneRequired: false,
    phonePattern: "^\\d+$",
    registrationIdRequired: false,
    registrationIdPattern: "^\\d+$",
    cultures: ["pt-BR"],
  };
  expect(issuesOf(input, factsFor(input, { country }))).toEqual([]);
  expect(issuesOf(input, factsFor(input, { country: { ...country, phonePattern: null } }))).toEqual([]);
});

it("all problems come at once, in the order of the form", () => {
  const input = customerInputWith({
    companyName: "LLC",
    address: { country: "US", line1: "", state: "XX" },
    registrationId: "",
    domainPrefix: "-",
    contact: { firstName: "A", lastName: "", email: "ana@fabrikam.com", phone: "1" },
  });
  expect(issuesOf(input, factsFor(input, { partnerDomains: ["fabrikam.com"] })).map(({ field }) => field)).toEqual([
    "companyName",
    "address.line1",
    "address.state",
    "domainPrefix",
    "contact.firstName",
    "contact.lastName",
    "contact.email",
    "contact.phone",
  ]);
});

describe("a text over its field's limit", () => {
  const country = {
    ...bundledRules("US"),
    states: ["a".repeat(100), "b".repeat(101)],
    postalCodePattern: "^a$",
    phonePattern: "^a$",
    registrationIdPattern: "^a$",
  };
  const long = (length: number): Given => ({
    address: { country: "US", state: "A".repeat(length), postalCode: "1".repeat(length) },
    registrationId: "1".repeat(length),
    contact: { phone: "1".repeat(length) },
  });

  it.each([
    [addressPostalCodeForm, fieldLimits["address.postalCode"]],
    [registrationIdForm, fieldLimits.registrationId],
    [contactPhoneForm, fieldLimits["contact.phone"]],
  ])("is not put to Partner Center's pattern: $code", (rule, most) => {
    const check = (length: number): unknown => {
      const input = customerInputWith(long(length));
      return rule.check(input, factsFor(input, { country }));
    };
    expect(check(most)).not.toBeNull();
    expect(check(most + 1)).toBeNull();
  });

  it("is not read as a phone number where no pattern is known", () => {
    const check = (length: number): unknown => {
      const input = customerInputWith(long(length));
      return contactPhoneUnusual.check(input, factsFor(input));
    };
    expect(check(30)).not.toBeNull();
    expect(check(31)).toBeNull();
  });

  it("is not looked up among the states", () => {
    const meant = (state: string): unknown => {
      const input = customerInputWith({ address: { country: "US", state } });
      return addressStateListed.check(input, factsFor(input, { country }))?.meant;
    };
    expect(meant("A".repeat(100))).toBe("a".repeat(100));
    expect(meant("B".repeat(101))).toBe("");
  });
});
