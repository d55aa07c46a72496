import { partnerTypes, roles, type PartnerType, type Role } from "./access.ts";
import { agreementWays, defaultAgreementWay, type AgreementWay } from "./agreement/ways.ts";
import { asHost } from "./customer/email.ts";
import {
  judgeLinks,
  linkFields,
  readOwnLink,
  readProviderLinks,
  writeProviderLinks,
  type LinkIssueCode,
  type OwnLinks,
} from "./relationship/own-links.ts";
import type { Issue } from "./rule.ts";
import type { Holders } from "./setup.ts";
import { tidyText } from "./text.ts";

/** The field of a role's holders in the form. */
export const holdersField = <R extends Role>(role: R) => `roleHolders.${role}` as const;

export const setupFields = [
  "partnerName",
  "partnerType",
  "partnerDomains",
  "approvalsChannel",
  "statusChannel",
  "ownApproval",
  "agreementWay",
  ...linkFields,
  ...roles.map(holdersField),
] as const;
export type SetupField = (typeof setupFields)[number];

/** What stands in the form, by field; several choices are joined by commas. */
export type SetupAnswers = Readonly<Record<string, string | null>>;

/** What setup stores, read from the form. A group's Slack ID begins with S. */
export interface Setup extends OwnLinks {
  partnerName: string;
  partnerType: PartnerType | null;
  partnerDomains: string[];
  approvalsChannel: string | null;
  statusChannel: string | null;
  ownApproval: boolean;
  agreementWay: AgreementWay;
  roleHolders: Record<Role, Holders>;
}

export const mostPartnerName = 100;
export const mostPartnerDomains = 600;
export const mostHolders = 25;

export function readSetup(answers: SetupAnswers): Setup {
  const holders = (role: Role): Holders => {
    const ids = (answers[holdersField(role)] ?? "").split(",").filter((id) => id !== "");
    return { people: ids.filter((id) => !isGroup(id)), groups: ids.filter(isGroup) };
  };
  return {
    partnerName: tidyText(answers["partnerName"] ?? ""),
    partnerType: partnerTypes.find((type) => type === answers["partnerType"]) ?? null,
    partnerDomains: [
      ...new Set(
        domainsIn(answers["partnerDomains"] ?? "").map((typed) => asHost(typed.replace(/^www\./i, "")) ?? typed),
      ),
    ],
    approvalsChannel: channel(answers["approvalsChannel"]),
    statusChannel: channel(answers["statusChannel"]),
    ownApproval: answers["ownApproval"] === "yes",
    agreementWay: agreementWays.find((way) => way === answers["agreementWay"]) ?? defaultAgreementWay,
    ownLink: readOwnLink(answers["ownLink"]),
    providerLinks: readProviderLinks(answers["providerLinks"]),
    roleHolders: {
      "global-administrator": holders("global-administrator"),
      "user-management-administrator": holders("user-management-administrator"),
      "admin-agent": holders("admin-agent"),
      "sales-agent": holders("sales-agent"),
      "helpdesk-agent": holders("helpdesk-agent"),
    },
  };
}

/** The form's answers for what is stored: `readSetup` gives the same back. */
export const setupAnswers = (setup: Setup): SetupAnswers => ({
  partnerName: setup.partnerName,
  partnerType: setup.partnerType,
  partnerDomains: setup.partnerDomains.join(", ") || null,
  approvalsChannel: setup.approvalsChannel,
  statusChannel: setup.statusChannel,
  ownApproval: setup.ownApproval ? "yes" : null,
  // The usual way is no choice.
  agreementWay: setup.agreementWay === defaultAgreementWay ? null : setup.agreementWay,
  ownLink: setup.ownLink,
  providerLinks: writeProviderLinks(setup.providerLinks),
  ...Object.fromEntries(
    roles.map((role) => [holdersField(role), holderIds(setup.roleHolders[role]).join(",") || null]),
  ),
});

export const holderIds = ({ people, groups }: Holders): string[] => [...groups, ...people];

/** People paste addresses and links too: what stands behind the @, between the slashes. */
const domainsIn = (text: string): string[] =>
  text
    .slice(0, 10_000)
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^(https?:\/\/)?([^/@]*@)?/, "").replace(/\/.*$/, ""))
    .filter((word) => word !== "");

/** A public or private channel, never a direct message. */
const channel = (id: string | null | undefined): string | null => (id && /^[CG]/.test(id) ? id : null);

const isGroup = (id: string): boolean => id.startsWith("S");

export interface SetupFacts {
  /** False without credentials of Partner Center. */
  hasApi: boolean;
  /** The people and groups, of those named, that may hold a role. */
  mayHoldRoles: ReadonlySet<string>;
  /** The same, without groups in which nobody may. */
  someoneHolds: ReadonlySet<string>;
}

const approvers = ["admin-agent", "global-administrator"] as const satisfies readonly Role[];

/** Every problem of what stands in the form. */
export function judgeSetup(setup: Setup, facts: SetupFacts): Issue[] {
  const wrong = setup.partnerDomains.filter((domain) => asHost(domain) !== domain);
  const canApprove = approvers.flatMap((role) => holderIds(setup.roleHolders[role]));
  return [
    ...when(setup.partnerName === "", "partnerName", "partner-name-missing"),
    ...when(setup.partnerName.length > mostPartnerName, "partnerName", "partner-name-long"),
    ...when(setup.partnerType === null, "partnerType", "partner-type-missing"),
    ...when(needsApi(setup.partnerType) && !facts.hasApi, "partnerType", "partner-type-without-api"),
    ...when(setup.partnerDomains.length === 0, "partnerDomains", "partner-domains-missing"),
    ...when(wrong.length > 0, "partnerDomains", "partner-domain-wrong", { domain: (wrong[0] ?? "").slice(0, 80) }),
    ...when(setup.approvalsChannel === null, "approvalsChannel", "channel-missing"),
    ...when(setup.statusChannel === null, "statusChannel", "channel-missing"),
    // Whoever has an API has its links from there.
    ...(setup.partnerType === "indirect-reseller" ? judgeLinks(setup) : []),
    ...roles.flatMap((role) => {
      const strangers = holderIds(setup.roleHolders[role]).filter((id) => !facts.mayHoldRoles.has(id));
      return when(strangers.length > 0, holdersField(role), "holder-not-offered");
    }),
    ...when(!canApprove.some((id) => facts.someoneHolds.has(id)), holdersField("admin-agent"), "approver-missing"),
  ];
}

const needsApi = (type: PartnerType | null): boolean => type !== null && type !== "indirect-reseller";

const when = (is: boolean, field: SetupField, code: SetupIssueCode, params: Issue["params"] = {}): Issue[] =>
  is ? [{ field, code, severity: "error", params }] : [];

export type SetupIssueCode =
  | "partner-name-missing"
  | "partner-name-long"
  | "partner-type-missing"
  | "partner-type-without-api"
  | "partner-domains-missing"
  | "partner-domain-wrong"
  | "channel-missing"
  | "holder-not-offered"
  | "approver-missing"
  | LinkIssueCode;

/** The fields in which two setups differ; the order of a list does not count. */
export function changedFields(before: Setup | null, after: Setup): SetupField[] {
  const one = before === null ? {} : setupAnswers(before);
  const other = setupAnswers(after);
  return setupFields.filter((field) => comparable(field, one[field]) !== comparable(field, other[field]));
}

const asItIs: readonly SetupField[] = ["partnerName", ...linkFields];
const comparable = (field: SetupField, answer: string | null | undefined): string =>
  asItIs.includes(field) ? (answer ?? "") : (answer ?? "").split(/,\s*/).sort().join();

/** One setup with some fields of another. */
export function withFields(setup: Setup, fields: readonly SetupField[], from: Setup): Setup {
  const taken = Object.entries(setupAnswers(from)).filter(([field]) => fields.some((one) => one === field));
  return readSetup({ ...setupAnswers(setup), ...Object.fromEntries(taken) });
}
