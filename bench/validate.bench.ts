import { spawn } from "node:child_process";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parse } from "csv-parse";
import { customersCsv } from "../test/support/customers-csv.ts";

const rows = 1_000_000;
const memory = 96;

/** A million customers through `validate --json` in 96 MB, against reading the same file and looking at nothing. */
export async function bench(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    const table = join(folder, "customers.csv");
    await pipeline(Readable.from(customersCsv(rows)), createWriteStream(table));
    const reading = await secondsOf(async () => {
      let count = 0;
      for await (const record of createReadStream(table).pipe(parse())) count += Array.isArray(record) ? 1 : 0;
      if (count !== rows + 1) throw new Error(`Read ${count} rows.`);
    });
    const checking = await secondsOf(() => validate(table));
    return (
      `${rows} rows in ${memory} MB: ${checking.toFixed(1)} s, ` +
      `${(checking / reading).toFixed(1)} times as long as reading them alone (${reading.toFixed(1)} s)`
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function validate(table: string): Promise<void> {
  const nodeArgs = [`--max-old-space-size=${memory}`, "--import", "tsx", "src/cli/desk.ts"];
  const child = spawn(process.execPath, [...nodeArgs, "validate", table, "--json"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  child.stdout.resume();
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 1) throw new Error(`validate ended with ${code ?? "a signal"}.`);
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
