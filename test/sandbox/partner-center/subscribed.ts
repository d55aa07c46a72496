import type { SimulatorOptions } from "../../../src/sandbox/partner-center/simulator.ts";
import { ask, simulate } from "./ask.ts";

export const HOOK = "https://desk.example/partner-center/webhook";
export const ACCEPTED = "reseller-relationship-accepted-by-customer";
export const LINK = "/v1/customers/relationshiprequests";

export interface SentEvent {
  url: string;
  headers: Headers;
  body: string;
}

/** A partner that has registered for events and asked for its link; `answers` come in turn, and the last one stays. */
export async function subscribed(
  answers: readonly (number | Error)[] = [200],
  options: Partial<SimulatorOptions> = {},
  registration: Record<string, unknown> = {},
) {
  const sent: SentEvent[] = [];
  const pauses: number[] = [];
  const { simulator, wait } = simulate({
    async deliver(request) {
      const answer = answers[Math.min(sent.length, answers.length - 1)] ?? 200;
      sent.push({ url: request.url, headers: request.headers, body: await request.text() });
      if (answer instanceof Error) throw answer;
      return new Response(null, { status: answer });
    },
    pause: async (milliseconds) => void pauses.push(milliseconds),
    ...options,
  });
  const body = { WebhookUrl: HOOK, WebhookEvents: ["test-created", ACCEPTED], ...registration };
  await ask(simulator, "POST", "/webhooks/v1/registration", { as: "app", body });
  await ask(simulator, "GET", LINK);
  const accept = (companyName: string, reseller?: string) => {
    const domain = `${companyName.toLowerCase()}.onmicrosoft.com`;
    const { id } = simulator.seedProspect({ companyName, domain, country: "US" });
    const customer = simulator.answerInvitation(id, "accepts", reseller);
    if (customer === null) throw new Error("An acceptance makes a customer.");
    return customer;
  };
  return { simulator, wait, sent, pauses, accept };
}

export function parsed({ body }: { body: string }) {
  return JSON.parse(body) as Record<string, unknown>;
}
