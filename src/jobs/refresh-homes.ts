import { addMilliseconds } from "date-fns";
import { z } from "zod";
import { enqueue } from "../../db/queries/jobs.ts";
import { whoOpenedHome } from "../operations/keep-home.ts";
import { drawHome, publishHome } from "../slack/cards/publish-home.ts";
import { refusalOf } from "../slack-error.ts";
import type { JobDeps } from "./deps.ts";
import { inTurn } from "./in-turn.ts";
import { defineJob, RetryLater } from "./job.ts";
import { whenAnswered } from "./post.ts";

const queue = "refresh-homes";

/** Something has changed: open Homes are drawn again in a moment, once for all that changes until then. */
export async function enqueueHomes(deps: JobDeps): Promise<void> {
  if ((await whoOpenedHome(deps)).length === 0) return;
  const runAt = addMilliseconds(deps.now(), deps.rhythm.homeSettleMs);
  await enqueue(deps.db, { queue, payload: {}, dedupeKey: queue, runAt });
}

/** Publishes the Home of those who have opened it, where it would look different by now. */
export const refreshHomes = defineJob({
  queue,
  payload: z.object({}),
  maxAttempts: 5,
  async run(deps: JobDeps) {
    for (const person of await whoOpenedHome(deps)) await refresh(deps, person);
  },
});

async function refresh(deps: JobDeps, id: string): Promise<void> {
  const who = { ...deps, actor: { kind: "person" as const, id } };
  const drawn = await drawHome(who);
  if (!drawn.isDifferent) return;
  try {
    await whenAnswered(() => inTurn(deps, "home", deps.rhythm.updateEveryMs, () => publishHome(who, drawn)));
  } catch (error) {
    const refusal = refusalOf(error);
    if (error instanceof RetryLater || refusal === null) throw error;
    // Somebody who has left, for instance; the others' Homes are drawn all the same.
    deps.log.warn({ refusal }, "A Home was not taken");
  }
}
