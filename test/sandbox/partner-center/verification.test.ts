import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { PartnerCenterSimulator } from "../../../src/sandbox/partner-center/simulator.ts";
import { ask, customerRequest, simulate } from "./ask.ts";

const HOUR = 3_600_000;

async function createdIn(simulator: PartnerCenterSimulator, domain = "contosoexample") {
  const body = customerRequest({ companyProfile: { domain: `${domain}.onmicrosoft.com` } });
  const { json } = await ask(simulator, "POST", "/v1/customers", { body });
  return String(json.id);
}

const status = (simulator: PartnerCenterSimulator, id: string, as: "app" | "app+user" = "app+user") =>
  ask(simulator, "GET", `/v1/customers/${id}/validationStatus?type=account`, { as });

test("a new customer is under review, and approved when the time has come", async () => {
  const { simulator, wait } = simulate({ verificationTakes: 4 * HOUR });
  const id = await createdIn(simulator);
  const first = await status(simulator, id);
  expect(first.json).toEqual({ type: "account", status: "UnderReview", lastUpdateDateTime: "2026-03-02T09:00:00" });
  wait(4 * HOUR - 1);
  expect((await status(simulator, id)).json).toEqual(first.json);
  wait(HOUR);
  expect((await status(simulator, id)).json).toEqual({
    type: "account",
    status: "Allowed",
    lastUpdateDateTime: "2026-03-02T13:00:00",
  });
});

test.each(["NotAllowed", "Unknown", "Not Ready"] as const)("the next customer's outcome can be %s", async (becomes) => {
  const { simulator, wait } = simulate();
  simulator.setVerificationOutcome({ becomes, after: HOUR });
  const id = await createdIn(simulator);
  wait(HOUR);
  expect((await status(simulator, id)).json).toMatchObject({ status: becomes });
});

test("a review can last for ever, and a plan belongs to the customer it was made for", async () => {
  const { simulator, wait } = simulate({ verificationTakes: HOUR });
  const forever = await createdIn(simulator, "one");
  const usual = await createdIn(simulator, "two");
  simulator.setVerificationOutcome({ becomes: "Allowed", after: Infinity, first: "Not Ready" }, forever);
  wait(1000 * HOUR);
  expect((await status(simulator, forever)).json).toMatchObject({ status: "Not Ready" });
  expect((await status(simulator, usual)).json).toMatchObject({ status: "Allowed" });
});

test("a status set by hand counts from now", async () => {
  const { simulator, wait } = simulate();
  const id = await createdIn(simulator);
  wait(HOUR);
  simulator.setVerification(id, "NotAllowed");
  wait(HOUR);
  expect((await status(simulator, id)).json).toMatchObject({
    status: "NotAllowed",
    lastUpdateDateTime: "2026-03-02T10:00:00",
  });
  expect(simulator.verificationOf(id).status).toBe("NotAllowed");
});

test("no record is a 404 of its own", async () => {
  const { simulator } = simulate();
  simulator.setVerificationOutcome({ becomes: "NoRecord", after: 0 });
  const id = await createdIn(simulator);
  const none = await status(simulator, id);
  expect(none.status).toBe(404);
  expect(none.json).toMatchObject({ code: 600074, errorName: "AccountStatusNotFound", isRetryable: false });
  expect(none.json.message).toContain(id);
  expect((await status(simulator, randomUUID())).json).toMatchObject({ code: 1000 });
});

test("needs a user and the one type there is", async () => {
  const { simulator } = simulate();
  const { id } = simulator.seedCustomer({ companyName: "Fabrikam", domain: "fabrikam.onmicrosoft.com" });
  const appOnly = await status(simulator, id, "app");
  expect([appOnly.status, appOnly.json.code]).toEqual([403, "900329"]);
  expect((await ask(simulator, "GET", `/v1/customers/${id}/validationStatus`)).status).toBe(400);
  expect((await status(simulator, id)).json).toMatchObject({ status: "Allowed" });
});
