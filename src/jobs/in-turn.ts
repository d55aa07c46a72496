import { holdBack, reserveSlot } from "../../db/queries/rate-limits.ts";
import { secondsToWait } from "../slack-error.ts";
import type { JobDeps } from "./deps.ts";
import { RetryLater } from "./job.ts";

/** Calls Slack at a free moment among all replicas; when Slack says to slow down, all of them do. */
export async function inTurn<T>(
  { db }: Pick<JobDeps, "db">,
  key: string,
  everyMs: number,
  call: () => Promise<T>,
): Promise<T> {
  const { reserved, waitMs } = await reserveSlot(db, { key, everyMs, maxWaitMs: 5_000 });
  if (!reserved) throw new RetryLater(waitMs / 1000, "Slack takes only so many calls", { counts: false });
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  try {
    return await call();
  } catch (error) {
    const seconds = secondsToWait(error);
    if (seconds === null) throw error;
    await holdBack(db, key, seconds * 1000);
    throw new RetryLater(seconds, "Slack asked to slow down", { counts: false });
  }
}
