import { verify, X509Certificate } from "node:crypto";
import { describe, expect, test } from "vitest";
import { LEAF_URL } from "../../../src/sandbox/partner-center/authority.ts";
import { ask, matching, simulate, START } from "./ask.ts";
import { ACCEPTED, HOOK, parsed, subscribed, type SentEvent } from "./subscribed.ts";

const { publicKey } = new X509Certificate(simulate().simulator.authority.leaf);

function isSigned({ headers, body }: SentEvent, header = "authorization"): boolean {
  const [scheme, signature = ""] = (headers.get(header) ?? "").split(" ");
  return scheme === "Signature" && verify("sha256", Buffer.from(body), publicKey, Buffer.from(signature, "base64"));
}

describe("an acceptance", () => {
  test("is told to the registered address, signed over the very bytes that are sent", async () => {
    const { simulator, sent, accept } = await subscribed();
    const { id } = accept("Wingtip");
    await simulator.deliveriesSettled();
    const [event] = sent;
    expect(sent).toHaveLength(1);
    expect(event!.url).toBe(HOOK);
    expect(event!.headers.get("x-ms-certificate-url")).toBe(LEAF_URL);
    expect(event!.headers.get("x-ms-signature-algorithm")).toBe("rsa-sha256");
    expect(event!.headers.get("content-type")).toContain("json");
    expect(isSigned(event!)).toBe(true);
    expect(parsed(event!)).toEqual({
      EventName: ACCEPTED,
      ResourceUri: `https://api.partnercenter.microsoft.com/v1/customers/${id}`,
      ResourceName: "Customer",
      AuditUri: matching(
        new RegExp(`/auditactivity/v1/auditrecords/.+_${id}_resellerrelationshipacceptedbycustomer_\\d{18}$`),
      ),
      ResourceChangeUtcDate: matching(/^2026-03-02T09:00:00\.000\d{4}\+00:00$/),
    });
    expect(simulator.deliveries).toMatchObject([
      { eventName: ACCEPTED, about: id, state: "delivered", attempts: [{ at: START, status: 200, error: null }] },
    ]);
  });

  test("is signed in a header of its own when the registration wants that", async () => {
    const { simulator, sent, accept } = await subscribed([200], {}, { SignatureTokenToMsSignatureHeader: true });
    accept("Wingtip");
    await simulator.deliveriesSettled();
    expect(sent[0]!.headers.has("authorization")).toBe(false);
    expect(isSigned(sent[0]!, "x-ms-signature")).toBe(true);
  });

  test("is told to nobody who has not registered, or not for it", async () => {
    const { simulator } = simulate();
    await ask(simulator, "GET", "/v1/customers/relationshiprequests");
    const { id } = simulator.seedProspect({ companyName: "Wingtip", domain: "w.onmicrosoft.com", country: "US" });
    simulator.answerInvitation(id, "accepts");
    expect(simulator.deliveries).toEqual([]);
    const other = await subscribed([200], {}, { WebhookEvents: ["test-created"] });
    other.accept("Wingtip");
    await other.simulator.deliveriesSettled();
    expect(other.sent).toEqual([]);
  });

  test("with a reseller's link raises both events for who wants both", async () => {
    const both = [ACCEPTED, `indirect-${ACCEPTED}`];
    const { simulator, sent, accept } = await subscribed([200], {}, { WebhookEvents: both });
    const { id } = simulator.seedReseller({ name: "First Up" });
    await ask(simulator, "GET", `/v1/customers/relationshiprequests?indirectResellerId=${id}`);
    accept("Wingtip", id);
    await simulator.deliveriesSettled();
    expect(sent.map((one) => parsed(one)["EventName"])).toEqual(both);
  });
});

describe("an event that is not taken", () => {
  test("comes ten times, the same each time, and never again", async () => {
    const { simulator, sent, pauses, accept } = await subscribed([500], { betweenAttempts: 70 });
    accept("Wingtip");
    await simulator.deliveriesSettled();
    expect(sent).toHaveLength(10);
    expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
    expect(sent.every((one) => isSigned(one))).toBe(true);
    expect(pauses).toEqual(Array.from({ length: 9 }, () => 70));
    simulator.deliverWithheld();
    await simulator.deliveriesSettled();
    expect(sent).toHaveLength(10);
    expect(simulator.deliveries).toMatchObject([{ state: "given up" }]);
  });

  test.each([
    ["a redirect", [302, 200]],
    ["a refusal", [401, 200]],
    ["an address that does not answer", [new Error("ECONNREFUSED"), 200]],
  ])("because of %s comes again, until it is taken", async (_name, answers) => {
    const { simulator, sent, accept } = await subscribed(answers);
    accept("Wingtip");
    await simulator.deliveriesSettled();
    expect(sent).toHaveLength(2);
    const [first] = answers;
    const attempt =
      first instanceof Error ? { status: null, error: "ECONNREFUSED" } : { status: first ?? null, error: null };
    expect(simulator.deliveries).toMatchObject([{ state: "delivered", attempts: [attempt, { status: 200 }] }]);
  });

  test("comes to the address that is registered by then", async () => {
    const moved = "https://moved.example/webhook";
    const { simulator, sent, accept } = await subscribed([500, 200], {
      pause: async () => {
        const body = { WebhookUrl: moved, WebhookEvents: [ACCEPTED] };
        await ask(simulator, "PUT", "/webhooks/v1/registration", { body });
      },
    });
    accept("Wingtip");
    await simulator.deliveriesSettled();
    expect(sent.map(({ url }) => url)).toEqual([HOOK, moved]);
  });
});

test("withheld events are recorded in the audit log alone, and come when they are delivered", async () => {
  const { simulator, sent, accept } = await subscribed();
  simulator.withholdEvents = true;
  const { id } = accept("Wingtip");
  await simulator.deliveriesSettled();
  expect(sent).toEqual([]);
  expect(simulator.deliveries).toMatchObject([{ about: id, state: "withheld", attempts: [] }]);
  expect(simulator.auditLog).toMatchObject([{ customerId: id }]);
  simulator.withholdEvents = false;
  simulator.deliverWithheld();
  await simulator.deliveriesSettled();
  expect(sent).toHaveLength(1);
  expect(simulator.deliveries).toMatchObject([{ state: "delivered" }]);
});

test("a hundred acceptances at once, each told twice, are all under way together", async () => {
  let most = 0;
  let underWay = 0;
  let open = (): void => undefined;
  const all = new Promise<void>((resolve) => (open = resolve));
  const { simulator, accept } = await subscribed([200], {
    async deliver() {
      underWay += 1;
      most = Math.max(most, underWay);
      if (underWay === 200) open();
      await all;
      return new Response(null, { status: 200 });
    },
  });
  simulator.sendEventsTwice = true;
  for (let number = 0; number < 100; number += 1) accept(`Company${number}`);
  await simulator.deliveriesSettled();
  expect(most).toBe(200);
  expect(simulator.deliveries).toHaveLength(200);
  expect(new Set(simulator.deliveries.map(({ body }) => body)).size).toBe(100);
  expect(simulator.deliveries.every(({ state }) => state === "delivered")).toBe(true);
});

test("an event can come without a record, and a record without an event", async () => {
  const { simulator, sent } = await subscribed();
  const { id } = simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
  expect(simulator.sendEvent(ACCEPTED, id)).toHaveLength(1);
  await simulator.deliveriesSettled();
  expect(sent).toHaveLength(1);
  expect(simulator.auditLog).toEqual([]);
  simulator.addAuditRecord(id, { operationType: "update_customer_billing_profile", resourceType: "customer" });
  expect(simulator.auditLog).toMatchObject([{ customerId: id, operationType: "update_customer_billing_profile" }]);
  expect(sent).toHaveLength(1);
});

describe("a forged event", () => {
  test.each([
    ["unsigned", (one: SentEvent) => one.headers.get("authorization") === null],
    ["wrong-signature", (one: SentEvent) => !isSigned(one)],
    ["changed-body", (one: SentEvent) => !isSigned(one) && parsed(one)["EventName"] === ACCEPTED],
    ["wrong-algorithm", (one: SentEvent) => one.headers.get("x-ms-signature-algorithm") !== "rsa-sha256"],
    ...(["foreign", "missing", "moved", "huge", "slow", "expired", "other"] as const).map(
      (kind) =>
        [
          `${kind}-certificate` as const,
          (one: SentEvent) => one.headers.get("x-ms-certificate-url") !== LEAF_URL,
        ] as const,
    ),
  ] as const)("%s is sent once, whatever it is answered", async (forgery, isForged) => {
    const { simulator, sent } = await subscribed([401]);
    const { id } = simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
    simulator.forgeEvent(forgery, id);
    await simulator.deliveriesSettled();
    expect(sent).toHaveLength(1);
    expect(isForged(sent[0]!)).toBe(true);
    expect(parsed(sent[0]!)["ResourceUri"]).toContain(id);
    expect(simulator.deliveries).toMatchObject([{ forgery, state: "given up", attempts: [{ status: 401 }] }]);
  });

  test("differs by one byte from what was signed", async () => {
    const { simulator, sent } = await subscribed();
    simulator.forgeEvent("changed-body");
    await simulator.deliveriesSettled();
    const { body } = simulator.deliveries[0]!;
    const differing = Array.from(body, (character, at) => character !== sent[0]!.body[at]).filter(Boolean);
    expect(differing).toHaveLength(1);
    expect(sent[0]!.body).toHaveLength(body.length);
  });

  test("goes nowhere while no address is registered", () => {
    expect(simulate().simulator.forgeEvent("unsigned")).toBeNull();
  });
});
