import { z } from "zod";
import { copy } from "../copy/index.ts";
import { destroyShown, destroyUnopened } from "../operations/destroy-password.ts";
import { currentReveal, returnToSealed } from "../operations/reveal-password.ts";
import { noPasswordView } from "../slack/cards/password-view.ts";
import { putInView, type WaitingView } from "../slack/cards/put-in-view.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob, RetryLater } from "./job.ts";

/**
 * Ten minutes after a reveal began. What is known to have been on screen is destroyed. When the desk died or never heard
 * from Slack, the window says: still waiting means that nobody saw the password.
 */
export const endReveal = defineJob({
  queue: "end-reveal",
  payload: z.object({
    secretId: z.uuid(),
    attempt: z.number().int(),
    view: z.object({ id: z.string(), hash: z.string() }),
  }),
  maxAttempts: 10,
  async run(deps: JobDeps, { secretId, attempt, view }) {
    const reveal = { secretId, attempt };
    const secret = await currentReveal(deps.db, reveal);
    if (secret === null) return;
    const wasShown = secret.revealedAt !== null || (await stoodOnScreen(deps, view));
    if (!wasShown) return returnToSealed(deps, reveal);
    await destroyShown(deps, reveal);
    await clear(deps, view);
  },
});

/**
 * Without a clear answer (the window is closed, Slack does not answer) it counts as not shown: the same person may then
 * see it once more within the seven days, while a password destroyed unseen would be lost to everybody.
 */
async function stoodOnScreen(deps: JobDeps, view: WaitingView): Promise<boolean> {
  return (await putInView(deps, view, noPasswordView(copy.password.notShown))) === "overtaken";
}

/** The password must not stay on a screen that somebody left. */
async function clear({ slack, log }: JobDeps, { id }: WaitingView): Promise<void> {
  try {
    await slack.views.update({ view_id: id, view: noPasswordView(copy.password.over) });
  } catch {
    log.info("The window with a password was closed already");
  }
}

/** Destroys a password that nobody opened within its days. */
export const expirePassword = defineJob({
  queue: "expire-password",
  payload: z.object({ secretId: z.uuid() }),
  maxAttempts: 10,
  async run(deps: JobDeps, payload) {
    if (!(await destroyUnopened(deps, payload))) {
      throw new RetryLater(60, "The password is being shown", { counts: false });
    }
  },
});
