import { expect, test } from "vitest";
import { methodNames } from "../../../src/sandbox/slack/web-api.ts";
import { tinyDesk, TOKEN, type TinyDesk } from "./tiny-desk.ts";

const APP_TOKEN = "xapp-sandbox";
const MINUTE = 60_000;

/** Requests a minute, as Slack's pages of methods say. */
const A_MINUTE: [string, number][] = [
  ["users.list", 20],
  ["usergroups.list", 20],
  ["usergroups.users.list", 20],
  ["chat.update", 50],
  ["conversations.open", 50],
  ["conversations.history", 50],
  ["conversations.replies", 50],
  ["apps.connections.open", 50],
  ["views.open", 100],
  ["views.push", 100],
  ["views.update", 100],
  ["views.publish", 100],
  ["chat.postEphemeral", 100],
  ["users.info", 100],
];
/** Have rules of their own. */
const SPECIAL = ["auth.test", "chat.postMessage"];

async function call(desk: TinyDesk, method: string, args: Record<string, string> = {}) {
  const response = await desk.ask(
    new Request(`https://slack.test/api/${method}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${method === "apps.connections.open" ? APP_TOKEN : TOKEN}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams(args),
    }),
  );
  return [response.status, response.headers.get("retry-after")];
}

const limited = () => tinyDesk({ rateLimits: true, socketMode: { appToken: APP_TOKEN, url: () => "ws://localhost" } });

test("every method has a rate here, and no other has", () => {
  const known = [...A_MINUTE.map(([method]) => method), ...SPECIAL];
  expect(known.toSorted()).toEqual(methodNames.toSorted());
});

test.each(A_MINUTE)("%s may be called %i times a minute; then Slack says how long to wait", async (method, most) => {
  const desk = limited();
  for (let count = 0; count < most; count += 1) {
    if (count === most - 1) desk.time += 40_000;
    expect(await call(desk, method)).toEqual([200, null]);
  }
  expect(await call(desk, method)).toEqual([429, "20"]);
  expect(desk.slack.calls.at(-1)?.answer).toEqual({ ok: false, error: "ratelimited" });
  desk.time += 20_000 - 1;
  expect(await call(desk, method)).toEqual([429, "1"]);
  desk.time += 1;
  expect(await call(desk, method)).toEqual([200, null]);
});

test("one channel takes a message a second, another channel takes its own", async () => {
  const desk = limited();
  const post = (channel: string) => call(desk, "chat.postMessage", { channel, text: "Hello" });
  expect(await post("CAPPROVE")).toEqual([200, null]);
  expect(await post("CAPPROVE")).toEqual([429, "1"]);
  expect(await post("USAM")).toEqual([200, null]);
  desk.time += 999;
  expect(await post("CAPPROVE")).toEqual([429, "1"]);
  desk.time += 1;
  expect(await post("CAPPROVE")).toEqual([200, null]);
});

test("a direct message has one rate, by its person's name or by its own", async () => {
  const desk = limited();
  const dm = desk.slack.as("USAM").dm.id;
  expect(await call(desk, "chat.postMessage", { channel: "USAM", text: "Hello" })).toEqual([200, null]);
  expect(await call(desk, "chat.postMessage", { channel: dm, text: "Hello" })).toEqual([429, "1"]);
});

test("the desk may ask who it is as often as it likes", async () => {
  const desk = limited();
  for (let count = 0; count < 200; count += 1) expect(await call(desk, "auth.test")).toEqual([200, null]);
});

test("a call that had to wait is no refusal, and rates can be switched off while Slack runs", async () => {
  const desk = limited();
  for (let count = 0; count < 21; count += 1) await call(desk, "users.list");
  expect(desk.slack.refusals).toEqual([]);
  expect(await call(desk, "users.list")).toEqual([429, "60"]);
  desk.slack.rateLimits = false;
  expect(await call(desk, "users.list")).toEqual([200, null]);
  desk.slack.rateLimits = true;
  expect(await call(desk, "users.list")).toEqual([429, "60"]);
  desk.time += MINUTE;
  expect(await call(desk, "users.list")).toEqual([200, null]);
});
