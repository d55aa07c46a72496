import { describe, expect, test } from "vitest";
import { ask, GUID, matching, simulate } from "./ask.ts";

const PATH = "/webhooks/v1/registration";
const wish = { WebhookUrl: "https://desk.example/hook", WebhookEvents: ["test-created"] };

test("the events that can be subscribed to are listed, for an application as for a user", async () => {
  const { simulator } = simulate();
  const { status, text, headers } = await ask(simulator, "GET", `${PATH}/events`, { as: "app" });
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual(
    expect.arrayContaining(["test-created", "reseller-relationship-accepted-by-customer"]),
  );
  expect(headers.get("ms-correlationid")).toMatch(/^[0-9a-f-]{36}$/);
  expect((await ask(simulator, "GET", `${PATH}/events`, { as: "none" })).status).toBe(401);
});

test("a tenant registers once, reads it, and changes it as a whole", async () => {
  const { simulator } = simulate();
  const read = () => ask(simulator, "GET", PATH);
  expect(simulator.registration).toBeNull();
  expect([(await read()).status, (await ask(simulator, "PUT", PATH, { body: wish })).status]).toEqual([404, 404]);
  const made = await ask(simulator, "POST", PATH, { body: wish });
  expect([made.status, made.json]).toEqual([200, { SubscriberId: matching(GUID), ...wish }]);
  expect((await read()).json).toEqual(wish);
  const other = { webhookUrl: "http://127.0.0.1:3000/hook", webhookEvents: ["invoice-ready", "test-created"] };
  expect((await ask(simulator, "POST", PATH, { body: other })).status).toBe(409);
  expect((await read()).json).toEqual(wish);
  const body = { ...other, SignatureTokenToMsSignatureHeader: true };
  const changed = await ask(simulator, "PUT", PATH, { body });
  expect(changed.json).toEqual({
    SubscriberId: made.json["SubscriberId"],
    WebhookUrl: other.webhookUrl,
    WebhookEvents: ["test-created", "invoice-ready"],
    SignatureTokenToMsSignatureHeader: true,
  });
  expect((await read()).json).toMatchObject({ WebhookUrl: other.webhookUrl });
  expect(simulator.registration).toMatchObject({ url: other.webhookUrl, signatureInOwnHeader: true });
  expect((await ask(simulator, "DELETE", PATH)).status).toBe(405);
});

describe("a registration is refused", () => {
  test.each([
    ["without an address", { WebhookUrl: undefined }, "WebhookUrl"],
    ["with half an address", { WebhookUrl: "desk.example/hook" }, "WebhookUrl"],
    ["with another protocol", { WebhookUrl: "ftp://desk.example/hook" }, "WebhookUrl"],
    ["without events", { WebhookEvents: undefined }, "WebhookEvents"],
    ["with no event", { WebhookEvents: [] }, "WebhookEvents"],
    ["with an unknown event", { WebhookEvents: ["test-created", "customer-created"] }, "WebhookEvents"],
    ["with a text for its events", { WebhookEvents: "test-created" }, "WebhookEvents"],
    ["with a text for its switch", { SignatureTokenToMsSignatureHeader: "yes" }, "SignatureTokenToMsSignatureHeader"],
  ])("%s", async (_name, over, property) => {
    const { simulator } = simulate();
    for (const method of ["POST", "PUT"]) {
      const { status, json } = await ask(simulator, method, PATH, { body: { ...wish, ...over } });
      expect([status, json["data"]]).toEqual([400, [property]]);
      await ask(simulator, "POST", PATH, { body: wish });
    }
    expect((await ask(simulator, "GET", PATH)).json).toEqual(wish);
  });

  test("without a body", async () => {
    const { simulator } = simulate();
    expect((await ask(simulator, "POST", PATH)).status).toBe(415);
  });
});
