import type { Kill } from "./kill-test.ts";

const columns = (job: string, what: string, time: string, killed: string, outcome: string): string =>
  [job.padEnd(20), what.padEnd(58), time.padEnd(5), killed.padEnd(7), outcome].join(" ");

export const tableHead = columns("Job", "What it wrote or called", "Time", "Killed", "Outcome");

/** One line a kill; under it both sides of what is different. */
export function rowOf({ target: { job, what, time, moment }, complaints }: Kill): string {
  const row = columns(job, what, String(time), moment, complaints.length === 0 ? "the same" : "DIFFERENT");
  return [row, ...complaints.map((line) => `    ${line.replaceAll("\n", "\n    ")}`)].join("\n");
}
