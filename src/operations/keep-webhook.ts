import { wantedEvents } from "../core/relationship/webhook-events.ts";
import { ok, type Result, type UpstreamFailure } from "../core/result.ts";
import type { WebhookRegistration } from "../partner-center/contract.ts";
import type { Deps } from "./deps.ts";

/** Where the partner's one registration for events stands. */
export type WebhookState =
  /** The partner has no API, or the desk cannot be reached from outside: PUBLIC_URL is not set. */
  | { state: "impossible" }
  | { state: "registered"; registration: WebhookRegistration }
  /** Another tool of the partner's is registered. There is one registration a partner, so the desk takes none away. */
  | { state: "elsewhere"; registration: WebhookRegistration };

/**
 * Reads the registration and repairs it: makes the missing one, and adds events that are missing from the desk's own. What
 * else it holds stays.
 */
export async function keepWebhook({
  partnerCenter,
  webhookUrl,
}: Pick<Deps, "partnerCenter" | "webhookUrl">): Promise<Result<WebhookState, UpstreamFailure>> {
  if (partnerCenter === null || webhookUrl === null) return ok({ state: "impossible" });
  const found = await partnerCenter.webhookRegistration();
  if (!found.ok) return found;
  const registration = found.value;
  if (registration !== null && registration.url !== webhookUrl) return ok({ state: "elsewhere", registration });
  const offered = await partnerCenter.webhookEvents();
  if (!offered.ok) return offered;
  const wanted = wantedEvents.filter((event) => offered.value.includes(event));
  const events = [...new Set([...(registration?.events ?? []), ...wanted])];
  if (events.length === registration?.events.length) return ok({ state: "registered", registration });
  const saved = await partnerCenter.saveWebhook({
    url: webhookUrl,
    events,
    isNew: registration === null,
    ...(registration?.signatureInOwnHeader ? { signatureInOwnHeader: true } : {}),
  });
  return saved.ok ? ok({ state: "registered", registration: saved.value }) : saved;
}
