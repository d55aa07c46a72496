import { expect, test } from "vitest";
import { createAsMicrosoft } from "../../src/sandbox/as-microsoft.ts";
import { createControl } from "../../src/sandbox/control.ts";
import { createFaultsControl } from "../../src/sandbox/faults-control.ts";
import { refusalCodes } from "../../src/sandbox/partner-center/refusals.ts";
import { ask, customerRequest, simulate } from "./partner-center/ask.ts";
import { containing, tinyDesk } from "./slack/tiny-desk.ts";

function stage(options: Parameters<typeof tinyDesk>[0] = {}) {
  const desk = tinyDesk(options);
  const { simulator } = simulate();
  const microsoft = createAsMicrosoft(simulator, 8);
  const control = createControl({
    now: () => new Date(desk.time),
    move: () => undefined,
    restartDesk: async () => undefined,
    microsoft,
    faults: createFaultsControl(desk.slack, simulator, microsoft),
  });
  const request = async (method: string, body?: unknown): Promise<unknown> => {
    const sent = body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body);
    const answer = await control(new Request("http://localhost/_sandbox/faults", { method, body: sent }));
    return answer.json();
  };
  return { desk, simulator, plan: (wish: unknown) => request("POST", wish), request };
}

const post = { channel: "CAPPROVE", text: "Hello" };
const createCustomer = (simulator: ReturnType<typeof stage>["simulator"]) =>
  ask(simulator, "POST", "/v1/customers", {
    body: customerRequest(),
    headers: { "MS-RequestId": crypto.randomUUID() },
  });

test("every fault on offer can be planned by its id, waits, and is taken back", async () => {
  const { plan, request } = stage();
  const { offered } = (await request("GET")) as { offered: { id: string; of: string }[] };
  expect(new Set(offered.map(({ of }) => of))).toEqual(new Set(["slack", "partner-center"]));
  for (const { id, of } of offered) {
    expect(await plan({ id }), id).toEqual({ ok: true });
    expect(await request("GET"), id).toMatchObject({ waiting: [{ of }] });
    expect(await request("DELETE")).toEqual({ ok: true });
    expect(await request("GET"), id).toMatchObject({ waiting: [] });
  }
});

test("an empty post takes back what waits, and the outcome of verification", async () => {
  const { desk, simulator, plan } = stage();
  await plan({ slack: { kind: "answer", on: "*", status: 503 }, verification: { becomes: "NotAllowed", after: 0 } });
  await plan({ partnerCenter: { kind: "answer", on: "*", status: 503 } });
  expect(await plan({})).toEqual({ ok: true });
  expect(await desk.call("auth.test")).toMatchObject({ ok: true });
  expect((await createCustomer(simulator)).status).toBe(201);
  expect(simulator.verificationOf(simulator.customers[0]!.id).status).toBe("UnderReview");
});

test("Slack makes one method wait as often as it was told, and no other", async () => {
  const { desk, plan, request } = stage();
  await plan({ slack: { kind: "throttled", on: "chat.postMessage", retryAfter: 3, times: 2 } });
  expect(await request("GET")).toMatchObject({ waiting: [{ of: "slack", on: "chat.postMessage", left: 2 }] });
  expect(await desk.call("auth.test")).toMatchObject({ ok: true });
  for (let call = 0; call < 2; call += 1)
    expect(await desk.call("chat.postMessage", post)).toEqual({ ok: false, error: "ratelimited" });
  expect(await desk.call("chat.postMessage", post)).toMatchObject({ ok: true });
});

test("a fault meets a call whatever the customer in its path, and no other call about it", async () => {
  const { simulator, plan } = stage();
  const { id } = simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
  await plan({ partnerCenter: { kind: "answer", on: "GET /v1/customers/*/profiles/billing", status: 503 } });
  expect((await ask(simulator, "GET", `/v1/customers/${id}`)).status).toBe(200);
  expect((await ask(simulator, "GET", `/v1/customers/${id}/profiles/billing`)).status).toBe(503);
  expect((await ask(simulator, "GET", `/v1/customers/${id}/profiles/billing`)).status).toBe(200);
});

test.each(refusalCodes.map((code) => [code]))("Partner Center answers its code %i when told so", async (code) => {
  const { simulator, plan } = stage();
  expect(await plan({ partnerCenter: { kind: "refusal", on: "POST /v1/customers", code } })).toEqual({ ok: true });
  const { status, json } = await createCustomer(simulator);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(Number((json as { code: unknown }).code)).toBe(code);
  expect((await createCustomer(simulator)).status).toBe(201);
});

test("Partner Center loses its answer after the work, throttles, and finds a token expired", async () => {
  const { simulator, plan } = stage();
  await plan({ partnerCenter: { kind: "reset", on: "POST /v1/customers", afterWork: true } });
  await expect(createCustomer(simulator)).rejects.toThrow("fetch failed");
  expect(simulator.customers).toHaveLength(1);
  await plan({ partnerCenter: { kind: "throttled", on: "GET *", retryAfter: 7 } });
  const throttled = await ask(simulator, "GET", "/v1/customers?size=1");
  expect([throttled.status, throttled.headers.get("retry-after")]).toEqual([429, "7"]);
  await plan({ partnerCenter: { kind: "expired-token", on: "GET *" } });
  expect((await ask(simulator, "GET", "/v1/customers?size=1")).status).toBe(401);
});

test("verification of new customers ends as it was told", async () => {
  const { simulator, plan } = stage();
  await plan({ verification: { becomes: "NotAllowed", after: 0 } });
  await createCustomer(simulator);
  expect(simulator.verificationOf(simulator.customers[0]!.id).status).toBe("NotAllowed");
});

test("rate limits are switched off and on, and stay as they are when faults are taken back", async () => {
  const { desk, plan, request } = stage({ rateLimits: true });
  await plan({ rateLimits: false });
  await plan({});
  for (let call = 0; call < 2; call += 1) expect(await desk.call("chat.postMessage", post)).toMatchObject({ ok: true });
  expect(await request("GET")).toMatchObject({ rateLimits: false });
  await plan({ rateLimits: true });
  expect(await desk.call("chat.postMessage", post)).toMatchObject({ error: "ratelimited" });
});

test.each([
  ["no JSON", "once upon a time", "Send {"],
  ["a list", [], "Send {"],
  ["an unknown id", { id: "flood" }, 'There is no fault "flood"'],
  ["an unknown member", { slak: {} }, "slak"],
  ["an unknown kind", { slack: { kind: "sulks", on: "*" } }, "slack.kind"],
  ["an unknown method", { slack: { kind: "throttled", on: "chat.shout" } }, "Name a method of the Web API"],
  ["no method", { slack: { kind: "throttled" } }, "slack.on"],
  ["an answer that is no failure", { slack: { kind: "answer", on: "*", status: 200 } }, "slack.status"],
  ["nought times", { slack: { kind: "twice", times: 0 } }, "slack.times"],
  ["an unknown code", { partnerCenter: { kind: "refusal", on: "*", code: 42 } }, "has no code 42"],
  ["an odd request", { partnerCenter: { kind: "silence", on: "customers" } }, 'such as "POST /v1/customers"'],
  ["an outcome of its own", { verification: { becomes: "Perhaps" } }, "verification.becomes"],
])("a wish with %s plans nothing and says what to send", async (_name, wish, said) => {
  const { plan, request } = stage();
  const answer = await plan(wish);
  expect(answer).toEqual({ ok: false, error: containing(said) });
  expect(answer).toEqual({ ok: false, error: containing('{"slack":{"kind":"throttled","on":"chat.postMessage"}}') });
  expect(await request("GET")).toMatchObject({ waiting: [] });
});

test("sockets can be dropped only where there are some", async () => {
  const { plan } = stage();
  expect(await plan({ slack: { kind: "drop-sockets" } })).toMatchObject({ ok: false, error: containing("no sockets") });
  const overSocket = stage({ socketMode: { appToken: "xapp-test", url: () => "ws://localhost" } });
  expect(await overSocket.plan({ id: "slack-drop" })).toEqual({ ok: true });
});

test("a customer accepts, declines or ignores when told so", async () => {
  const { simulator, plan } = stage();
  const domain = "wingtiptoys.onmicrosoft.com";
  const invitation = (answer: string) => plan({ customer: { to: "invitation", company: domain, answer } });
  simulator.seedProspect({ companyName: "Wingtip Toys", domain, country: "US" });
  expect(await invitation("accepts")).toMatchObject({ ok: false, error: containing("not asked for an invitation") });
  await ask(simulator, "GET", "/v1/customers/relationshiprequests");
  expect(await invitation("ignores")).toEqual({ ok: true });
  expect(await invitation("declines")).toEqual({ ok: true });
  expect(simulator.customers).toEqual([]);
  expect(await invitation("accepts")).toEqual({ ok: true });
  expect(simulator.customers).toMatchObject([{ domain, agreementAnswer: null }]);
  expect(await plan({ customer: { to: "agreement", customer: domain, answer: "accepts" } })).toEqual({ ok: true });
  expect(simulator.customers).toMatchObject([{ agreementAnswer: "accepts" }]);
  expect(await plan({ customer: { to: "agreement", customer: "nobody", answer: "accepts" } })).toMatchObject({
    ok: false,
  });
});
