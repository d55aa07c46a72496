import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Answer } from "./answer.ts";
import type { Call } from "./call.ts";
import type { Delivery, DeliveryAttempt } from "./deliveries.ts";
import { invalid } from "./pages.ts";
import { refuse, throttled } from "./refusals.ts";
import type { World } from "./world.ts";

/** A test event that the partner asked for, kept for seven days. */
export interface ValidationEvent {
  correlationId: string;
  createdAt: Date;
  url: string;
  deliveries: readonly Delivery[];
}

const MINUTE = 60_000;
const MOST_A_MINUTE = 2;
const KEPT = 7 * 86_400_000;

/** Assumed: what it answers to somebody who has not registered, or not for this event. */
export function createValidationEvent(_: Call, world: World): Answer {
  const { registration, validationEvents } = world;
  if (registration === null) return refuse(1000);
  if (!registration.events.includes("test-created")) return invalid("WebhookEvents");
  const now = world.now().getTime();
  const recent = validationEvents.filter(({ createdAt }) => now - createdAt.getTime() < MINUTE);
  const [oldest] = recent;
  if (oldest && recent.length >= MOST_A_MINUTE)
    return throttled(Math.ceil((oldest.createdAt.getTime() + MINUTE - now) / 1000));
  const correlationId = randomUUID();
  const deliveries = world.outbox.raise("test-created", correlationId, world.stamp());
  validationEvents.push({ correlationId, createdAt: world.now(), url: registration.url, deliveries });
  return { status: 200, body: { correlationId } };
}

export function readValidationEvent(call: Call, world: World): Answer {
  const id = call.path.split("/")[5]?.toLowerCase();
  const found = world.validationEvents.find(({ correlationId }) => correlationId === id);
  if (found === undefined || world.now().getTime() - found.createdAt.getTime() >= KEPT) return refuse(1000);
  return {
    status: 200,
    body: {
      correlationId: found.correlationId,
      partnerId: world.tenantId,
      status: statusOf(found.deliveries),
      callbackUrl: found.url,
      results: found.deliveries.flatMap(({ attempts }) => attempts.map(resultOf)),
    },
  };
}

/** Microsoft's sample has "completed"; the other two are assumed. */
function statusOf(deliveries: readonly Delivery[]): "completed" | "failed" | "pending" {
  if (deliveries.every(({ state }) => state === "delivered")) return "completed";
  return deliveries.some(({ state }) => state === "given up") ? "failed" : "pending";
}

/** The code is .NET's name of the status: OK, InternalServerError. Assumed: what stands there when no answer came. */
function resultOf({ at, status, error }: DeliveryAttempt) {
  return {
    responseCode: status === null ? "" : (STATUS_CODES[status] ?? String(status)).replace(/\W/g, ""),
    responseMessage: error ?? "",
    systemError: status === null,
    dateTimeUtc: at.toISOString().slice(0, -1),
  };
}
