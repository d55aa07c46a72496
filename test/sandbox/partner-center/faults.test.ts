import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import type { Fault } from "../../../src/sandbox/partner-center/faults.ts";
import { ask, customerRequest, simulate } from "./ask.ts";

const create = (simulator: ReturnType<typeof simulate>["simulator"], requestId: string = randomUUID(), more = {}) =>
  ask(simulator, "POST", "/v1/customers", {
    body: customerRequest(),
    headers: { "MS-RequestId": requestId },
    ...more,
  });

describe("a fault that answers", () => {
  test("is counted down, touches only what it matches, and can be taken back", async () => {
    const { simulator } = simulate();
    const fault = simulator.fail("POST /v1/customers", { kind: "answer", status: 503 }, 2);
    expect((await ask(simulator, "GET", "/v1/customers?size=1")).status).toBe(200);
    expect([(await create(simulator)).status, (await create(simulator)).status]).toEqual([503, 503]);
    expect(fault.left).toBe(0);
    expect((await create(simulator)).status).toBe(201);

    const never = simulator.fail(/domains/, { kind: "answer", status: 500 }, Infinity);
    expect((await ask(simulator, "HEAD", "/v1/domains/a.onmicrosoft.com")).status).toBe(500);
    never.cancel();
    expect((await ask(simulator, "HEAD", "/v1/domains/a.onmicrosoft.com")).status).toBe(404);
    simulator.fail({ token: "app" }, { kind: "answer", status: 500 });
    simulator.clearFaults();
    expect((await ask(simulator, "GET", "/v1/customers?size=1", { as: "app" })).status).toBe(200);
  });

  test("can be meant for one kind of token, or for the login server", async () => {
    const { simulator } = simulate();
    simulator.fail({ token: "app+user" }, { kind: "answer", status: 403, code: 900308, name: "Insufficient" });
    expect((await ask(simulator, "GET", "/v1/customers?size=1", { as: "app" })).status).toBe(200);
    const refused = await ask(simulator, "GET", "/v1/customers?size=1");
    expect(refused.json).toMatchObject({ code: "900308", errorName: "Insufficient", isRetryable: false });
    simulator.fail(/oauth2/, { kind: "answer", status: 502, shape: "html" });
    expect((await ask(simulator, "POST", "/any/oauth2/v2.0/token")).text).toContain("<h1>502</h1>");
  });

  const bodies: [Fault, number, object | string][] = [
    [
      { kind: "answer", status: 400, shape: "old", code: 1002, text: "No." },
      400,
      { code: 1002, description: "No.", data: [], source: "PartnerFD" },
    ],
    [
      { kind: "answer", status: 400, code: 600006, text: "No.", isRetryable: true },
      400,
      { code: 600006, message: "No.", description: "No.", isRetryable: true, parameters: {} },
    ],
    [{ kind: "throttled" }, 429, { statusCode: 429, message: "Rate limit is exceeded. Try again in 57 seconds." }],
    [{ kind: "answer", status: 401 }, 401, ""],
    [{ kind: "expired-token" }, 401, ""],
  ];
  test.each(bodies)("%j has its own shape", async (fault, status, expected) => {
    const { simulator } = simulate();
    simulator.fail("GET *", fault);
    const { text, json, ...answer } = await ask(simulator, "GET", "/v1/customers?size=1");
    expect(answer.status).toBe(status);
    if (typeof expected === "string") expect(text).toBe(expected);
    else expect(json).toMatchObject(expected);
    if (status === 429) expect(answer.headers.get("retry-after")).toBe("57");
    if (status === 401) expect(answer.headers.get("www-authenticate")).toContain("Bearer");
    expect(answer.headers.get("ms-correlationid")).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("can hide that the work was done; the replay brings the customer", async () => {
    const { simulator } = simulate();
    simulator.fail("POST /v1/customers", { kind: "answer", status: 504, shape: "html", afterWork: true });
    const requestId = randomUUID();
    expect((await create(simulator, requestId)).status).toBe(504);
    expect(simulator.customers).toHaveLength(1);
    expect(simulator.received.at(-1)).toMatchObject({ status: 504, worked: 201, fault: "answer" });
    expect((await create(simulator, requestId)).json).toMatchObject({ id: simulator.customers[0]?.id });
  });
});

describe("a fault of the line", () => {
  test.each([
    [true, 1],
    [false, 0],
  ])("never answers (work done: %s) until the caller gives up", async (afterWork, customers) => {
    const { simulator } = simulate();
    simulator.fail("POST /v1/customers", { kind: "silence", afterWork });
    const controller = new AbortController();
    const waiting = create(simulator, randomUUID(), { signal: controller.signal });
    await vi.waitFor(() => expect(simulator.received[0]?.fault).toBe("silence"));
    expect(simulator.customers).toHaveLength(customers);
    controller.abort(new Error("gave up"));
    await expect(waiting).rejects.toThrow("gave up");
    expect(simulator.received[0]).toMatchObject({ status: null, worked: afterWork ? 201 : null });
  });

  test("breaks the connection before or after the work", async () => {
    const { simulator } = simulate();
    simulator.fail("POST /v1/customers", { kind: "reset" });
    await expect(create(simulator)).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
    expect(simulator.customers).toHaveLength(0);
    simulator.fail("POST /v1/customers", { kind: "reset", afterWork: true });
    await expect(create(simulator)).rejects.toThrow("fetch failed");
    expect(simulator.customers).toHaveLength(1);
  });

  test("delays the answer, and gives up with the caller", async () => {
    const { simulator } = simulate();
    simulator.fail("POST /v1/customers", { kind: "delay", milliseconds: 5 });
    expect((await create(simulator)).status).toBe(201);
    simulator.fail("POST /v1/customers", { kind: "delay", milliseconds: 600_000 });
    const controller = new AbortController();
    const waiting = create(simulator, randomUUID(), { signal: controller.signal });
    await vi.waitFor(() => expect(simulator.received[1]?.fault).toBe("delay"));
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
    expect(simulator.customers).toHaveLength(1);
  });
});
