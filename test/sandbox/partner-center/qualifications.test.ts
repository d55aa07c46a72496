import { expect, test } from "vitest";
import type { PartnerCenterSimulator } from "../../../src/sandbox/partner-center/simulator.ts";
import { ask, simulate } from "./ask.ts";

const HOUR = 3_600_000;
const education = { qualification: "Education", educationSegment: "HigherEducation", website: "contoso.edu" };

function school() {
  const { simulator, wait } = simulate({ verificationTakes: 4 * HOUR });
  const { id } = simulator.seedCustomer({ companyName: "Contoso University", domain: "contoso.onmicrosoft.com" });
  return { simulator, wait, id };
}

const request = (simulator: PartnerCenterSimulator, id: string, body: unknown = education) =>
  ask(simulator, "POST", `/v1/customers/${id}/qualifications`, { body });
const list = async (simulator: PartnerCenterSimulator, id: string) =>
  (await ask(simulator, "GET", `/v1/customers/${id}/qualifications`, { as: "app" })).json;

test("a request is in review, and approved when the time has come", async () => {
  const { simulator, wait, id } = school();
  expect(await list(simulator, id)).toEqual({ qualifications: [] });
  expect(await request(simulator, id)).toMatchObject({
    status: 201,
    json: { qualification: "Education", vettingStatus: "InReview", vettingCreateDate: "2026-03-02T09:00:00Z" },
  });
  expect(await list(simulator, id)).toEqual({
    qualifications: [
      { qualification: "Education", vettingStatus: "InReview", vettingCreatedDate: "2026-03-02T09:00:00.000Z" },
    ],
  });
  wait(4 * HOUR);
  expect(await list(simulator, id)).toEqual({
    qualifications: [{ qualification: "Education", vettingStatus: "Approved" }],
  });
  expect(simulator.auditLog).toMatchObject([{ operationType: "update_customer_qualification" }]);
});

test("a plan can be to deny, or to leave it in review", async () => {
  const { simulator, wait, id } = school();
  simulator.setQualificationPlan({ outcome: { is: "Denied", reason: "Not an eligible Museum" }, after: HOUR });
  await request(simulator, id);
  wait(HOUR);
  expect(await list(simulator, id)).toMatchObject({
    qualifications: [{ vettingStatus: "Denied", vettingReason: "Not an eligible Museum" }],
  });
  simulator.setQualificationPlan(null);
  await request(simulator, id);
  wait(1000 * HOUR);
  expect(await list(simulator, id)).toMatchObject({
    qualifications: [{ vettingStatus: "Denied" }, { vettingStatus: "InReview" }],
  });
});

test("one in review or approved is not asked for twice", async () => {
  const { simulator, id } = school();
  await request(simulator, id);
  expect((await request(simulator, id)).status).toBe(400);
  simulator.decideQualification(id, { is: "Approved" });
  expect((await request(simulator, id)).status).toBe(400);
});

test.each([
  ["qualification", { ...education, qualification: "Nonprofit" }],
  ["educationSegment", { ...education, educationSegment: "Kindergarten" }],
  ["educationSegment", { qualification: "Education" }],
  ["website", { ...education, website: 7 }],
])("what is wrong is named: %s", async (name, body) => {
  const { simulator, id } = school();
  expect(await request(simulator, id, body)).toMatchObject({ status: 400, json: { code: 3000, data: [name] } });
});

test("the website may be left out", async () => {
  const { simulator, id } = school();
  expect((await request(simulator, id, { ...education, website: undefined })).status).toBe(201);
});

test("the application alone may look and not ask, and a decision needs a request", async () => {
  const { simulator, id } = school();
  const path = `/v1/customers/${id}/qualifications`;
  expect((await ask(simulator, "POST", path, { as: "app", body: education })).status).toBe(403);
  expect(() => simulator.decideQualification(id, { is: "Approved" })).toThrow("Contoso University");
});
