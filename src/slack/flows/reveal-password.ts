import { copy } from "../../copy/index.ts";
import type { Failure } from "../../core/result.ts";
import { passwordSaved } from "../../operations/destroy-password.ts";
import { confirmReveal, openReveal, returnToSealed, type Opened } from "../../operations/reveal-password.ts";
import { noPasswordView, passwordView, passwordViewId } from "../cards/password-view.ts";
import { putInView, type WaitingView } from "../cards/put-in-view.ts";
import { as, type Desk } from "../desk.ts";
import { refreshPerson } from "../person.ts";
import { explain, openMoment, showView } from "../reply.ts";
import { valueOf, type Flow } from "./flow.ts";

/** "Show the password": one person, one time. */
export const revealPassword: Flow = {
  register(on, desk) {
    on.action("reveal-password", async ({ ack, body, payload }) => {
      await ack();
      const view = await openMoment(desk, body.trigger_id, copy.password.title);
      await refreshPerson(desk, body.user.id);
      const reveal = await openReveal(as(desk, body.user.id), { secretId: valueOf(payload), view });
      if (!reveal.ok) {
        await showView(desk, view.id, noPasswordView(await explainReveal(desk, reveal.failure)));
        return;
      }
      const shown = await show(desk, view, reveal.value);
      if (shown === "yes") await confirmReveal(desk, reveal.value);
      if (shown === "no") await returnToSealed(desk, reveal.value);
    });
    on.submission(passwordViewId, async ({ ack, body, view }) => {
      const done = await passwordSaved(as(desk, body.user.id), { secretId: view.private_metadata });
      if (done.ok) return ack();
      return ack({ response_action: "update", view: noPasswordView(await explainReveal(desk, done.failure)) });
    });
    on.closed(passwordViewId, async ({ ack, body, view }) => {
      await ack();
      await passwordSaved(as(desk, body.user.id), { secretId: view.private_metadata });
    });
  },
};

/**
 * After a lost answer Slack is asked again with the hash of the waiting window: it says so when the first update had
 * arrived. What stays unknown is left: saving or closing the window proves that it was shown, else `end-reveal` decides.
 */
async function show(desk: Desk, waiting: WaitingView, opened: Opened): Promise<"yes" | "no" | "unknown"> {
  const view = passwordView(opened);
  const first = await putInView(desk, waiting, view);
  if (first !== "no-answer") return first === "put" ? "yes" : "no";
  const second = await putInView(desk, waiting, view);
  return second === "put" || second === "overtaken" ? "yes" : "unknown";
}

async function explainReveal(desk: Desk, failure: Failure): Promise<string> {
  if (failure.kind !== "conflict") return explain(desk, failure);
  if (failure.status === "revealing") return copy.password.beingShown;
  return failure.at === null ? copy.password.gone : copy.password.shownBefore(copy.moment(failure.at));
}
