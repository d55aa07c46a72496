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
 * else it holds stays. `takesOver`: somebody wants the events here, wherever they go now.
 */
export async function keepWebhook(
  { partnerCenter, webhookUrl }: Pick<Deps, "partnerCenter" | "webhookUrl">,
  { takesOver = false, isRetry = false } = {},
): Promise<Result<WebhookState, UpstreamFailure>> {
  if (partnerCenter === null || webhookUrl === null) return ok({ state: "impossible" });
  const found = await partnerCenter.webhookRegistration();
  if (!found.ok) return found;
  const registration = found.value;
  const isElsewhere = registration !== null && registration.url !== webhookUrl;
  if (isElsewhere && !takesOver) return ok({ state: "elsewhere", registration });
  const offered = await partnerCenter.webhookEvents();
  if (!offered.ok) return offered;
  const wanted = wantedEvents.filter((event) => offered.value.includes(event));
  const events = [...new Set([...(registration?.events ?? []), ...wanted])];
  if (!isElsewhere && events.length === registration?.events.length) return ok({ state: "registered", registration });
  const saved = await partnerCenter.saveWebhook({
    url: webhookUrl,
    events,
    isNew: registration === null,
    ...(registration?.signatureInOwnHeader ? { signatureInOwnHeader: true } : {}),
  });
  // Somebody has registered in this moment: what stands there now decides.
  const isOvertaken = !saved.ok && registration === null && saved.failure.status === 409;
  if (isOvertaken && !isRetry) return keepWebhook({ partnerCenter, webhookUrl }, { takesOver, isRetry: true });
  return saved.ok ? ok({ state: "registered", registration: saved.value }) : saved;
}
