import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isInvitationLink,
  longestLink,
  readInvitationLink,
  type InvitationLink,
  type LinkProblem,
} from "../../../src/core/relationship/link.ts";
import { anySign } from "../../support/any-sign.ts";

const partner = "3b33e682-00c3-41ee-9dd2-a548adf56438";
const provider = "75af751c-f582-45e7-aee2-0fd6c8203c1d";
const page = "#/BillingAccounts/partner-invitation";

const current = (query: string, end = page) => `https://admin.microsoft.com/Adminportal/Home?${query}${end}`;
const older = (query: string) => `https://portal.office.com/partner/partnersignup.aspx?${query}`;
const own = current(`invType=ResellerRelationship&partnerId=${partner}&msppId=0&DAP=false`);
const joint = current(
  `invType=IndirectResellerRelationship&partnerId=${partner}&msppId=6531449&indirectCSPId=${provider}&DAP=false`,
);
const olderOwn = older(`type=ResellerRelationship&id=${partner}&csp=1&msppid=0`);
const olderJoint = older(
  `type=IndirectResellerRelationship&id=${partner}&csp=1&msppid=6531449&indirectCSP=${provider}`,
);

function read(text: string): InvitationLink {
  const result = readInvitationLink(text);
  if (!result.ok) throw new Error(`refused: ${result.failure}`);
  return result.value;
}
function problemOf(text: string): LinkProblem | null {
  const result = readInvitationLink(text);
  return result.ok ? null : result.failure;
}

describe("A pasted invitation link is read", () => {
  it.each<[string, string, Omit<InvitationLink, "address">]>([
    ["the partner's own", own, { kind: "own", partnerId: partner, providerId: null, form: "current" }],
    ["with a provider", joint, { kind: "with-provider", partnerId: partner, providerId: provider, form: "current" }],
    ["the partner's own, older", olderOwn, { kind: "own", partnerId: partner, providerId: null, form: "older" }],
    [
      "with a provider, older",
      olderJoint,
      { kind: "with-provider", partnerId: partner, providerId: provider, form: "older" },
    ],
    [
      "a reseller's own, which names no provider",
      current(`invType=IndirectResellerRelationship&partnerId=${partner}&msppId=601089`),
      { kind: "own", partnerId: partner, providerId: null, form: "current" },
    ],
    [
      "a reseller's own, older",
      older(`type=IndirectResellerRelationship&id=${partner}&csp=1&msppid=601089`),
      { kind: "own", partnerId: partner, providerId: null, form: "older" },
    ],
    [
      "with a provider by its older name",
      current(`invType=IndirectResellerRelationship&partnerId=${partner}&msppId=1&indirectCSP=${provider}`),
      { kind: "with-provider", partnerId: partner, providerId: provider, form: "current" },
    ],
    [
      "with the page of the admin center's newer links",
      current(`invType=ResellerRelationship&partnerId=${partner}&msppId=0`, "#/partners/invitation"),
      { kind: "own", partnerId: partner, providerId: null, form: "current" },
    ],
  ])("%s", (_, text, expected) => expect(read(text)).toEqual({ address: text, ...expected }));

  it.each([
    ["in other letters", own.replace("Adminportal/Home", "AdminPortal/home").replace("invType", "INVTYPE")],
    ["with a host and a scheme in capitals", own.replace("https://admin.microsoft", "HTTPS://Admin.Microsoft")],
    ["with its parameters in another order", current(`DAP=false&partnerId=${partner}&invType=ResellerRelationship`)],
    ["with the type in small letters", own.replace("ResellerRelationship", "resellerrelationship")],
    ["with the ID in capitals", own.replace(partner, partner.toUpperCase())],
    ["without DAP", own.replace("&DAP=false", "")],
    ["without a partner number", own.replace("&msppId=0", "")],
    ["with a parameter that nobody knows", own.replace("&DAP", "&campaign=spring-2026&DAP")],
    ["with the same parameter twice", own.replace("&DAP", `&partnerid=${partner}&DAP`)],
    ["with the signs of an ID in percents", own.replace("&partnerId=3", "&partnerId=%33")],
  ])("%s", (_, text) =>
    expect(read(text)).toEqual({
      address: text,
      kind: "own",
      partnerId: partner,
      providerId: null,
      form: "current",
    }),
  );

  it("letter by letter as it was given, but for blanks around it", () => {
    const odd = own.replace(partner, partner.toUpperCase()).replace("ADMIN", "admin");
    expect(read(` \t\n${odd}\r\n\u00a0`).address).toBe(odd);
  });

  it("up to 500 characters", () => {
    const padded = (length: number) => own.replace("&DAP", `&x=${"1".repeat(length - own.length - 3)}&DAP`);
    expect(padded(longestLink)).toHaveLength(500);
    expect(problemOf(padded(longestLink))).toBeNull();
    expect(problemOf(`  ${padded(longestLink)}  `)).toBeNull();
    expect(problemOf(padded(longestLink + 1))).toBe("too-long");
  });
});

describe("A pasted link is refused", () => {
  const without = (part: string) => own.replace(part, "");
  it.each<[string, string, LinkProblem]>([
    ["when there is none", "", "not-a-link"],
    ["when it is words", "the link is in my mail", "not-a-link"],
    ["without a scheme", own.replace("https://", ""), "not-a-link"],
    ["with http", own.replace("https", "http"), "not-a-link"],
    ["with another scheme", own.replace("https", "javascript"), "not-a-link"],
    ["with one slash", own.replace("https://", "https:/"), "not-a-link"],
    ["with back slashes", own.replace("//", "\\\\"), "not-a-link"],
    ["with words before it", `Please open ${own}`, "not-a-link"],
    ["with words behind it", `${own} and accept`, "not-a-link"],
    ["in angle brackets", `<${own}>`, "not-a-link"],
    ["broken by a line end", own.replace("&msppId", "\n&msppId"), "not-a-link"],
    ["broken by a tab", own.replace("admin", "ad\tmin"), "not-a-link"],
    ["with a control character", own.replace("&msppId", "\u0000&msppId"), "not-a-link"],
    ["with an invisible sign", own.replace("&msppId", "\u200b&msppId"), "not-a-link"],
    ["with a quotation mark", own.replace("&msppId", '"&msppId'), "not-a-link"],
    ["with a bar, at which Slack would cut it", own.replace("&msppId", "|&msppId"), "not-a-link"],
    ["with letters that look alike", own.replace("microsoft", "microsоft"), "not-a-link"],
    ["on another host", own.replace("admin.microsoft.com", "admin.example.com"), "host"],
    ["on a host below Microsoft's", own.replace("admin.", "www.admin."), "host"],
    ["on a host that begins like it", own.replace("microsoft.com", "microsoft.com.example.net"), "host"],
    ["on a host that ends like it", own.replace("admin.", "evil-admin."), "host"],
    ["with a dot behind the host", own.replace("microsoft.com", "microsoft.com."), "host"],
    ["with a user", own.replace("admin.", "someone@admin."), "host"],
    [
      "with a user that looks like the host",
      own.replace("admin.microsoft.com", "admin.microsoft.com@example.net"),
      "host",
    ],
    ["with an empty user", own.replace("admin.", "@admin."), "host"],
    ["with a port", own.replace(".com/", ".com:8443/"), "host"],
    ["with the usual port", own.replace(".com/", ".com:443/"), "host"],
    ["without a host", own.replace("admin.microsoft.com", ""), "host"],
    ["on another page of the host", own.replace("Adminportal/Home", "Adminportal/Users"), "path"],
    ["with a longer path", own.replace("/Home", "/Home/x"), "path"],
    ["with a way up in its path", own.replace("/Adminportal/Home", "/x/../Adminportal/Home"), "path"],
    ["with two slashes", own.replace("/Adminportal", "//Adminportal"), "path"],
    ["with the older path on the current host", own.replace("Adminportal/Home", "partner/partnersignup.aspx"), "path"],
    ["cut off before its page", own.replace(page, ""), "path"],
    ["with nothing behind its hash", own.replace(page, "#"), "path"],
    ["that leads to GDAP", own.replace(page, `#/partners/invitation/granularAdminRelationships/${partner}`), "path"],
    ["with a longer page", `${own}/x`, "path"],
    ["with a page of the current form in the older one", `${olderOwn}${page}`, "path"],
    ["without parameters", "https://admin.microsoft.com/Adminportal/Home", "path"],
    ["with no parameter but its page", current("").replace("?", ""), "type"],
    ["without a type", without("invType=ResellerRelationship&"), "type"],
    ["of another type", own.replace("ResellerRelationship", "Administration"), "type"],
    ["of two types", own.replace("&DAP", "&invType=IndirectResellerRelationship&DAP"), "type"],
    ["with the type of the older form", own.replace("invType", "type"), "type"],
    ["with the type of the current form in the older one", olderOwn.replace("type=", "invType="), "type"],
    ["of the own type, with a provider", joint.replace("IndirectReseller", "Reseller"), "type"],
    ["without a partner", without(`&partnerId=${partner}`), "partner-id"],
    ["with an empty partner", without(partner), "partner-id"],
    ["with a partner that is no ID", own.replace(partner, "contoso"), "partner-id"],
    ["with a letter too few", own.replace(partner, partner.slice(1)), "partner-id"],
    ["with a letter too many", own.replace(partner, `${partner}0`), "partner-id"],
    ["with a letter before the ID", own.replace(partner, `x${partner}`), "partner-id"],
    ["with two partners", own.replace("&DAP", `&partnerId=${provider}&DAP`), "partner-id"],
    ["with the partner's older name", own.replace("partnerId", "id"), "partner-id"],
    ["copied from a page's source", own.replaceAll("&", "&amp;"), "partner-id"],
    ["with an empty provider", joint.replace(provider, ""), "provider-id"],
    ["with a provider that is no ID", joint.replace(provider, "contoso"), "provider-id"],
    ["with two providers", joint.replace("&DAP", `&indirectCSP=${partner.replace("3", "4")}&DAP`), "provider-id"],
    ["with the partner as its provider", joint.replace(provider, partner.toUpperCase()), "provider-id"],
    ["with an empty partner number", own.replace("msppId=0", "msppId="), "mspp-id"],
    ["with letters in the partner number", own.replace("msppId=0", "msppId=12a"), "mspp-id"],
    ["with a letter before the partner number", own.replace("msppId=0", "msppId=a12"), "mspp-id"],
    ["with two partner numbers", own.replace("&DAP", "&MSPPID=7&DAP"), "mspp-id"],
    ["that asks for DAP", own.replace("DAP=false", "DAP=true"), "asks-for-dap"],
    ["that asks for DAP in other words", own.replace("DAP=false", "dap=1"), "asks-for-dap"],
    ["that asks for DAP once of two times", own.replace("DAP=false", "DAP=false&dap=TRUE"), "asks-for-dap"],
    ["that asks for DAP in the older form", `${olderOwn}&DAP=true`, "asks-for-dap"],
  ])("%s", (_, text, problem) => expect(problemOf(text)).toBe(problem));

  it("never by an exception, and what is read keeps its host and its letters", () => {
    const pieces = fc.constantFrom(
      ..."https:// admin.microsoft.com /Adminportal/Home ? & = # @ \\ %".split(" "),
      own,
      page,
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: anySign }))), (parts) => {
        const text = parts.join("");
        const result = readInvitationLink(text);
        if (!result.ok) return;
        expect(result.value.address).toBe(text.trim());
        expect(new URL(result.value.address).host).toMatch(/^(admin\.microsoft\.com|portal\.office\.com)$/);
      }),
    );
  });

  it("at once when it is a megabyte", () => {
    expect(problemOf("a".repeat(1_000_000))).toBe("too-long");
    expect(isInvitationLink(`https://admin.microsoft.com/${"a".repeat(1_000_000)}`)).toBe(false);
  });
});

describe("What Partner Center answers passes for a link", () => {
  it.each([
    own,
    joint,
    olderOwn,
    own.replace("DAP=false", "DAP=true"),
    "https://admin.cloud.microsoft/?invType=ResellerRelationship#/partners/invitation",
    "https://portal.partner.microsoftonline.com/partner/partnersignup.aspx?id=1",
    "https://microsoft.com",
    `https://admin.microsoft.com/?${"a".repeat(longestLink - 29)}`,
  ])("%s", (link) => expect(isInvitationLink(link)).toBe(true));

  it.each([
    ["nothing", ""],
    ["words", "no link today"],
    ["http", own.replace("https", "http")],
    ["another host", own.replace("microsoft.com", "example.com")],
    ["a host that ends like Microsoft's", "https://notmicrosoft.com/"],
    ["a host that begins like Microsoft's", "https://microsoft.com.example.net/"],
    ["a user", "https://admin.microsoft.com@example.net/"],
    ["a user at Microsoft's host", "https://me@admin.microsoft.com/"],
    ["a port", "https://admin.microsoft.com:8443/"],
    ["a blank", `${own} `],
    ["a line end", own.replace("&", "\n&")],
    ["more than 500 characters", `https://admin.microsoft.com/?${"a".repeat(longestLink - 28)}`],
  ])("but not %s", (_, link) => expect(isInvitationLink(link)).toBe(false));
});
