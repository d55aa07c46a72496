import { createReadStream } from "node:fs";
import type { Writable } from "node:stream";
import { parseArgs } from "node:util";
import { commandLineWords as words } from "../copy/en/command-line.ts";
import { ruleSentence } from "../copy/rules.en.ts";
import { partnerTypes, type PartnerType } from "../core/access.ts";
import { asHost } from "../core/customer/email.ts";
import type { Issue } from "../core/rule.ts";
import { validateCustomer } from "../operations/validate-customer.ts";
import { readCustomerTable, type TableItem } from "./customer-table.ts";
import { lineWriter } from "./line-writer.ts";

export interface Terminal {
  stdin: AsyncIterable<Uint8Array>;
  stdout: Writable;
  stderr: Writable;
}

interface Wish {
  file: string;
  json: boolean;
  partnerDomains: readonly string[];
  partnerType: PartnerType;
}

/** Judges a table of customers. Answers the exit code: 0 no error, 1 errors, 2 when it could not be read to its end. */
export async function validate(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const { stderr } = terminal;
  const wish = readArguments(args);
  if (typeof wish === "string") {
    stderr.write(`${wish}\n`);
    return 2;
  }
  if (wish.partnerType === "indirect-reseller") stderr.write(`${words.indirectReseller}\n`);
  const out = lineWriter(terminal.stdout);
  const count = { rows: 0, withErrors: 0, toConfirm: 0 };
  for await (const item of readCustomerTable(bytesOf(wish.file, terminal))) {
    if (item.kind === "unreadable") {
      await out.flush();
      stderr.write(`${words.unreadable(wish.file, item.problem)}\n`);
      return 2;
    }
    const issues = issuesOfRow(item, wish);
    const failed = issues.some(({ severity }) => severity === "error");
    count.rows += 1;
    if (failed) count.withErrors += 1;
    else if (issues.length > 0) count.toConfirm += 1;
    const lines = wish.json ? [asJson(item.row, failed, issues)] : issues.map((issue) => asText(item.row, issue));
    for (const line of lines) if (!(await out.write(line))) return 2;
  }
  if (!wish.json) await out.write(words.count(count));
  if (!(await out.flush())) return 2;
  if (wish.json) stderr.write(`${words.count(count)}\n`);
  return count.withErrors > 0 ? 1 : 0;
}

function issuesOfRow(item: Exclude<TableItem, { kind: "unreadable" }>, wish: Wish): Issue[] {
  if (item.kind === "row") return validateCustomer(wish, item.customer);
  const params = { found: item.found, expected: item.expected };
  return [{ field: "row", code: "row-shape", severity: "error", params }];
}

const sentenceOf = (issue: Issue): string => ruleSentence(issue) ?? words.rowShape(issue.params);

function asJson(row: number, failed: boolean, issues: readonly Issue[]): string {
  const told = issues.map((issue) => ({
    field: issue.field,
    code: issue.code,
    severity: issue.severity,
    message: sentenceOf(issue),
  }));
  return JSON.stringify({ row, ok: !failed, issues: told });
}

function asText(row: number, issue: Issue): string {
  return words.issue({ row, field: issue.field, code: issue.code, sentence: sentenceOf(issue) });
}

/** The sentence about what is wrong with the arguments, or what they ask for. */
function readArguments(args: readonly string[]): Wish | string {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        "partner-domain": { type: "string", multiple: true, default: [] },
        "partner-type": { type: "string", default: "direct-bill" },
      },
    });
  } catch {
    return words.validateUsage;
  }
  const { values, positionals } = parsed;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) return words.validateUsage;
  const partnerType = partnerTypes.find((type) => type === values["partner-type"]);
  if (partnerType === undefined) return words.unknownPartnerType(values["partner-type"], partnerTypes);
  const partnerDomains: string[] = [];
  for (const text of values["partner-domain"]) {
    const domain = asHost(text.replace(/^@/, ""));
    if (domain === null) return words.noDomain(text);
    partnerDomains.push(domain);
  }
  return { file, json: values.json, partnerDomains, partnerType };
}

function bytesOf(file: string, { stdin }: Terminal): AsyncIterable<Uint8Array> {
  return file === "-" ? stdin : createReadStream(file);
}
