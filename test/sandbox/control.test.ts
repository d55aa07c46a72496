import { expect, test } from "vitest";
import { createAsMicrosoft } from "../../src/sandbox/as-microsoft.ts";
import { createControl } from "../../src/sandbox/control.ts";
import { createFaultsControl } from "../../src/sandbox/faults-control.ts";
import { createPartnerCenterSimulator } from "../../src/sandbox/partner-center/simulator.ts";
import { tinyDesk } from "./slack/tiny-desk.ts";

function stage() {
  const desk = tinyDesk();
  desk.time = Date.parse("2026-11-23T09:00:00Z");
  const now = () => new Date(desk.time);
  const simulator = createPartnerCenterSimulator({ now });
  const microsoft = createAsMicrosoft(simulator, 8);
  const done = { restarts: 0 };
  const handle = createControl({
    now,
    move: (milliseconds) => (desk.time += milliseconds),
    restartDesk: async () => void (done.restarts += 1),
    microsoft,
    faults: createFaultsControl(desk.slack, simulator, microsoft),
  });
  const post = async (path: string, body: unknown) => {
    const request = new Request(`http://localhost/_sandbox/${path}`, { method: "POST", body: JSON.stringify(body) });
    const answer: unknown = await (await handle(request)).json();
    return answer;
  };
  const get = async (path: string) => {
    const answer: unknown = await (await handle(new Request(`http://localhost/_sandbox/${path}`))).json();
    return answer;
  };
  return { simulator, done, post, get };
}

test.each([
  [{ advance: { days: 3 } }, "2026-11-26T09:00:00.000Z"],
  [{ advance: { hours: 1, minutes: 30, seconds: 5 } }, "2026-11-23T10:30:05.000Z"],
  [{ to: "2027-01-04T09:00:00Z" }, "2027-01-04T09:00:00.000Z"],
])("the clock moves by %j", async (wish, now) => {
  const { post, get } = stage();
  expect(await post("clock", wish)).toEqual({ ok: true, now });
  expect(await get("clock")).toEqual({ now });
});

test("the clock never goes back, and a wish that is none moves nothing", async () => {
  const { post, get } = stage();
  expect(await post("clock", { to: "2026-01-01T00:00:00Z" })).toMatchObject({ ok: false });
  expect(await post("clock", { advance: { days: -1 } })).toMatchObject({ ok: false });
  expect(await post("clock", {})).toMatchObject({ ok: false });
  expect(await get("clock")).toEqual({ now: "2026-11-23T09:00:00.000Z" });
});

test("the desk is restarted when somebody asks for it", async () => {
  const { post, done } = stage();
  expect(await post("restart", {})).toEqual({ ok: true });
  expect(done.restarts).toBe(1);
});

test("Microsoft ends the verification of one customer as it was told", async () => {
  const { simulator, post, get } = stage();
  const seeded = simulator.seedCustomer({ companyName: "Contoso", domain: "c.onmicrosoft.com" });
  expect(await post("partner-center", { do: "verification", customer: seeded.id, status: "NotAllowed" })).toEqual({
    ok: true,
  });
  expect(await get("partner-center")).toMatchObject({
    customers: [{ companyName: "Contoso", verification: "NotAllowed" }],
  });
  expect(await post("partner-center", { do: "verification", customer: "nobody", status: "Allowed" })).toMatchObject({
    ok: false,
  });
});

test("what is unknown is said to be so", async () => {
  const { post, get } = stage();
  expect(await post("partner-center", { do: "sing" })).toMatchObject({ ok: false });
  expect(await post("elsewhere", {})).toMatchObject({ ok: false });
  expect(await get("elsewhere")).toMatchObject({ ok: false });
});
