import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { listen, type Handle, type Listening } from "../../src/sandbox/http.ts";

const open: Listening[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

async function serve(handle: Handle): Promise<Listening> {
  const listening = await listen(handle, 0);
  open.push(listening);
  return listening;
}

test("a request and its answer keep method, headers, body and status", async () => {
  const { url } = await serve(async (request) =>
    Response.json(
      { method: request.method, path: new URL(request.url).pathname, body: await request.text() },
      { status: 201, headers: { "x-seen": request.headers.get("x-sent") ?? "" } },
    ),
  );
  const answer = await fetch(`${url}/a/b`, { method: "POST", headers: { "x-sent": "yes" }, body: "héllo" });
  expect(answer.status).toBe(201);
  expect(answer.headers.get("x-seen")).toBe("yes");
  expect(await answer.json()).toEqual({ method: "POST", path: "/a/b", body: "héllo" });
});

test("what a stream says arrives before it ends, and it is told when nobody listens any more", async () => {
  let say: ReadableStreamDefaultController<Uint8Array> | undefined;
  const gone = vi.fn();
  const { url } = await serve(async (request) => {
    request.signal.addEventListener("abort", gone);
    return new Response(new ReadableStream({ start: (controller) => void (say = controller) }));
  });
  const leave = new AbortController();
  const answer = await fetch(url, { signal: leave.signal });
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = answer.body?.getReader();
  say?.enqueue(new TextEncoder().encode("first"));
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("first");
  leave.abort();
  await vi.waitFor(() => expect(gone).toHaveBeenCalledOnce());
});

test("another site that points its name here is turned away", async () => {
  const handle = vi.fn(async () => new Response("secret"));
  const { port } = await serve(handle);
  const sent = httpRequest({ port, host: "127.0.0.1", headers: { host: "evil.example" } }).end();
  const [answer] = (await once(sent, "response")) as [{ statusCode: number }];
  expect(answer.statusCode).toBe(403);
  expect(handle).not.toHaveBeenCalled();
});

test("a handler that breaks the connection breaks it on the wire, and the next request is served", async () => {
  const handle = vi.fn<Handle>(async () => new Response("well"));
  handle.mockRejectedValueOnce(
    new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) }),
  );
  const { url } = await serve(handle);
  await expect(fetch(url)).rejects.toThrow("fetch failed");
  expect(await (await fetch(url)).text()).toBe("well");
});
