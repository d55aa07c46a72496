import type { KnownBlock } from "@slack/types";
import { copy } from "../../copy/index.ts";
import type { PortalStep } from "../../core/customer/portal-steps.ts";
import type { Story } from "../../operations/read-story.ts";
import { actions, button, context, section, type Button } from "../form.ts";
import { customerInPartnerCenter, gdapInPartnerCenter } from "../portal.ts";
import { mentionPeople } from "./mentions.ts";
import type { Message } from "./message.ts";
import { stepsOf, type ShownStep } from "./portal-step-lines.ts";
import { titleOf } from "./status-card.ts";

const words = copy.portalSteps;

/** Each step with what it is for, where to do it, and who did it when. */
export function portalStepsCard(story: Story): Message {
  const title = titleOf(story.customer);
  const steps = stepsOf(story);
  if (steps.length === 0) return { text: `${title}\n${words.none}` };
  return {
    text: [title, ...steps.map((one) => `${textOf(one)} ${stateOf(one)}`)].join("\n"),
    blocks: [section(`${title}\n${words.intro}`), ...steps.flatMap((one) => blocksOf(one, story.customer))],
  };
}

const textOf = ({ step }: ShownStep): string => `*${words.steps[step].name}*\n${words.steps[step].text}`;

function stateOf({ answered }: ShownStep): string {
  if (answered === null) return words.open;
  const [by = ""] = mentionPeople([answered.answeredBy]);
  return words.answered[answered.answer](by, copy.moment(answered.answeredAt));
}

function blocksOf(one: ShownStep, { id, tenantId }: Story["customer"]): KnownBlock[] {
  const value = `${id} ${one.step}`;
  const { buttons, steps } = words;
  const labelled = (text: string) => ({ label: `${text}: ${steps[one.step].name}` });
  const mark = (text: string, actionId: string) => button(text, actionId, value, labelled(text));
  const answers: Button[] =
    one.answered === null
      ? [mark(buttons.done, "portal-step-done"), mark(buttons.notNeeded, "portal-step-not-needed")]
      : [mark(buttons.reopen, "portal-step-reopen")];
  const url = placeOf(one.step, tenantId);
  const open =
    url === null ? [] : [button(buttons.open, "open-partner-center", undefined, { url, ...labelled(buttons.open) })];
  return [section(textOf(one)), context(stateOf(one)), actions([...open, ...answers])];
}

/** Where it is done; null for a customer whose ID is not known. */
function placeOf(step: PortalStep, tenantId: string | null): string | null {
  if (step === "assign-gdap" || step === "end-gdap") return gdapInPartnerCenter;
  return tenantId === null ? null : customerInPartnerCenter(tenantId);
}
