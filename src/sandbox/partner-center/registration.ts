import { randomUUID } from "node:crypto";
import type { Answer } from "./answer.ts";
import { fieldsOf, textOf, type Call } from "./call.ts";
import { EVENT_NAMES, type EventName } from "./events.ts";
import { invalid } from "./pages.ts";
import { errorBody, refuse } from "./refusals.ts";
import type { World } from "./world.ts";

/** Where a partner wants its events: one registration for the whole tenant. */
export interface Registration {
  subscriberId: string;
  url: string;
  events: readonly EventName[];
  /** The signature comes in `x-ms-signature`. */
  signatureInOwnHeader: boolean;
}

export function listEventNames(): Answer {
  return { status: 200, body: EVENT_NAMES };
}

export function register(call: Call, world: World): Answer {
  if (world.registration !== null) {
    // Only the status is known.
    return { status: 409, body: errorBody("new", 409, "A registration exists already. Use PUT to change it.") };
  }
  return keep(call, world, randomUUID());
}

/** That there is nothing to change or to read without a registration is assumed. */
export function changeRegistration(call: Call, world: World): Answer {
  return world.registration === null ? refuse(1000) : keep(call, world, world.registration.subscriberId);
}

export function readRegistration(_: Call, world: World): Answer {
  return world.registration === null ? refuse(1000) : { status: 200, body: registrationBody(world.registration) };
}

function keep(call: Call, world: World, subscriberId: string): Answer {
  const body = fieldsOf(call.body);
  const url = textOf(body, "WebhookUrl") || "";
  // Microsoft asks for an address that all the world reaches; the sandbox has none.
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return invalid("WebhookUrl");
  const given: unknown = body.get("webhookevents");
  const events = Array.isArray(given) ? EVENT_NAMES.filter((name) => given.includes(name)) : [];
  // Assumed: a name that it does not support, or none at all, is refused.
  if (!Array.isArray(given) || events.length === 0 || events.length < new Set(given).size)
    return invalid("WebhookEvents");
  const signatureInOwnHeader = body.get("signaturetokentomssignatureheader") ?? false;
  if (typeof signatureInOwnHeader !== "boolean") return invalid("SignatureTokenToMsSignatureHeader");
  world.registration = { subscriberId, url, events, signatureInOwnHeader };
  return { status: 200, body: { SubscriberId: subscriberId, ...registrationBody(world.registration) } };
}

function registrationBody({ url, events, signatureInOwnHeader }: Registration) {
  return {
    WebhookUrl: url,
    WebhookEvents: events,
    ...(signatureInOwnHeader && { SignatureTokenToMsSignatureHeader: true }),
  };
}
