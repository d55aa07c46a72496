import { copy } from "../../../copy/index.ts";
import { answerAcceptance } from "../../../operations/answer-acceptance.ts";
import { closeRequest, sentAgain } from "../../../operations/follow-request.ts";
import { readStatus } from "../../../operations/read-status.ts";
import { recordAcceptance } from "../../../operations/record-acceptance.ts";
import type { Result } from "../../../core/result.ts";
import { checked } from "../../cards/message.ts";
import { statusFor } from "../../cards/request-card.ts";
import { as, type Desk } from "../../desk.ts";
import { refreshPerson } from "../../person.ts";
import type { ActionArgs } from "../../registrar.ts";
import { explain, sayDone, tellInChannel } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";

type Who = ReturnType<typeof as>;
type Answer = (who: Who, value: string) => Promise<Result<{ customerId: string }>>;

/** One click each: what became of an invitation, and whose request an acceptance answers. */
export const answerRequests: Flow = {
  register(on, desk) {
    const press = (actionId: string, answer: Answer): void =>
      on.action(actionId, (args) => answered(desk, args, answer));
    press("request-accepted", (who, requestId) => recordAcceptance(who, { requestId }));
    press("request-sent-again", (who, requestId) => sentAgain(who, { requestId }));
    press("request-declined", (who, requestId) => closeRequest(who, { requestId, how: "decline" }));
    press("request-stopped", (who, requestId) => closeRequest(who, { requestId, how: "stop" }));
    press("acceptance-answers", async (who, value) => {
      const [customerId = "", request = ""] = value.split(" ");
      const result = await answerAcceptance(who, { customerId, requestId: request === "none" ? null : request });
      return result.ok ? { ok: true, value: { customerId } } : result;
    });
  },
};

/** The message itself changes with what was answered; who is second, or may not, is told so alone. */
async function answered(desk: Desk, args: ActionArgs, answer: Answer): Promise<void> {
  const { ack, body, payload } = args;
  await ack();
  await refreshPerson(desk, body.user.id);
  const result = await answer(as(desk, body.user.id), valueOf(payload));
  if (!result.ok) return tellInChannel(desk, body, await explain(desk, result.failure));
  // An answer to `/csp status` is nobody's card: it is brought up to date here or never.
  if (body.container["is_ephemeral"]) await showAgain(desk, args, result.value.customerId);
  else await sayDone(desk, body, copy.home.done);
}

async function showAgain(desk: Desk, { body, respond }: ActionArgs, customerId: string): Promise<void> {
  const story = await readStatus(as(desk, body.user.id), { customerId });
  if (story.ok) await respond({ replace_original: true, ...checked(statusFor(story.value, body.user.id)) });
}
