import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roles, type Role } from "../../src/core/access.ts";
import { holdersOf, isSetupComplete, rolesOf, type Holders, type SetupState } from "../../src/core/setup.ts";

const holders: Partial<Record<Role, Holders>> = {
  "sales-agent": { people: ["U-ana", "U-bo"], groups: ["S-sales"] },
  "admin-agent": { people: ["U-ana"], groups: [] },
  "helpdesk-agent": { people: [], groups: ["S-desk", "S-night"] },
  "global-administrator": { people: [], groups: [] },
};
const person = (id: string, groups: string[] = [], mayHoldRoles = true) => ({ id, groups, mayHoldRoles });

describe("The roles somebody holds", () => {
  it.each<[string, ReturnType<typeof person>, Role[]]>([
    ["by name, in the order of the roles", person("U-ana"), ["admin-agent", "sales-agent"]],
    ["by name, in one", person("U-bo"), ["sales-agent"]],
    ["through a group", person("U-cy", ["S-sales"]), ["sales-agent"]],
    ["through the second group of a role", person("U-cy", ["S-other", "S-night"]), ["helpdesk-agent"]],
    [
      "by name and through a group, each once",
      person("U-bo", ["S-sales", "S-desk"]),
      ["sales-agent", "helpdesk-agent"],
    ],
    ["not through a group that holds nothing", person("U-cy", ["S-other"]), []],
    ["not without being named", person("U-cy"), []],
    ["not by a group's ID taken for a person's", person("S-sales"), []],
    ["not by a person's ID taken for a group's", person("U-cy", ["U-bo"]), []],
    ["not as a guest, though named and in a group", person("U-ana", ["S-sales", "S-desk"], false), []],
  ])("%s", (_, who, held) => expect(rolesOf(holders, who)).toEqual(held));

  it("are none while nobody was named for anything", () => {
    expect(rolesOf({}, person("U-ana", ["S-sales"]))).toEqual([]);
  });

  it("are those whose holders name the person or one of the groups, whatever was set up", () => {
    const people = fc.subarray(["U1", "U2", "U3"]);
    const groups = fc.subarray(["S1", "S2", "S3"]);
    const anyHolders = fc.dictionary(fc.constantFrom(...roles), fc.record({ people, groups }));
    fc.assert(
      fc.property(anyHolders, fc.constantFrom("U1", "U4"), groups, (given, id, member) => {
        const held = rolesOf(given, person(id, member));
        for (const role of roles) {
          const named = [...(given[role]?.people ?? []), ...(given[role]?.groups ?? [])];
          expect(held.includes(role)).toBe(named.some((one) => one === id || member.includes(one)));
        }
      }),
    );
  });
});

describe("Those who hold one of some roles", () => {
  const groups = [
    { id: "S-sales", members: ["U-bo", "U-cy"] },
    { id: "S-other", members: ["U-dee"] },
  ];

  it("are those who are named and the members of groups that are named, each once", () => {
    expect(holdersOf(holders, ["sales-agent", "admin-agent"], groups)).toEqual(["U-ana", "U-bo", "U-cy"]);
    expect(holdersOf(holders, ["global-administrator"], groups)).toEqual([]);
    expect(holdersOf({}, roles, groups)).toEqual([]);
  });

  it("hold the same roles when each is asked for alone", () => {
    for (const role of roles) {
      for (const id of ["U-ana", "U-bo", "U-cy", "U-dee"]) {
        const member = groups.filter(({ members }) => members.includes(id)).map((group) => group.id);
        expect(holdersOf(holders, [role], groups).includes(id)).toBe(
          rolesOf(holders, person(id, member)).includes(role),
        );
      }
    }
  });
});

describe("Setup is complete", () => {
  const complete: SetupState = {
    partnerType: "direct-bill",
    approvalsChannel: "C-approvals",
    statusChannel: "C-status",
    reachableChannels: ["C-approvals", "C-status"],
  };
  it.each<[string, SetupState | null, boolean]>([
    ["once both channels took a post", complete, true],
    [
      "also with one channel for both",
      { ...complete, statusChannel: "C-approvals", reachableChannels: ["C-approvals"] },
      true,
    ],
    ["not before anything was saved", null, false],
    ["not without an approvals channel", { ...complete, approvalsChannel: null }, false],
    ["not without a status channel", { ...complete, statusChannel: null }, false],
    ["not while the approvals channel is out of reach", { ...complete, reachableChannels: ["C-status"] }, false],
    ["not while the status channel is out of reach", { ...complete, reachableChannels: ["C-approvals"] }, false],
    ["not with the channels of a former setup", { ...complete, reachableChannels: ["C-old", "C-older"] }, false],
    [
      "not without any channel, though nothing is out of reach",
      { ...complete, approvalsChannel: null, statusChannel: null },
      false,
    ],
  ])("%s", (_, setup, isComplete) => expect(isSetupComplete(setup)).toBe(isComplete));
});
