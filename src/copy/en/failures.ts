import type { RequestStatus } from "../../core/relationship/request-status.ts";
import type { Action, PartnerType, Role } from "../../core/access.ts";
import type { ApprovalStatus } from "../../core/approval.ts";
import type { CustomerStatus } from "../../core/customer/lifecycle.ts";
import type { UpstreamFailure } from "../../core/result.ts";
import { allOf, anyOf } from "./lists.ts";
import { moment } from "./moments.ts";
import { names } from "./names.ts";
import { deskMeanings } from "./refusals.ts";

type Overtaken =
  | CustomerStatus
  | ApprovalStatus
  | Exclude<RequestStatus, "open">
  | "reseller"
  | "matched"
  | "removal_requested"
  | "removal_goes_on"
  | "portal_step_answered"
  | "education_requested"
  | "education_approved"
  | "order_requested"
  | "order_goes_on"
  | "edit_requested"
  | "edit_goes_on"
  | "attested"
  | "agreement_provided"
  | "link_sent"
  | "way_changed"
  | "attestation_ready"
  | "attestation_sending"
  | "attestation_settled";

/** What came first: done by a colleague, and where nobody is named. */
const first: Readonly<Record<Overtaken, readonly [byThem: string, byNobody: string]>> = {
  prospect: ["asked it for a relationship", "It was asked for a relationship"],
  draft: ["made this a draft again", "This is a draft again"],
  awaiting_approval: ["sent this for approval", "This was sent for approval"],
  waiting: ["sent this for approval", "This was sent for approval"],
  changes_requested: ["asked for changes", "Changes were asked for"],
  creating: ["let this be created in Partner Center", "This is being created in Partner Center"],
  address_in_question: ["sent this back", "Partner Center questioned the data of this"],
  stalled: ["stopped this", "Creating this stopped, because Partner Center has not confirmed it"],
  creation_refused: ["sent this back", "Partner Center refused this"],
  active: ["had this created in Partner Center", "This was created in Partner Center"],
  ended: ["ended this relationship", "This relationship ended"],
  discarded: ["threw this draft away", "This draft was thrown away"],
  rejected: ["rejected this", "This was rejected"],
  withdrawn: ["withdrew this", "This was withdrawn"],
  approved: ["approved this", "This was approved"],
  expired: ["let this become a draft again", "Nobody decided in time, so this became a draft again"],
  overtaken: ["ended this relationship", "The relationship has ended, so nothing is left to decide"],
  attested: ["recorded this", "This was recorded"],
  agreement_provided: ["recorded that this is accepted", "The agreement was accepted"],
  link_sent: [
    "began an attestation already, and Microsoft's page waits for the customer",
    "Microsoft's page waits for the customer already",
  ],
  accepted: ["recorded that they accepted", "The company has accepted by now"],
  declined: ["recorded that they declined", "They declined"],
  stopped: ["stopped this", "Nobody waits for this any more"],
  replaced: ["sent a newer invitation", "A newer invitation replaced this one"],
  reseller: ["has this relationship already", "You have a reseller relationship with this customer already"],
  removal_requested: ["asked to end this relationship already", "Somebody asked to end this relationship already"],
  removal_goes_on: ["goes on with this", "This goes on already, or was settled"],
  education_requested: ["asked Microsoft about this school already", "Microsoft was asked about this school already"],
  education_approved: ["asked for this, and Microsoft has approved it", "Microsoft has approved this school already"],
  order_requested: ["asked for an order for this customer already", "An order for this customer is on its way already"],
  order_goes_on: ["goes on with this", "This order goes on already, or was settled"],
  edit_requested: [
    "asked to correct this customer's billing data already",
    "Somebody asked to correct this customer's billing data already",
  ],
  edit_goes_on: ["goes on with this", "This goes on already, or was settled"],
  matched: ["answered this", "This was answered"],
  way_changed: ["chose another way to the agreement in setup", "Another way to the agreement was chosen in setup"],
  attestation_ready: ["is finalising this", "The customer has accepted on Microsoft's page, and it is being finalised"],
  attestation_sending: ["sent this again", "This was sent again already"],
  attestation_settled: ["settled this", "Microsoft's answer to this has come"],
  portal_step_answered: ["marked this as done", "This was marked as done"],
};

/** What may take days, and which anybody may want to follow. */
const goesOn: readonly string[] = ["order_requested", "edit_requested", "education_requested"];
const whereItStands = "`/csp status` shows where it stands.";

const isOvertaken = (status: string): status is Overtaken => status in first;

function whoAndWhat(status: string, by: string | null): string {
  const [byThem, byNobody] = isOvertaken(status) ? first[status] : ["changed this", "This was changed"];
  return by === null ? byNobody : `<@${by}> ${byThem}`;
}

/** What only the indirect provider can do, and what to ask it for. */
const notForResellers: Readonly<Partial<Record<Action, string>>> = {
  addCustomer:
    "As an indirect reseller you cannot add customers; only your indirect provider can. Send the provider the company's exact legal name, its address, its registration ID where the country needs one, a contact with name, e-mail and phone, and the domain prefix you would like. For a company that has Microsoft 365 or Azure already, ask it for a reseller relationship instead.",
  attestAgreement:
    "As an indirect reseller you cannot attest for your customers; your indirect provider does. Send the provider the name and e-mail of the person who accepted, the date, and the evidence. You can still invite the customer to accept directly: `/csp agreement` has the text.",
  keepWebhook:
    "An indirect reseller has no API, so Partner Center sends it no events. What customers answer is recorded here.",
  removeRelationship:
    "As an indirect reseller you end a relationship in Partner Center itself, or ask your indirect provider to do it.",
  editBilling:
    "As an indirect reseller you cannot correct the billing data here; your indirect provider can. Send the provider what is wrong and what it should be, as on official papers.",
  requestEducation:
    "As an indirect reseller you cannot ask Microsoft about a school from here; your indirect provider can. Send it the kind of school, its website, and a contact with an address there.",
  placeOrder: "As an indirect reseller you do not order yourself; your indirect provider does.",
};

/** What a person sees when something cannot be done. Each says what helps. */
export const failures = {
  unexpected: (reference: string) =>
    `Something went wrong on our side. Nothing you typed is lost; please try again. If it happens again, tell your administrator the reference ${reference}.`,
  noRole: (what: string | null, needs: readonly Role[], helpers: readonly string[]) =>
    `${what ?? "This"} is for ${allOf(needs.map((role) => `${names.roles[role]}s`))}. ${
      helpers.length > 0
        ? `Ask ${anyOf(helpers)}.`
        : "Nobody holds one of these roles yet: ask a workspace admin to open /csp setup."
    }`,
  partnerType: (partnerType: PartnerType, action: Action) =>
    (partnerType === "indirect-reseller" ? notForResellers[action] : undefined) ??
    (action === "recordRelationship"
      ? "With Partner Center's API nobody has to record this: I read it there."
      : `This is not possible for ${/^[aeiou]/.test(names.partnerTypes[partnerType]) ? "an" : "a"} ${names.partnerTypes[partnerType]}.`),
  ownRequest: "Somebody else has to decide: you asked for it.",
  noLink: (admins: readonly string[]) =>
    `Nobody has kept your invitation link here yet. ${
      admins.length === 0 ? "An admin or owner of this workspace" : anyOf(admins)
    } can add it in \`/csp setup\`, on the second step: in Partner Center open Customers, choose *New relationship*, and copy the link from there.`,
  notYours: "Only the person who asked for it can do this.",
  adminsOnly: (admins: readonly string[]) =>
    `Setting up the desk is for admins and owners of this Slack workspace.${admins.length > 0 ? ` Ask ${anyOf(admins)}.` : ""}`,
  setupIncomplete: (admins: readonly string[]) =>
    admins.length === 0
      ? "Partner Desk is not set up yet. Ask an admin or owner of this workspace to open `/csp setup`."
      : `Partner Desk is not set up yet. Ask ${anyOf(admins)}, ${admins.length > 1 ? "admins" : "an admin"} of this workspace, to open \`/csp setup\`.`,
  notFound: {
    customer: "This customer is not in the desk any more.",
    draft: "This draft is not there any more: it was sent or thrown away.",
    approval: "This request is not there any more.",
    secret: "There is no password to show.",
    attestation: "This record is not there any more.",
    request: "This invitation is not there any more.",
    link: "This link is not kept in `/csp setup` any more, or the company is not among your resellers. Choose again.",
  },
  notWithdrawn: (why: string) =>
    `Nothing was changed. Before this can be withdrawn, Partner Center has to say whether the customer exists by now. ${why} Press Withdraw again in a while.`,
  duplicate: (name: string, domain: string) =>
    `*${name}* (${domain}) is among your customers by now, or is being created, so it cannot be added once more. \`/csp status\` shows where it stands.`,
  conflict: (status: string, by: string | null, at: Date | null) =>
    `${whoAndWhat(status, by)}${at === null ? " a moment ago" : `, ${moment(at)}`}.${goesOn.includes(status) ? ` ${whereItStands}` : ""}`,
  invalid: "Something in the data is not right yet.",
  partnerCenter: ({
    code,
    correlationId,
    description,
  }: Pick<UpstreamFailure, "code" | "correlationId" | "description">) => {
    const ours = Object.entries(deskMeanings).find(([one]) => one === code)?.[1];
    const theirs = description === "" ? "Partner Center did not answer." : `Partner Center answered: ${description}`;
    return [
      ours ?? theirs,
      code === null || ours !== undefined ? "" : `Code ${code}.`,
      correlationId === null ? "" : `Correlation ID ${correlationId}.`,
    ]
      .filter(Boolean)
      .join(" ");
  },
};
