import { parseJson, type JsonObject } from "./json.ts";
import type { Wire } from "./model.ts";
import { signatureHeaders } from "./signing.ts";
import { changed, clock, type World } from "./world.ts";

const PATIENCE = 3000;
const WIRE_LENGTH = 500;

export type Sent = { form: Record<string, string> } | { payload: JsonObject } | { event: JsonObject };

/** What came back: an ack with its body, or why there was none. */
export type Ack = { ok: true; text: string; json: unknown } | { ok: false; reason: "late" | "failed" };

/** Sends one signed request to the desk and waits three seconds for the ack. */
export async function deliver(world: World, kind: string, sent: Sent): Promise<Ack> {
  const isEvent = "event" in sent;
  const body = isEvent
    ? JSON.stringify(sent.event)
    : new URLSearchParams("form" in sent ? sent.form : { payload: JSON.stringify(sent.payload) }).toString();
  const content = "form" in sent ? sent.form : isEvent ? sent.event : sent.payload;
  const wire = startWire(world, "to-desk", kind, structuredClone(content));

  const answer = await withinPatience(answerOf(world, body, isEvent));
  const took = clock(world) - wire.at;
  const late = answer === "late" || took > PATIENCE;
  const ack: Ack = late
    ? { ok: false, reason: "late" }
    : answer === null || answer.status !== 200
      ? { ok: false, reason: "failed" }
      : { ok: true, text: answer.text, json: jsonOf(answer.text) };
  const heard = answer === "late" ? null : answer;
  endWire(world, wire, {
    status: heard?.status ?? null,
    took: answer === "late" ? PATIENCE : took,
    late,
    answered: ack.ok ? (ack.json ?? ack.text) : (heard?.text ?? null),
  });
  return ack;
}

interface Answer {
  status: number;
  text: string;
}

async function answerOf(world: World, body: string, isJson: boolean): Promise<Answer | null> {
  try {
    const request = new Request(world.options.deskUrl(), {
      method: "POST",
      headers: {
        "content-type": isJson ? "application/json" : "application/x-www-form-urlencoded",
        "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        // Whoever checks the signature compares with the real clock, not with this workspace's.
        ...signatureHeaders(world.options.signingSecret, body, Date.now()),
      },
      body,
    });
    const response = await (world.options.send ?? fetch)(request);
    return { status: response.status, text: await response.text() };
  } catch {
    return null;
  }
}

async function withinPatience(answer: Promise<Answer | null>): Promise<Answer | null | "late"> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), PATIENCE);
  });
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function jsonOf(text: string): unknown {
  const parsed = parseJson(text);
  return parsed.ok ? parsed.value : undefined;
}

export function startWire(world: World, direction: Wire["direction"], kind: string, sent: unknown): Wire {
  const wire: Wire = {
    id: (world.wire.at(-1)?.id ?? 0) + 1,
    at: clock(world),
    direction,
    kind,
    status: null,
    took: null,
    late: false,
    sent,
    answered: null,
  };
  world.wire.push(wire);
  if (world.wire.length > WIRE_LENGTH) world.wire.shift();
  changed(world);
  return wire;
}

export function endWire(world: World, wire: Wire, end: Pick<Wire, "status" | "took" | "late" | "answered">): void {
  Object.assign(wire, end);
  changed(world);
}
