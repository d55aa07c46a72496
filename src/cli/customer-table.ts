import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { CustomerField } from "../core/customer/fields.ts";

export const columns = [
  "companyName",
  "address.country",
  "address.line1",
  "address.line2",
  "address.city",
  "address.state",
  "address.postalCode",
  "registrationId",
  "domainPrefix",
  "contact.firstName",
  "contact.lastName",
  "contact.email",
  "contact.phone",
] as const satisfies readonly CustomerField[];

export type TableProblem =
  | { problem: "columns"; unknown: readonly string[]; missing: readonly string[]; repeated: readonly string[] }
  | { problem: "quoting"; line: number }
  | { problem: "record-too-long"; line: number }
  | { problem: "encoding" }
  | { problem: "unreadable"; reason: string };

/** Rows count from 1 after the header. `unreadable` is the last item when it comes. */
export type TableItem =
  | { kind: "row"; row: number; customer: Readonly<Record<string, unknown>> }
  | { kind: "misshapen"; row: number; found: number; expected: number }
  | { kind: "unreadable"; problem: TableProblem };

// A quotation mark that nobody closes would otherwise collect the rest of the file in memory.
const longestRecord = 1_000_000;

/** Reads comma-separated customers as they come; nothing is kept but the row at hand. */
export async function* readCustomerTable(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TableItem, void> {
  const parser = parse({ relax_column_count: true, max_record_size: longestRecord });
  // A failure of any part destroys the parser, and the loop below throws it.
  pipeline(Readable.from(decoded(bytes)), parser, () => undefined);
  let header: readonly string[] | null = null;
  let row = 0;
  let blank = 0;
  try {
    for await (const record of parser as AsyncIterable<readonly string[]>) {
      if (header === null) {
        header = record.map((name) => name.trim());
        const problem = problemOfHeader(header);
        if (problem === null) continue;
        yield { kind: "unreadable", problem };
        return;
      }
      if (record.length === 1 && record[0]?.trim() === "") {
        blank += 1;
        continue;
      }
      // Empty lines count as rows, but for those at the very end.
      for (; blank > 0; blank -= 1) yield { kind: "misshapen", row: ++row, found: 0, expected: columns.length };
      row += 1;
      if (record.length === header.length) yield { kind: "row", row, customer: asCustomer(header, record) };
      else yield { kind: "misshapen", row, found: record.length, expected: columns.length };
    }
    if (header === null) yield { kind: "unreadable", problem: missingAll };
  } catch (error) {
    yield { kind: "unreadable", problem: problemOfError(error) };
  }
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  // Takes a byte order mark off by itself.
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

const missingAll: TableProblem = { problem: "columns", unknown: [], missing: columns, repeated: [] };

function problemOfHeader(header: readonly string[]): TableProblem | null {
  const unknown = header.filter((name) => !columns.some((column) => column === name));
  const missing = columns.filter((column) => !header.includes(column));
  const repeated = columns.filter((column) => header.indexOf(column) !== header.lastIndexOf(column));
  return unknown.length + missing.length + repeated.length === 0
    ? null
    : { problem: "columns", unknown, missing, repeated };
}

function problemOfError(error: unknown): TableProblem {
  if (error instanceof CsvError) {
    const line = typeof error["lines"] === "number" ? error["lines"] : 0;
    return { problem: error.code === "CSV_MAX_RECORD_SIZE" ? "record-too-long" : "quoting", line };
  }
  if (!(error instanceof Error) || !("code" in error)) throw error;
  if (error.code === "ERR_ENCODING_INVALID_ENCODED_DATA") return { problem: "encoding" };
  return { problem: "unreadable", reason: String(error.code) };
}

function asCustomer(header: readonly string[], record: readonly string[]): Readonly<Record<string, unknown>> {
  const customer: Record<string, unknown> = {};
  const parts: Record<string, Record<string, string>> = { address: {}, contact: {} };
  header.forEach((name, index) => {
    const [head = "", tail] = name.split(".");
    const part = parts[head];
    if (part !== undefined && tail !== undefined) part[tail] = record[index] ?? "";
    else customer[name] = record[index];
  });
  return { ...customer, ...parts };
}
