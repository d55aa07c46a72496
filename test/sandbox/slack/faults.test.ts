import { expect, test } from "vitest";
import { eventually } from "../../support/eventually.ts";
import { at, buttons, field, modal, openFor, text, textAt, tinyDesk, TOKEN, type TinyDesk } from "./tiny-desk.ts";

const hello = { channel: "CAPPROVE", text: "Hello" };
const texts = (desk: TinyDesk) => desk.slack.channel("approvals").messages.map((message) => message.text);

function callOnce(
  desk: TinyDesk,
  method: string,
  args: Record<string, string>,
  signal?: AbortSignal,
): Promise<Response> {
  return desk.slack.fetch(
    new Request(`https://slack.test/api/${method}`, {
      method: "POST",
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(args),
      signal: signal ?? null,
    }),
  );
}

test("a throttled call is told how long to wait, and does nothing", async () => {
  const desk = tinyDesk();
  desk.slack.fail("chat.postMessage", { kind: "throttled", retryAfter: 7 });
  const answer = await callOnce(desk, "chat.postMessage", hello);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "7"]);
  expect(texts(desk)).toEqual([]);
  expect(desk.slack.refusals).toEqual([]);
});

test.each([
  [false, []],
  [true, ["Hello"]],
])("a server error answers as often as planned; work done: %s", async (afterWork, left) => {
  const desk = tinyDesk();
  desk.slack.fail("chat.postMessage", { kind: "answer", status: 503, afterWork }, 2);
  expect((await callOnce(desk, "chat.postMessage", hello)).status).toBe(503);
  expect(texts(desk)).toEqual(left);
  expect((await callOnce(desk, "chat.postMessage", hello)).status).toBe(503);
  expect((await callOnce(desk, "chat.postMessage", hello)).status).toBe(200);
});

test("a call is carried out and never answered until the caller gives up", async () => {
  const desk = tinyDesk();
  desk.slack.fail("chat.postMessage", { kind: "silence", afterWork: true });
  const caller = new AbortController();
  const waiting = callOnce(desk, "chat.postMessage", hello, caller.signal);
  await eventually(() => expect(texts(desk)).toEqual(["Hello"]));
  caller.abort(new Error("gave up"));
  await expect(waiting).rejects.toThrow("gave up");
});

test("a connection breaks before the work", async () => {
  const desk = tinyDesk();
  desk.slack.fail("*", { kind: "reset" });
  await expect(callOnce(desk, "chat.postMessage", hello)).rejects.toThrow("fetch failed");
  expect(texts(desk)).toEqual([]);
});

test("a response URL can fail too", async () => {
  const desk = tinyDesk();
  await desk.call("chat.postMessage", { ...hello, blocks: [buttons("b", "Approve")] });
  await desk.slack.as("USAM").click({ channel: "approvals", name: "Approve" });
  desk.slack.fail("response_url", { kind: "answer", status: 500 });
  const url = textAt(desk.received.at(-1)?.payload, "response_url");
  const respond = () => desk.slack.fetch(new Request(url, { method: "POST", body: JSON.stringify({ text: "Done" }) }));
  expect([(await respond()).status, (await respond()).status]).toEqual([500, 200]);
});

test("what was planned and met stands on the wire", async () => {
  const desk = tinyDesk();
  desk.slack.fail("auth.test", { kind: "answer", status: 502 });
  await callOnce(desk, "auth.test", {});
  expect(desk.slack.world.wire.at(-1)).toMatchObject({ status: 502, answered: { fault: { kind: "answer" } } });
});

test("the next request comes twice, and its first answer counts", async () => {
  const desk = tinyDesk();
  let count = 0;
  desk.answer = () => ({ text: `Answer ${(count += 1)}` });
  desk.slack.deliverTwice();
  const { said } = await desk.slack.as("USAM").command("/csp add");
  await eventually(() => expect(desk.received).toHaveLength(2));
  expect(desk.received[1]?.body).toBe(desk.received[0]?.body);
  expect(said.map((message) => message.text)).toEqual(["Answer 1"]);
  await desk.slack.as("USAM").command("/csp add");
  expect(desk.received).toHaveLength(3);
});

test("an answered dialog appears late, over whatever the desk has put there meanwhile", async () => {
  const desk = tinyDesk();
  const opened = await openFor(desk, modal([field("name")]));
  const sam = desk.slack.as("USAM");
  await sam.type("name", "Contoso");
  const late = modal([field("phone")], { title: text("Late") });
  desk.answer = () => ({ json: { response_action: "update", view: late } });
  desk.slack.applyLate(2);
  const submitting = sam.submit();
  await eventually(() => expect(desk.slack.world.wire.at(-1)).toMatchObject({ kind: "view_submission", status: 200 }));
  const view = modal([field("name")], { title: text("Meanwhile") });
  await desk.call("views.update", { view_id: at(opened, "view.id"), view });
  expect(sam.view?.title).toBe("Meanwhile");
  expect(await sam.submit()).toMatchObject({ ok: false });
  desk.time += 1999;
  expect(sam.view?.title).toBe("Meanwhile");
  desk.time += 1;
  expect(await submitting).toEqual({ ok: true });
  expect(sam.view?.title).toBe("Late");
});

test("a dialog that was closed before its late answer stays closed", async () => {
  const desk = tinyDesk();
  await openFor(desk, modal([buttons("b", "Go")]));
  const sam = desk.slack.as("USAM");
  desk.answer = () => ({ json: { response_action: "update", view: modal([field("phone")]) } });
  desk.slack.applyLate(2);
  const submitting = sam.submit();
  await eventually(() => expect(desk.slack.world.wire.at(-1)?.status).toBe(200));
  desk.answer = () => undefined;
  await sam.close();
  desk.time += 2000;
  await submitting;
  expect(sam.view).toBeNull();
});
