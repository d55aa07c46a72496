import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import type { Answer } from "./delivery.ts";
import { hear } from "./envelopes.ts";
import type { JsonObject } from "./json.ts";
import { noteFrame } from "./wire.ts";
import type { World } from "./world.ts";

/** One socket of the app (Socket Mode). */
export interface Connection {
  socket: WebSocket;
  /** Was asked to go; gets nothing any more. */
  isLeaving: boolean;
  /** envelope_id -> whoever waits for the ack. Only the socket that carried an envelope can acknowledge it. */
  waiting: Map<string, (answer: Answer | null) => void>;
}

const MOST = 10;
const PING_EVERY = 10_000;
/** How long a socket that was asked to go may stay. */
const NOTICE = 10_000;
const LIFETIME_SECONDS = 18_060;
const HOST = "applink-sandbox";

const server = new WebSocketServer({ noServer: true });

/** An address for one socket, for `apps.connections.open`. */
export function socketAddress(world: World, base: string): string {
  const ticket = randomBytes(16).toString("hex");
  world.tickets.add(ticket);
  return `${base}/link/?ticket=${ticket}&app_id=${world.app.id}`;
}

/** Takes a socket whose ticket was not used yet. */
export function acceptSocket(world: World, request: IncomingMessage, stream: Duplex, head: Buffer): void {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  if (pathname !== "/link/" || !world.tickets.delete(searchParams.get("ticket") ?? "")) {
    stream.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    return;
  }
  server.handleUpgrade(request, stream, head, (socket) => welcome(world, socket));
}

function welcome(world: World, socket: WebSocket): void {
  const connection: Connection = { socket, isLeaving: false, waiting: new Map() };
  socket.on("error", () => socket.terminate());
  if (world.connections.size >= MOST) {
    sayGoodbye(world, connection, "too_many_websockets");
    socket.close();
    return;
  }
  world.connections.add(connection);
  send(world, connection, {
    type: "hello",
    num_connections: world.connections.size,
    debug_info: { host: HOST, build_number: 1, approximate_connection_time: LIFETIME_SECONDS },
    connection_info: { app_id: world.app.id },
  });
  const stopPinging = keepPinging(socket);
  socket.on("message", (data, isBinary) => hear(world, connection, isBinary ? "" : (data as Buffer).toString()));
  socket.on("close", (code) => {
    stopPinging();
    world.connections.delete(connection);
    for (const settle of connection.waiting.values()) settle(null);
    noteFrame(world, "from-desk", "socket closed", { code });
  });
}

/** Ends a socket whose other side does not answer. */
function keepPinging(socket: WebSocket): () => void {
  let isAlive = true;
  socket.on("pong", () => (isAlive = true));
  socket.ping(`Ping from ${HOST}`);
  const timer = setInterval(() => {
    if (!isAlive) socket.terminate();
    else socket.ping(`Ping from ${HOST}`);
    isAlive = false;
  }, PING_EVERY).unref();
  return () => clearInterval(timer);
}

/** Asks every socket to go: Slack does so every few hours, and says `warning` some seconds before. */
export function refreshSockets(world: World, reason: "warning" | "refresh_requested"): void {
  for (const connection of world.connections) {
    sayGoodbye(world, connection, reason);
    setTimeout(() => connection.socket.close(), NOTICE).unref();
  }
}

/** Cuts every socket off, without a word. */
export function dropSockets(world: World): void {
  for (const { socket } of world.connections) socket.terminate();
}

function sayGoodbye(world: World, connection: Connection, reason: string): void {
  connection.isLeaving = true;
  send(world, connection, { type: "disconnect", reason, debug_info: { host: HOST } });
}

function send(world: World, { socket }: Connection, frame: JsonObject): void {
  socket.send(JSON.stringify(frame));
  noteFrame(world, "to-desk", String(frame["type"]), frame);
}
