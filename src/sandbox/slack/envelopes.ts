import { randomUUID } from "node:crypto";
import type { Answer, Retry, Sent } from "./delivery.ts";
import { isObject, parseJson, stringAt, type JsonObject } from "./json.ts";
import type { Connection } from "./sockets.ts";
import { changed, refuse, type World } from "./world.ts";

/** Sends an envelope over one of the sockets, each in turn; null when there is none, or it goes away before the ack. */
export function sendEnvelope(world: World, sent: Sent, retry: Retry | null): Promise<Answer | null> {
  const connection = [...world.connections].find((one) => !one.isLeaving && one.socket.readyState === one.socket.OPEN);
  if (!connection) return Promise.resolve(null);
  world.connections.delete(connection);
  world.connections.add(connection);
  const id = randomUUID();
  return new Promise((resolve) => {
    connection.waiting.set(id, (answer) => {
      connection.waiting.delete(id);
      resolve(answer);
    });
    connection.socket.send(JSON.stringify({ envelope_id: id, ...envelopeOf(sent, retry) }));
  });
}

function envelopeOf(sent: Sent, retry: Retry | null): JsonObject {
  if ("form" in sent) return { payload: sent.form, type: "slash_commands", accepts_response_payload: true };
  if ("payload" in sent) return { payload: sent.payload, type: "interactive", accepts_response_payload: true };
  return {
    payload: sent.event,
    type: "events_api",
    accepts_response_payload: false,
    retry_attempt: retry?.number ?? 0,
    retry_reason: retry?.reason ?? "",
  };
}

/** Whatever the app sends is an ack. One that comes too late, or twice, meets nobody who waits. */
export function hear(world: World, connection: Connection, text: string): void {
  const parsed = parseJson(text);
  const frame = parsed.ok ? parsed.value : undefined;
  const id = stringAt(frame, "envelope_id");
  if (!isObject(frame) || id === undefined) {
    refuse(world, "socket", "invalid_frame", ["[ERROR] a frame of the app is JSON with an envelope_id"]);
    changed(world);
    return;
  }
  const { payload } = frame;
  const isEmpty = payload === undefined || (isObject(payload) && Object.keys(payload).length === 0);
  const answer = isEmpty ? "" : typeof payload === "string" ? payload : JSON.stringify(payload);
  connection.waiting.get(id)?.({ status: "acked", text: answer, isAck: true, wantsNoRetry: false });
}
