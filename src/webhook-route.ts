import type { IncomingMessage } from "node:http";
import type { CustomRoute } from "@slack/bolt";
import type { Log } from "./log.ts";
import { readEvent, type WebhookEvent } from "./partner-center/webhook/event.ts";
import type { VerifyWebhook } from "./partner-center/webhook/signature.ts";

export const webhookPath = "/partner-center/webhook";
const mostBytes = 64 * 1024;

export interface WebhookRouteOptions {
  verify: VerifyWebhook;
  hear: (event: WebhookEvent) => Promise<"taken" | "repeated" | "ignored">;
  log: Log;
}

/** Where Partner Center's events arrive. Whoever sends a forged one learns nothing but that it was not taken. */
export function webhookRoute({ verify, hear, log }: WebhookRouteOptions): CustomRoute {
  async function answer(request: IncomingMessage): Promise<number> {
    const rawBody = await readBody(request);
    if (rawBody === null) {
      log.warn({ refusal: "too-long" }, "An event that claims to be Partner Center's was not believed");
      return 413;
    }
    const verified = await verify({ headers: request.headersDistinct, rawBody });
    const event = verified.ok ? readEvent(rawBody) : verified;
    if (!event.ok) {
      log.warn({ refusal: event.failure }, "An event that claims to be Partner Center's was not believed");
      return 401;
    }
    const outcome = await hear(event.value);
    log.info({ event: event.value.name, outcome }, "Partner Center sent an event");
    return 200;
  }
  return {
    path: webhookPath,
    method: ["POST"],
    // An error in a route of Bolt's would end the process. Partner Center sends again what was not answered with 200.
    handler: (request, response) =>
      void answer(request)
        .catch((err: unknown) => {
          log.error({ err }, "An event of Partner Center's could not be kept");
          return 500;
        })
        .then((status) => {
          response.writeHead(status, status === 413 ? { connection: "close" } : {}).end();
        }),
  };
}

/** Null when it is longer than any event. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
