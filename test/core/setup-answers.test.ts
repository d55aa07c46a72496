import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agreementWays } from "../../src/core/agreement/ways.ts";
import { partnerTypes, roles } from "../../src/core/access.ts";
import {
  changedFields,
  holdersField,
  judgeSetup,
  mostPartnerName,
  readSetup,
  setupAnswers,
  setupFields,
  withFields,
  type Setup,
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
    ["https://fabrikam.com/about/us.html http://contoso.com", ["fabrikam.com", "contoso.com"]],
    ["https://dana@fabrikam.com/", ["fabrikam.com"]],
    ["fabrikam.com FABRIKAM.com", ["fabrikam.com"]],
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

  test("from nothing to nothing names no field", () => {
    expect(changedFields(null, readSetup({}))).toEqual([]);
  });

  test("takes only the named fields from another setup", () => {
    const theirs = readSetup({ ...complete, partnerName: "Contoso", partnerType: "indirect-provider" });
    expect(withFields(setup, ["partnerType"], theirs)).toEqual({ ...setup, partnerType: "indirect-provider" });
  });
});

test("Nothing answered is read as nothing, also where a field was emptied", () => {
  const nobody = { people: [], groups: [] };
  const empty: Setup = {
    partnerName: "",
    partnerType: null,
    partnerDomains: [],
    approvalsChannel: null,
    statusChannel: null,
    ownApproval: false,
    agreementWay: "direct-acceptance",
    ownLink: null,
    providerLinks: [],
    roleHolders: {
      "global-administrator": nobody,
      "user-management-administrator": nobody,
      "admin-agent": nobody,
      "sales-agent": nobody,
      "helpdesk-agent": nobody,
    },
  };
  expect(readSetup({})).toEqual(empty);
  for (const value of [null, ""]) {
    expect(readSetup(Object.fromEntries(setupFields.map((field) => [field, value])))).toEqual(empty);
  }
  expect(setupAnswers(empty)).toEqual({
    ...Object.fromEntries(setupFields.map((field) => [field, null])),
    partnerName: "",
  });
});

describe("each answer", () => {
  const nobody = readSetup({}).roleHolders;

  test.each<[SetupAnswers, Partial<Setup>]>([
    [{ partnerName: " Con\u200btoso\u00a0AG " }, { partnerName: "Contoso AG" }],
    [
      { approvalsChannel: "C1", statusChannel: "G1" },
      { approvalsChannel: "C1", statusChannel: "G1" },
    ],
    [
      { approvalsChannel: "U1", statusChannel: "aC1" },
      { approvalsChannel: null, statusChannel: null },
    ],
    [{ ownApproval: "no" }, { ownApproval: false }],
    [{ partnerDomains: "contosohttps://" }, { partnerDomains: ["contosohttps:"] }],
    [{ partnerDomains: `${" ".repeat(9_999)}ab.com` }, { partnerDomains: ["a"] }],
  ])("%j is read as %j", (answers, read) => expect(readSetup(answers)).toMatchObject(read));

  test.each(roles)("names the holders of its own role alone: %s", (role) => {
    const read = readSetup({ [holdersField(role)]: "S1,U1,S2,W2" }).roleHolders;
    expect(read).toEqual({ ...nobody, [role]: { people: ["U1", "W2"], groups: ["S1", "S2"] } });
  });

  test.each(roles)("names nobody who may not hold the role: %s", (role) => {
    const named = { "roleHolders.global-administrator": "U1", [holdersField(role)]: "U1,U-guest" };
    expect(problemsOf(named)).toEqual([`roleHolders.${role}: holder-not-offered`]);
  });
});

describe("a problem", () => {
  test("stands in each field that is needed, all at once and as an error", () => {
    const issues = judgeSetup(readSetup({}), facts);
    expect(issues.map(({ field }) => field)).toEqual([
      "partnerName",
      "partnerType",
      "partnerDomains",
      "approvalsChannel",
      "statusChannel",
      "roleHolders.admin-agent",
    ]);
    for (const issue of issues) expect(issue).toMatchObject({ severity: "error", params: {} });
    expect(judgeSetup(readSetup({}), { ...facts, hasApi: false })).toEqual(issues);
  });

  test("names the first domain that is none, and no more of it than fits a sentence", () => {
    const domainNamed = (...partnerDomains: string[]) =>
      judgeSetup({ ...readSetup(complete), partnerDomains }, facts).map(({ params }) => params);
    expect(domainNamed("fabrikam.com", "co.uk", "localhost")).toEqual([{ domain: "co.uk" }]);
    expect(domainNamed("Fabrikam.com")).toEqual([{ domain: "Fabrikam.com" }]);
    expect(domainNamed("x".repeat(300))).toEqual([{ domain: "x".repeat(80) }]);
  });

  test("is no name of a hundred characters", () => {
    expect(problemsOf({ partnerName: "x".repeat(mostPartnerName) })).toEqual([]);
  });

  test("is a sales agent or a user administrator as the only one who could approve", () => {
    const missing = ["roleHolders.admin-agent: approver-missing"];
    for (const role of ["sales-agent", "user-management-administrator", "helpdesk-agent"] as const) {
      expect(problemsOf({ "roleHolders.admin-agent": null, [holdersField(role)]: "U1" })).toEqual(missing);
    }
    expect(problemsOf({ "roleHolders.admin-agent": "S9,S1" })).toEqual([]);
  });
});

describe("whatever was set up", () => {
  const holders = fc.record({ people: fc.subarray(["U1", "W2", "U3"]), groups: fc.subarray(["S1", "S2"]) });
  const setups: fc.Arbitrary<Setup> = fc.record({
    partnerName: fc.constantFrom("", "Contoso", "Contoso, Ltd", "Ltd, Contoso"),
    partnerType: fc.constantFrom(null, ...partnerTypes),
    partnerDomains: fc.subarray(["contoso.com", "contoso.de", "xn--bcher-kva.de", "wrong"]),
    approvalsChannel: fc.constantFrom(null, "C1", "C2"),
    statusChannel: fc.constantFrom(null, "C1", "G3"),
    ownApproval: fc.boolean(),
    agreementWay: fc.constantFrom(...agreementWays),
    ownLink: fc.constantFrom(null, "https://admin.microsoft.com/", "no link"),
    providerLinks: fc
      .array(
        fc.record({
          name: fc.constantFrom("", "Northwind", "A, B"),
          link: fc.constantFrom("", "https://x.test/?a=b:c", "y"),
        }),
      )
      .map((links) => links.filter(({ name, link }) => name !== "" || link !== "")),
    roleHolders: fc
      .dictionary(fc.constantFrom(...roles), holders)
      .map((given) => ({ ...readSetup({}).roleHolders, ...given })),
  });

  test("the form gives the same back, with an answer for every field", () => {
    fc.assert(
      fc.property(setups, (setup) => {
        expect(readSetup(setupAnswers(setup))).toEqual(setup);
        expect(Object.keys(setupAnswers(setup))).toEqual([...setupFields]);
      }),
    );
  });

  test("what changed, laid over the former setup, leaves nothing changed", () => {
    fc.assert(
      fc.property(setups, setups, (before, after) => {
        const changed = changedFields(before, after);
        expect(changedFields(after, before)).toEqual(changed);
        expect(changedFields(withFields(before, changed, after), after)).toEqual([]);
      }),
    );
  });
});

test("The order of domains and of holders is no change, a name's words are", () => {
  const several = readSetup({
    ...complete,
    partnerDomains: "contoso.com, contoso.de",
    "roleHolders.admin-agent": "U1,U2",
  });
  const turned = readSetup({
    ...complete,
    partnerDomains: "contoso.de,contoso.com",
    "roleHolders.admin-agent": "U2,U1",
  });
  expect(changedFields(several, turned)).toEqual([]);
  const named = (partnerName: string) => readSetup({ ...complete, partnerName });
  expect(changedFields(named("Ada, Bob"), named("Bob, Ada"))).toEqual(["partnerName"]);
});
