import { createHash } from "node:crypto";
import { z } from "zod";
import { fail, ok } from "../../core/result.ts";
import type { Result } from "../../core/result.ts";
import type { WebhookRefusal } from "./refusal.ts";

/** What Partner Center tells of. It is a hint where to look and never a fact: the customer is read anew. */
export interface WebhookEvent {
  /** Such as `reseller-relationship-accepted-by-customer`. */
  readonly name: string;
  /** In small letters; null when the event is about something else than a customer as a whole. */
  readonly customerId: string | null;
  /** To be shown; never to be called. */
  readonly resourceUri: string;
  /** Null when the event does not say. */
  readonly changedAt: Date | null;
  /** The same for every delivery of one event, which carries no ID of its own. */
  readonly key: string;
}

const moment = z
  .string()
  .max(40)
  .pipe(z.iso.datetime({ offset: true, local: true }));

// Names in small letters, as their capitals vary. The address of the audit record is not needed.
const wireEvent = z.object({
  eventname: z.string().regex(/^[!-~]{1,100}$/),
  resourceuri: z.string().min(1).max(2048),
  resourcename: z.string().max(100).nullish(),
  resourcechangeutcdate: moment.nullish(),
});

/** Reads the body of a request whose signature was checked. */
export function readEvent(rawBody: Uint8Array): Result<WebhookEvent, WebhookRefusal> {
  const parsed = wireEvent.safeParse(withSmallNames(parse(rawBody)));
  if (!parsed.success) return fail("event-form");
  const { eventname: name, resourceuri: resourceUri, resourcechangeutcdate: changed } = parsed.data;
  return ok({
    name,
    customerId: customerOf(resourceUri),
    resourceUri,
    changedAt: changed ? readMoment(changed) : null,
    key: createHash("sha256")
      .update(JSON.stringify([name, resourceUri, changed ?? null]))
      .digest("hex"),
  });
}

function parse(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(rawBody));
  } catch {
    return null;
  }
}

/** Null where two members differ in their capitals alone: it would depend on their order which one counts. */
function withSmallNames(json: unknown): unknown {
  if (typeof json !== "object" || json === null) return null;
  const members = Object.entries(json).map(([name, value]): [string, unknown] => [name.toLowerCase(), value]);
  const small = new Map(members);
  return small.size === members.length ? Object.fromEntries(small) : null;
}

/** From `…/v1/customers/{id}` on whatever host, as the host is not asked. */
function customerOf(resourceUri: string): string | null {
  if (!URL.canParse(resourceUri)) return null;
  const id = /\/v1\/customers\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\/?$/i.exec(
    new URL(resourceUri).pathname,
  )?.[1];
  return id?.toLowerCase() ?? null;
}

/** Partner Center writes seven decimals, and now and then no zone: the name of the member says that it is UTC. */
function readMoment(text: string): Date {
  const inMilliseconds = text.replace(/(\.\d{3})\d+/, "$1");
  return new Date(/(Z|[+-]\d\d:\d\d)$/.test(inMilliseconds) ? inMilliseconds : `${inMilliseconds}Z`);
}
