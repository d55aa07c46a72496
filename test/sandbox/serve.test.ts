import { expect, test } from "vitest";
import { serveSandbox } from "../../src/sandbox/serve.ts";

const handle = serveSandbox({
  firstPerson: "USAM",
  desk: () => null,
  slack: async () => new Response("slack"),
  page: async ({ url }) => (new URL(url).pathname === "/_sandbox/state" ? new Response("state") : null),
  control: async () => new Response("control"),
});
const ask = (path: string, init: RequestInit = {}) => handle(new Request(`http://localhost:3000${path}`, init));

test("the page may load its own files only, and runs no script that stands in it", async () => {
  const page = await ask("/?as=USAM");
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
  expect(await page.text()).not.toMatch(/<script(?![^>]*src=)|\son\w+=/);
  expect((await ask("/main.js")).headers.get("content-type")).toBe("text/javascript; charset=utf-8");
});

test("whoever opens the page without a name sits down as the first person", async () => {
  const answer = await ask("/");
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "/?as=USAM"]);
});

test.each(["/run.ts", "/../run.ts", "/%2e%2e/run.ts", "/nothing.js", "/page/main.js", "/.env"])(
  "nothing but the page's files is served: %s",
  async (path) => {
    expect((await ask(path)).status).toBe(404);
  },
);

test("each address reaches its side", async () => {
  const json = { method: "POST", headers: { "content-type": "application/json" } };
  expect(await (await ask("/_sandbox/state")).text()).toBe("state");
  expect(await (await ask("/_sandbox/clock", json)).text()).toBe("control");
  expect(await (await ask("/api/chat.postMessage", { method: "POST" })).text()).toBe("slack");
  expect(await (await ask("/commands/1", { method: "POST" })).text()).toBe("slack");
});

test("a form on another site cannot restart the desk", async () => {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  expect((await ask("/_sandbox/restart", { method: "POST", headers })).status).toBe(415);
});
