import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { companyInMessage, mostOfMessageRead } from "../../../src/core/relationship/company-in-message.ts";

const read = (text: string) => companyInMessage(text, ["fabrikam.com"]);
const ana = { "contact.email": "ana@contoso.com", domain: "contoso.com" };

describe("A message about a company", () => {
  it.each([
    ["an address as Slack writes it", "Ask <mailto:ana@contoso.com|ana@contoso.com> please", ana],
    ["an address in plain words", "Write to ana@contoso.com.", ana],
    ["an address with a subject", "<mailto:ana@contoso.com?subject=Hello&amp;body=x|Ana>", ana],
    ["an address in angle brackets", "From: Ana &lt;<mailto:ana@contoso.com|ana@contoso.com>&gt;", ana],
    ["an address in escaped brackets", "Ana &lt;ana@contoso.com&gt;", ana],
    ["the same address twice", "ANA@CONTOSO.COM, that is <mailto:ana@contoso.com|Ana>", ana],
    ["a website", "See <https://www.contoso.com/about?x=1|their site>", { domain: "contoso.com" }],
    ["a website in plain words", "(www.contoso.com)", { domain: "contoso.com" }],
    ["an address and another website", "ana@contoso.com of <https://contoso.de>", ana],
    [
      "a private address and a website",
      "ana@gmail.com, <https://contoso.com>",
      { ...ana, "contact.email": "ana@gmail.com" },
    ],
    ["a private address alone", "ana@gmail.com", { "contact.email": "ana@gmail.com" }],
    ["a colleague's address beside it", "sam@fabrikam.com: ana@contoso.com", ana],
    [
      "capitals and another script",
      "<mailto:Ana@BÜCHER.example|x>",
      { "contact.email": "Ana@BÜCHER.example", domain: "xn--bcher-kva.example" },
    ],
  ])("%s is read", (_, text, expected) => expect(read(text)).toEqual(expected));

  it.each([
    ["nothing", ""],
    ["no address", "Contoso would like to buy from us"],
    ["the partner's own address", "dana@sales.fabrikam.com <https://www.fabrikam.com>"],
    ["people, channels and groups", "<@U0SAM|sam@contoso.com> <#C1|contoso.com> <!subteam^S1|@contoso.com>"],
    ["two websites", "<https://contoso.com> <https://northwind.com>"],
    [
      "a page that is somebody else's",
      "<https://www.linkedin.com/company/contoso|Contoso> <https://fabrikam.slack.com/x>",
    ],
    ["a website with a name and password in it", "<https://contoso.com@evil.example/>"],
    ["half an address", "ana@ @contoso.com ana@contoso ana@@contoso.com"],
    ["a number of an Internet address", "<http://127.0.0.1/> ana@127.0.0.1"],
    ["another kind of link", "<javascript:alert(1)|contoso.com> <tel:+4912345|x>"],
    ["an address that is too long", `${"a".repeat(65)}@contoso.com`],
  ])("tells nothing when it has %s", (_, text) => expect(read(text)).toEqual({}));

  it("of two people keeps their company, and of two companies nothing", () => {
    expect(read("ana@contoso.com ben@contoso.com")).toEqual({ domain: "contoso.com" });
    expect(read("ana@contoso.com ben@northwind.com")).toEqual({});
  });

  it("is read up to a limit, and whatever stands in it does no harm", () => {
    expect(read(`${"x ".repeat(mostOfMessageRead / 2)} ana@contoso.com`)).toEqual({});
    expect(read("<".repeat(40_000))).toEqual({});
    expect(read("a@".repeat(20_000))).toEqual({});
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void read(text)));
  });
});
