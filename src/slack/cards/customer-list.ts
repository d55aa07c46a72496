import type { KnownBlock } from "@slack/types";
import { copy } from "../../copy/index.ts";
import type { ListedRecord } from "../../operations/find-customers.ts";
import { button, context, mrkdwn, section } from "../form.ts";
import type { Message } from "./message.ts";
import { titleOf } from "./status-card.ts";

const words = copy.status;

/** Records to choose from, each with a button: left out, it shows where the record stands. */
export function customerList(
  title: string,
  records: readonly ListedRecord[],
  note: string | null = null,
  pick: { text: string; actionId: string } = { text: words.show, actionId: "show-status" },
): Message {
  const lines = records.map((record) => lineOf(record));
  const blocks: KnownBlock[] = records.map((record, index) => ({
    type: "section",
    text: mrkdwn(lines[index] ?? ""),
    accessory: button(pick.text, pick.actionId, record.id, { label: `${pick.text}: ${record.companyName}` }),
  }));
  return {
    text: [title, ...lines, ...(note === null ? [] : [note])].join("\n"),
    blocks: [section(`*${title}*`), ...blocks, ...(note === null ? [] : [context(note)])],
  };
}

function lineOf(record: ListedRecord): string {
  return `${titleOf(record)}\n${copy.names.customerStatuses[record.status]}`;
}
