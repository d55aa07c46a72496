import type { Writable } from "node:stream";
import { parseArgs } from "node:util";
import { commandLineWords } from "../copy/en/command-line.ts";
import type { Deps } from "../operations/deps.ts";
import { listJobs } from "../operations/list-jobs.ts";
import { retryJob } from "../operations/retry-job.ts";

export interface JobsDeps extends Pick<Deps, "db" | "now"> {
  terminal: { stdout: Writable; stderr: Writable };
}

const words = commandLineWords.jobs;

/** Lists the jobs that were given up and those that wait, or lets one run again. Answers the exit code. */
export async function jobs(args: readonly string[], { db, now, terminal }: JobsDeps): Promise<0 | 1 | 2> {
  const wish = readArguments(args);
  if (wish === null) {
    terminal.stderr.write(`${words.usage}\n`);
    return 2;
  }
  if (wish.retry !== null) {
    const done = await retryJob({ db, now }, { id: wish.retry });
    const stream = done === "retried" ? terminal.stdout : terminal.stderr;
    stream.write(`${words.retry[done](wish.retry)}\n`);
    return done === "retried" ? 0 : 1;
  }
  const { dead, waiting, waitingInAll } = await listJobs({ db });
  const lines = [
    words.dead(dead.length),
    ...dead.map((job) => words.line(job)),
    words.waiting(waitingInAll),
    ...waiting.map((job) => words.line(job)),
    ...(waitingInAll > waiting.length ? [words.more(waitingInAll - waiting.length)] : []),
  ];
  terminal.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

function readArguments(args: readonly string[]): { retry: number | null } | null {
  try {
    const { retry } = parseArgs({ args: [...args], options: { retry: { type: "string" } } }).values;
    if (retry === undefined) return { retry: null };
    return /^\d{1,15}$/.test(retry) ? { retry: Number(retry) } : null;
  } catch {
    return null;
  }
}
