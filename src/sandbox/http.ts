import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable, type Duplex } from "node:stream";

export type Handle = (request: Request) => Promise<Response>;

export interface Listening {
  url: string;
  port: number;
  close: () => Promise<void>;
}

/** Takes a WebSocket, or ends the stream. */
export type Upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => void;

/** Serves a fetch-style handler on 127.0.0.1, answers that never end included. Port 0 takes a free one. */
export async function listen(handle: Handle, port: number, upgrade?: Upgrade): Promise<Listening> {
  const server = createServer((incoming, outgoing) => {
    serve(handle, incoming, outgoing).catch((error: unknown) => {
      if (!outgoing.headersSent) outgoing.writeHead(500, { "content-type": "text/plain" });
      outgoing.end(error instanceof Error ? error.message : "The sandbox made a mistake.");
    });
  });
  const streams = new Set<Duplex>();
  if (upgrade) {
    server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
      streams.add(stream);
      stream.on("close", () => streams.delete(stream));
      upgrade(request, stream, head);
    });
  }
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: `http://localhost:${address.port}`,
    port: address.port,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      // The server does not count those among its connections any more, and waits for them all the same.
      for (const stream of streams) stream.destroy();
      await closed;
    },
  };
}

async function serve(handle: Handle, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  // A page elsewhere that lets its own name point here must not be let in.
  const host = (incoming.headers.host ?? "").replace(/:\d+$/, "");
  if (!["localhost", "127.0.0.1", "[::1]"].includes(host)) {
    outgoing.writeHead(403, { "content-type": "text/plain" }).end("Open the sandbox at localhost.");
    return;
  }
  const gone = new AbortController();
  outgoing.on("close", () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  const response = await handle(requestFrom(incoming, gone.signal)).catch((error: unknown) => {
    if (isReset(error)) outgoing.destroy();
    if (!outgoing.destroyed) throw error;
    return null;
  });
  if (response !== null) await write(response, outgoing);
}

function requestFrom(incoming: IncomingMessage, signal: AbortSignal): Request {
  const { method = "GET", url = "/", headers } = incoming;
  const hasBody = method !== "GET" && method !== "HEAD";
  const given = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.join(", ") : (value ?? ""),
  ]);
  return new Request(new URL(url, `http://${headers.host ?? "localhost"}`), {
    method,
    headers: given,
    signal,
    ...(hasBody && { body: Readable.toWeb(incoming), duplex: "half" }),
  });
}

async function write(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) {
    outgoing.end();
    return;
  }
  outgoing.flushHeaders();
  const reader = response.body.getReader();
  outgoing.on("close", () => void reader.cancel().catch(() => undefined));
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (!outgoing.write(part.value)) await Promise.race([once(outgoing, "drain"), once(outgoing, "close")]);
  }
  outgoing.end();
}

/** A handler that plays a broken connection throws as fetch would. */
function isReset(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && cause.code === "ECONNRESET";
}
