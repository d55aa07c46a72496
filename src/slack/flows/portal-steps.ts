import { z } from "zod";
import { portalSteps as steps } from "../../core/customer/portal-steps.ts";
import { answerPortalStep, reopenPortalStep } from "../../operations/answer-portal-step.ts";
import { readStatus } from "../../operations/read-status.ts";
import { answerWith } from "../answer.ts";
import type { Message } from "../cards/message.ts";
import { portalStepsCard } from "../cards/portal-steps-card.ts";
import { as, type Desk } from "../desk.ts";
import { explain, tellInChannel } from "../reply.ts";
import { valueOf, type Flow } from "./flow.ts";

/** What is done in Partner Center's own pages: a list for this person alone, in which each step is marked. */
export const portalSteps: Flow = {
  register(on, desk) {
    answerWith(on, desk, "show-portal-steps", ({ body, payload }) => list(desk, body.user.id, valueOf(payload)));
    const marks = {
      "portal-step-done": (who: Who, target: Target) => answerPortalStep(who, { ...target, answer: "done" }),
      "portal-step-not-needed": (who: Who, target: Target) =>
        answerPortalStep(who, { ...target, answer: "not-needed" }),
      "portal-step-reopen": reopenPortalStep,
    };
    for (const [actionId, mark] of Object.entries(marks)) {
      answerWith(
        on,
        desk,
        actionId,
        async ({ body, payload }) => {
          const target = readTarget(valueOf(payload));
          const marked = await mark(as(desk, body.user.id), target);
          // Who was faster is named in the list itself.
          return marked.ok || marked.failure.kind === "conflict"
            ? list(desk, body.user.id, target.customerId)
            : { text: await explain(desk, marked.failure) };
        },
        { replaces: true },
      );
    }
    // In the reminder after a creation, which is brought up to date like every card.
    on.action("mark-portal-step", async ({ ack, body, payload }) => {
      await ack();
      const target = readTarget(valueOf(payload));
      const done = await answerPortalStep(as(desk, body.user.id), { ...target, answer: "done" });
      if (!done.ok) await tellInChannel(desk, body, await explain(desk, done.failure));
    });
    // A link opens by itself; Slack still wants the click answered.
    on.action("open-gdap", async ({ ack }) => ack());
  },
};

type Who = ReturnType<typeof as>;
type Target = ReturnType<typeof readTarget>;

const target = z.tuple([z.string(), z.enum(steps)]);
function readTarget(value: string) {
  const [customerId, step] = target.parse(value.split(" "));
  return { customerId, step };
}

async function list(desk: Desk, person: string, customerId: string): Promise<Message> {
  const story = await readStatus(as(desk, person), { customerId });
  return story.ok ? portalStepsCard(story.value) : { text: await explain(desk, story.failure) };
}
