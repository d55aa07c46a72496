import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  agreementAddress,
  invitationIssues,
  languageFor,
  longestMailtoLink,
  mailtoLink,
  mostInSubject,
  mostInText,
} from "../../../src/core/agreement/invitation.ts";

const subject = "Please accept the agreement";
const codes = (text: string, address = agreementAddress): string[] =>
  invitationIssues({ subject, text }, address).map(({ code }) => code);
const withAddress = (pattern: string, address = agreementAddress): string => pattern.replaceAll("@", () => address);

// A relationship link, with signs that programs like to escape.
const link =
  "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=1b2c&msppId=0&DAP=false#/BillingAccounts/partner-invitation";

describe("languageFor", () => {
  it.each([
    ["de-AT", "de"],
    ["de", "de"],
    ["DE-ch", "de"],
    ["nl_BE", "nl"],
    ["it-CH", "it"],
    ["pl-PL", "pl"],
    ["en-GB", "en"],
    ["pt-BR", "en"],
    ["sr-Latn-RS", "en"],
    ["item", "en"],
    ["", "en"],
  ])("writes to a customer of %j in %s", (culture, language) => expect(languageFor(culture)).toBe(language));
});

describe("the address in the text", () => {
  it.each([
    ["alone", "@"],
    ["on a line of its own", "Hello,\n@\nKind regards"],
    ["with Windows' line ends", "Hello,\r\n@\r\nKind regards"],
    ["between blanks and tabs", "Open @\tand sign in"],
    ["between no-break blanks", "Open\u00a0@\u00a0now"],
    ["before a full stop", "Please open @. Thank you"],
    ["before a comma", "Open @, then sign in"],
    ["in brackets", "Open the page (@)."],
    ["in angle brackets", "Open <@>, please"],
    ["in quotation marks", 'Open "@".'],
    ["before dots at the end", "Open @..."],
    ["beside other addresses", "See https://aka.ms/customeragreement and @ and https://contoso.com"],
    ["beside its beginning", "Not https://admin.microsoft.com/AdminPortal/Home but @"],
  ])("may stand %s", (_, pattern) => {
    expect(codes(withAddress(pattern))).toEqual([]);
    expect(codes(withAddress(pattern, link), link)).toEqual([]);
  });

  it.each([
    ["not at all", "Please accept the agreement."],
    ["twice", "@\n@"],
    ["twice, once longer", "@ or @/old"],
    ["twice, once in capitals", `@ or ${agreementAddress.toUpperCase()} or ${link.toUpperCase()}`],
    ["with a longer path", "@/other"],
    ["with a bare slash", "@/"],
    ["with another parameter", "@&ref=/other"],
    ["with an escaped parameter", "@&amp;a=b"],
    ["with a question mark", "@?a=b"],
    ["with a fragment", "@#top"],
    ["with a longer word", "@s"],
    ["with a hyphen", "@-"],
    ["with an underline from mark-up", "_@_"],
    ["with a full stop and more", "@.aspx"],
    ["with a comma and more", "@,then sign in"],
    ["with a bracket and more", "@)/other"],
    ["with a zero-width blank", "@\u200b now"],
    ["with a byte order mark", "@\ufeff now"],
    ["with an accent", "@\u0301"],
    ["with a curly quotation mark, which some programs take along", "“@”"],
    ["as Slack writes links", "<@|the agreement>"],
    ["as Markdown writes links", "[the agreement](@)"],
    ["with another host in front", "https://safe.example/?url=@"],
    ["with another host and a bracket in front", "https://safe.example/(@)"],
    ["with another scheme in front", "view-source:@"],
    ["with a letter in front", "x@"],
    ["with an invisible sign in front", "\u2060@"],
  ])("may not stand %s", (_, pattern) => {
    expect(codes(withAddress(pattern))).toEqual(["address-changed"]);
    expect(codes(withAddress(pattern, link), link)).toEqual(["address-changed"]);
  });

  it.each([
    ["broken into two lines", agreementAddress.replace("?", "?\n")],
    ["broken by a mail program's =", agreementAddress.replace("Home", "Ho=\r\nme")],
    ["parted by a blank", agreementAddress.replace("/BillingAccounts", " /BillingAccounts")],
    ["with capitals in the host", agreementAddress.replace("admin.microsoft", "Admin.Microsoft")],
    ["with small letters in the path", agreementAddress.replace("AdminPortal", "adminportal")],
    ["with another host", agreementAddress.replace("admin.microsoft.com", "admin.microsoft.com.example")],
    ["without its parameter", agreementAddress.split("?")[0]!],
    ["without its scheme", agreementAddress.replace("https://", "")],
    ["without encryption", agreementAddress.replace("https:", "http:")],
    ["percent-encoded", agreementAddress.replace("?ref=/", "?ref=%2F")],
    ["shortened with dots", `${agreementAddress.slice(0, 40)}…`],
    ["shortened by a service", "https://aka.ms/agree"],
    ["with a hidden hyphen", agreementAddress.replace("Billing", "Bill\u00ading")],
    ["with a look-alike letter", agreementAddress.replace("admin", "\u0430dmin")],
  ])("may not be %s", (_, changed) => expect(codes(`Open\n${changed}\nplease`)).toEqual(["address-changed"]));

  it("may not have its & escaped", () =>
    expect(codes(link.replaceAll("&", "&amp;"), link)).toEqual(["address-changed"]));

  it("is given back with how often it was found", () => {
    const issue = (text: string) => invitationIssues({ subject, text }, agreementAddress)[0];
    expect(issue("none")).toEqual({
      field: "text",
      code: "address-changed",
      severity: "error",
      params: { address: agreementAddress, times: 0, most: mostInText, length: 4 },
    });
    expect(issue(withAddress("@/x"))?.params.times).toBe(1);
    expect(issue(withAddress("@ @"))?.params.times).toBe(2);
  });

  const blank = fc.constantFrom(" ", "\n", "\r\n", "\t", "\n\n");
  const words = fc.string({ maxLength: 300, unit: "binary" }).filter((text) => !text.includes("https"));

  it("stands well between blanks in any text", () => {
    fc.assert(
      fc.property(words, blank, fc.oneof(blank, fc.constant("")), words, (before, left, right, after) => {
        expect(codes(`${before}${left}${agreementAddress}${right}${right === "" ? "" : after}`)).toEqual([]);
      }),
    );
  });

  it("may not differ in a single character", () => {
    const place = fc.nat({ max: agreementAddress.length - 1 });
    fc.assert(
      fc.property(words, place, fc.string({ unit: "binary", maxLength: 1 }), fc.boolean(), (before, at, sign, kept) => {
        const changed = `${agreementAddress.slice(0, at)}${sign}${agreementAddress.slice(kept ? at : at + 1)}`;
        fc.pre(!changed.includes(agreementAddress));
        expect(codes(`${before} ${changed} `)).toEqual(["address-changed"]);
      }),
    );
  });
});

describe("lengths", () => {
  const issues = (given: { subject?: string; text?: string }) =>
    invitationIssues({ subject, text: agreementAddress, ...given }, agreementAddress).map(({ field, code }) => [
      field,
      code,
    ]);
  const long = (length: number): string => `${agreementAddress} ${"a".repeat(length - agreementAddress.length - 1)}`;

  it.each(["", "  \n", "\u200b\ufeff"])("asks for a subject and a text where there is %j", (nothing) =>
    expect(issues({ subject: nothing, text: nothing })).toEqual([
      ["subject", "subject-missing"],
      ["text", "text-missing"],
    ]),
  );

  it("takes them up to their limits", () =>
    expect(issues({ subject: "a".repeat(mostInSubject), text: long(mostInText) })).toEqual([]));

  it("refuses one character more, and says one thing a field", () => {
    const subject = "a".repeat(mostInSubject + 1);
    const tooLong = [
      ["subject", "subject-too-long"],
      ["text", "text-too-long"],
    ];
    expect(issues({ subject, text: long(mostInText + 1) })).toEqual(tooLong);
    expect(issues({ subject, text: "a".repeat(mostInText + 1) })).toEqual(tooLong);
  });
});

describe("mailtoLink", () => {
  /** As a mail program reads it. */
  function read(href: string): { to: string; subject: string; text: string } {
    const [, to = "", subject = "", text = ""] = /^mailto:([^?]*)\?subject=([^&]*)&body=([^&]*)$/.exec(href) ?? [];
    return { to: decodeURIComponent(to), subject: decodeURIComponent(subject), text: decodeURIComponent(text) };
  }

  it("writes blanks as %20 and line ends as %0D%0A", () =>
    expect(mailtoLink({ to: "ana@contoso.com", subject: "A & B?", text: "One\ntwo\r\nthree\rü+1" })).toBe(
      "mailto:ana@contoso.com?subject=A%20%26%20B%3F&body=One%0D%0Atwo%0D%0Athree%0D%0A%C3%BC%2B1",
    ));

  it.each([
    ["o'neil+it@contoso.com", "mailto:o'neil%2Bit@contoso.com?"],
    ['"a@b"@contoso.com', "mailto:%22a%40b%22@contoso.com?"],
    ["a?bcc=x&y@contoso.com", "mailto:a%3Fbcc%3Dx%26y@contoso.com?"],
    ["a,b@contoso.com", "mailto:a%2Cb@contoso.com?"],
    ["", "mailto:?"],
    ["nobody", "mailto:nobody?"],
  ])("lets %j stand for itself alone", (to, beginning) =>
    expect(mailtoLink({ to, subject: "s", text: "t" })?.startsWith(beginning)).toBe(true),
  );

  it("keeps a subject on one line", () =>
    expect(mailtoLink({ to: "", subject: " a\r\nBcc: b ", text: "" })).toBe("mailto:?subject=a%20Bcc%3A%20b&body="));

  it("takes half a character for an unknown one", () =>
    expect(mailtoLink({ to: "", subject: "\ud83d", text: "\udc4b" })).toBe("mailto:?subject=%EF%BF%BD&body=%EF%BF%BD"));

  it("reads again as it was written, and holds nothing that would end a link", () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom("\n", "&", "+", "%", "|", ">"),
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.emailAddress(), text, text, (to, subject, text) => {
        const href = mailtoLink({ to, subject, text });
        if (href === null) return;
        expect(read(href)).toEqual({
          to,
          subject: subject.replace(/\s+/g, " ").trim(),
          text: text.replace(/\r\n|\r|\n/g, "\r\n"),
        });
        expect(href).toMatch(/^[\w:@.!~*'()?=&%-]+$/);
      }),
    );
  });

  it("is given up to its greatest length", () => {
    const rest = "mailto:a@b.example?subject=s&body=".length;
    const given = (length: number) => mailtoLink({ to: "a@b.example", subject: "s", text: "x".repeat(length - rest) });
    expect(given(longestMailtoLink)).toHaveLength(longestMailtoLink);
    expect(given(longestMailtoLink + 1)).toBeNull();
  });
});
