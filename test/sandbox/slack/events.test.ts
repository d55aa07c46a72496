import { afterEach, describe, expect, test } from "vitest";
import { createMovableClock } from "../../../src/clock.ts";
import { readManifest } from "../../../src/sandbox/slack/manifest.ts";
import { eventually } from "../../support/eventually.ts";
import { closeSocketDesks, socketDesk } from "./app-socket.ts";
import { at, tinyDesk, type TinyDesk } from "./tiny-desk.ts";

afterEach(closeSocketDesks);

const MINUTE = 60_000;
const clock = createMovableClock(new Date("2026-11-23T09:00:00Z"));
const options = {
  manifest: { ...readManifest(), homeTab: true, events: ["app_home_opened"] },
  now: clock.now,
  onMove: clock.onMove,
};
const eventsOf = (desk: TinyDesk) => desk.received.filter(({ payload }) => at(payload, "type") === "event_callback");
const retries = (desk: TinyDesk) =>
  eventsOf(desk).map(({ headers }) => [headers.get("x-slack-retry-num"), headers.get("x-slack-retry-reason")]);
/** Whatever Slack has begun to send by now has arrived. */
const arrived = (desk: TinyDesk) => desk.slack.as("USAM").command("/csp");

describe("An event that nobody acknowledges", () => {
  test("comes again at once, after a minute and after five, and then no more", async () => {
    const desk = tinyDesk(options);
    desk.answer = () => ({ status: 500 });
    await desk.slack.as("USAM").openHome();
    await eventually(() => expect(retries(desk)).toHaveLength(2));
    for (const [wait, count] of [
      [MINUTE, 3],
      [5 * MINUTE, 4],
    ] as const) {
      clock.move(wait - 1);
      await arrived(desk);
      expect(retries(desk)).toHaveLength(count - 1);
      clock.move(1);
      await eventually(() => expect(retries(desk)).toHaveLength(count));
    }
    clock.move(60 * MINUTE);
    await arrived(desk);
    expect(retries(desk)).toEqual([
      [null, null],
      ["1", "http_error"],
      ["2", "http_error"],
      ["3", "http_error"],
    ]);
    expect(new Set(eventsOf(desk).map(({ body }) => body)).size).toBe(1);
  });

  test("does not come again once it was acknowledged", async () => {
    const desk = tinyDesk(options);
    desk.answer = () => ({ status: desk.received.length < 2 ? 503 : 204 });
    await desk.slack.as("USAM").openHome();
    await eventually(() => expect(retries(desk)).toHaveLength(2));
    clock.move(60 * MINUTE);
    await arrived(desk);
    expect(retries(desk)).toHaveLength(2);
  });

  test("does not come again when the desk wants none", async () => {
    const desk = tinyDesk(options);
    desk.answer = () => ({ status: 500, headers: { "x-slack-no-retry": "1" } });
    await desk.slack.as("USAM").openHome();
    clock.move(60 * MINUTE);
    await arrived(desk);
    expect(retries(desk)).toHaveLength(1);
  });

  test.each([
    ["too late", "http_timeout"],
    ["not at all", "connection_failed"],
  ])("says why it comes again when it was answered %s", async (how, reason) => {
    const desk = tinyDesk(options);
    desk.answer = () => {
      if (desk.received.length > 1) return undefined;
      if (how === "not at all") throw new Error("ECONNREFUSED");
      clock.move(3001);
      return undefined;
    };
    await desk.slack.as("USAM").openHome();
    await eventually(() =>
      expect(retries(desk)).toEqual([
        [null, null],
        ["1", reason],
      ]),
    );
  });

  test("comes again over the socket, with the count inside the envelope", async () => {
    const desk = await socketDesk(options);
    const app = await desk.connect();
    app.answer = (envelope) => {
      if (envelope["retry_attempt"] === 0) clock.move(3001);
      app.ack(envelope);
    };
    await desk.slack.as("USAM").openHome();
    await eventually(() => expect(app.frames).toHaveLength(3));
    const [, first, second] = app.frames;
    expect(first).toMatchObject({
      type: "events_api",
      accepts_response_payload: false,
      retry_attempt: 0,
      retry_reason: "",
    });
    expect(second).toMatchObject({ type: "events_api", retry_attempt: 1, retry_reason: "timeout" });
    expect(at(second, "payload")).toEqual(at(first, "payload"));
  });

  test("comes over the next socket when it was cut off with its own", async () => {
    const desk = await socketDesk(options);
    const app = await desk.connect();
    app.answer = () => desk.slack.dropSockets();
    await desk.slack.as("USAM").openHome();
    const next = await desk.connect();
    clock.move(MINUTE);
    await eventually(() => expect(next.frames).toHaveLength(2));
    expect(next.frames[1]).toMatchObject({ type: "events_api", retry_attempt: 2, retry_reason: "connection_failed" });
  });
});

test("what is sent next comes twice on demand, the same in every part, and what follows once", async () => {
  const desk = tinyDesk(options);
  desk.slack.deliverTwice();
  await desk.slack.as("USAM").openHome();
  await eventually(() => expect(desk.received).toHaveLength(2));
  expect(desk.received[1]?.body).toBe(desk.received[0]?.body);
  await desk.slack.as("USAM").command("/csp");
  expect(desk.received).toHaveLength(3);
});
