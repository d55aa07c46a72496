import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { afterEach, expect, it } from "vitest";
import { newCustomer, requestId, simulatedPartnerCenter } from "../support/partner-center.ts";

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** The same simulated Partner Center, behind real sockets and the fetch of Node. */
async function overHttp() {
  const server = createServer((request, response) => {
    const answer = async () => {
      const body = await buffer(request);
      const headers = new Headers();
      for (const [name, values] of Object.entries(request.headersDistinct)) headers.set(name, values?.[0] ?? "");
      const { method = "GET", url = "/" } = request;
      const asked = new Request(`http://localhost${url}`, {
        method,
        headers,
        ...(body.length > 0 && { body }),
      });
      const simulated = await desk.simulator.fetch(asked);
      response.writeHead(simulated.status, Object.fromEntries(simulated.headers));
      response.end(Buffer.from(await simulated.arrayBuffer()));
    };
    answer().catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}`;
  const overFetch = (request: Request) => fetch(request);
  const desk = simulatedPartnerCenter({
    tokens: { fetch: overFetch, loginUrl: url },
    request: { fetch: overFetch, url, timeoutMs: 500 },
  });
  return desk;
}

it("creates a customer, and finishes after a connection that broke when the work was done", async () => {
  const { partnerCenter, simulator } = await overHttp();
  expect(await partnerCenter.isDomainTaken("fabrikamwood.onmicrosoft.com")).toEqual({ ok: true, value: false });
  simulator.fail("POST /v1/customers", { kind: "reset", afterWork: true });
  const lost = await partnerCenter.createCustomer(newCustomer(), { requestId });
  expect(lost).toMatchObject({ failure: { outcome: "unknown", code: "connection" } });
  const again = await partnerCenter.createCustomer(newCustomer(), { requestId });
  expect(again).toMatchObject({ ok: true, value: { tenantId: simulator.customers[0]?.id } });
  expect(await partnerCenter.isDomainTaken("fabrikamwood.onmicrosoft.com")).toEqual({ ok: true, value: true });
  expect(await partnerCenter.resellers()).toEqual({ ok: true, value: [] });
});

it("gives up on a connection that stays silent", async () => {
  const { partnerCenter, simulator } = await overHttp();
  simulator.fail("GET /v1/countryvalidationrules/US", { kind: "silence" });
  expect(await partnerCenter.countryRules("US")).toMatchObject({ failure: { outcome: "unknown", code: "timeout" } });
});

it("does not follow a redirect with the customer's data", async () => {
  const { partnerCenter, simulator } = await overHttp();
  const headers = { location: "/v1/elsewhere" };
  simulator.fail("POST /v1/customers", { kind: "answer", status: 307, headers });
  const answer = await partnerCenter.createCustomer(newCustomer(), { requestId });
  expect(answer).toMatchObject({ failure: { outcome: "unknown", status: 307 } });
  expect(simulator.received.map((call) => call.path)).not.toContain("/v1/elsewhere");
});
