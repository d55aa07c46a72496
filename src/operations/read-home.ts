import * as home from "../../db/queries/home.ts";
import { denialOf, permissions, type Action, type PartnerType } from "../core/access.ts";
import type { CustomerStatus } from "../core/customer/lifecycle.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { getActing } from "./get-acting.ts";
import { listDrafts } from "./list-drafts.ts";
import { whoCanHelp, whoCanSetUp, type Helper } from "./who-can-help.ts";

/** Lines of a list on Home. */
const mostShown = 5;
/** Counted behind them; beyond that "more than" is said. */
const mostRead = 25;

const sentBack: CustomerStatus[] = ["changes_requested", "address_in_question", "creation_refused", "stalled"];
const onTheWay: CustomerStatus[] = ["awaiting_approval", "creating"];

/** What only this person, or somebody with their role, can move on. `at`: since when. */
export type WaitingLine =
  | ({ kind: "approval" } & home.HomeApproval)
  | ({ kind: "question" } & home.HomeLine)
  | ({ kind: "record" } & home.HomeRecord)
  | ({ kind: "request"; isRecordedByHand: boolean } & home.HomeInvitation)
  | ({ kind: "invitation" } & home.HomeInvitation);

/** What this person began and others have to go on with. */
export type ProgressLine =
  | ({ kind: "record" } & home.HomeRecord)
  | ({ kind: "approval" } & home.HomeApproval)
  | ({ kind: "verification" } & home.HomeVerification)
  | ({ kind: "request" | "invitation" } & home.HomeInvitation);

export interface HomeList<Line> {
  lines: readonly Line[];
  /** How many more there are; `isLeast`: or even more than that. */
  left: number;
  isLeast: boolean;
}

export type Home =
  | { state: "setup"; isAdmin: boolean; admins: readonly string[] }
  | { state: "guest" | "no-role"; admins: readonly string[]; helpers: readonly Helper[] }
  | {
      state: "ready";
      partnerType: PartnerType;
      mayAdd: boolean;
      waiting: HomeList<WaitingLine>;
      inProgress: HomeList<ProgressLine>;
      drafts: HomeList<home.HomeLine>;
    };

/** What stands on somebody's Home. */
export async function readHome(deps: Pick<Deps, "db" | "now"> & PersonActs): Promise<Home> {
  const { db, actor } = deps;
  const { person, roles, settings, isSetupComplete } = await getActing(db, actor.id);
  if (settings === null || !isSetupComplete) {
    return { state: "setup", isAdmin: person?.isAdmin === true, admins: await whoCanSetUp(deps) };
  }
  const { partnerType, ownApproval } = settings;
  const may = (action: Action): boolean => denialOf(action, { roles, partnerType }) === null;
  if (!may("seeCustomers")) {
    const helpers = await whoCanHelp(deps, permissions.decideApproval.roles);
    return { state: person?.isGuest ? "guest" : "no-role", admins: await whoCanSetUp(deps), helpers };
  }
  const mine = { person: actor.id, most: mostRead };
  const isRecordedByHand = partnerType === "indirect-reseller";
  const asked = await home.listRequestsSentBy(db, mine);
  const requests = as(
    "request",
    asked.map((one) => ({ ...one, isRecordedByHand })),
  );
  const invitations = as("invitation", await home.listInvitationsSentBy(db, mine));
  const toDecide = may("decideApproval")
    ? await home.listApprovalsToDecide(db, { ...mine, mayBeOwn: ownApproval })
    : [];
  const own = (await home.listOwnWaiting(db, mine)).filter(
    ({ approvalId }) => !toDecide.some((one) => one.approvalId === approvalId),
  );
  return {
    state: "ready",
    partnerType,
    mayAdd: may("addCustomer"),
    waiting: listed<WaitingLine>(
      [
        as("approval", toDecide),
        as("question", may("requestRelationship") ? await home.listOpenQuestions(db, mostRead) : []),
        as("record", await home.listRecordsOf(db, { ...mine, statuses: sentBack })),
        requests.filter(isReminded),
        invitations.filter(isReminded),
      ],
      (one, other) => one.at.getTime() - other.at.getTime(),
    ),
    inProgress: listed<ProgressLine>(
      [
        as("record", await home.listRecordsOf(db, { ...mine, statuses: onTheWay })),
        as("approval", own),
        as("verification", await home.listVerifying(db, mine)),
        requests.filter((one) => !isReminded(one)),
        invitations.filter((one) => !isReminded(one)),
      ],
      (one, other) => other.at.getTime() - one.at.getTime(),
    ),
    drafts: listed([await draftLines(deps)], () => 0),
  };
}

const as = <Kind extends string, Line extends object>(kind: Kind, lines: readonly Line[]): ({ kind: Kind } & Line)[] =>
  lines.map((line) => ({ kind, ...line }));

const isReminded = ({ remindersSent }: home.HomeInvitation): boolean => remindersSent > 0;

async function draftLines(deps: Pick<Deps, "db" | "now"> & PersonActs): Promise<home.HomeLine[]> {
  return (await listDrafts(deps)).map(({ draft, customer }) => ({
    customerId: customer.id,
    companyName: draft.answers["companyName"] ?? customer.companyName,
    at: draft.updatedAt,
  }));
}

function listed<Line>(lists: readonly (readonly Line[])[], order: (one: Line, other: Line) => number): HomeList<Line> {
  const lines = lists.flat().sort(order);
  const left = Math.max(0, lines.length - mostShown);
  return { lines: lines.slice(0, mostShown), left, isLeast: lists.some((list) => list.length === mostRead) };
}
