import { describe, expect, test } from "vitest";
import type { AuditRecord } from "../../../src/sandbox/partner-center/audit-log.ts";
import { ask, customerRequest, GUID, matching, simulate } from "./ask.ts";
import { subscribed } from "./subscribed.ts";

const DAY = 86_400_000;

interface Page {
  items: AuditRecord[];
  links: { self: { uri: string }; next?: { uri: string; headers: { value: string }[] } };
}

function stage() {
  const { simulator, wait } = simulate();
  const seed = (companyName: string) =>
    simulator.seedCustomer({ companyName, domain: `${companyName.toLowerCase()}.onmicrosoft.com` });
  const record = (customer: { id: string }, operationType: string, resourceType = "customer") =>
    simulator.addAuditRecord(customer.id, { operationType, resourceType });
  const list = async (query = "", headers: Record<string, string> = {}) => {
    const { status, json } = await ask(simulator, "GET", `/v1/auditrecords${query}`, { as: "app", headers });
    expect(status).toBe(200);
    return json as unknown as Page;
  };
  const types = async (query = "") => (await list(query)).items.map(({ operationType }) => operationType);
  return { simulator, wait, seed, record, list, types };
}

test("a creation is recorded with who did it, and without the password", async () => {
  const { simulator, list } = stage();
  const { json } = await ask(simulator, "POST", "/v1/customers", { body: customerRequest() });
  const { items } = await list();
  expect(items).toEqual([
    {
      partnerId: matching(GUID),
      customerId: json["id"],
      customerName: "Contoso Example Ltd",
      userPrincipalName: "consent@partner.example",
      applicationId: matching(GUID),
      resourceType: "customer",
      resourceNewValue: matching(/"userCredentials":\{"userName":"admin","password":""\}/),
      operationType: "add_customer",
      operationDate: matching(/^2026-03-02T09:00:00\.\d{7}Z$/),
      operationStatus: "succeeded",
      customizedData: [],
      attributes: { objectType: "AuditRecord" },
    },
  ]);
  const { password } = json["userCredentials"] as { password: string };
  expect(JSON.stringify(items)).not.toContain(JSON.stringify(password).slice(1, -1));
});

test("an application is named without a user; a replay and a refusal are not recorded", async () => {
  const { simulator, list } = stage();
  const headers = { "MS-RequestId": "6f0d5c1e-8a3b-4c57-9f26-0b1d7e4a9c38" };
  const create = () => ask(simulator, "POST", "/v1/customers", { as: "app", body: customerRequest(), headers });
  await create();
  await create();
  await ask(simulator, "POST", "/v1/customers", { body: {} });
  const { items } = await list();
  expect(items).toHaveLength(1);
  expect(items[0]).not.toHaveProperty("userPrincipalName");
});

test("an acceptance is recorded with the time that its event tells", async () => {
  const { simulator, sent, accept } = await subscribed();
  const { id } = accept("Wingtip");
  await simulator.deliveriesSettled();
  const [record] = simulator.auditLog;
  expect(record).toMatchObject({ customerId: id, resourceType: "partner_customer_relationship" });
  expect(sent[0]!.body).toContain(record!.operationDate.replace("Z", "+00:00"));
  simulator.keepsAuditLog = false;
  accept("Fourth");
  await simulator.deliveriesSettled();
  expect(sent).toHaveLength(2);
  expect(simulator.auditLog).toHaveLength(1);
});

test("an agreement is recorded", async () => {
  const { simulator, seed, types } = stage();
  simulator.takesAttestations = true;
  const body = {
    primaryContact: { firstName: "Tania", lastName: "Carr", email: "tania@contoso.example" },
    templateId: "117a77b0-9360-443b-8795-c6dedc750cf9",
    dateAgreed: "2026-03-01T00:00:00Z",
    type: "MicrosoftCustomerAgreement",
  };
  await ask(simulator, "POST", `/v1/customers/${seed("Contoso").id}/agreements`, { body });
  expect(
    await types("?filter=%7B%22Field%22:%22ResourceType%22,%22Value%22:%22Agreement%22,%22Operator%22:%22equals%22%7D"),
  ).toEqual(["create_agreement"]);
});

describe("the window", () => {
  test("is the last thirty days when nothing is said, newest first", async () => {
    const { wait, seed, record, types } = stage();
    const contoso = seed("Contoso");
    record(contoso, "first");
    wait(30 * DAY);
    record(contoso, "second");
    record(contoso, "third");
    expect(await types()).toEqual(["third", "second", "first"]);
    wait(DAY);
    expect(await types()).toEqual(["third", "second"]);
  });

  test("is of whole days, both ends included", async () => {
    const { wait, seed, record, types } = stage();
    const contoso = seed("Contoso");
    for (const day of ["2", "3", "4"]) {
      record(contoso, day);
      wait(DAY);
    }
    expect(await types("?startDate=2026-03-02&endDate=2026-03-03")).toEqual(["3", "2"]);
    expect(await types("?startDate=2026-03-04")).toEqual(["4"]);
    expect(await types("?startDate=2026-03-05&endDate=2026-03-05")).toEqual([]);
  });

  test("reaches back ninety days and not one more", async () => {
    const { simulator, wait, seed, record, types } = stage();
    record(seed("Contoso"), "old");
    wait(90 * DAY);
    expect(await types("?startDate=2026-03-02")).toEqual(["old"]);
    const { status, json } = await ask(simulator, "GET", "/v1/auditrecords?startDate=2026-03-01");
    expect([status, json["data"]]).toEqual([400, ["startDate"]]);
  });

  test.each([
    ["startDate=yesterday", "startDate"],
    ["startDate=2026-02-30", "startDate"],
    ["startDate=2026-3-2", "startDate"],
    ["startDate=2026-03-01T00:00:00Z", "startDate"],
    ["startDate=2026-03-02&endDate=2026-13-01", "endDate"],
    ["startDate=2026-03-02&endDate=2026-03-01", "endDate"],
    ["size=0", "size"],
    ["size=501", "size"],
    ["seekOperation=Next", "MS-ContinuationToken"],
    ["filter=contoso", "filter"],
  ])("is refused with %s", async (query, property) => {
    const { status, json } = await ask(stage().simulator, "GET", `/v1/auditrecords?${query}`);
    expect([status, json["data"]]).toEqual([400, [property]]);
  });
});

describe("the filter", () => {
  const filter = (Field: string, Value: string, Operator: string) =>
    `?filter=${encodeURIComponent(JSON.stringify({ Field, Value, Operator }))}`;

  test("takes a part of the name, a customer, or a type of resource, in any case", async () => {
    const { seed, record, types } = stage();
    const fabrikam = seed("Fabrikam");
    record(seed("Contoso"), "one");
    record(fabrikam, "two", "partner_customer_relationship");
    expect(await types(filter("CompanyName", "BRI", "substring"))).toEqual(["two"]);
    expect(await types(filter("CustomerId", fabrikam.id.toUpperCase(), "equals"))).toEqual(["two"]);
    expect(await types(filter("ResourceType", "PartnerCustomerRelationship", "equals"))).toEqual(["two"]);
    expect(await types(filter("ResourceType", "customer", "equals"))).toEqual(["one"]);
    expect(await types(filter("CompanyName", "Nobody", "substring"))).toEqual([]);
  });

  test.each([
    ["OperationType", "add_customer", "equals"],
    ["CompanyName", "Contoso", "equals"],
    ["CustomerId", "Contoso", "substring"],
    ["ResourceType", "", "equals"],
  ])("refuses %s %s %s", async (...words) => {
    const { simulator } = stage();
    expect((await ask(simulator, "GET", `/v1/auditrecords${filter(...words)}`)).status).toBe(400);
  });
});

test("the log is read page by page, and a continuation is good for its own search alone", async () => {
  const { simulator, seed, record, list } = stage();
  const contoso = seed("Contoso");
  for (let number = 1; number <= 5; number += 1) record(contoso, String(number));
  const seen: string[] = [];
  const uris: string[] = [];
  let page = await list("?startDate=2026-03-01&size=2");
  for (;;) {
    seen.push(...page.items.map(({ operationType }) => operationType));
    const { next } = page.links;
    if (next === undefined) break;
    uris.push(next.uri);
    const token = { "MS-ContinuationToken": next.headers[0]!.value };
    page = await list(next.uri.replace(/^(\/v1)?\/auditrecords/, ""), token);
    const elsewhere = await ask(simulator, "GET", "/v1/auditrecords?size=2&seekOperation=Next", { headers: token });
    expect(elsewhere.status).toBe(400);
  }
  expect(seen).toEqual(["5", "4", "3", "2", "1"]);
  expect(uris.map((uri) => uri.startsWith("/v1/"))).toEqual([true, false]);
});
