import { describe, expect, it } from "vitest";
import type { Address } from "../../src/core/customer/checks.ts";
import { newCustomer, requestId, simulatedPartnerCenter } from "../support/partner-center.ts";

const address: Address = {
  country: "US",
  line1: "1 Main Street",
  line2: "",
  city: "Redmond",
  state: "WA",
  postalCode: "98052",
};

describe("creating a customer", () => {
  it("brings the tenant, who signs in there, and the password to hand over", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    const answer = await partnerCenter.createCustomer(newCustomer(), { requestId });
    if (!answer.ok) throw new Error(answer.failure.code ?? "");
    const [created] = simulator.customers;
    expect(answer.value.tenantId).toBe(created?.id);
    expect(answer.value.userName).toBe("admin@fabrikamwood.onmicrosoft.com");
    expect(answer.value.password?.reveal()).toBe(created?.password);
    expect(answer.value.correlationId).toBe(simulator.received.at(-1)?.correlationId);
  });

  it("makes one customer when the same request is sent again", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    const first = await partnerCenter.createCustomer(newCustomer(), { requestId });
    const second = await partnerCenter.createCustomer(newCustomer(), { requestId });
    expect(second.ok && second.value.tenantId).toBe(first.ok && first.value.tenantId);
    expect(simulator.customers).toHaveLength(1);
  });

  it("says that there is no password when a replay leaves it out", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    await partnerCenter.createCustomer(newCustomer(), { requestId });
    simulator.replayPassword = false;
    const replay = await partnerCenter.createCustomer(newCustomer(), { requestId });
    expect(replay).toMatchObject({ ok: true, value: { userName: null, password: null } });
  });

  it("signs in as the application alone, and as the consenting person for a reseller's customer", async () => {
    const { partnerCenter, simulator, sent } = simulatedPartnerCenter();
    const reseller = simulator.seedReseller({ name: "Tailspin Cloud" });
    await partnerCenter.createCustomer(newCustomer(), { requestId });
    const forReseller = newCustomer({ domain: "wingtip.onmicrosoft.com", resellerId: reseller.id });
    const answer = await partnerCenter.createCustomer(forReseller, {
      requestId: "22222222-2222-4222-8222-222222222222",
    });
    expect(answer.ok).toBe(true);
    expect(sent("/v1/customers").map((call) => call.token)).toEqual(["app", "app+user"]);
  });

  it("gives every call a correlation ID of its own and keeps the request ID that it was given", async () => {
    const { partnerCenter, sent } = simulatedPartnerCenter();
    await partnerCenter.createCustomer(newCustomer(), { requestId });
    await partnerCenter.createCustomer(newCustomer(), { requestId });
    const calls = sent("/v1/customers");
    expect(calls.map((call) => call.requestId)).toEqual([requestId, requestId]);
    expect(new Set(calls.map((call) => call.correlationId)).size).toBe(2);
  });
});

describe("looking before creating", () => {
  it("knows a taken domain from a free one", async () => {
    const { partnerCenter } = simulatedPartnerCenter({ simulator: { takenDomains: ["contoso.onmicrosoft.com"] } });
    expect(await partnerCenter.isDomainTaken("contoso.onmicrosoft.com")).toEqual({ ok: true, value: true });
    expect(await partnerCenter.isDomainTaken("free.onmicrosoft.com")).toEqual({ ok: true, value: false });
  });

  it("does not take a broken answer for a free domain", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    simulator.fail("HEAD *", { kind: "answer", status: 503 });
    expect(await partnerCenter.isDomainTaken("free.onmicrosoft.com")).toMatchObject({
      ok: false,
      failure: { outcome: "unknown", status: 503 },
    });
  });

  it.each(["flat", "nested"] as const)("reads the rules of a country in the %s shape", async (shape) => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    simulator.countryRulesShape = shape;
    const answer = await partnerCenter.countryRules("US");
    expect(answer).toMatchObject({
      ok: true,
      value: {
        country: "US",
        stateRequired: true,
        postalCodePattern: "^\\d{5}(-\\d{4})?$",
        registrationIdRequired: null,
        languages: ["en", "es"],
        cultures: ["en-US", "es-US"],
      },
    });
    expect(answer.ok && answer.value?.states).toHaveLength(51);
  });

  it.each([
    ["1 Main Street", "VerifiedShippable", 1],
    ["1 Verified Street", "Verified", 1],
    ["1 Interaction Street", "InteractionRequired", 1],
    ["1 Streetpartial Road", "StreetPartial", 3],
    ["1 Premisespartial Road", "PremisesPartial", 3],
    ["1 Multiple Road", "Multiple", 3],
    ["1 Nowhere Road", "None", 0],
    ["1 Notvalidated Road", "NotValidated", 0],
  ])("hears what Partner Center thinks of %s", async (line1, status, suggestions) => {
    const { partnerCenter } = simulatedPartnerCenter();
    const answer = await partnerCenter.checkAddress({ ...address, line1 });
    expect(answer).toMatchObject({ ok: true, value: { status, said: status } });
    expect(answer.ok && answer.value.suggestions).toHaveLength(suggestions);
  });

  it("lays suggestions out as the form does, so that one can be taken over", async () => {
    const { partnerCenter } = simulatedPartnerCenter();
    const answer = await partnerCenter.checkAddress({ ...address, line1: "5 Interaction Road" });
    expect(answer.ok && answer.value.suggestions[0]).toMatchObject({
      country: "US",
      line1: "1 Road",
      line2: "",
      city: "Redmond Heights",
      state: "WA",
    });
  });
});

describe("following the verification", () => {
  it.each([
    ["Allowed", "allowed"],
    ["NotAllowed", "not_allowed"],
    ["UnderReview", "under_review"],
    ["Unknown", "unknown"],
    ["Not Ready", "not_ready"],
  ] as const)("reads %s with its time as UTC", async (said, status) => {
    const { partnerCenter, simulator, now } = simulatedPartnerCenter();
    const { id } = simulator.seedCustomer({
      companyName: "Contoso",
      domain: "contoso.onmicrosoft.com",
      verification: said,
    });
    expect(await partnerCenter.verification(id)).toEqual({ ok: true, value: { status, lastUpdate: now() } });
  });

  it("takes a customer without a record for one that is not blocked", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    const { id } = simulator.seedCustomer({
      companyName: "Contoso",
      domain: "contoso.onmicrosoft.com",
      verification: "NoRecord",
    });
    const answer = await partnerCenter.verification(id);
    expect(answer).toEqual({ ok: true, value: { status: "no_record", lastUpdate: null } });
  });

  it("does not take an unknown customer for one without a record", async () => {
    const { partnerCenter } = simulatedPartnerCenter();
    const answer = await partnerCenter.verification("33333333-3333-4333-8333-333333333333");
    expect(answer).toMatchObject({ ok: false, failure: { outcome: "refused", code: "1000" } });
  });
});

describe("reading what exists", () => {
  it("walks every page of the customers, whichever way a link is written", async () => {
    const { partnerCenter, simulator, sent } = simulatedPartnerCenter();
    for (let at = 0; at < 125; at += 1) {
      simulator.seedCustomer({ companyName: `Company ${at}`, domain: `company${at}.onmicrosoft.com` });
    }
    const names: (string | null)[] = [];
    let next: string | null = null;
    do {
      const page = await partnerCenter.customersPage(next);
      if (!page.ok) throw new Error(page.failure.description);
      names.push(...page.value.customers.map((customer) => customer.companyName));
      next = page.value.next;
    } while (next !== null);
    expect(new Set(names).size).toBe(125);
    expect(sent("/v1/customers")).toHaveLength(4);
  });

  it("reads one customer with its address and contact, and null for one that nobody knows", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    const { id } = simulator.seedCustomer({
      companyName: "Contoso",
      domain: "contoso.onmicrosoft.com",
      registrationId: "12345",
      address: { city: "Redmond", phoneNumber: "425-555-0100" },
    });
    expect(await partnerCenter.customer(id)).toMatchObject({
      ok: true,
      value: {
        tenantId: id,
        companyName: "Contoso",
        registrationId: "12345",
        relationship: "reseller",
        address: { country: "US", line1: "1 Main Street", city: "Redmond", state: "" },
        contact: { firstName: "Ada", lastName: "Moss", phone: "425-555-0100" },
        allowsDelegatedAccess: false,
      },
    });
    expect(await partnerCenter.customer("33333333-3333-4333-8333-333333333333")).toEqual({ ok: true, value: null });
  });

  it("knows nobody where a relationship has ended, whichever way Partner Center says so", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    const { id } = simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
    simulator.endRelationship(id);
    expect(await partnerCenter.customer(id)).toEqual({ ok: true, value: null });
    simulator.fail(/\/customers\/[^/]+$/, { kind: "refusal", code: 20002 });
    expect(await partnerCenter.customer(id)).toEqual({ ok: true, value: null });
  });

  it.each([
    ["another refusal", { kind: "answer", status: 403, code: 900308 }],
    ["a web page that is not there", { kind: "answer", status: 404, shape: "html" }],
    ["throttling", { kind: "throttled" }],
  ] as const)("does not take %s for a customer that has gone", async (_, fault) => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    const { id } = simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
    simulator.fail(/\/customers\/[^/]+$/, fault);
    expect(await partnerCenter.customer(id)).toMatchObject({ ok: false });
  });

  it("finds the customer of exactly this domain, not of one that begins alike", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    simulator.seedCustomer({ companyName: "Longer", domain: "contoso.onmicrosoft.com.example" });
    expect(await partnerCenter.findByDomain("contoso.onmicrosoft.com")).toEqual({ ok: true, value: null });
    const { id } = simulator.seedCustomer({ companyName: "Contoso", domain: "Contoso.onmicrosoft.com" });
    expect(await partnerCenter.findByDomain("contoso.onmicrosoft.com")).toMatchObject({
      ok: true,
      value: { tenantId: id },
    });
  });

  it("lists the indirect resellers with what tells whether they may be chosen", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    const { id } = simulator.seedReseller({ name: "Tailspin Cloud", state: "Inactive", mpnId: "4847383" });
    expect(await partnerCenter.resellers()).toEqual({
      ok: true,
      value: [{ tenantId: id, name: "Tailspin Cloud", state: "Inactive", mpnId: "4847383", location: "US" }],
    });
  });
});
