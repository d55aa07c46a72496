import { describe, expect, test } from "vitest";
import { longestLink } from "../../../src/core/relationship/link.ts";
import {
  judgeLinks,
  mostProviderName,
  readOwnLink,
  readProviderLinks,
  writeProviderLinks,
} from "../../../src/core/relationship/own-links.ts";
import { jointLink, ownLink } from "../../support/invitation-links.ts";

const problemsOf = (typed: { ownLink?: string; providerLinks?: string }) =>
  judgeLinks({
    ownLink: readOwnLink(typed.ownLink),
    providerLinks: readProviderLinks(typed.providerLinks),
  }).map(({ field, code, params }) => `${field}: ${code}, ${params["about"]}`);

describe("Links with providers", () => {
  test("stand one in a line, behind the provider's name", () => {
    expect(readProviderLinks(`Northwind: ${jointLink}\n\n  Adatum GmbH  ${jointLink} \r\n`)).toEqual([
      { name: "Northwind", link: jointLink },
      { name: "Adatum GmbH", link: jointLink },
    ]);
  });

  test("are read where a part is missing, so that it can be named", () => {
    expect(readProviderLinks(`${jointLink}\nNorthwind:\nAdatum: no link: at all`)).toEqual([
      { name: "", link: jointLink },
      { name: "Northwind", link: "" },
      { name: "Adatum", link: "no link: at all" },
    ]);
  });

  test("are written as they were read", () => {
    const typed = `Northwind: ${jointLink}\nAdatum: ${jointLink}`;
    expect(writeProviderLinks(readProviderLinks(typed))).toBe(typed);
    expect(writeProviderLinks([])).toBeNull();
  });
});

describe("The links of an indirect reseller", () => {
  test("are in order when they are Microsoft's, each of its kind; both may be left out", () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ ownLink: `  ${ownLink}\n`, providerLinks: `Northwind: ${jointLink}` })).toEqual([]);
  });

  test.each([
    ["no link at all", "link-not-a-link"],
    [`${ownLink}${"x".repeat(longestLink)}`, "link-too-long"],
    [ownLink.replace("admin.microsoft.com", "admin.microsoft.com.example"), "link-host"],
    [ownLink.replace("partner-invitation", "partner"), "link-path"],
    [ownLink.replace("ResellerRelationship", "Other"), "link-type"],
    [ownLink.replace(/partnerId=[^&]*/, "partnerId=1"), "link-partner-id"],
    [jointLink.replace(/indirectCSPId=[^&]*/, "indirectCSPId=1"), "link-provider-id"],
    [ownLink.replace("msppId=0", "msppId=x"), "link-mspp-id"],
    [ownLink.replace("DAP=false", "DAP=true"), "link-asks-for-dap"],
    [jointLink, "own-link-names-provider"],
  ])("%s is refused as %s", (link, code) => {
    expect(problemsOf({ ownLink: link })).toEqual([`ownLink: ${code}, `]);
  });

  test("name the provider whose link is wrong", () => {
    expect(problemsOf({ providerLinks: `Northwind: ${ownLink}\nAdatum: nothing` })).toEqual([
      "providerLinks: provider-link-is-own, Northwind",
      "providerLinks: link-not-a-link, Adatum",
    ]);
  });

  test("want a name for each provider, short and once", () => {
    expect(problemsOf({ providerLinks: jointLink })).toEqual([
      `providerLinks: provider-name-missing, ${jointLink.slice(0, 80)}`,
    ]);
    const long = "x".repeat(mostProviderName + 1);
    expect(problemsOf({ providerLinks: `${long}: ${jointLink}` })).toEqual([
      `providerLinks: provider-name-long, ${long}`,
    ]);
    expect(problemsOf({ providerLinks: `Northwind: ${jointLink}\nNORTHWIND: ${jointLink}` })).toEqual([
      "providerLinks: provider-twice, NORTHWIND",
    ]);
  });

  test("are those of five providers at most", () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, at) => `Provider ${at}: ${jointLink}`).join("\n");
    expect(problemsOf({ providerLinks: lines(5) })).toEqual([]);
    expect(problemsOf({ providerLinks: lines(6) })).toEqual(["providerLinks: providers-too-many, "]);
  });
});
