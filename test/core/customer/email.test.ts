import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asHost, hostOfEmail, isHostWithin } from "../../../src/core/customer/email.ts";

describe("hostOfEmail", () => {
  it.each([
    ["ana@contoso.com", "contoso.com"],
    ["Ana.Souza+x@Mail.Contoso.COM", "mail.contoso.com"],
    ["info@müller.example", "xn--mller-kva.example"],
    ["李@例え.jp", "xn--r8jz45g.jp"],
    [`${"a".repeat(64)}@contoso.com`, "contoso.com"],
    [`ana@${"a.".repeat(125)}com`, `${"a.".repeat(125)}com`],
  ])("finds the host of %s", (email, host) => expect(hostOfEmail(email)).toBe(host));

  it.each([
    "",
    "@",
    "ana",
    "@contoso.com",
    "ana@",
    "ana@com",
    "ana@co.uk",
    "ana@contoso",
    "ana@localhost",
    "ana@.contoso.com",
    "ana@contoso.com.",
    "ana@contoso..com",
    "ana@-contoso.com",
    "ana@contoso-.com",
    "ana@con_toso.com",
    "ana@192.0.2.7",
    "ana@[192.0.2.7]",
    "ana@contoso.com/path",
    "ana@contoso.com:25",
    "ana@con toso.com",
    "a b@contoso.com",
    "a@b@contoso.com",
    ".ana@contoso.com",
    "ana.@contoso.com",
    "a..b@contoso.com",
    "ana,joao@contoso.com",
    "<ana@contoso.com>",
    `${"a".repeat(65)}@contoso.com`,
    `ana@${"a".repeat(64)}.com`,
    `ana@${"a.".repeat(126)}com`,
  ])("sees no address in %j", (email) => expect(hostOfEmail(email)).toBeNull());

  it("takes every ordinary address", () => {
    // By itself such a domain may be an ending for everybody, as co.at is.
    const domains = fc.domain().filter((domain) => domain.length < 220);
    fc.assert(
      fc.property(domains, (domain) => {
        expect(hostOfEmail(`ana@mail.contoso.${domain}`)).toBe(`mail.contoso.${domain.toLowerCase()}`);
      }),
    );
  });
});

it("a host lies within its own domain and the domains above it, never in one that merely ends alike", () => {
  expect(isHostWithin("fabrikam.com", "fabrikam.com")).toBe(true);
  expect(isHostWithin("a.b.fabrikam.com", "fabrikam.com")).toBe(true);
  expect(isHostWithin("notfabrikam.com", "fabrikam.com")).toBe(false);
  expect(isHostWithin("fabrikam.com", "sales.fabrikam.com")).toBe(false);
});

it("a domain is read alone as in an address", () => {
  expect(asHost("Fabrikam.COM")).toBe("fabrikam.com");
  expect(asHost("fabrikam.onmicrosoft.com")).toBe("fabrikam.onmicrosoft.com");
  expect(asHost("https://fabrikam.com")).toBeNull();
  expect(asHost("fabrikam")).toBeNull();
});
