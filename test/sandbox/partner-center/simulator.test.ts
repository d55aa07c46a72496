import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { API, ask, customerRequest, LOGIN, simulate, START } from "./ask.ts";

test("every call is kept with what it asked, who asked and what it was told", async () => {
  const { simulator } = simulate();
  const headers = { "MS-RequestId": randomUUID(), "MS-CorrelationId": randomUUID() };
  const body = customerRequest();
  await ask(simulator, "POST", "/v1/customers", { as: "app", body, headers });
  await ask(simulator, "GET", "/v1/customers?size=3", { as: "none" });
  expect(simulator.received).toEqual([
    {
      method: "POST",
      path: "/v1/customers",
      query: {},
      body,
      requestId: headers["MS-RequestId"],
      correlationId: headers["MS-CorrelationId"],
      token: "app",
      at: START,
      status: 201,
      worked: null,
    },
    expect.objectContaining({ method: "GET", query: { size: "3" }, body: undefined, token: "none", status: 401 }),
  ]);
  simulator.forgetReceived();
  expect(simulator.received).toEqual([]);
});

test("both ids are echoed, also with a refusal, and made when they were left out", async () => {
  const { simulator } = simulate();
  const headers = { "MS-RequestId": randomUUID(), "MS-CorrelationId": randomUUID() };
  const refused = await ask(simulator, "POST", "/v1/customers", { body: {}, headers });
  expect(refused.status).toBe(400);
  expect(refused.headers.get("ms-requestid")).toBe(headers["MS-RequestId"]);
  expect(refused.headers.get("ms-correlationid")).toBe(headers["MS-CorrelationId"]);
  const without = { "MS-RequestId": "", "MS-CorrelationId": "" };
  const read = await ask(simulator, "GET", "/v1/customers?size=1", { headers: without });
  expect(read.status).toBe(200);
  expect(read.headers.get("ms-requestid")).toMatch(/^[0-9a-f-]{36}$/);
  const broken = await ask(simulator, "GET", "/v1/customers?size=1", { headers: { "MS-CorrelationId": "x" } });
  expect(broken.json).toMatchObject({ code: 3000, data: ["MS-CorrelationId"] });
});

test("what is nowhere is code 1000, and a wrong method is refused", async () => {
  const { simulator } = simulate();
  const nowhere = await ask(simulator, "GET", "/v1/offers");
  expect([nowhere.status, nowhere.json.code]).toEqual([404, 1000]);
  expect((await ask(simulator, "PUT", "/v1/customers", { body: {} })).status).toBe(405);
});

test("an aborted call is not received", async () => {
  const { simulator } = simulate();
  await expect(ask(simulator, "GET", "/v1/customers", { signal: AbortSignal.abort() })).rejects.toThrow();
  expect(simulator.received).toEqual([]);
});

test("a customer that was there before is listed, approved and has its domain", async () => {
  const { simulator } = simulate();
  const seeded = simulator.seedCustomer({ companyName: "Fabrikam", domain: "fabrikam.onmicrosoft.com" });
  expect(simulator.customers).toEqual([seeded]);
  expect(seeded.password).toBeUndefined();
  expect(simulator.verificationOf(seeded.id)).toEqual({ status: "Allowed", since: START });
  expect(() => simulator.verificationOf("nobody")).toThrow("nobody");
});

test("the simulator shares no code with the product", () => {
  const folder = new URL("../../../src/sandbox/partner-center/", import.meta.url);
  const withSlack = ["../fault-plan.ts", "../line-faults.ts"];
  for (const file of [...readdirSync(folder), ...withSlack]) {
    const source = readFileSync(new URL(file, folder), "utf8");
    const imports = [...source.matchAll(/from "([^"]+)"/g)].map(([, name = ""]) => name);
    expect(
      imports.filter((name) => !/^(\.\/[^/]+|node:.+)$/.test(name) && !withSlack.includes(name)),
      file,
    ).toEqual([]);
  }
});

test("the hosts of the login and the API may be one", async () => {
  const { simulator } = simulate();
  const at = (url: string) => url.replace(API, "http://localhost:1").replace(LOGIN, "http://localhost:1");
  const wrong = await simulator.fetch(new Request(at(`${LOGIN}/x/v2.0/.well-known/openid-configuration`)));
  expect(wrong.status).toBe(400);
  expect((await simulator.fetch(new Request(at(`${API}/v1/customers`)))).status).toBe(401);
});
