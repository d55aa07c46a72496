import type { EventName } from "./events.ts";
import { eventBody } from "./events.ts";
import type { Registration } from "./registration.ts";
import { signEvent, type Forgery } from "./signature.ts";
import type { Stamp } from "./stamps.ts";

export interface DeliveryAttempt {
  readonly at: Date;
  /** Null: no answer came, and `error` says why. */
  readonly status: number | null;
  readonly error: string | null;
}

/** One event on its way; an event that is sent twice is two of them. */
export interface Delivery {
  readonly id: number;
  readonly eventName: EventName;
  /** A customer's ID, or the correlation ID of a test event. */
  readonly about: string;
  readonly forgery: Forgery | null;
  readonly body: string;
  readonly attempts: readonly DeliveryAttempt[];
  readonly state: "withheld" | "sending" | "delivered" | "given up";
}

export interface OutboxOptions {
  now: () => Date;
  tenantId: string;
  registration: () => Registration | null;
  deliver: (request: Request) => Promise<Response>;
  /** Milliseconds between two attempts at one event; Microsoft does not say how many. */
  betweenAttempts: number;
  pause: (milliseconds: number) => Promise<void>;
}

export interface Outbox {
  readonly deliveries: readonly Delivery[];
  /** While it is true, events wait: as a day without webhooks when nobody releases them. */
  isWithholding: boolean;
  /** Whether every event goes out twice at once. */
  sendsTwice: boolean;
  /** Nothing is sent when nobody has subscribed to the event. */
  raise: (name: EventName, about: string, at: Stamp) => readonly Delivery[];
  /** Sends once what Microsoft never would; null when no address is registered. */
  forge: (name: EventName, about: string, at: Stamp, forgery: Forgery) => Delivery | null;
  /** Sends what is withheld. */
  release: () => void;
  /** Resolves when nothing is on its way any more. */
  settled: () => Promise<void>;
}

/** Known: ten attempts and none from then on. Assumed: any 2xx counts, redirects are not followed. */
const MOST_ATTEMPTS = 10;
/** Assumed. */
const PATIENCE = 10_000;

type Kept = { -readonly [Member in keyof Delivery]: Delivery[Member] } & { attempts: DeliveryAttempt[] };

export function createOutbox(options: OutboxOptions): Outbox {
  const deliveries: Kept[] = [];
  const underWay = new Set<Promise<void>>();
  const outbox = { deliveries, isWithholding: false, sendsTwice: false, raise, forge, release, settled };

  function add(eventName: EventName, about: string, body: string, forgery: Forgery | null): Kept {
    const delivery: Kept = {
      id: deliveries.length,
      eventName,
      about,
      forgery,
      body,
      attempts: [],
      state: "withheld",
    };
    deliveries.push(delivery);
    return delivery;
  }

  function raise(name: EventName, about: string, at: Stamp): Kept[] {
    if (!options.registration()?.events.includes(name)) return [];
    const body = eventBody(name, about, at, options.tenantId);
    const raised = Array.from({ length: outbox.sendsTwice ? 2 : 1 }, () => add(name, about, body, null));
    if (!outbox.isWithholding) raised.forEach(start);
    return raised;
  }

  function forge(name: EventName, about: string, at: Stamp, forgery: Forgery): Kept | null {
    if (options.registration() === null) return null;
    const forged = add(name, about, eventBody(name, about, at, options.tenantId), forgery);
    start(forged);
    return forged;
  }

  function release(): void {
    deliveries.filter(({ state }) => state === "withheld").forEach(start);
  }

  async function settled(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay);
  }

  function start(delivery: Kept): void {
    delivery.state = "sending";
    const sending = send(delivery).finally(() => underWay.delete(sending));
    underWay.add(sending);
  }

  async function send(delivery: Kept): Promise<void> {
    const most = delivery.forgery === null ? MOST_ATTEMPTS : 1;
    for (let number = 1; number <= most; number += 1) {
      if (number > 1) await options.pause(options.betweenAttempts);
      const attempt = await attemptAt(delivery);
      delivery.attempts.push(attempt);
      if (attempt.status !== null && attempt.status >= 200 && attempt.status < 300) {
        delivery.state = "delivered";
        return;
      }
    }
    delivery.state = "given up";
  }

  /** The address may have changed since the event was raised. */
  async function attemptAt({ body, forgery }: Kept): Promise<DeliveryAttempt> {
    const at = options.now();
    const registration = options.registration();
    if (registration === null) return { at, status: null, error: "No address is registered." };
    const signed = signEvent(body, registration.signatureInOwnHeader, forgery);
    const request = new Request(registration.url, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
      ...signed,
    });
    try {
      const response = await options.deliver(request);
      await response.body?.cancel();
      return { at, status: response.status, error: null };
    } catch (error) {
      return { at, status: null, error: error instanceof Error ? error.message : String(error) };
    }
  }

  return outbox;
}
