import type { ApprovalSubject } from "../../core/approval.ts";
import { anyOf } from "./lists.ts";

const lineOf = (what: string, by: string, at: string): string => `${what}\n${by} asked ${at}.`;
const waits = (what: string, at: string): string => `${what}\nWaits for approval, asked ${at}.`;
const more = (left: number, isLeast: boolean, where: string): string =>
  `and ${isLeast ? "more than " : ""}${left} more. ${where}`;

/** The Home tab. Names arrive escaped, people as mentions. */
export const home = {
  title: "Partner Desk",
  waiting: "Waiting for me",
  inProgress: "Mine in progress",
  drafts: "Drafts",
  none: "Nothing.",
  /** What somebody is asked to decide, by what it is about. */
  approvals: {
    addCustomer: (name: string, by: string, at: string) => lineOf(`Add customer: *${name}*`, by, at),
    removeRelationship: (name: string, by: string, at: string) => lineOf(`End the relationship: *${name}*`, by, at),
    placeOrder: (name: string, by: string, at: string) => lineOf(`Order for *${name}*`, by, at),
    editBilling: (name: string, by: string, at: string) => lineOf(`Correct the billing data: *${name}*`, by, at),
  } satisfies Record<ApprovalSubject, (name: string, by: string, at: string) => string>,
  /** What somebody asked for, and a colleague decides. */
  own: {
    addCustomer: (name: string, at: string) => waits(`Add customer: *${name}*`, at),
    removeRelationship: (name: string, at: string) => waits(`End the relationship: *${name}*`, at),
    placeOrder: (name: string, at: string) => waits(`Order for *${name}*`, at),
    editBilling: (name: string, at: string) => waits(`Correct the billing data: *${name}*`, at),
  } satisfies Record<ApprovalSubject, (name: string, at: string) => string>,
  question: (name: string, at: string) => `*${name}* accepted a relationship ${at}.\nWhose request was that?`,
  record: (name: string, status: string, at: string) => `*${name}*\n${status}, ${at}`,
  verification: (name: string, status: string, at: string) => `*${name}*\nAccount verification: ${status}, ${at}`,
  request: (name: string, at: string) => `*${name}*\nAsked for a relationship ${at}. No answer yet.`,
  invitation: (name: string, at: string) => `*${name}*\nInvited to accept the customer agreement ${at}. No answer yet.`,
  moreWaiting: (left: number, isLeast: boolean) =>
    more(left, isLeast, "`/csp` lists the requests to decide, `/csp status` what you asked for."),
  moreInProgress: (left: number, isLeast: boolean) =>
    more(left, isLeast, "`/csp status` and `/csp customers` show them."),
  moreDrafts: (left: number, isLeast: boolean) => more(left, isLeast, "`/csp add` lists them all."),
  notLookedYet: "not looked at yet",
  buttons: { decide: "Look and decide", answer: "Answer", show: "Show", find: "Find a customer" },
  empty:
    "Nothing waits for you. Here you see what you have to decide or correct, what you asked for, and what you began to type.",
  does: "*Partner Desk* adds customers to Partner Center from Slack: you fill in a short form, a colleague approves, the customer is created, and you hear when Microsoft has verified the account. Customer agreements, first subscriptions and reseller relationships are followed here as well.",
  everything: "Everything: `/csp help`",
  reseller:
    "*Partner Desk* shows you your customers. As an indirect reseller you ask companies for a relationship with `/csp invite`, record what they answer, and invite them to accept the customer agreement with `/csp agreement` and the company's name. Your indirect provider adds customers and orders for them.",
  setUpFirst: "It is not set up yet. Press *Set up* to begin; it takes a few minutes.",
  setUpBy: (admins: readonly string[]) =>
    admins.length === 0
      ? "It is not set up yet. Ask an admin or owner of this workspace to open `/csp setup`."
      : `It is not set up yet. Ask ${anyOf(admins)} to open \`/csp setup\`.`,
  noRole: "It is for colleagues with a role in Partner Center, such as sales agents and admin agents.",
  noRoleYet: (admins: readonly string[]) =>
    admins.length === 0
      ? "You have no such role here yet. An admin or owner of this workspace gives it in `/csp setup`."
      : `You have no such role here yet. ${anyOf(admins)} can give you one in \`/csp setup\`.`,
  guest: "Guests of this workspace cannot have such a role.",
  askColleague: (helpers: readonly string[]) => `For anything about a customer, ask ${anyOf(helpers)}.`,
  find: {
    title: "Find a customer",
    label: "Name, domain or ID",
    hint: "A part of the name is enough. Leave it empty to see all customers.",
    submit: "Find",
    close: "Close",
  },
  /** In a dialog, after a click whose card stands elsewhere too. */
  done: "Done.",
};
