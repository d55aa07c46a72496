import { describe, expect, it, test } from "vitest";
import { denialOf, partnerTypes, permissions, roles, type Action, type PartnerType } from "../../src/core/access.ts";

const all = [...partnerTypes];
const sellers = ["global-administrator", "user-management-administrator", "admin-agent", "sales-agent"];
const deciders = ["global-administrator", "admin-agent"];

/** Who may do what, once more by hand. */
const expected: Record<Action, { by: string[]; at: PartnerType[] }> = {
  attestAgreement: { by: ["admin-agent", "sales-agent"], at: ["direct-bill", "indirect-provider"] },
  editBilling: {
    by: ["global-administrator", "admin-agent", "sales-agent"],
    at: ["direct-bill", "indirect-provider"],
  },
  keepWebhook: { by: deciders, at: ["direct-bill", "indirect-provider"] },
  requestEducation: {
    by: ["global-administrator", "admin-agent", "sales-agent"],
    at: ["direct-bill", "indirect-provider"],
  },
  removeRelationship: { by: ["admin-agent", "sales-agent"], at: ["direct-bill", "indirect-provider"] },
  requestRelationship: {
    by: ["admin-agent", "sales-agent"],
    at: ["direct-bill", "indirect-provider", "indirect-reseller"],
  },
  recordRelationship: { by: ["admin-agent", "sales-agent"], at: ["indirect-reseller"] },
  inviteToAgreement: { by: ["admin-agent", "sales-agent"], at: all },
  addCustomer: { by: sellers, at: ["direct-bill", "indirect-provider"] },
  decideApproval: { by: deciders, at: all },
  placeOrder: { by: ["admin-agent", "sales-agent"], at: ["direct-bill", "indirect-provider"] },
  revealPassword: { by: sellers, at: all },
  answerPortalStep: { by: [...sellers, "helpdesk-agent"], at: all },
  seeCustomers: { by: [...sellers, "helpdesk-agent"], at: all },
};

// Type checking holds `expected` to exactly the actions that there are.
const actions = Object.keys(expected) as Action[];
const cases = actions.flatMap((action) =>
  partnerTypes.flatMap((partnerType) =>
    roles.map((role) => {
      const { by, at } = expected[action];
      const outcome = !at.includes(partnerType) ? "no: nobody there can" : by.includes(role) ? "yes" : "no: wrong role";
      return { action, partnerType, role, outcome };
    }),
  ),
);

describe.each(actions)("May somebody %s?", (action) => {
  test.each(cases.filter((one) => one.action === action))(
    "as $role of a partner of the type $partnerType: $outcome",
    ({ partnerType, role, outcome }) => {
      const denial = denialOf(action, { roles: [role], partnerType });
      if (outcome === "yes") expect(denial).toBeNull();
      else if (outcome === "no: wrong role")
        expect(denial).toEqual({ reason: "role", needs: permissions[action].roles });
      else expect(denial).toEqual({ reason: "partner-type", partnerType, action });
    },
  );

  it("never without a role", () => {
    for (const partnerType of partnerTypes) expect(denialOf(action, { roles: [], partnerType })).not.toBeNull();
  });

  it("with every role, wherever anybody can, and one fitting role is enough", () => {
    for (const partnerType of expected[action].at) expect(denialOf(action, { roles, partnerType })).toBeNull();
  });

  it("and the table says where that comes from, and names each role once", () => {
    const { roles: may, source } = permissions[action];
    expect(source.length).toBeGreaterThan(10);
    expect(new Set(may).size).toBe(may.length);
  });
});

it("at an indirect reseller nobody is sent to a colleague who could not help either", () => {
  expect(denialOf("addCustomer", { roles: ["helpdesk-agent"], partnerType: "indirect-reseller" })).toEqual({
    reason: "partner-type",
    action: "addCustomer",
    partnerType: "indirect-reseller",
  });
});
