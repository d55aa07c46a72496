import type { KnownBlock } from "@slack/types";
import { copy } from "../../copy/index.ts";
import { portalStepsFor, type PortalStep } from "../../core/customer/portal-steps.ts";
import type { PortalStepAnswer } from "../../../db/schema/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { button, mrkdwn } from "../form.ts";
import { needsMending } from "./needs-mending.ts";

const words = copy.portalSteps;

type Stepped = Pick<Story, "customer" | "verification" | "watch" | "settings" | "portalSteps">;

export interface ShownStep {
  step: PortalStep;
  /** Null while it is open. */
  answered: PortalStepAnswer | null;
}

/** What this customer needs in Partner Center itself. */
export function stepsOf(story: Stepped): ShownStep[] {
  const { customer, settings, portalSteps } = story;
  const steps = portalStepsFor({
    status: customer.status,
    hasDefaultGdap: customer.details?.defaultGdap === true,
    isVerificationStuck: needsMending(story),
    partnerType: settings?.partnerType ?? "direct-bill",
  });
  return steps.map((step) => ({ step, answered: portalSteps.find((one) => one.step === step) ?? null }));
}

/** What is left to do there, with the button for the list; null for a customer that needs no such step. */
export function portalLine(story: Stepped): { text: string; block: KnownBlock } | null {
  const steps = stepsOf(story);
  if (steps.length === 0) return null;
  const open = steps.filter(({ answered }) => answered === null).map(({ step }) => words.steps[step].name);
  const left = open.length === 0 ? words.line.nothing : words.line.open(open.join(", "));
  const text = `*${words.line.name}*   ${left}`;
  const { id, companyName } = story.customer;
  const show = button(words.buttons.show, "show-portal-steps", id, { label: `${words.buttons.show}: ${companyName}` });
  return { text, block: { type: "section", text: mrkdwn(text), accessory: show } };
}
