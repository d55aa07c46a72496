import { expect, test } from "vitest";
import { expectRefusals } from "../../support/refusals.ts";
import { buttons, tinyDesk, textAt, type TinyDesk } from "./tiny-desk.ts";

async function pressedUrl(desk: TinyDesk): Promise<string> {
  await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "Card", blocks: [buttons("b", "Approve")] });
  await desk.slack.as("USAM").click({ channel: "approvals", name: "Approve" });
  return textAt(desk.received.at(-1)?.payload, "response_url");
}

function post(desk: TinyDesk, url: string, body: unknown): Promise<Response> {
  return desk.slack.fetch(
    new Request(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

test("the answer is seen by the person alone unless it says in_channel", async () => {
  const desk = tinyDesk();
  const url = await pressedUrl(desk);
  await post(desk, url, { text: "Only you" });
  await post(desk, url, { text: "All of you", response_type: "in_channel" });
  const texts = (user: string) =>
    desk.slack
      .as(user)
      .channel("approvals")
      .messages.map((message) => message.text);
  expect(texts("USAM")).toEqual(["Card", "Only you", "All of you"]);
  expect(texts("UDANA")).toEqual(["Card", "All of you"]);
});

test("the original can be replaced and deleted", async () => {
  const desk = tinyDesk();
  const url = await pressedUrl(desk);
  await post(desk, url, { text: "Approved", replace_original: true });
  expect(desk.slack.channel("approvals").messages).toMatchObject([{ text: "Approved", buttons: [] }]);
  await post(desk, url, { delete_original: true });
  expect(desk.slack.channel("approvals").messages).toEqual([]);
});

test("five uses are allowed, then no more", async () => {
  const desk = tinyDesk();
  expectRefusals(desk.slack, "used_url");
  const url = await pressedUrl(desk);
  const statuses: number[] = [];
  for (let use = 0; use < 6; use += 1) statuses.push((await post(desk, url, { text: "Again" })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
  expect(desk.slack.refusals).toMatchObject([{ where: "response_url", error: "used_url" }]);
});

test("it works for half an hour", async () => {
  const desk = tinyDesk();
  const url = await pressedUrl(desk);
  desk.time += 30 * 60_000;
  expect((await post(desk, url, { text: "Just in time" })).status).toBe(200);
  desk.time += 1;
  expect((await post(desk, url, { text: "Late" })).status).toBe(404);
});

test("an address that nobody gave out does nothing", async () => {
  const desk = tinyDesk();
  expectRefusals(desk.slack, "invalid_url");
  expect((await post(desk, "https://hooks.slack.com/actions/T/1/2", { text: "Hello" })).status).toBe(404);
});

test("its messages are cut, and look for their thread", async () => {
  const desk = tinyDesk();
  expectRefusals(desk.slack, "invalid_thread_ts");
  const url = await pressedUrl(desk);
  expect((await post(desk, url, { text: "x".repeat(40_001) })).status).toBe(200);
  expect(desk.slack.as("USAM").channel("approvals").messages.at(-1)?.text).toHaveLength(40_000);
  expect((await post(desk, url, { text: "Hello", thread_ts: "1.000001" })).status).toBe(400);
});
