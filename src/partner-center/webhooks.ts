import { ok } from "../core/result.ts";
import type { PartnerCenter, TestEvent, WebhookRegistration } from "./contract.ts";
import { given, readUtc } from "./read-answers.ts";
import type { Ask, Call } from "./request.ts";
import { wireEventNames, wireRegistration, wireSavedRegistration, wireTestEvent, wireTestEventSent } from "./wire.ts";
import type { z } from "zod";

type Webhooks = Pick<
  PartnerCenter,
  "webhookEvents" | "webhookRegistration" | "saveWebhook" | "sendTestEvent" | "testEvent"
>;

/** The part of Partner Center that is about the events it sends. */
export function webhookCalls(ask: Ask): Webhooks {
  const call = (name: string, method: Call["method"], path = "", body?: unknown): Call => ({
    name,
    method,
    api: "webhooks/v1",
    path: `/registration${path}`,
    token: "app",
    body,
  });

  return {
    webhookEvents: () => ask(call("webhookEvents", "GET", "/events"), wireEventNames, (names) => names),

    async webhookRegistration() {
      const answer = await ask(call("webhookRegistration", "GET"), wireRegistration, (wire) =>
        given(wire.webhookurl) === null ? null : readRegistration(wire),
      );
      // What else the answer says when there is none is not known; where the address is wrong, making one fails, too.
      return !answer.ok && answer.failure.status === 404 ? ok(null) : answer;
    },

    saveWebhook: ({ url, events, signatureInOwnHeader, isNew }) =>
      ask(
        call("saveWebhook", isNew ? "POST" : "PUT", "", {
          WebhookUrl: url,
          WebhookEvents: events,
          ...(signatureInOwnHeader && { SignatureTokenToMsSignatureHeader: true }),
        }),
        wireSavedRegistration,
        readRegistration,
      ),

    sendTestEvent: () =>
      ask(call("sendTestEvent", "POST", "/validationEvents"), wireTestEventSent, ({ correlationid }) => ({
        correlationId: correlationid,
      })),

    testEvent: (correlationId) =>
      ask(
        call("testEvent", "GET", `/validationEvents/${encodeURIComponent(correlationId)}`),
        wireTestEvent,
        readTestEvent,
      ),
  };
}

const readRegistration = (wire: z.output<typeof wireRegistration>): WebhookRegistration => ({
  url: wire.webhookurl ?? "",
  events: wire.webhookevents ?? [],
  signatureInOwnHeader: wire.signaturetokentomssignatureheader ?? null,
});

function readTestEvent({ status, results }: z.output<typeof wireTestEvent>): TestEvent {
  return {
    status: status.toLowerCase(),
    results: (results ?? []).map(({ responseCode, responseMessage, systemError, dateTimeUtc }) => ({
      code: given(responseCode),
      message: given(responseMessage),
      isSystemError: systemError ?? null,
      at: readUtc(given(dateTimeUtc)),
    })),
  };
}
