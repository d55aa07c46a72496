import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { ask, GUID, matching, simulate, START } from "./ask.ts";
import { HOOK, parsed, subscribed } from "./subscribed.ts";

const PATH = "/webhooks/v1/registration/validationEvents";
type Simulator = ReturnType<typeof simulate>["simulator"];
const request = (simulator: Simulator) => ask(simulator, "POST", PATH, { as: "app" });
const look = (simulator: Simulator, id: unknown) => ask(simulator, "GET", `${PATH}/${String(id)}`);

test("a test event is sent, and what became of it can be read", async () => {
  const { simulator, sent } = await subscribed([500, 200]);
  const { status, json } = await request(simulator);
  expect([status, json]).toEqual([200, { correlationId: matching(GUID) }]);
  await simulator.deliveriesSettled();
  expect(sent).toHaveLength(2);
  expect(parsed(sent[0]!)).toEqual({
    EventName: "test-created",
    ResourceUri: `https://api.partnercenter.microsoft.com${PATH}/${String(json["correlationId"])}`,
    ResourceName: "test",
    AuditUri: null,
    ResourceChangeUtcDate: matching(/\.\d{7}\+00:00$/),
  });
  expect((await look(simulator, json["correlationId"])).json).toEqual({
    correlationId: json["correlationId"],
    partnerId: matching(GUID),
    status: "completed",
    callbackUrl: HOOK,
    results: [
      {
        responseCode: "InternalServerError",
        responseMessage: "",
        systemError: false,
        dateTimeUtc: START.toISOString().slice(0, -1),
      },
      expect.objectContaining({ responseCode: "OK" }),
    ],
  });
});

test("one that nobody takes has failed after ten attempts; a withheld one is pending", async () => {
  const { simulator } = await subscribed([new Error("ECONNREFUSED")]);
  const { json } = await request(simulator);
  await simulator.deliveriesSettled();
  const failed = await look(simulator, json["correlationId"]);
  expect(failed.json).toMatchObject({ status: "failed" });
  expect(failed.json["results"]).toHaveLength(10);
  expect(failed.json["results"]).toMatchObject([{ systemError: true, responseMessage: "ECONNREFUSED" }, ...many(9)]);
  simulator.withholdEvents = true;
  const waiting = await request(simulator);
  const pending = await look(simulator, waiting.json["correlationId"]);
  expect(pending.json).toMatchObject({ status: "pending", results: [] });
});

const many = (count: number) => Array.from({ length: count }, () => ({ responseCode: "" }));

test("two a minute are taken, and the third is told how long to wait", async () => {
  const { simulator, wait } = await subscribed();
  await request(simulator);
  wait(20_000);
  expect((await request(simulator)).status).toBe(200);
  const third = await request(simulator);
  expect([third.status, third.headers.get("retry-after"), third.json["statusCode"]]).toEqual([429, "40", 429]);
  wait(40_000);
  expect((await request(simulator)).status).toBe(200);
  expect((await request(simulator)).status).toBe(429);
});

test("it is refused without a registration, and without one for this event", async () => {
  expect((await request(simulate().simulator)).status).toBe(404);
  const { simulator, sent } = await subscribed([200], {}, { WebhookEvents: ["invoice-ready"] });
  const { status, json } = await request(simulator);
  expect([status, json["data"]]).toEqual([400, ["WebhookEvents"]]);
  expect(sent).toEqual([]);
});

test("what became of it is kept for seven days", async () => {
  const { simulator, wait } = await subscribed();
  const { json } = await request(simulator);
  wait(7 * 86_400_000 - 1);
  expect((await look(simulator, json["correlationId"])).status).toBe(200);
  wait(1);
  expect((await look(simulator, json["correlationId"])).status).toBe(404);
  expect((await look(simulator, randomUUID())).status).toBe(404);
});
