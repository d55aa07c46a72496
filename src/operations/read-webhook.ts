import { lastReading } from "../../db/queries/readings.ts";
import { present } from "../core/present.ts";
import { wantedEvents } from "../core/relationship/webhook-events.ts";
import { ok, type Result } from "../core/result.ts";
import type { TestEvent, WebhookRegistration } from "../partner-center/contract.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";
import { keepWebhook } from "./keep-webhook.ts";

type WebhookDeps = Pick<Deps, "db" | "partnerCenter" | "webhookUrl"> & PersonActs;

export interface Webhook {
  /** Where the desk listens; null where it cannot be reached from outside. */
  wantedUrl: string | null;
  registration: WebhookRegistration | null;
  /** What the desk needs, Partner Center offers, and is not registered. */
  missing: readonly string[];
  /** When the last event came whose signature was right; null for none. */
  heardAt: Date | null;
}

/** Where Partner Center sends its events now, as it says itself. */
export async function readWebhook(deps: WebhookDeps): Promise<Result<Webhook>> {
  const allowed = await allow(deps.db, deps.actor.id, "keepWebhook");
  if (!allowed.ok) return allowed;
  const partnerCenter = present(deps.partnerCenter, "Partner Center");
  const found = await partnerCenter.webhookRegistration();
  if (!found.ok) return found;
  const offered = await partnerCenter.webhookEvents();
  if (!offered.ok) return offered;
  const registration = found.value;
  const wanted = wantedEvents.filter((event) => offered.value.includes(event));
  const missing = wanted.filter((event) => !registration?.events.includes(event));
  return ok({ wantedUrl: deps.webhookUrl, registration, missing, heardAt: await lastReading(deps.db, "event") });
}

/** Makes the registration, or takes it over from another tool. What was registered besides stays. */
export async function takeWebhook(deps: WebhookDeps): Promise<Result<Webhook>> {
  const allowed = await allow(deps.db, deps.actor.id, "keepWebhook");
  if (!allowed.ok) return allowed;
  const kept = await keepWebhook(deps, { takesOver: true });
  return kept.ok ? readWebhook(deps) : kept;
}

/** Asks Partner Center for an event, to see whether it arrives. Answers its number there. */
export async function sendTestEvent(deps: WebhookDeps): Promise<Result<{ correlationId: string }>> {
  const allowed = await allow(deps.db, deps.actor.id, "keepWebhook");
  if (!allowed.ok) return allowed;
  return present(deps.partnerCenter, "Partner Center").sendTestEvent();
}

export interface TestResult extends TestEvent {
  /** When the last test event came whose signature was right. */
  heardAt: Date | null;
}

/** What became of it, as Partner Center saw it and as the desk heard it. */
export async function readTestEvent(
  deps: WebhookDeps,
  { correlationId }: { correlationId: string },
): Promise<Result<TestResult>> {
  const allowed = await allow(deps.db, deps.actor.id, "keepWebhook");
  if (!allowed.ok) return allowed;
  const seen = await present(deps.partnerCenter, "Partner Center").testEvent(correlationId);
  return seen.ok ? ok({ ...seen.value, heardAt: await lastReading(deps.db, "test-event") }) : seen;
}
