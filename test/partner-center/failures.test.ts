import { describe, expect, it } from "vitest";
import { everythingIn, newCustomer, requestId, simulatedPartnerCenter } from "../support/partner-center.ts";

const created = "POST /v1/customers";

describe("an answer that leaves open what happened", () => {
  it.each([
    ["a silent connection", { kind: "silence", afterWork: true }, "timeout"],
    ["a broken connection", { kind: "reset", afterWork: true }, "connection"],
    ["throttling", { kind: "throttled", afterWork: true }, "throttled"],
    ["a gateway's error page", { kind: "answer", status: 502, shape: "html", afterWork: true }, null],
    ["a 201 that is a web page", { kind: "answer", status: 201, shape: "html", afterWork: true }, "unreadable-answer"],
    ["a 201 without a body", { kind: "answer", status: 201, shape: "empty", afterWork: true }, "unreadable-answer"],
    ["a 500 of the service", { kind: "answer", status: 500, code: 800003, afterWork: true }, "800003"],
    [
      "a redirect",
      { kind: "answer", status: 307, headers: { location: "https://else.example/" } },
      "unreadable-answer",
    ],
  ] as const)("after %s, the same request brings the one customer and its password", async (_, fault, code) => {
    const { partnerCenter, simulator } = simulatedPartnerCenter({ request: { timeoutMs: 100 } });
    simulator.fail(created, fault);
    const lost = await partnerCenter.createCustomer(newCustomer(), { requestId });
    expect(lost).toMatchObject({ ok: false, failure: { kind: "upstream", outcome: "unknown", code, retryable: true } });
    const again = await partnerCenter.createCustomer(newCustomer(), { requestId });
    expect(again).toMatchObject({ ok: true, value: { tenantId: simulator.customers[0]?.id } });
    expect(again.ok && again.value.password?.reveal()).toBe(simulator.customers[0]?.password);
    expect(simulator.customers).toHaveLength(1);
  });

  it("says how long to wait when throttled, also where only the text says it", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    simulator.fail(created, { kind: "throttled", retryAfter: 57 });
    const throttled = await partnerCenter.createCustomer(newCustomer(), { requestId });
    expect(throttled).toMatchObject({ failure: { status: 429, code: "throttled", retryAfterSeconds: 57 } });
    const text = "Rate limit is exceeded. Try again in 12 seconds.";
    simulator.fail(created, { kind: "answer", status: 429, code: 0, shape: "old", text });
    const told = await partnerCenter.createCustomer(newCustomer(), { requestId });
    expect(told).toMatchObject({ failure: { description: text, retryAfterSeconds: 12 } });
  });

  it("never repeats such a request by itself", async () => {
    const { partnerCenter, simulator, sent } = simulatedPartnerCenter();
    simulator.fail(created, { kind: "answer", status: 500 });
    await partnerCenter.createCustomer(newCustomer(), { requestId });
    expect(sent("/v1/customers")).toHaveLength(1);
  });
});

describe("a definite answer", () => {
  it.each(["old", "new"] as const)("is refused with its code and text in the %s shape", async (shape) => {
    const { partnerCenter, simulator, sent } = simulatedPartnerCenter();
    simulator.fail(created, { kind: "answer", status: 403, shape, code: 2030, text: "Partner isn't onboarded." });
    const answer = await partnerCenter.createCustomer(newCustomer(), { requestId });
    expect(answer).toEqual({
      ok: false,
      failure: {
        kind: "upstream",
        outcome: "refused",
        status: 403,
        code: "2030",
        description: "Partner isn't onboarded.",
        correlationId: sent("/v1/customers")[0]?.correlationId,
        retryable: false,
        retryAfterSeconds: null,
      },
    });
  });

  it("names the service's own correlation ID when it answers with another", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    const headers = { "ms-correlationid": "44444444-4444-4444-8444-444444444444" };
    simulator.fail(created, { kind: "answer", status: 400, code: 3000, headers });
    const answer = await partnerCenter.createCustomer(newCustomer(), { requestId });
    expect(answer).toMatchObject({ failure: { correlationId: headers["ms-correlationid"] } });
  });

  it("is retryable where Partner Center says so", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    simulator.fail(created, { kind: "answer", status: 409, code: 800082, isRetryable: true });
    const answer = await partnerCenter.createCustomer(newCustomer(), { requestId });
    expect(answer).toMatchObject({ failure: { outcome: "refused", retryable: true } });
  });

  it("stays short and without control characters, whatever the text is", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    simulator.fail(created, { kind: "answer", status: 400, code: 3000, text: `a\u0000b\u202e${"x".repeat(100_000)}` });
    const answer = await partnerCenter.createCustomer(newCustomer(), { requestId });
    if (answer.ok) throw new Error("it was created");
    expect(answer.failure.description).toMatch(/^a b x+$/);
    expect(answer.failure.description.length).toBeLessThanOrEqual(1024);
  });
});

describe("an access token that is turned away", () => {
  it("is replaced once, without anybody noticing", async () => {
    const { partnerCenter, simulator, sent } = simulatedPartnerCenter();
    await partnerCenter.countryRules("US");
    simulator.expireAccessTokens();
    const answer = await partnerCenter.createCustomer(newCustomer(), { requestId });
    expect(answer.ok).toBe(true);
    expect(sent("/v1/customers").map((call) => [call.requestId, call.status])).toEqual([
      [requestId, 401],
      [requestId, 201],
    ]);
  });

  it("ends in 'not sent' when the new one is turned away too, with an empty answer", async () => {
    const { partnerCenter, simulator, sent } = simulatedPartnerCenter();
    simulator.fail(created, { kind: "answer", status: 401 }, 3);
    const answer = await partnerCenter.createCustomer(newCustomer(), { requestId });
    expect(answer).toMatchObject({ failure: { outcome: "not-sent", status: 401, code: "unauthorised" } });
    expect(sent("/v1/customers")).toHaveLength(2);
  });

  it("is not replaced where its audience is wrong: a new one would be no better", async () => {
    const { partnerCenter, simulator, sent } = simulatedPartnerCenter();
    simulator.fail(created, { kind: "answer", status: 401, code: 900420 });
    const answer = await partnerCenter.createCustomer(newCustomer(), { requestId });
    expect(answer).toMatchObject({ failure: { outcome: "not-sent", code: "900420" } });
    expect(sent("/v1/customers")).toHaveLength(1);
  });
});

describe("what a failure holds", () => {
  it("is never a token, a secret or a password, wherever the answer went wrong", async () => {
    const faults = [
      { kind: "silence", afterWork: true },
      { kind: "reset", afterWork: true },
      { kind: "throttled", afterWork: true },
      { kind: "answer", status: 201, shape: "html", afterWork: true },
      { kind: "answer", status: 500, shape: "html", afterWork: true },
      { kind: "answer", status: 400, code: 3000, afterWork: true },
    ] as const;
    for (const fault of faults) {
      const tokens: string[] = [];
      const { partnerCenter, simulator, saved } = simulatedPartnerCenter({
        request: {
          timeoutMs: 50,
          fetch: (request) => {
            tokens.push(request.headers.get("authorization")?.slice("Bearer ".length) ?? "none");
            return simulator.fetch(request);
          },
        },
      });
      simulator.fail(created, fault);
      const answer = await partnerCenter.createCustomer(newCustomer(), { requestId });
      const shown = everythingIn(answer);
      expect(answer.ok).toBe(false);
      for (const secret of [...tokens, ...saved, simulator.login.clientSecret, simulator.customers[0]?.password]) {
        expect(secret).toBeTruthy();
        expect(shown).not.toContain(secret);
      }
    }
  });

  it("shows a created customer without its password to everybody who prints it", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    const answer = await partnerCenter.createCustomer(newCustomer(), { requestId });
    expect(everythingIn(answer)).not.toContain(simulator.customers[0]?.password);
    expect(everythingIn(answer)).toContain("[secret]");
  });
});
