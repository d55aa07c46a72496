import { describe, expect, it } from "vitest";
import { agreement } from "../../src/copy/en/agreement.ts";
import { agreementInvitation } from "../../src/copy/invitations/index.ts";
import { relationshipInvitation } from "../../src/copy/invitations/relationship/index.ts";
import { earlierPurchases } from "../../src/core/agreement/earlier-purchases.ts";
import {
  agreementAddress,
  invitationIssues,
  invitationLanguages,
  mailtoLink,
  type InvitationLanguage,
} from "../../src/core/agreement/invitation.ts";

const names = {
  firstName: "Ana",
  lastName: "Souza",
  partner: "Fabrikam Cloud Services",
  company: "Contoso Interiores Ltda.",
};
const draft = (language: InvitationLanguage, given: Partial<Parameters<(typeof agreementInvitation)["en"]>[0]> = {}) =>
  agreementInvitation[language]({ ...names, address: agreementAddress, isNew: false, together: null, ...given });
const wordsIn = (text: string): string[] => text.replace(agreementAddress, "").match(/[\p{L}\p{N}'-]+/gu) ?? [];

const cases = invitationLanguages.flatMap((language) =>
  [false, true].map((isNew) => ({ language, isNew, to: isNew ? "a new customer" : "an existing one" })),
);

describe.each(cases)("the invitation in $language to $to", ({ language, isNew }) => {
  it("names everybody concerned, and the address once, on a line of its own", () => {
    const { subject, text } = draft(language, { isNew });
    for (const name of [names.partner, names.company]) expect(text).toContain(name);
    expect(subject).toContain(names.partner);
    expect(text.split("\n").filter((line) => line.includes("https"))).toEqual([agreementAddress]);
    expect(text).toContain("Microsoft Customer Agreement");
  });

  it("may be sent as it is, opened in a mail program, and read in a minute", () => {
    const mail = draft(language, { isNew });
    expect(invitationIssues(mail, agreementAddress)).toEqual([]);
    expect(mailtoLink({ to: "ana.souza@contoso-interiores.example", ...mail })).not.toBeNull();
    expect(wordsIn(mail.text).length).toBeGreaterThanOrEqual(75);
    expect(wordsIn(mail.text).length).toBeLessThanOrEqual(140);
  });

  it("may be sent with the longest names", () => {
    const longest = {
      firstName: "A".repeat(50),
      lastName: "L".repeat(50),
      partner: "P".repeat(100),
      company: "C".repeat(255),
    };
    expect(invitationIssues(draft(language, { ...longest, isNew }), agreementAddress)).toEqual([]);
  });

  it("greets as one does in its language, and without a name where a part of it is not known", () => {
    const greetings = {
      en: ["Hello Ana,", "Hello,"],
      de: ["Guten Tag Ana Souza,", "Guten Tag,"],
      nl: ["Beste Ana Souza,", "Goedendag,"],
      it: ["Buongiorno Ana Souza,", "Buongiorno,"],
      // Polish would have to inflect a name.
      pl: ["Dzień dobry,", "Dzień dobry,"],
    } as const;
    const greeted = (given: object): string | undefined => draft(language, { isNew, ...given }).text.split("\n")[0];
    expect([greeted({}), greeted({ firstName: " " })]).toEqual(greetings[language]);
    if (language !== "en") expect(greeted({ lastName: "" })).toBe(greetings[language][1]);
  });

  it("was filled in well", () => {
    const { subject, text } = draft(language, { isNew });
    expect(`${subject}\n${text}`).not.toMatch(
      /undefined|\bnull\b|true|false|\$\{|\{|\}| {2}|\n{3}|\.\.|[ \t]\n|\s[.,;:]/,
    );
    expect(subject).not.toMatch(/\s$|\n/);
  });

  it("is in its own language", () => {
    if (language === "en") return;
    const english = wordsIn(draft("en", { isNew }).text);
    const shared = wordsIn(draft(language, { isNew }).text).filter((word) => word.length > 4 && english.includes(word));
    const known =
      /^(Microsoft|account|Customer|Agreement|admin|center|partners?|Settings|Partner|relationships|administrator)$/;
    const ofNames = Object.values(names).join(" ");
    expect(shared.filter((word) => !known.test(word) && !ofNames.includes(word))).toEqual([]);
    expect(draft(language).subject).not.toBe(draft("en").subject);
  });
});

it("names the menu in Polish, with the English words beside it", () => {
  const { text } = draft("pl");
  expect(text).toContain("„Ustawienia” > „Relacje z partnerami”");
  expect(text).toContain('"Settings" > "Partner relationships"');
});

it.each(invitationLanguages)("in %s speaks of sign-in data to a new customer alone", (language) => {
  const both = [true, false].map((isNew) => draft(language, { isNew }).text.split("\n\n"));
  expect(both[0]?.filter((paragraph) => !both[1]?.includes(paragraph))).toHaveLength(1);
  expect(both[0]).toHaveLength(both[1]!.length + 1);
});

it("has words in each language that the core names", () =>
  expect(Object.keys(agreementInvitation)).toEqual([...invitationLanguages]));

describe("what is said of a draft that cannot be sent", () => {
  const said = (text: string, subject = "s"): string[] =>
    invitationIssues({ subject, text }, agreementAddress).map(({ code, params }) =>
      agreement.invitation.problems[code](params),
    );

  it.each([
    ["hello", `The address of the agreement is missing or changed. Put back: ${agreementAddress}`],
    [`${agreementAddress}/x`, `Capitals, or signs right beside it, change the address. Put back: ${agreementAddress}`],
    [
      `${agreementAddress} ${agreementAddress}`,
      `The address of the agreement stands here 2 times. Once is right: ${agreementAddress}`,
    ],
    ["", "Write the text of the mail."],
    ["x".repeat(2801), "At most 2800 characters fit here; this has 2801."],
  ])("fits what was found, example %#", (text, sentence) => {
    expect(said(text)).toEqual([sentence]);
    expect(sentence.length).toBeLessThanOrEqual(150);
  });

  it("is said of the subject too", () => {
    expect(said(agreementAddress, "")).toEqual(["Write a subject."]);
    expect(said(agreementAddress, "x".repeat(201))).toEqual(["At most 200 characters fit here; this has 201."]);
  });
});

it("offers each earlier purchase beside a radio button, and says what helps", () => {
  for (const purchase of earlierPurchases) {
    expect(agreement.trouble.options[purchase].length).toBeLessThanOrEqual(75);
    expect(agreement.trouble.outcomes[purchase]).toContain("attestation");
  }
});

it("lists four short steps for either customer", () => {
  for (const steps of Object.values(agreement.customerSteps)) {
    expect(steps).toHaveLength(4);
    expect(steps.filter((step) => step.length > 100)).toEqual([]);
  }
});

describe.each(invitationLanguages)("the request for a relationship in %s", (language) => {
  const address = "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship";
  const asked = (together: string | null) =>
    relationshipInvitation(false)[language]({ ...names, address, isNew: false, together });

  it("says that two companies are accepted at once, where it is so", () => {
    expect(asked("Northwind Cloud").text).toMatch(/Fabrikam Cloud Services \p{L}+ Northwind Cloud\./u);
    expect(
      asked("Northwind Cloud")
        .text.split("\n")
        .filter((line) => line.includes("https")),
    ).toEqual([address]);
    expect(asked(null).text).not.toContain("null");
    expect(asked(null).text.split("\n\n")).toHaveLength(asked("Northwind Cloud").text.split("\n\n").length - 1);
  });
});
