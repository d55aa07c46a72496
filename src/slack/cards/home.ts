import type { KnownBlock, View } from "@slack/types";
import { copy } from "../../copy/index.ts";
import type { HomeApproval } from "../../operations/find-customers.ts";
import type { Home, HomeList, ProgressLine, WaitingLine } from "../../operations/read-home.ts";
import { actions, button, context, escape, mrkdwn, section, type Button } from "../form.ts";
import { checkView } from "../limits.ts";
import { mentionHelpers, mentionPeople } from "./mentions.ts";
import type { Message } from "./message.ts";
import { requestAnswers } from "./relationship-told.ts";
import { requestButtons } from "./request-buttons.ts";

const words = copy.home;

type Ready = Extract<Home, { state: "ready" }>;

/** The Home tab: what waits for this person, what they have in progress, their drafts, and the way to everything else. */
export function homeView(home: Home): View {
  const view: View = { type: "home", callback_id: "home", blocks: blocksOf(home) };
  checkView(view);
  return view;
}

function blocksOf(home: Home): KnownBlock[] {
  if (home.state === "ready") return isEmpty(home) ? empty(home) : [...lists(home), ...ways(home)];
  const intro = section(words.does);
  if (home.state === "setup") {
    const setUp = button(copy.menu.commands.setup.button, "open-setup", undefined, { style: "primary" });
    return home.isAdmin
      ? [intro, section(words.setUpFirst), actions([setUp])]
      : [intro, section(words.setUpBy(mentionPeople(home.admins)))];
  }
  const helpers = mentionHelpers(home.helpers);
  const why = home.state === "guest" ? words.guest : words.noRoleYet(mentionPeople(home.admins));
  return [
    intro,
    section([words.noRole, why, ...(helpers.length > 0 ? [words.askColleague(helpers)] : [])].join(" ")),
    actions([button(copy.menu.commands.help.button, "show-help")]),
  ];
}

const isEmpty = ({ waiting, inProgress, drafts }: Ready): boolean =>
  [waiting, inProgress, drafts].every(({ lines }) => lines.length === 0);

function empty(home: Ready): KnownBlock[] {
  const one = home.mayAdd ? addButton() : button(words.buttons.find, "find-customer", undefined, { style: "primary" });
  return [
    section(home.partnerType === "indirect-reseller" ? words.reseller : words.does),
    section(words.empty),
    actions([one]),
    context(words.everything),
  ];
}

function lists(home: Ready): KnownBlock[] {
  return [
    ...list(words.waiting, home.waiting, waitingBlocks, words.moreWaiting),
    ...list(words.inProgress, home.inProgress, progressBlocks, words.moreInProgress),
    ...list(
      words.drafts,
      home.drafts,
      ({ customerId, companyName, at }) => {
        const name = companyName === "" ? copy.addCustomer.drafts.unnamed : companyName;
        const text = copy.addCustomer.drafts.continue;
        const line = copy.addCustomer.drafts.line(escape(name), copy.moment(at));
        return lineWith(line, button(text, "correct-customer", customerId, labelled(text, name)));
      },
      words.moreDrafts,
    ),
  ];
}

function list<Line>(
  title: string,
  { lines, left, isLeast }: HomeList<Line>,
  draw: (line: Line) => KnownBlock[],
  more: (left: number, isLeast: boolean) => string,
): KnownBlock[] {
  return [
    { type: "header", text: { type: "plain_text", text: title } },
    ...(lines.length === 0 ? [context(words.none)] : lines.flatMap(draw)),
    ...(left > 0 ? [context(more(left, isLeast))] : []),
  ];
}

function waitingBlocks(line: WaitingLine): KnownBlock[] {
  const { customerId, companyName } = line;
  const [name, at] = [escape(companyName), copy.moment(line.at)];
  switch (line.kind) {
    case "approval":
      return approvalLine(line);
    case "question": {
      const text = words.buttons.answer;
      return lineWith(
        words.question(name, at),
        button(text, "look-at-question", customerId, labelled(text, companyName)),
      );
    }
    case "record": {
      const { status, refusal, checks } = line;
      const [first] = requestButtons({ id: customerId, status, refusal, checks });
      const next = first ? { ...first, ...label(first.text.text, companyName) } : showButton(line);
      return lineWith(words.record(name, copy.names.customerStatuses[line.status], at), plainStyle(next));
    }
    case "request":
      return [
        section(words.request(name, at)),
        actions(requestAnswers(line.id, line.isRecordedByHand).map(plainStyle)),
      ];
    case "invitation":
      return lineWith(words.invitation(name, at), showButton(line));
  }
}

/** The same for whoever asks what waits for their decision. */
export const waitingList = (approvals: readonly HomeApproval[]): Message => ({
  text: [copy.status.waiting, ...approvals.map(approvalText)].join("\n"),
  blocks: [section(`*${copy.status.waiting}*`), ...approvals.flatMap(approvalLine)],
});

const approvalText = ({ subject, companyName, requestedBy, at }: HomeApproval): string =>
  words.approvals[subject](escape(companyName), `<@${requestedBy}>`, copy.moment(at));

/** A request that waits for a decision, with the button that opens its card. */
function approvalLine(approval: HomeApproval): KnownBlock[] {
  const text = words.buttons.decide;
  const { approvalId, companyName } = approval;
  return lineWith(approvalText(approval), button(text, "look-at-request", approvalId, labelled(text, companyName)));
}

function progressBlocks(line: ProgressLine): KnownBlock[] {
  const [name, at] = [escape(line.companyName), copy.moment(line.at)];
  const { customerStatuses, verificationStatuses } = copy.names;
  switch (line.kind) {
    case "record":
      return lineWith(words.record(name, customerStatuses[line.status], at), showButton(line));
    case "approval":
      return lineWith(words.own[line.subject](name, at), showButton(line));
    case "verification": {
      const status = line.status === null ? words.notLookedYet : verificationStatuses[line.status];
      return lineWith(words.verification(name, status, at), showButton(line));
    }
    case "request":
    case "invitation":
      return lineWith(words[line.kind](name, at), showButton(line));
  }
}

function ways(home: Ready): KnownBlock[] {
  const find = button(words.buttons.find, "find-customer");
  const help = button(copy.menu.commands.help.button, "show-help");
  return [
    { type: "divider" },
    ...(home.partnerType === "indirect-reseller" ? [section(words.reseller)] : []),
    actions(home.mayAdd ? [find, addButton(), help] : [find, help]),
    context(words.everything),
  ];
}

const addButton = (): Button =>
  button(copy.menu.commands.add.button, "open-add-customer", undefined, { style: "primary" });

const showButton = ({ customerId, companyName }: { customerId: string; companyName: string }): Button =>
  button(words.buttons.show, "show-status", customerId, labelled(words.buttons.show, companyName));

const labelled = (text: string, name: string) => ({ label: `${text}: ${name}` });
const label = (text: string, name: string) => {
  const { accessibility_label } = button(text, "", undefined, labelled(text, name));
  return accessibility_label === undefined ? {} : { accessibility_label };
};

/** Adding a customer is the one primary button of Home. */
function plainStyle(one: Button): Button {
  const plain = { ...one };
  delete plain.style;
  return plain;
}

const lineWith = (text: string, accessory: Button): KnownBlock[] => [
  { type: "section", text: mrkdwn(text), accessory },
];
