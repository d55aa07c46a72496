import { describe, expect, it } from "vitest";
import { answering, simulatedPartnerCenter } from "../support/partner-center.ts";

const url = "https://desk.example/partner-center/webhook";
const accepted = "reseller-relationship-accepted-by-customer";
const path = "/webhooks/v1/registration";

function desk(answers: () => Response = () => new Response()) {
  return simulatedPartnerCenter({
    simulator: { deliver: () => Promise.resolve(answers()), pause: () => Promise.resolve() },
    request: { timeoutMs: 200 },
  });
}

describe("the events that there are", () => {
  it("are read by the application alone, from an address of their own", async () => {
    const { partnerCenter, sent } = desk();
    const answer = await partnerCenter.webhookEvents();
    expect(answer.ok && answer.value).toContain(accepted);
    expect(sent(`${path}/events`)).toMatchObject([{ method: "GET", token: "app", status: 200 }]);
  });

  it("are asked for under the configured address", async () => {
    const { partnerCenter, requests } = answering(["usagerecords-thresholdExceeded"]);
    expect(await partnerCenter.webhookEvents()).toEqual({ ok: true, value: ["usagerecords-thresholdExceeded"] });
    expect(requests[0]?.url).toBe("https://partner.example/api/webhooks/v1/registration/events");
  });

  it.each([
    ["an object", { items: [accepted] }],
    ["numbers", [1]],
    ["nothing", ""],
    ["a web page", "<html>"],
  ])("are not known from an answer with %s", async (_, body) => {
    const { partnerCenter } = answering(body);
    expect(await partnerCenter.webhookEvents()).toMatchObject({ ok: false, failure: { code: "unreadable-answer" } });
  });
});

describe("what is registered", () => {
  it("is nothing at first", async () => {
    const { partnerCenter } = desk();
    expect(await partnerCenter.webhookRegistration()).toEqual({ ok: true, value: null });
  });

  it("is read as it was saved", async () => {
    const { partnerCenter, simulator, sent } = desk();
    const events = ["test-created", accepted];
    const saved = { ok: true, value: { url, events, signatureInOwnHeader: null } };
    expect(await partnerCenter.saveWebhook({ url, events, isNew: true })).toEqual(saved);
    expect(await partnerCenter.webhookRegistration()).toEqual(saved);
    expect(sent(path)).toMatchObject([
      { method: "POST", token: "app", body: { WebhookUrl: url, WebhookEvents: events } },
      { method: "GET", token: "app" },
    ]);
    expect(simulator.registration).toMatchObject({ url, events });
  });

  it("is changed in place, and keeps the header of the signature when that is given again", async () => {
    const { partnerCenter, simulator } = desk();
    await partnerCenter.saveWebhook({ url, events: [accepted], isNew: true });
    const again = { url, events: [accepted, "test-created"], isNew: false };
    await partnerCenter.saveWebhook({ ...again, signatureInOwnHeader: true });
    expect(simulator.registration).toMatchObject({ signatureInOwnHeader: true });
    expect(await partnerCenter.webhookRegistration()).toMatchObject({ value: { signatureInOwnHeader: true } });
    await partnerCenter.saveWebhook({ ...again, signatureInOwnHeader: null });
    expect(simulator.registration).toMatchObject({ signatureInOwnHeader: false });
  });

  it("is not made a second time: somebody else was faster", async () => {
    const { partnerCenter, simulator } = desk();
    await partnerCenter.saveWebhook({ url: "https://other.example/", events: [accepted], isNew: true });
    expect(await partnerCenter.saveWebhook({ url, events: [accepted], isNew: true })).toMatchObject({
      ok: false,
      failure: { outcome: "refused", status: 409 },
    });
    expect(simulator.registration).toMatchObject({ url: "https://other.example/" });
  });

  it.each([
    ["an address that is none", { url: "desk", events: [accepted], isNew: true }, "3000"],
    ["an event that there is not", { url, events: ["customer-created"], isNew: true }, "3000"],
    ["nothing to change", { url, events: [accepted], isNew: false }, "1000"],
  ])("is refused with %s", async (_, registration, code) => {
    const { partnerCenter, simulator } = desk();
    expect(await partnerCenter.saveWebhook(registration)).toMatchObject({ failure: { outcome: "refused", code } });
    expect(simulator.registration).toBeNull();
  });

  it.each([
    ["a silent connection", { kind: "silence", afterWork: true }],
    ["a broken connection", { kind: "reset", afterWork: true }],
    ["a 200 that is a web page", { kind: "answer", status: 200, shape: "html", afterWork: true }],
    ["a 200 without a body", { kind: "answer", status: 200, shape: "empty", afterWork: true }],
  ] as const)("is unknown after %s, and reading it again tells", async (_, fault) => {
    const { partnerCenter, simulator } = desk();
    simulator.fail(`POST ${path}`, fault);
    const lost = await partnerCenter.saveWebhook({ url, events: [accepted], isNew: true });
    expect(lost).toMatchObject({ ok: false, failure: { outcome: "unknown" } });
    expect(await partnerCenter.webhookRegistration()).toMatchObject({ ok: true, value: { url } });
  });

  it.each<[string, unknown, object]>([
    [
      "names in small letters",
      { webhookUrl: url, webhookEvents: [], signatureTokenToMsSignatureHeader: false },
      { url, events: [], signatureInOwnHeader: false },
    ],
    [
      "names in large letters",
      { WEBHOOKURL: url, WEBHOOKEVENTS: ["A-b"] },
      { url, events: ["A-b"], signatureInOwnHeader: null },
    ],
    [
      "no events, and a word for a yes",
      { WebhookUrl: url, WebhookEvents: null, SignatureTokenToMsSignatureHeader: "yes" },
      { url, events: [], signatureInOwnHeader: null },
    ],
  ])("is read with %s", async (_, body, expected) => {
    const { partnerCenter } = answering(body);
    expect(await partnerCenter.webhookRegistration()).toEqual({ ok: true, value: expected });
  });

  it.each([
    ["no address in it", { WebhookUrl: null, WebhookEvents: [] }, 200],
    ["an empty address in it", { WebhookUrl: "" }, 200],
    ["Partner Center's own 'not found'", { code: 1000, description: "Not found." }, 404],
    ["an empty 'not found'", "", 404],
  ])("is nothing where the answer has %s", async (_, body, status) => {
    const { partnerCenter } = answering(body, { status });
    expect(await partnerCenter.webhookRegistration()).toEqual({ ok: true, value: null });
  });

  it.each([
    ["a text for the events: they would be lost with the next change", { WebhookUrl: url, WebhookEvents: accepted }],
    ["an event that is no text", { WebhookUrl: url, WebhookEvents: [accepted, 7] }],
    ["a number for the address", { WebhookUrl: 7, WebhookEvents: [] }],
    ["a list", []],
    ["a web page", "<html>"],
  ])("is not known from an answer with %s", async (_, body) => {
    const { partnerCenter } = answering(body);
    expect(await partnerCenter.webhookRegistration()).toMatchObject({
      ok: false,
      failure: { outcome: "unknown", code: "unreadable-answer" },
    });
  });

  it("is not nothing while Partner Center is out of order", async () => {
    const { partnerCenter } = answering("", { status: 503 });
    expect(await partnerCenter.webhookRegistration()).toMatchObject({ failure: { outcome: "unknown", status: 503 } });
  });
});

describe("a test event", () => {
  const registered = async (answers?: () => Response) => {
    const all = desk(answers);
    await all.partnerCenter.saveWebhook({ url, events: ["test-created"], isNew: true });
    return all;
  };

  it("is sent, and what became of it can be read", async () => {
    const { partnerCenter, simulator, sent, now } = await registered();
    const begun = await partnerCenter.sendTestEvent();
    if (!begun.ok) throw new Error(begun.failure.description);
    await simulator.deliveriesSettled();
    expect(sent(`${path}/validationEvents`)).toMatchObject([{ method: "POST", token: "app", body: undefined }]);
    expect(await partnerCenter.testEvent(begun.value.correlationId)).toEqual({
      ok: true,
      value: { status: "completed", results: [{ code: "OK", message: null, isSystemError: false, at: now() }] },
    });
  });

  it("tells of every attempt, whatever went wrong", async () => {
    const said = [
      () => new Response(null, { status: 500 }),
      () => {
        throw new Error("no route to the desk");
      },
    ];
    let attempt = 0;
    const { partnerCenter, simulator } = await registered(() => (said[attempt++] ?? (() => new Response()))());
    const begun = await partnerCenter.sendTestEvent();
    await simulator.deliveriesSettled();
    const answer = await partnerCenter.testEvent(begun.ok ? begun.value.correlationId : "");
    expect(answer).toMatchObject({
      value: {
        results: [
          { code: "InternalServerError", message: null, isSystemError: false },
          { code: null, message: "no route to the desk", isSystemError: true },
          { code: "OK" },
        ],
      },
    });
  });

  it("may be asked for twice a minute", async () => {
    const { partnerCenter } = await registered();
    await partnerCenter.sendTestEvent();
    await partnerCenter.sendTestEvent();
    expect(await partnerCenter.sendTestEvent()).toMatchObject({
      failure: { outcome: "unknown", status: 429, code: "throttled", retryAfterSeconds: 60 },
    });
  });

  it("is refused before anything is registered, and forgotten after a week", async () => {
    const { partnerCenter, pass } = desk();
    expect(await partnerCenter.sendTestEvent()).toMatchObject({ failure: { outcome: "refused" } });
    await partnerCenter.saveWebhook({ url, events: ["test-created"], isNew: true });
    const begun = await partnerCenter.sendTestEvent();
    pass(7 * 86_400_000);
    expect(await partnerCenter.testEvent(begun.ok ? begun.value.correlationId : "")).toMatchObject({
      failure: { outcome: "refused", code: "1000" },
    });
  });

  it.each([
    ["no word on it", {}],
    ["an empty word", { correlationId: "" }],
    ["nothing", ""],
  ])("cannot be followed when the answer has %s", async (_, body) => {
    const { partnerCenter } = answering(body);
    expect(await partnerCenter.sendTestEvent()).toMatchObject({
      failure: { outcome: "unknown", code: "unreadable-answer" },
    });
  });

  it("is read from answers of other forms, with what is missing as not known", async () => {
    const results = [
      { responseCode: 200, responseMessage: 7, systemError: "no", dateTimeUtc: "2017-12-08T21:39:48.2386997" },
      { dateTimeUtc: "soon" },
    ];
    const odd = await answering({ status: "Completed", results }).partnerCenter.testEvent("a/b");
    expect(odd).toEqual({
      ok: true,
      value: {
        status: "completed",
        results: [
          { code: "200", message: null, isSystemError: null, at: new Date("2017-12-08T21:39:48.238Z") },
          { code: null, message: null, isSystemError: null, at: null },
        ],
      },
    });
    const none = await answering({ status: "queued", results: null }).partnerCenter.testEvent("c");
    expect(none).toEqual({ ok: true, value: { status: "queued", results: [] } });
    expect(await answering({ results: [] }).partnerCenter.testEvent("c")).toMatchObject({
      failure: { code: "unreadable-answer" },
    });
  });
});
