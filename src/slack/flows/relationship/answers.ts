import { copy } from "../../../copy/index.ts";
import { answerAcceptance } from "../../../operations/answer-acceptance.ts";
import { closeRequest, sentAgain } from "../../../operations/follow-request.ts";
import type { Result } from "../../../core/result.ts";
import { as, type Desk } from "../../desk.ts";
import { refreshPerson } from "../../person.ts";
import type { ActionArgs } from "../../registrar.ts";
import { explain, sayDone, tellInChannel } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";

type Answer = (who: ReturnType<typeof as>, value: string) => Promise<Result<unknown>>;

/** One click each: what became of an invitation, and whose request an acceptance answers. */
export const answerRequests: Flow = {
  register(on, desk) {
    const press = (actionId: string, answer: Answer): void =>
      on.action(actionId, (args) => answered(desk, args, answer));
    press("request-sent-again", (who, requestId) => sentAgain(who, { requestId }));
    press("request-declined", (who, requestId) => closeRequest(who, { requestId, how: "decline" }));
    press("request-stopped", (who, requestId) => closeRequest(who, { requestId, how: "stop" }));
    press("acceptance-answers", (who, value) => {
      const [customerId = "", request = ""] = value.split(" ");
      return answerAcceptance(who, { customerId, requestId: request === "none" ? null : request });
    });
  },
};

/** The message itself changes with what was answered; who is second, or may not, is told so alone. */
async function answered(desk: Desk, { ack, body, payload }: ActionArgs, answer: Answer): Promise<void> {
  await ack();
  await refreshPerson(desk, body.user.id);
  const result = await answer(as(desk, body.user.id), valueOf(payload));
  if (result.ok) await sayDone(desk, body, copy.home.done);
  else await tellInChannel(desk, body, await explain(desk, result.failure));
}
