import type { Denial } from "./result.ts";

export const partnerTypes = ["direct-bill", "indirect-provider", "indirect-reseller"] as const;
export type PartnerType = (typeof partnerTypes)[number];

/** Partner Center's own roles, held here by people and user groups of the Slack workspace. */
export const roles = [
  "global-administrator",
  "user-management-administrator",
  "admin-agent",
  "sales-agent",
  "helpdesk-agent",
] as const;
export type Role = (typeof roles)[number];

export interface Permission {
  roles: readonly Role[];
  /** Partner types for which nobody can do it. */
  notFor: readonly PartnerType[];
  source: string;
}

export const permissions = {
  addCustomer: {
    roles: ["global-administrator", "user-management-administrator", "admin-agent", "sales-agent"],
    notFor: ["indirect-reseller"],
    source: "000_9ab42d0cf67f2d98.txt, appropriate roles and first note",
  },
  decideApproval: {
    roles: ["admin-agent", "global-administrator"],
    notFor: [],
    source: "Partner Desk: a second person with an administrating role decides",
  },
  revealPassword: {
    roles: ["global-administrator", "user-management-administrator", "admin-agent", "sales-agent"],
    notFor: [],
    source: "Partner Desk: whoever asked for the customer, as long as they may still add customers",
  },
  placeOrder: {
    roles: ["admin-agent", "sales-agent"],
    notFor: ["indirect-reseller"],
    source: "facts 8, roles and partner types (for an indirect reseller the provider orders); issue 6",
  },
  attestAgreement: {
    roles: ["admin-agent", "sales-agent"],
    notFor: ["indirect-reseller"],
    source: "004_e82182ece5590ce9.txt, appropriate roles and the note on indirect resellers",
  },
  inviteToAgreement: {
    roles: ["admin-agent", "sales-agent"],
    notFor: [],
    source: "004_e82182ece5590ce9.txt, appropriate roles; direct acceptance needs no attestation",
  },
  requestRelationship: {
    roles: ["admin-agent", "sales-agent"],
    notFor: [],
    source: "003_92b34684cb4cfac2.txt, appropriate roles",
  },
  recordRelationship: {
    roles: ["admin-agent", "sales-agent"],
    notFor: ["direct-bill", "indirect-provider"],
    source: "Partner Desk: whoever may ask records the answer; with an API Partner Center says it",
  },
  requestEducation: {
    roles: ["global-administrator", "admin-agent", "sales-agent"],
    notFor: ["indirect-reseller"],
    source:
      "facts 8, roles for an education customer (sell-to-education-customers); without an API nobody can ask from here",
  },
  removeRelationship: {
    roles: ["admin-agent", "sales-agent"],
    notFor: ["indirect-reseller"],
    source: "003_92b34684cb4cfac2.txt, appropriate roles; facts 11, rows 14 and 15 (a second person always approves)",
  },
  editBilling: {
    roles: ["global-administrator", "admin-agent", "sales-agent"],
    notFor: ["indirect-reseller"],
    source:
      "facts 3.5 (update-customer-account-info); Partner Desk adds admin agents, who may add the customer as well",
  },
  keepWebhook: {
    roles: ["global-administrator", "admin-agent"],
    notFor: ["indirect-reseller"],
    source: "facts 6.1, roles for webhooks; Partner Desk leaves out those who cannot judge what another tool loses",
  },
  answerPortalStep: {
    roles: [...roles],
    notFor: [],
    source:
      "Partner Desk: whoever has done something in Partner Center may say so; Partner Center judges who may do it",
  },
  seeCustomers: {
    roles: [...roles],
    notFor: [],
    source: "Partner Center permissions overview: every agent role sees customers",
  },
} as const satisfies Record<string, Permission>;
export type Action = keyof typeof permissions;

export interface Acting {
  roles: readonly Role[];
  partnerType: PartnerType;
}

/** Null when allowed, else why not. The partner type is told before the role, since no colleague could help. */
export function denialOf(action: Action, acting: Acting): Denial | null {
  const permission: Permission = permissions[action];
  if (permission.notFor.includes(acting.partnerType)) {
    return { reason: "partner-type", partnerType: acting.partnerType, action };
  }
  if (!acting.roles.some((role) => permission.roles.includes(role))) {
    return { reason: "role", needs: permission.roles };
  }
  return null;
}
