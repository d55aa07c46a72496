import { describe, expect, test } from "vitest";
import {
  changedFields,
  judgeSetup,
  readSetup,
  setupAnswers,
  withFields,
  type SetupAnswers,
  type SetupFacts,
} from "../../src/core/setup-answers.ts";

const complete: SetupAnswers = {
  partnerName: "Fabrikam",
  partnerType: "direct-bill",
  partnerDomains: "fabrikam.com",
  approvalsChannel: "C1",
  statusChannel: "G2",
  ownApproval: null,
  "roleHolders.admin-agent": "S1,U1",
};
const facts: SetupFacts = {
  hasApi: true,
  mayHoldRoles: new Set(["S1", "U1", "S9"]),
  someoneHolds: new Set(["S1", "U1"]),
};
const problemsOf = (given: SetupAnswers, more: Partial<SetupFacts> = {}) =>
  judgeSetup(readSetup({ ...complete, ...given }), { ...facts, ...more }).map(({ field, code }) => `${field}: ${code}`);

describe("what an admin typed", () => {
  test.each([
    ["Fabrikam.COM", ["fabrikam.com"]],
    ["fabrikam.com; contoso.com\n\n fabrikam.com,", ["fabrikam.com", "contoso.com"]],
    ["@fabrikam.com dana@sales.fabrikam.com", ["fabrikam.com", "sales.fabrikam.com"]],
    ["https://fabrikam.com/", ["fabrikam.com"]],
    ["bücher.de", ["xn--bcher-kva.de"]],
  ])("%j is read as the domains %j", (typed, domains) => {
    expect(readSetup({ partnerDomains: typed }).partnerDomains).toEqual(domains);
    expect(problemsOf({ partnerDomains: typed })).toEqual([]);
  });

  test("tells people from user groups", () => {
    expect(readSetup(complete).roleHolders["admin-agent"]).toEqual({ people: ["U1"], groups: ["S1"] });
  });

  test("reads the same from what was stored", () => {
    const setup = readSetup({ ...complete, ownApproval: "yes", partnerDomains: "fabrikam.com, contoso.com" });
    expect(readSetup(setupAnswers(setup))).toEqual(setup);
  });

  test("is in order when nothing is missing", () => {
    expect(problemsOf({})).toEqual([]);
  });

  test.each<[string, SetupAnswers, Partial<SetupFacts>]>([
    ["partnerName: partner-name-missing", { partnerName: " \u200b" }, {}],
    ["partnerName: partner-name-long", { partnerName: "x".repeat(101) }, {}],
    ["partnerType: partner-type-missing", { partnerType: "reseller" }, {}],
    ["partnerType: partner-type-without-api", {}, { hasApi: false }],
    ["partnerDomains: partner-domains-missing", { partnerDomains: " , \n" }, {}],
    ["partnerDomains: partner-domain-wrong", { partnerDomains: "fabrikam.com co.uk" }, {}],
    ["partnerDomains: partner-domain-wrong", { partnerDomains: "localhost" }, {}],
    ["partnerDomains: partner-domain-wrong", { partnerDomains: "192.168.0.1" }, {}],
    ["approvalsChannel: channel-missing", { approvalsChannel: null }, {}],
    ["statusChannel: channel-missing", { statusChannel: "D1" }, {}],
    ["roleHolders.sales-agent: holder-not-offered", { "roleHolders.sales-agent": "U7" }, {}],
    ["roleHolders.admin-agent: approver-missing", { "roleHolders.admin-agent": null }, {}],
    ["roleHolders.admin-agent: approver-missing", { "roleHolders.admin-agent": "S9" }, {}],
  ])("%s", (problem, given, more) => {
    expect(problemsOf(given, more)).toEqual([problem]);
  });

  test("has an approver where only a global administrator is named, and no API where none is needed", () => {
    const approver = { "roleHolders.admin-agent": null, "roleHolders.global-administrator": "U1" };
    expect(problemsOf(approver)).toEqual([]);
    expect(problemsOf({ partnerType: "indirect-reseller" }, { hasApi: false })).toEqual([]);
  });

  test("of a megabyte is judged at once", () => {
    expect(problemsOf({ partnerDomains: "a.".repeat(500_000) })).toEqual(["partnerDomains: partner-domain-wrong"]);
    expect(problemsOf({ partnerDomains: "@".repeat(1_000_000) })).toEqual(["partnerDomains: partner-domain-wrong"]);
  });
});

describe("a change", () => {
  const setup = readSetup(complete);

  test("names the fields that differ, and not the order of a list", () => {
    const next = { ...complete, partnerName: "Contoso, Ltd.", "roleHolders.admin-agent": "U1,S1", ownApproval: "yes" };
    expect(changedFields(setup, readSetup(next))).toEqual(["partnerName", "ownApproval"]);
    const swapped = readSetup({ ...complete, partnerName: "Ltd., Contoso" });
    expect(changedFields(readSetup(next), swapped)).toEqual(["partnerName", "ownApproval"]);
  });

  test("from nothing names what was filled in", () => {
    expect(changedFields(null, setup)).toEqual([
      "partnerName",
      "partnerType",
      "partnerDomains",
      "approvalsChannel",
      "statusChannel",
      "roleHolders.admin-agent",
    ]);
  });

  test("takes only the named fields from another setup", () => {
    const theirs = readSetup({ ...complete, partnerName: "Contoso", partnerType: "indirect-provider" });
    expect(withFields(setup, ["partnerType"], theirs)).toEqual({ ...setup, partnerType: "indirect-provider" });
  });
});
