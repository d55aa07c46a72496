import { findJob, payloadNotUnderstood, revive } from "../../db/queries/jobs.ts";
import type { Deps } from "./deps.ts";

/** `people-decide`: what the job was about waits for a person, who has buttons for it in Slack. */
export type JobRetry = "retried" | "not-dead" | "people-decide";

/**
 * What these were about has stopped, and is a question to people by now; running the job again would do nothing. One that
 * nobody could read stopped nothing.
 */
const decidedByPeople: readonly string[] = [
  "create-customer",
  "send-attestation",
  "remove-relationship",
  "write-billing-edit",
  "place-order",
  "request-education",
];

/** Lets a job that was given up run once more, with all its attempts. */
export async function retryJob({ db, now }: Pick<Deps, "db" | "now">, input: { id: number }): Promise<JobRetry> {
  return db.transaction(async (tx) => {
    const job = await findJob(tx, input.id);
    const isDecided = job !== null && decidedByPeople.includes(job.queue) && job.lastError !== payloadNotUnderstood;
    if (isDecided && job.state === "dead") return "people-decide";
    return (await revive(tx, input.id, now())) ? "retried" : "not-dead";
  });
}
