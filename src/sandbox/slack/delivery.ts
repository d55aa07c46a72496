import { sendEnvelope } from "./envelopes.ts";
import { parseJson, type JsonObject } from "./json.ts";
import { postToDesk } from "./post-to-desk.ts";
import { endWire, startWire } from "./wire.ts";
import { clock, type World } from "./world.ts";

const PATIENCE = 3000;

export type Sent = { form: Record<string, string> } | { payload: JsonObject } | { event: JsonObject };

/** Of an event that was sent before. */
export interface Retry {
  number: number;
  reason: string;
}

/** What the desk said, over whichever way. */
export interface Answer {
  /** An acknowledgement over a socket has no number. */
  status: number | "acked";
  text: string;
  isAck: boolean;
  wantsNoRetry: boolean;
}

/** What came back: an ack with its body, or why there was none. */
export type Ack = { ok: true; text: string; json: unknown } | { ok: false; reason: "late" | "failed"; retry: Retrying };

/** Why Slack would send an event again; null when the desk wants no retry. */
export type Retrying = "timeout" | "connection_failed" | "http_error" | null;

/** Sends one request to the desk, and the same once more when that was asked for. Answers the first ack. */
export async function deliver(world: World, kind: string, sent: Sent, retry: Retry | null = null): Promise<Ack> {
  const isTwice = world.nextComesTwice;
  world.nextComesTwice = false;
  const ack = await deliverOnce(world, kind, sent, retry);
  if (isTwice) void deliverOnce(world, kind, sent, retry);
  return ack;
}

/** Over the socket in Socket Mode, else signed over HTTP; waits three seconds for the ack. */
async function deliverOnce(world: World, kind: string, sent: Sent, retry: Retry | null): Promise<Ack> {
  const over = world.options.socketMode ? "socket" : "http";
  const content = "form" in sent ? sent.form : "event" in sent ? sent.event : sent.payload;
  const wire = startWire(world, { direction: "to-desk", over, kind, sent: structuredClone(content) });
  const sending = over === "socket" ? sendEnvelope(world, sent, retry) : postToDesk(world, sent, retry);

  const answer = await withinPatience(sending);
  const took = clock(world) - wire.at;
  const late = answer === "late" || took > PATIENCE;
  const heard = answer === "late" ? null : answer;
  const ack: Ack =
    !late && heard?.isAck
      ? { ok: true, text: heard.text, json: jsonOf(heard.text) }
      : { ok: false, reason: late ? "late" : "failed", retry: whyAgain(late, heard) };
  endWire(world, wire, {
    status: heard?.status ?? (late ? null : "unanswered"),
    took: answer === "late" ? PATIENCE : took,
    late,
    answered: ack.ok ? (ack.json ?? ack.text) : (heard?.text ?? null),
  });
  return ack;
}

function whyAgain(late: boolean, answer: Answer | null): Retrying {
  if (late) return "timeout";
  if (answer === null) return "connection_failed";
  return answer.wantsNoRetry ? null : "http_error";
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
