import { copy } from "../../copy/index.ts";
import type { TestResult, Webhook } from "../../operations/read-webhook.ts";
import { actions, button, context, escape, section, type Button } from "../form.ts";
import type { Message } from "./message.ts";

const words = copy.webhook;

/** Where Partner Center's events go, and what can be done about it. */
export function webhookCard(webhook: Webhook): Message {
  const { wantedUrl, heardAt } = webhook;
  const lines = [
    words.heading,
    wantedUrl === null ? words.noAddress : words.wanted(escape(wantedUrl)),
    ...standing(webhook),
    heardAt === null ? words.notHeard : words.heard(copy.moment(heardAt)),
  ];
  const buttons = buttonsFor(webhook);
  return {
    text: lines.join("\n"),
    blocks: [
      section(lines.join("\n")),
      ...(buttons.length > 0 ? [actions(buttons)] : []),
      ...(wantedUrl === null ? [] : [context(words.byNight)]),
    ],
  };
}

function standing({ wantedUrl, registration, missing }: Webhook): string[] {
  if (registration === null) return wantedUrl === null ? [] : [words.missing];
  if (registration.url !== wantedUrl) return [words.elsewhere(escape(registration.url))];
  return [words.registered, ...(missing.length > 0 ? [words.incomplete(missing.join(", "))] : [])];
}

function buttonsFor({ wantedUrl, registration, missing }: Webhook): Button[] {
  const { test, register, takeOver } = words.buttons;
  if (wantedUrl === null) return [];
  if (registration !== null && registration.url !== wantedUrl)
    return [button(takeOver, "take-webhook", undefined, { style: "danger", confirm: words.takeOver })];
  if (registration === null || missing.length > 0)
    return [button(register, "take-webhook", undefined, { style: "primary" })];
  return [button(test, "send-test-event", undefined, { style: "primary" })];
}

/** Whether the event that somebody asked for has arrived. `askedAt`: in milliseconds. */
export function testEventCard(result: TestResult, { correlationId, askedAt }: AskedEvent): Message {
  const { heardAt, results } = result;
  const isHere = heardAt !== null && heardAt.getTime() >= askedAt;
  const lines = [
    isHere ? words.test.arrived(copy.moment(heardAt)) : words.test.notYet,
    ...results.map(({ at, code, message, isSystemError }) => {
      const said = [code, message, isSystemError ? words.test.theirFault : null].filter(Boolean).join(", ");
      return words.test.attempt(at === null ? "" : copy.moment(at), escape(said));
    }),
  ];
  const again = button(words.buttons.result, "show-test-event", `${correlationId} ${askedAt}`);
  return {
    text: lines.join("\n"),
    blocks: [section(lines.join("\n")), ...(isHere ? [] : [actions([again])])],
  };
}

export interface AskedEvent {
  correlationId: string;
  askedAt: number;
}
