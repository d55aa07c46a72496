import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ask, BRAZIL, customerRequest, simulate } from "./ask.ts";

const create = (simulator: ReturnType<typeof simulate>["simulator"], over = {}, more = {}) =>
  ask(simulator, "POST", "/v1/customers", { as: "app", body: customerRequest(over), ...more });

describe("creating a customer", () => {
  test("answers the customer with its first administrator and without the relationship", async () => {
    const { simulator } = simulate();
    const requestId = randomUUID();
    const { status, json, headers } = await create(simulator, {}, { headers: { "MS-RequestId": requestId } });

    expect(status).toBe(201);
    expect(headers.get("ms-requestid")).toBe(requestId);
    const [customer] = simulator.customers;
    expect(json).toMatchObject({
      id: customer?.id,
      commerceId: customer?.commerceId,
      companyProfile: { tenantId: customer?.id, domain: "contosoexample.onmicrosoft.com" },
      billingProfile: {
        email: "owner@contoso.example",
        culture: "en-US",
        companyName: "Contoso Example Ltd",
        defaultAddress: { country: "US", state: "WA", addressLine1: "1 Main Street" },
        attributes: { etag: customer?.etag },
      },
      enableGDAPByDefault: false,
      relationshipToPartner: "none",
      userCredentials: { userName: "admin", password: customer?.password },
      attributes: { objectType: "Customer" },
    });
    expect(customer?.password).toMatch(/^.{12}$/);
  });

  test("reads property names and codes in any case, and ignores properties it does not know", async () => {
    const { simulator } = simulate();
    const body = `{"CompanyProfile":{"Domain":"xyz.onmicrosoft.com","Extra":1},"BillingProfile":{"Culture":"EN-US",
      "Email":"a@outlook.com","Language":"En","CompanyName":"Some Company","DefaultAddress":{"FirstName":"Tania",
      "LastName":"Carr","AddressLine1":"One Microsoft Way","City":"Redmond","State":"WA","Country":"us",
      "PostalCode":"98052","PhoneNumber":""}},"Unknown":{}}`;
    const { status, json } = await ask(simulator, "POST", "/v1/customers", { body });
    expect(status).toBe(201);
    expect(json).toMatchObject({ enableGDAPByDefault: true, billingProfile: { culture: "en-US", language: "en" } });
  });

  test("a replayed request id answers the first customer with its password, whatever the body says", async () => {
    const { simulator } = simulate();
    const more = { headers: { "MS-RequestId": randomUUID() } };
    const first = await create(simulator, {}, more);
    const again = await create(simulator, { billingProfile: { companyName: "9" } }, more);
    expect(again.status).toBe(201);
    expect(again.json).toEqual(first.json);
    expect(simulator.customers).toHaveLength(1);

    simulator.replayPassword = false;
    const silent = await create(simulator, {}, more);
    expect(silent.json).not.toHaveProperty("userCredentials");
    expect(silent.json).toMatchObject({ id: first.json.id });
  });

  test("a refused request id is judged anew", async () => {
    const { simulator } = simulate();
    const more = { headers: { "MS-RequestId": randomUUID() } };
    expect((await create(simulator, { billingProfile: { companyName: "9" } }, more)).status).toBe(400);
    expect((await create(simulator, {}, more)).status).toBe(201);
  });

  test("needs both ids as GUIDs, and a JSON body", async () => {
    const { simulator } = simulate();
    for (const headers of [{ "MS-RequestId": "" }, { "MS-CorrelationId": "" }, { "MS-RequestId": "42" }]) {
      const { status, json } = await create(simulator, {}, { headers });
      expect(status).toBe(400);
      expect(json).toMatchObject({ code: 3000, source: "PartnerFD" });
    }
    expect((await create(simulator, {}, { body: "{" })).json).toMatchObject({ code: 3000 });
    expect((await create(simulator, {}, { headers: { "content-type": "text/plain" } })).status).toBe(415);
    expect(simulator.customers).toEqual([]);
  });

  test.each([
    ["a password of one's own", { userCredentials: { userName: "admin", password: "x" } }, "userCredentials"],
    ["GDAP as text", { enableGDAPByDefault: "yes" }, "enableGDAPByDefault"],
    ["no company name", { billingProfile: { companyName: " " } }, "billingProfile.companyName"],
    ["one character", { billingProfile: { companyName: "C" } }, "billingProfile.companyName"],
    ["256 characters", { billingProfile: { companyName: "ab".repeat(128) } }, "billingProfile.companyName"],
    ["special characters", { billingProfile: { companyName: "– & ؟?،" } }, undefined],
    ["only special characters", { billingProfile: { companyName: "– & ,،?" } }, "billingProfile.companyName"],
    ["an abbreviation", { billingProfile: { companyName: "Pvt Ltd" } }, "billingProfile.companyName"],
    ["a repeated character", { billingProfile: { companyName: "aAa" } }, "billingProfile.companyName"],
    ["single characters", { billingProfile: { companyName: "1 2 3" } }, "billingProfile.companyName"],
    ["single Chinese characters", { billingProfile: { companyName: "中 国" } }, undefined],
    ["a domain ending", { billingProfile: { companyName: "Contoso.com" } }, undefined],
    ["Microsoft's e-mail", { billingProfile: { email: "a@microsoft.com" } }, "billingProfile.email"],
    ["the partner's e-mail", { billingProfile: { email: "a@mail.partner.example" } }, "billingProfile.email"],
    ["no e-mail address", { billingProfile: { email: "nobody" } }, "billingProfile.email"],
    ["a culture of elsewhere", { billingProfile: { culture: "de-DE" } }, "billingProfile.culture"],
    ["a language of elsewhere", { billingProfile: { language: "de" } }, "billingProfile.language"],
    ["a bare prefix", { companyProfile: { domain: "contoso" } }, "companyProfile.domain"],
    ["a custom domain", { companyProfile: { domain: "contoso.com" } }, "companyProfile.domain"],
    ["27 characters", { companyProfile: { domain: `${"a".repeat(27)}.onmicrosoft.com` } }, undefined],
    ["28", { companyProfile: { domain: `${"a".repeat(28)}.onmicrosoft.com` } }, "companyProfile.domain"],
    ["UK for GB", { address: { country: "UK" } }, "billingProfile.defaultAddress.country"],
    ["no street", { address: { addressLine1: "" } }, "billingProfile.defaultAddress.addressLine1"],
    ["a long street", { address: { addressLine1: "a".repeat(201) } }, "billingProfile.defaultAddress.addressLine1"],
    ["a state that is none", { address: { state: "XX" } }, "billingProfile.defaultAddress.state"],
    ["no state", { address: { state: null } }, "billingProfile.defaultAddress.state"],
    ["a foreign postal code", { address: { postalCode: "SW1A 1AA" } }, "billingProfile.defaultAddress.postalCode"],
    ["no city", { address: { city: "" } }, "billingProfile.defaultAddress.city"],
    ["a short phone number", { address: { phoneNumber: "123" } }, "billingProfile.defaultAddress.phoneNumber"],
    ["no last name", { address: { lastName: "" } }, "billingProfile.defaultAddress.lastName"],
    ["51 characters", { address: { firstName: "a".repeat(51) } }, "billingProfile.defaultAddress.firstName"],
    ["a number for text", { address: { city: 7 } }, "city"],
    ["a reseller that is no GUID", { associatedPartnerId: "4847383" }, "associatedPartnerId"],
  ])("judges %s", async (_, over, property) => {
    const { simulator } = simulate({ partnerDomains: ["Partner.example"] });
    const { status, json } = await create(simulator, over);
    if (property === undefined) {
      expect(status).toBe(201);
    } else {
      expect(status).toBe(400);
      expect(json).toMatchObject({ code: 3000 });
      expect(json.data).toContain(property);
      expect(simulator.customers).toEqual([]);
    }
  });

  test("names every wrong property at once", async () => {
    const { json } = await create(simulate().simulator, { address: { city: "", lastName: "" } });
    expect(json.data).toHaveLength(2);
  });

  test("a domain is given once", async () => {
    const { simulator } = simulate({ takenDomains: ["fabrikam.onmicrosoft.com"] });
    const taken = { companyProfile: { domain: "Fabrikam.onmicrosoft.com" } };
    expect((await create(simulator, taken)).json).toMatchObject({ code: 3000, data: ["companyProfile.domain"] });
    await create(simulator);
    expect((await create(simulator)).json).toMatchObject({ code: 3000, data: ["companyProfile.domain"] });
    expect(simulator.customers).toHaveLength(1);
  });

  test("refuses a country outside the partner's region in the old shape", async () => {
    const { simulator } = simulate({ countriesOutsideRegion: ["US"] });
    const { status, json } = await create(simulator);
    expect(status).toBe(403);
    expect(json).toEqual({
      code: 2030,
      description: "Partner isn't onboarded to sell in country/region.",
      data: [],
      source: "PartnerFD",
    });
  });
});

describe("the registration id and the phone number", () => {
  const withId = (id: string | undefined, country: object = BRAZIL) => ({
    ...country,
    companyProfile: { organizationRegistrationNumber: id },
  });

  test("are mandatory in Brazil", async () => {
    const { simulator } = simulate();
    const { status, json } = await create(simulator, BRAZIL);
    expect(status).toBe(400);
    expect(json).toMatchObject({ code: 600049, isRetryable: false, errorMessageExtended: "InternalErrorCode=600049" });
    const silent = withId("12345678000195", { ...BRAZIL, address: { ...BRAZIL.address, phoneNumber: "" } });
    expect((await create(simulator, silent)).json).toMatchObject({ code: 600051 });
    expect((await create(simulator, withId("12345678000195"))).status).toBe(201);
    expect(simulator.customers[0]?.registrationId).toBe("12345678000195");
  });

  test("in the wrong format are answered with the expected one", async () => {
    const { json } = await create(simulate().simulator, withId("12-34"));
    expect(json).toMatchObject({ code: 600050 });
    expect(json.message).toContain("^(\\d{14}|\\d{2}\\.\\d{3}\\.\\d{3}\\/\\d{4}-\\d{2})$");
  });

  const elsewhere = (country: string, culture: string) => ({
    billingProfile: { culture, language: culture.slice(0, 2) },
    address: {
      country,
      state: country === "CA" ? "ON" : "",
      city: "A",
      postalCode: country === "CA" ? "K1A 0B1" : "10115",
    },
  });

  test.each([
    ["DE", "de-DE", "HRB 1", 600002],
    ["FR", "fr-FR", "1", 600002],
    ["FR", "fr-FR", undefined, 201],
    ["CN", "zh-CN", "1", 201],
    ["CA", "en-CA", "1", 600050],
    ["CA", "en-CA", "123456782", 201],
    ["VN", "vi-VN", undefined, 600049],
    ["VN", "vi-VN", "1", 600051],
  ])("in %s with %s and %s answer %s", async (country, culture, id, expected) => {
    const { status, json } = await create(simulate().simulator, withId(id, elsewhere(country, culture)));
    expect(status === 201 ? 201 : json.code).toBe(expected);
  });
});

describe("creating for a reseller", () => {
  test("needs a user, and a reseller that is one, active, linked and signed", async () => {
    const { simulator } = simulate();
    const good = simulator.seedReseller({ name: "First Up Consultants" });
    const inactive = simulator.seedReseller({ name: "Gone", state: "Inactive" });
    const unlinked = simulator.seedReseller({ name: "Elsewhere", isLocationLinked: false });
    const unsigned = simulator.seedReseller({ name: "Unsigned", isAgreementSigned: false });
    const createFor = async (associatedPartnerId: string, as: "app" | "app+user" = "app+user") => {
      const { status, json } = await create(simulator, { associatedPartnerId }, { as });
      return status === 201 ? 201 : json.code;
    };
    expect(await createFor(good.id, "app")).toBe("900329");
    expect(await createFor(randomUUID())).toBe(800016);
    expect(await createFor(inactive.id)).toBe(800039);
    expect(await createFor(unlinked.id)).toBe("900154");
    expect(await createFor(unsigned.id)).toBe("900123");
    expect(simulator.customers).toEqual([]);
    expect(await createFor(good.id.toUpperCase())).toBe(201);
    expect(simulator.customers).toHaveLength(1);
  });
});
