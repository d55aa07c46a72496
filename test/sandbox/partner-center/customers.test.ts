import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ask, customerRequest, simulate } from "./ask.ts";

function withCustomers(names: readonly string[]) {
  const { simulator } = simulate();
  for (const [at, companyName] of names.entries()) {
    simulator.seedCustomer({ companyName, domain: `domain${at}.onmicrosoft.com` });
  }
  return simulator;
}

interface Page {
  items: { companyProfile: { companyName: string; domain: string } }[];
  links: { next?: { uri: string; headers: { key: string; value: string }[] } };
}

async function read(simulator: ReturnType<typeof withCustomers>, path: string, headers: Record<string, string> = {}) {
  const { json } = await ask(simulator, "GET", path, { as: "app", headers });
  // A test reads a page only of a list that answers 200.
  return json as unknown as Page;
}

describe("the customer list", () => {
  test("is read page by page through links that start with /v1 now and then", async () => {
    const simulator = withCustomers(["A1", "B1", "C1", "D1", "E1"]);
    const seen: string[] = [];
    const uris: string[] = [];
    let page = await read(simulator, "/v1/customers?size=2");
    for (;;) {
      seen.push(...page.items.map(({ companyProfile }) => companyProfile.companyName));
      const { next } = page.links;
      if (next === undefined) break;
      uris.push(next.uri);
      const headers = Object.fromEntries(next.headers.map(({ key, value }) => [key, value]));
      page = await read(simulator, next.uri.replace(/^(\/v1)?/, "/v1"), headers);
    }
    expect(seen).toEqual(["A1", "B1", "C1", "D1", "E1"]);
    expect(uris).toEqual(["/v1/customers?size=2&seekOperation=Next", "/customers?size=2&seekOperation=Next"]);
    expect((await ask(simulator, "GET", "/customers?size=2")).json).toMatchObject({ code: 1000 });
    expect((await ask(simulator, "GET", "/v1/v1/customers?size=2")).json).toMatchObject({ code: 1000 });
  });

  test("holds no billing profile", async () => {
    const simulator = withCustomers(["Contoso"]);
    const { json } = await ask(simulator, "GET", "/v1/customers?size=40");
    const id = simulator.customers[0]?.id;
    expect(json).toMatchObject({
      totalCount: 1,
      items: [
        {
          id,
          companyProfile: { tenantId: id, domain: "domain0.onmicrosoft.com", companyName: "Contoso" },
          relationshipToPartner: "reseller",
        },
      ],
    });
    expect(JSON.stringify(json)).not.toContain("billingProfile");
  });

  test("is filtered by the beginning of name or domain in any case, page by page", async () => {
    const simulator = withCustomers(["Contoso One", "Fabrikam", "contoso two"]);
    const filter = (Field: string, Value: string) =>
      encodeURIComponent(JSON.stringify({ Field, Value, Operator: "starts_with" }));
    const first = await read(simulator, `/v1/customers?size=1&filter=${filter("CompanyName", "CONT")}`);
    expect(first.items.map(({ companyProfile }) => companyProfile.companyName)).toEqual(["Contoso One"]);
    const token = first.links.next?.headers[0]?.value ?? "";
    const second = await read(simulator, first.links.next?.uri ?? "", { "MS-ContinuationToken": token });
    expect(second.items.map(({ companyProfile }) => companyProfile.companyName)).toEqual(["contoso two"]);
    const byDomain = await read(simulator, `/v1/customers?size=9&filter=${filter("Domain", "domain1")}`);
    expect(byDomain.items.map(({ companyProfile }) => companyProfile.companyName)).toEqual(["Fabrikam"]);
  });

  test("filtered by reseller needs a user", async () => {
    const simulator = withCustomers(["Direct"]);
    const { id } = simulator.seedReseller({ name: "First Up" });
    simulator.seedCustomer({ companyName: "Theirs", domain: "theirs.onmicrosoft.com", associatedPartnerId: id });
    const path = `/v1/customers?size=9&filter=${encodeURIComponent(JSON.stringify({ Field: "IndirectReseller", Value: id, Operator: "starts_with" }))}`;
    expect((await ask(simulator, "GET", path, { as: "app" })).json).toMatchObject({ code: "900329" });
    expect((await ask(simulator, "GET", path)).json).toMatchObject({ totalCount: 1 });
  });

  test.each([
    "size=0",
    "size=501",
    "size=many",
    "size=2&filter=%7B",
    `size=2&filter=${encodeURIComponent('{"Field":"Email","Value":"a","Operator":"starts_with"}')}`,
    `size=2&filter=${encodeURIComponent('{"Field":"Domain","Value":"a","Operator":"equals"}')}`,
    "size=2&seekOperation=Next",
  ])("refuses %s", async (query) => {
    const { status, json } = await ask(withCustomers(["A1"]), "GET", `/v1/customers?${query}`);
    expect(status).toBe(400);
    expect(json).toMatchObject({ code: 3000 });
  });

  test("refuses a continuation of another search", async () => {
    const simulator = withCustomers(["A1", "B1", "C1"]);
    const first = await read(simulator, "/v1/customers?size=1");
    const headers = { "MS-ContinuationToken": first.links.next?.headers[0]?.value ?? "" };
    const { status } = await ask(simulator, "GET", "/v1/customers?size=2&seekOperation=Next", { headers });
    expect(status).toBe(400);
  });
});

describe("one customer", () => {
  test("is read with its billing profile and the relationship that creation did not show", async () => {
    const { simulator } = simulate();
    const { json } = await ask(simulator, "POST", "/v1/customers", { body: customerRequest() });
    const read = await ask(simulator, "GET", `/v1/customers/${String(json.id)}`, { as: "app" });
    expect(read.json).toMatchObject({
      id: json.id,
      relationshipToPartner: "reseller",
      allowDelegatedAccess: false,
      billingProfile: { companyName: "Contoso Example Ltd", defaultAddress: { city: "Redmond" } },
    });
    expect(read.text).not.toContain("password");
  });

  test("that is unknown or no GUID is refused", async () => {
    const { simulator } = simulate();
    const unknown = await ask(simulator, "GET", `/v1/customers/${randomUUID()}`);
    expect([unknown.status, unknown.json.code]).toEqual([404, 1000]);
    const invalid = await ask(simulator, "GET", "/v1/customers/contoso");
    expect([invalid.status, invalid.json.code]).toEqual([400, "900118"]);
  });
});

test("a domain exists (200) once a customer has it or it was taken before, and is free (404) else", async () => {
  const { simulator } = simulate({ takenDomains: ["fabrikam.onmicrosoft.com"] });
  const head = async (domain: string) => {
    const { status, text } = await ask(simulator, "HEAD", `/v1/domains/${domain}`, { as: "app" });
    expect(text).toBe("");
    return status;
  };
  expect(await head("contosoexample.onmicrosoft.com")).toBe(404);
  await ask(simulator, "POST", "/v1/customers", { body: customerRequest() });
  expect(await head("ContosoExample.onmicrosoft.com")).toBe(200);
  expect(await head("fabrikam.onmicrosoft.com")).toBe(200);
});
