import type { KnownBlock } from "@slack/types";
import { copy } from "../../copy/index.ts";
import type { ListedRecord } from "../../operations/find-customers.ts";
import { button, context, mrkdwn, section } from "../form.ts";
import type { Message } from "./message.ts";
import { titleOf } from "./status-card.ts";

const words = copy.status;

/** Records to choose from, each with a button that shows where it stands. */
export function customerList(title: string, records: readonly ListedRecord[], note: string | null = null): Message {
  const lines = records.map((record) => lineOf(record));
  const blocks: KnownBlock[] = records.map((record, index) => ({
    type: "section",
    text: mrkdwn(lines[index] ?? ""),
    accessory: button(words.show, "show-status", record.id, { label: `${words.show}: ${record.companyName}` }),
  }));
  return {
    text: [title, ...lines, ...(note === null ? [] : [note])].join("\n"),
    blocks: [section(`*${title}*`), ...blocks, ...(note === null ? [] : [context(note)])],
  };
}

function lineOf(record: ListedRecord): string {
  return `${titleOf(record)}\n${copy.names.customerStatuses[record.status]}`;
}
