import { once } from "node:events";
import { WebSocket } from "ws";
import type { JsonObject } from "../../../src/sandbox/slack/json.ts";
import { listen, type Listening } from "../../../src/sandbox/http.ts";
import { eventually } from "../../support/eventually.ts";
import { textAt, tinyDesk, type TinyDesk } from "./tiny-desk.ts";

export const APP_TOKEN = "xapp-sandbox";

/** A desk in Socket Mode that speaks the bare protocol. */
export interface SocketDesk extends TinyDesk {
  /** An address for one socket. */
  address: () => Promise<string>;
  /** Opens a socket; everything that comes over it is kept. */
  connect: (address?: string) => Promise<AppSocket>;
}

export interface AppSocket {
  socket: WebSocket;
  frames: JsonObject[];
  /** Answers an envelope; by default every envelope is acknowledged as soon as it comes. */
  answer: (envelope: JsonObject) => void | Promise<void>;
  ack: (envelope: JsonObject, payload?: unknown) => void;
}

const opened: { sockets: WebSocket[]; server: Listening }[] = [];

/** To be called after each test. */
export async function closeSocketDesks(): Promise<void> {
  for (const { sockets, server } of opened.splice(0)) {
    for (const socket of sockets) socket.terminate();
    await server.close();
  }
}

export async function socketDesk(options: Parameters<typeof tinyDesk>[0] = {}): Promise<SocketDesk> {
  let base = "";
  const desk = tinyDesk({ ...options, socketMode: { appToken: APP_TOKEN, url: () => base } });
  const server = await listen(desk.slack.fetch, 0, desk.slack.upgrade);
  base = server.url.replace("http:", "ws:");
  const sockets: WebSocket[] = [];
  opened.push({ sockets, server });
  const address = async () => textAt(await desk.call("apps.connections.open", {}, APP_TOKEN), "url");

  async function connect(at?: string): Promise<AppSocket> {
    const socket = new WebSocket(at ?? (await address()));
    sockets.push(socket);
    const app: AppSocket = {
      socket,
      frames: [],
      answer: (envelope) => app.ack(envelope),
      ack: ({ envelope_id }, payload) => socket.send(JSON.stringify({ envelope_id, payload })),
    };
    socket.on("message", (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as JsonObject;
      app.frames.push(frame);
      if ("envelope_id" in frame) void app.answer(frame);
    });
    await once(socket, "open");
    await eventually(() => {
      if (app.frames.length === 0) throw new Error("Slack has not said hello yet.");
    });
    return app;
  }
  return Object.assign(desk, { address, connect });
}
