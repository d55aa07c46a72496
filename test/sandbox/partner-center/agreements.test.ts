import { expect, test } from "vitest";
import { ask, simulate, START } from "./ask.ts";

const MCA = "117a77b0-9360-443b-8795-c6dedc750cf9";
const OLDER = "998b88de-aa99-4388-a42c-1b3517d49490";
const ofType = "agreementType=MicrosoftCustomerAgreement";
const attestation = (over: Record<string, unknown> = {}, contact: Record<string, unknown> = {}) => ({
  primaryContact: { firstName: "Tania", lastName: "Carr", email: "tania@contoso.example", ...contact },
  templateId: MCA,
  dateAgreed: "2026-03-01T00:00:00.000Z",
  type: "MicrosoftCustomerAgreement",
  ...over,
});

function stage() {
  const { simulator } = simulate();
  simulator.takesAttestations = true;
  const { id } = simulator.seedCustomer({ companyName: "Contoso", domain: "c.onmicrosoft.com" });
  const path = `/v1/customers/${id}/agreements`;
  return {
    simulator,
    id,
    attest: (body: unknown) => ask(simulator, "POST", path, { body }),
    list: async (query = ofType) => (await ask(simulator, "GET", `${path}?${query}`)).json,
    isSigned: async () =>
      (await ask(simulator, "GET", `/v1/customers/${id}/directSignedMicrosoftCustomerAgreementStatus`)).json,
  };
}

test.each([
  [`?${ofType}`, [MCA]],
  ["", [OLDER]],
  ["?agreementType=*", [MCA, OLDER]],
])("the templates at %j", async (query, ids) => {
  const { simulator } = stage();
  const { json } = await ask(simulator, "GET", `/v1/agreements${query}`);
  expect(json).toMatchObject({ totalCount: ids.length, items: ids.map((templateId) => ({ templateId })) });
});

test("templates and agreements of an unknown type, and app-only access, are refused", async () => {
  const { simulator, list, id } = stage();
  expect((await ask(simulator, "GET", "/v1/agreements?agreementType=Mine")).json).toMatchObject({ code: 3000 });
  expect(await list("agreementType=Mine")).toMatchObject({ code: 3000 });
  for (const path of ["/v1/agreements", `/v1/customers/${id}/agreements`]) {
    expect((await ask(simulator, "GET", path, { as: "app" })).json).toMatchObject({ code: "900329" });
  }
});

test("an attestation is listed with who attested, and does not count as the customer's own signature", async () => {
  const { attest, list, isSigned } = stage();
  expect((await attest(attestation())).status).toBe(201);
  expect(await list()).toMatchObject({
    totalCount: 1,
    items: [{ templateId: MCA, type: "MicrosoftCustomerAgreement", dateAgreed: "2026-03-01T00:00:00.000Z" }],
  });
  expect(await list("")).toMatchObject({ totalCount: 0 });
  expect(await isSigned()).toEqual({ isSigned: false });
});

test("the same contact attests once, another one again", async () => {
  const { attest } = stage();
  await attest(attestation());
  expect((await attest(attestation())).json).toMatchObject({
    code: 600061,
    errorName: "PartnerConfirmedAgreementAlreadyExists",
    isRetryable: false,
  });
  expect((await attest(attestation({}, { phoneNumber: "1234567890" }))).status).toBe(201);
});

test.each([[undefined], ["Mine"]])("the type %j makes an agreement of the older kind", async (type) => {
  const { attest, list } = stage();
  expect((await attest(attestation({ type }))).status).toBe(201);
  expect(await list()).toMatchObject({ totalCount: 0 });
  expect(await list("")).toMatchObject({ totalCount: 1 });
});

test.each([
  ["primaryContact.firstName", attestation({}, { firstName: "" })],
  ["primaryContact.lastName", attestation({}, { lastName: undefined })],
  ["primaryContact.email", attestation({}, { email: "tania" })],
  ["templateId", attestation({ templateId: "one" })],
  ["dateAgreed", attestation({ dateAgreed: "soon" })],
  ["dateAgreed", attestation({ dateAgreed: undefined })],
  ["dateAgreed", attestation({ dateAgreed: new Date(START.getTime() + 1).toISOString() })],
])("an attestation with a wrong %s is refused", async (property, body) => {
  const { attest } = stage();
  expect((await attest(body)).json).toMatchObject({ code: 3000, data: [property] });
});

test("an agreement accepted this very moment is taken", async () => {
  const { attest } = stage();
  expect((await attest(attestation({ dateAgreed: START.toISOString() }))).status).toBe(201);
});

test("since January 2026 nothing can be attested, and what was attested stays readable", async () => {
  const { simulator, attest, list } = stage();
  await attest(attestation());
  simulator.takesAttestations = false;
  expect((await attest(attestation({}, { firstName: "Ana" }))).json).toMatchObject({ code: 600006 });
  expect(await list()).toMatchObject({ totalCount: 1 });
});

test.each([
  ["accepts", true],
  ["declines", false],
  ["ignores", false],
] as const)("the agreement of a customer that %s it: signed %s", async (answer, isSigned) => {
  const stageOf = stage();
  expect(await stageOf.isSigned()).toEqual({ isSigned: false });
  stageOf.simulator.answerAgreement(stageOf.id, answer);
  expect(await stageOf.isSigned()).toEqual({ isSigned });
});
