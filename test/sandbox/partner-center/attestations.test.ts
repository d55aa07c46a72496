import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { actAsCustomer } from "../../../src/sandbox/as-customer.ts";
import { createAsMicrosoft } from "../../../src/sandbox/as-microsoft.ts";
import { ask, simulate, START } from "./ask.ts";

const MCA = "117a77b0-9360-443b-8795-c6dedc750cf9";
const PATH = "/v1/attestations/enhanced";
const LIVES = 30 * 86_400_000;
const page = (over: Record<string, unknown> = {}) => ({
  country: "DE",
  language: "de",
  companyName: "Contoso GmbH",
  signatoryFirstName: "Tania",
  signatoryLastName: "Carr",
  signatoryEmail: "tania@contoso.example",
  ...over,
});
const signatory = { firstName: "Tania", lastName: "Carr", email: "tania@contoso.example" };

function stage() {
  const { simulator, wait } = simulate();
  const { id } = simulator.seedCustomer({ companyName: "Contoso GmbH", domain: "c.onmicrosoft.com" });
  const begin = (body: unknown = page(), more: { as?: "app"; headers?: Record<string, string> } = {}) =>
    ask(simulator, "POST", PATH, { as: "app", body, ...more });
  return {
    simulator,
    wait,
    customerId: id,
    begin,
    begun: async (body?: unknown) => String((await begin(body)).json["attestationId"]),
    look: (attestationId: string) => ask(simulator, "GET", `${PATH}/${attestationId}`, { as: "app" }),
    stateOf: async (attestationId: string) =>
      (await ask(simulator, "GET", `${PATH}/${attestationId}`, { as: "app" })).json["status"],
    finalise: (attestationId: unknown, contact: Record<string, unknown> = {}, over: Record<string, unknown> = {}) =>
      ask(simulator, "POST", `/v1/customers/${id}/agreements`, {
        body: {
          primaryContact: { ...signatory, ...contact },
          templateId: MCA,
          dateAgreed: START.toISOString(),
          type: "MicrosoftCustomerAgreement",
          attestationId,
          ...over,
        },
      }),
    agreements: () => simulator.customers[0]!.agreements,
  };
}

test.each(["app", "app+user"] as const)("a page is made and read with a token of kind %s", async (as) => {
  const { simulator } = stage();
  const made = await ask(simulator, "POST", PATH, { as, body: page({ signatoryPhoneNumber: "+49 30 5550100" }) });
  expect(made.status).toBe(201);
  const { attestationId } = made.json;
  const attestationUrl = `https://attestation.microsoft.example/${String(attestationId)}`;
  expect(made.json).toMatchObject({ attestationUrl, status: "Pending" });
  expect((await ask(simulator, "GET", `${PATH}/${String(attestationId)}`, { as })).json).toEqual(made.json);
  expect(simulator.attestations).toMatchObject([
    {
      id: attestationId,
      link: attestationUrl,
      state: "Pending",
      signatory: { ...signatory, phoneNumber: "+49 30 5550100" },
    },
  ]);
});

test("nobody without a token makes or reads a page", async () => {
  const { simulator, begun } = stage();
  const id = await begun();
  expect((await ask(simulator, "POST", PATH, { as: "none", body: page() })).status).toBe(401);
  expect((await ask(simulator, "GET", `${PATH}/${id}`, { as: "none" })).status).toBe(401);
  expect(simulator.attestations).toHaveLength(1);
});

test.each([
  ["country", { country: undefined }],
  ["country", { country: "Germany" }],
  ["country", { country: "DEU" }],
  ["country", { country: "de" }],
  ["country", { country: "ZZ" }],
  ["language", { language: undefined }],
  ["language", { language: "German language" }],
  ["companyName", { companyName: " " }],
  ["signatoryFirstName", { signatoryFirstName: "" }],
  ["signatoryLastName", { signatoryLastName: null }],
  ["signatoryLastName", { signatoryLastName: 7 }],
  ["signatoryEmail", { signatoryEmail: undefined }],
  ["signatoryEmail", { signatoryEmail: "tania" }],
  ["signatoryPhoneNumber", { signatoryPhoneNumber: 4930 }],
])("a wrong %s is refused by its name: %j", async (property, over) => {
  const { begin, simulator } = stage();
  const { status, json } = await begin(page(over));
  expect({ status, json }).toMatchObject({ status: 400, json: { code: 3000, data: [property] } });
  expect(simulator.attestations).toEqual([]);
});

test.each([
  ["DE", "de"],
  ["US", "en-US"],
  ["XK", "sr-Latn"],
])("%s in the language %s is taken", async (country, language) => {
  const { begin } = stage();
  expect((await begin(page({ country, language }))).status).toBe(201);
});

test.each([[""], ["mine"]])("the request ID %j is refused", async (requestId) => {
  const { begin, simulator } = stage();
  const { json } = await begin(page(), { headers: { "MS-RequestId": requestId } });
  expect(json).toMatchObject({ code: 3000, data: ["MS-RequestId"] });
  expect(simulator.attestations).toEqual([]);
});

test("the same request ID answers the same attestation, as it stands by then and whatever it is sent", async () => {
  const { begin, simulator } = stage();
  const headers = { "MS-RequestId": randomUUID() };
  const first = await begin(page(), { headers });
  const id = String(first.json["attestationId"]);
  simulator.answerAttestation(id, "accepts");
  const again = await begin(page({ country: "nowhere" }), {
    headers: { "MS-RequestId": headers["MS-RequestId"].toUpperCase() },
  });
  expect(again.json).toEqual({ ...first.json, status: "ReadyToCreateAgreement" });
  expect(simulator.attestations).toHaveLength(1);
  await begin();
  expect(simulator.attestations).toHaveLength(2);
});

test.each([
  ["an ID that nobody knows", randomUUID()],
  ["no ID at all", "one"],
])("there is no page of %s", async (_, id) => {
  const { look } = stage();
  expect(await look(id)).toMatchObject({ status: 404, json: { code: 1000 } });
});

test.each([
  ["accepts", "ReadyToCreateAgreement", "ReadyToCreateAgreement"],
  ["declines", "Pending", "LinkExpired"],
  ["ignores", "Pending", "LinkExpired"],
] as const)("a customer that %s: %s, and %s after thirty days", async (answer, state, later) => {
  const { simulator, begun, stateOf, wait } = stage();
  const id = await begun();
  expect(simulator.answerAttestation(id, answer)).toBeNull();
  expect(await stateOf(id)).toBe(state);
  wait(LIVES - 1);
  expect(await stateOf(id)).toBe(state);
  wait(1);
  expect(await stateOf(id)).toBe(later);
});

test("whoever declined may still accept; an acceptance stays, and an expired page takes none", async () => {
  const { simulator, begun, stateOf, wait } = stage();
  const [id, other] = [await begun(), await begun()];
  simulator.answerAttestation(id, "declines");
  expect(simulator.answerAttestation(id, "accepts")).toBeNull();
  expect(simulator.answerAttestation(id, "declines")).toContain("accepted");
  expect(await stateOf(id)).toBe("ReadyToCreateAgreement");
  wait(LIVES);
  expect(simulator.answerAttestation(other, "accepts")).toContain("expired");
  expect(await stateOf(other)).toBe("LinkExpired");
  expect(() => simulator.answerAttestation("nobody", "accepts")).toThrow("nobody");
});

test("an accepted page makes one agreement, though the older way is closed", async () => {
  const { simulator, begun, finalise, stateOf, agreements, customerId } = stage();
  const id = await begun();
  simulator.answerAttestation(id, "accepts");
  expect((await finalise(id.toUpperCase())).status).toBe(201);
  expect(agreements()).toMatchObject([{ type: "MicrosoftCustomerAgreement", primaryContact: signatory }]);
  expect(await stateOf(id)).toBe("Finalised");
  const signed = `/v1/customers/${customerId}/directSignedMicrosoftCustomerAgreementStatus`;
  expect((await ask(simulator, "GET", signed)).json).toEqual({ isSigned: false });
  expect((await finalise(id)).json).toMatchObject({ code: 600061 });
  expect(agreements()).toHaveLength(1);
});

test("the contact of another page that was attested before is there already", async () => {
  const { simulator, begun, finalise, stateOf, agreements } = stage();
  const [first, second] = [await begun(), await begun()];
  for (const id of [first, second]) simulator.answerAttestation(id, "accepts");
  await finalise(first);
  expect((await finalise(second)).json).toMatchObject({ code: 600061 });
  expect(await stateOf(second)).toBe("ReadyToCreateAgreement");
  expect(agreements()).toHaveLength(1);
});

test.each([
  ["while the older way is closed", false],
  ["while the older way is open", true],
])("a page that nobody accepted, has expired or is not there makes none, %s", async (_, isOpen) => {
  const { simulator, begun, finalise, agreements, wait } = stage();
  simulator.takesAttestations = isOpen;
  const id = await begun();
  const refused = { status: 400, json: { code: 3000, data: ["attestationId"] } };
  expect(await finalise(id)).toMatchObject(refused);
  expect(await finalise(randomUUID())).toMatchObject(refused);
  expect(await finalise(7)).toMatchObject(refused);
  wait(LIVES);
  expect(await finalise(id)).toMatchObject(refused);
  expect(agreements()).toEqual([]);
});

test.each([
  ["attestationId", { firstName: "Ana" }, {}],
  ["attestationId", { email: "ana@contoso.example" }, {}],
  ["attestationId", { phoneNumber: "1234567890" }, {}],
  ["type", {}, { type: undefined }],
  ["type", {}, { type: "MicrosoftCloudAgreement" }],
  ["templateId", {}, { templateId: "one" }],
  ["dateAgreed", {}, { dateAgreed: new Date(START.getTime() + 1).toISOString() }],
])("an accepted page is not finalised with a wrong %s: %j %j", async (property, contact, over) => {
  const { simulator, begun, finalise, stateOf, agreements } = stage();
  const id = await begun();
  simulator.answerAttestation(id, "accepts");
  expect((await finalise(id, contact, over)).json).toMatchObject({ code: 3000, data: [property] });
  expect(await stateOf(id)).toBe("ReadyToCreateAgreement");
  expect(agreements()).toEqual([]);
  expect((await finalise(id)).status).toBe(201);
});

test("without a page nothing is attested any more, and app-only access finalises nothing", async () => {
  const { simulator, begun, finalise, customerId } = stage();
  const id = await begun();
  simulator.answerAttestation(id, "accepts");
  expect((await finalise(undefined)).json).toMatchObject({ code: 600006 });
  const asked = await ask(simulator, "POST", `/v1/customers/${customerId}/agreements`, { as: "app", body: {} });
  expect(asked.json).toMatchObject({ code: "900329" });
});

test("the pane acts as the customer on the page, and tells where it stands", async () => {
  const { simulator, begun } = stage();
  const id = await begun();
  const microsoft = createAsMicrosoft(simulator, 8);
  const accepts = { to: "attestation", attestation: id, answer: "accepts" } as const;
  expect(microsoft.look()).toMatchObject({
    attestations: [{ id, signatory: "Tania Carr", state: "Pending", answer: null }],
  });
  expect(microsoft.act({ do: "customer", act: accepts })).toBeNull();
  expect(microsoft.look()).toMatchObject({ attestations: [{ state: "ReadyToCreateAgreement", answer: "accepts" }] });
  expect(microsoft.act({ do: "customer", act: accepts })).toContain("already");
  expect(actAsCustomer(simulator, { ...accepts, attestation: "nobody" })).toBe("There is no such attestation.");
  expect(microsoft.act({ do: "customer", act: { ...accepts, answer: "signs" } })).toContain("answer");
});
