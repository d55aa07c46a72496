import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { domainKey, readDomain } from "../../../src/core/relationship/domain.ts";
import { anySign } from "../../support/any-sign.ts";
import { fill } from "../../support/worst-texts.ts";

describe("readDomain", () => {
  it.each([
    ["contoso.com", "contoso.com"],
    [" Contoso.COM ", "contoso.com"],
    ["contoso.com.", "contoso.com"],
    ["www.contoso.com", "contoso.com"],
    ["WWW.Contoso.com/about", "contoso.com"],
    ["www.www.contoso.com", "contoso.com"],
    ["www.com", "www.com"],
    ["wwwcontoso.com", "wwwcontoso.com"],
    ["shop.contoso.co.uk", "shop.contoso.co.uk"],
    ["contoso.onmicrosoft.com", "contoso.onmicrosoft.com"],
    ["https://www.contoso.com/x?y=ana@fabrikam.com#z", "contoso.com"],
    ["http://contoso.com", "contoso.com"],
    ["https://contoso.com:8443/", "contoso.com"],
    ["contoso.com:", "contoso.com"],
    ["https://someone@contoso.com/", "contoso.com"],
    ["contoso.com?x", "contoso.com"],
    ["contoso.com#x", "contoso.com"],
    ["ana@contoso.com", "contoso.com"],
    ["Ana Souza <ana@contoso.com>", "contoso.com"],
    ["mailto:ana@contoso.com?subject=Hello", "contoso.com"],
    ["MAILTO:ana@contoso.com", "contoso.com"],
    ["Müller.example", "xn--mller-kva.example"],
    ["xn--mller-kva.example", "xn--mller-kva.example"],
    ["ｃｏｎｔｏｓｏ．ｃｏｍ", "contoso.com"],
    ["con\u200btoso.com", "contoso.com"],
  ])("reads %j as %j", (typed, domain) => expect(readDomain(typed)).toBe(domain));

  it.each([
    ["", ""],
    ["  ", ""],
    ["Contoso", "contoso"],
    ["https://", "https://"],
    ["contoso.https://com", "contoso.https://com"],
    ["contoso>.com", "contoso>.com"],
    ["contoso .com", "contoso .com"],
    ["contoso.com, fabrikam.com", "contoso.com, fabrikam.com"],
    ["ana@contoso.com; ben@fabrikam.com", "ana@contoso.com; ben@fabrikam.com"],
    ["ana@@contoso.com", "ana@@contoso.com"],
    ["192.0.2.7", "192.0.2.7"],
    ["co.uk", "co.uk"],
    ["con_toso.com", "con_toso.com"],
    ["contoso.com..", "contoso.com.."],
  ])("leaves %j as %j, to be complained of", (typed, text) => expect(readDomain(typed)).toBe(text));

  it("does nothing to what it has read once, and throws at nothing", () => {
    const piece = fc.constantFrom(
      "www.",
      "https://",
      "mailto:",
      "contoso.com",
      "@",
      ":",
      "/",
      ".",
      ">",
      " ",
      "İ",
      "ﬃ",
      "ẞ",
    );
    const text = fc.array(fc.oneof(piece, fc.string({ unit: anySign, maxLength: 5 }))).map((all) => all.join(""));
    fc.assert(
      fc.property(text, (typed) => {
        const once = readDomain(typed);
        expect(readDomain(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it("does not stop at a megabyte", () => {
    for (const text of [
      fill("a."),
      fill("www."),
      fill("a+"),
      fill(":1"),
      `mailto:${fill("a@")}`,
      fill("/"),
      fill("><"),
    ]) {
      expect(readDomain(text).length).toBeLessThanOrEqual(text.length);
    }
  });
});

describe("domainKey", () => {
  it.each([
    ["contoso.com", "CONTOSO.com."],
    ["contoso.com", "https://www.contoso.com"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["contoso.onmicrosoft.com", "Contoso.OnMicrosoft.com"],
  ])("is the same of %j and %j", (one, other) => {
    expect(domainKey(one)).not.toBeNull();
    expect(domainKey(one)).toBe(domainKey(other));
  });

  it.each([
    ["contoso.com", "contoso.de"],
    ["contoso.com", "contoso.onmicrosoft.com"],
    ["shop.contoso.com", "contoso.com"],
  ])("tells %j from %j", (one, other) => expect(domainKey(one)).not.toBe(domainKey(other)));

  it.each([null, "", "contoso", "gmail.com", "ana@outlook.com", "onmicrosoft.com", "www.gmx.de"])(
    "of %j says nothing of a company",
    (domain) => expect(domainKey(domain)).toBeNull(),
  );
});
