import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { Duplex } from "node:stream";
import { App } from "@slack/bolt";
import { afterEach, describe, expect, it } from "vitest";
import { createLog } from "../../src/log.ts";
import { boltLogger } from "../../src/slack/bolt-logger.ts";
import type { Entrance } from "../../src/slack/entrance.ts";
import { portOf } from "../../src/slack/routes-server.ts";
import { overSocket } from "../../src/slack/over-socket.ts";
import { eventually } from "../support/eventually.ts";

const hello = { type: "hello" };
const goodbye = (reason: string) => ({ type: "disconnect", reason, debug_info: {} });
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

interface OddSlack {
  url: string;
  /** When each socket was opened. */
  opened: number[];
}

/** Speaks frames by hand, never closes a connection itself, and answers a closing only when `isPolite`. */
async function oddSlack(frames: readonly object[], { isPolite = false } = {}): Promise<OddSlack> {
  const opened: number[] = [];
  const streams: Duplex[] = [];
  const server = createServer().on("upgrade", ({ headers }, stream: Duplex) => {
    opened.push(performance.now());
    streams.push(stream);
    const key = `${headers["sec-websocket-key"] ?? ""}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash("sha1").update(key).digest("base64");
    stream.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    for (const frame of opened.length === 1 || frames[0] !== hello ? frames : [hello]) {
      const text = Buffer.from(JSON.stringify(frame));
      stream.write(Buffer.concat([Buffer.from([0x81, text.length]), text]));
    }
    stream.on("error", () => undefined);
    stream.on("data", (data: Buffer) => {
      const isClosing = ((data[0] ?? 0) & 0x0f) === 8;
      if (isClosing && isPolite) stream.write(Buffer.from([0x88, 2, 0x03, 0xe8]));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(async () => {
    for (const stream of streams) stream.destroy();
    server.close();
  });
  return { url: `ws://127.0.0.1:${portOf(server)}/`, opened };
}

async function enter(slack: OddSlack, helloMs = 10_000): Promise<Entrance> {
  const log = createLog({ level: "silent" });
  const entrance = overSocket({
    appToken: "xapp-1",
    routes: [],
    logger: boltLogger(log),
    clientOptions: { fetch: async () => Response.json({ ok: true, url: slack.url }) },
    log,
    helloMs,
  });
  new App({ receiver: entrance.receiver, authorize: async () => ({}), logger: boltLogger(log), convoStore: false });
  await entrance.start({ host: "127.0.0.1", port: 0 });
  let stopping: Promise<void> | null = null;
  const stop = () => (stopping ??= entrance.stop(async () => undefined));
  closing.push(stop);
  return { ...entrance, stop };
}

describe("Slack, which leaves the connection open after its goodbye,", () => {
  it("is not waited for: another socket is opened soon", async () => {
    const slack = await oddSlack([hello, goodbye("refresh_requested")], { isPolite: true });
    const entrance = await enter(slack);
    await eventually(() => {
      expect(slack.opened).toHaveLength(2);
      expect(entrance.readiness()).toEqual({ ready: true, parts: { socket: "ok" } });
    });
    expect(slack.opened[1]! - slack.opened[0]!).toBeLessThan(5_000);
  });
});

describe("A Slack that never says hello", () => {
  it("is given up, and asked again", async () => {
    const slack = await oddSlack([]);
    const entrance = await enter(slack, 100);
    await eventually(() => expect(slack.opened.length).toBeGreaterThan(1));
    expect(entrance.readiness()).toEqual({ ready: false, parts: { socket: "not-connected" } });
  });
});

describe("A Slack that does not answer any more", () => {
  it("does not keep the desk from stopping", async () => {
    const entrance = await enter(await oddSlack([hello]));
    const before = performance.now();
    await entrance.stop(async () => undefined);
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(entrance.readiness()).toMatchObject({ ready: false });
  });
});

describe("A Slack that has no place left", () => {
  it("is asked again later each time", async () => {
    const slack = await oddSlack([goodbye("too_many_websockets")], { isPolite: true });
    const entrance = await enter(slack);
    expect(entrance.readiness()).toEqual({ ready: false, parts: { socket: "not-connected" } });
    await eventually(() => expect(slack.opened).toHaveLength(4));
    const [first, second, third, fourth] = slack.opened as [number, number, number, number];
    expect(fourth - third).toBeGreaterThan(second - first);
  });
});
