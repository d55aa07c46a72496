import { describe, expect, it } from "vitest";
import { requestId, simulatedPartnerCenter } from "../support/partner-center.ts";

async function read() {
  const { partnerCenter, simulator, sent } = simulatedPartnerCenter();
  const { id } = simulator.seedCustomer({
    companyName: "Contoso",
    domain: "contoso.onmicrosoft.com",
    address: { country: "US", city: "Redmond", state: "WA", postalCode: "98052", phoneNumber: "425-555-0100" },
  });
  const answer = await partnerCenter.billingProfile(id);
  if (!answer.ok) throw new Error("the profile was not read");
  return {
    partnerCenter,
    simulator,
    id,
    profile: answer.value,
    sent: () => sent(`/v1/customers/${id}/profiles/billing`),
  };
}

describe("the billing data of a customer", () => {
  it("is read with its etag, as the application", async () => {
    const { profile, simulator, sent } = await read();
    const [customer] = simulator.customers;
    expect(profile).toMatchObject({
      etag: customer?.etag,
      country: customer?.address.country,
      data: { companyName: "Contoso", "contact.email": customer?.email, "address.line2": "" },
    });
    expect(sent()).toMatchObject([{ method: "GET", token: "app" }]);
  });

  it("is written as a whole: what the desk does not know goes back as it came, and what is emptied is left out", async () => {
    const { partnerCenter, simulator, id, profile, sent } = await read();
    const data = { ...profile.data, companyName: "Contoso Design", "contact.phone": "" };
    const saved = await partnerCenter.saveBillingProfile(id, profile, data, { requestId });
    expect(saved).toMatchObject({ ok: true, value: { data: { companyName: "Contoso Design", "contact.phone": "" } } });
    expect(saved.ok && saved.value.etag).not.toBe(profile.etag);
    const put = sent().find(({ method }) => method === "PUT");
    expect(put).toMatchObject({
      requestId,
      body: { id: profile.whole["id"], culture: profile.whole["culture"], language: profile.whole["language"] },
    });
    expect(put?.body).not.toHaveProperty("defaultAddress.phoneNumber");
    expect(simulator.customers[0]).toMatchObject({ companyName: "Contoso Design" });
  });

  it("leaves two different names of a contact alone while neither was corrected", async () => {
    const { partnerCenter, id, profile, sent } = await read();
    const address = profile.whole["defaultAddress"] as Record<string, unknown>;
    const whole = { ...profile.whole, firstName: "Ada", lastName: "Moss" };
    const apart = {
      ...profile,
      whole: { ...whole, defaultAddress: { ...address, firstName: "Bo", lastName: "Lind" } },
      data: { ...profile.data, "contact.firstName": "Bo", "contact.lastName": "Lind" },
    };
    const save = (data: Partial<typeof profile.data>) =>
      partnerCenter.saveBillingProfile(id, apart, { ...apart.data, ...data }, { requestId });
    await save({ "address.line2": "Floor 3" });
    await save({ "contact.lastName": "Lindh" });
    expect(sent().filter(({ method }) => method === "PUT")).toMatchObject([
      { body: { firstName: "Ada", lastName: "Moss", defaultAddress: { firstName: "Bo", lastName: "Lind" } } },
      { body: { firstName: "Ada", lastName: "Lindh", defaultAddress: { firstName: "Bo", lastName: "Lindh" } } },
    ]);
  });

  it("takes its language from the culture, once that becomes another", async () => {
    const { partnerCenter, simulator, id, profile } = await read();
    const culture = profile.data.culture === "en-US" ? "es-US" : "en-US";
    await partnerCenter.saveBillingProfile(id, profile, { ...profile.data, culture }, { requestId });
    const [customer] = simulator.customers;
    expect([customer?.culture, customer?.language]).toEqual([culture, culture.slice(0, 2)]);
  });

  it("is not written over what changed since it was read", async () => {
    const { partnerCenter, simulator, id, profile } = await read();
    simulator.correctBilling(id, { email: "office@contoso.example" });
    const answer = await partnerCenter.saveBillingProfile(id, profile, profile.data, { requestId });
    expect(answer).toMatchObject({ ok: false, failure: { outcome: "refused", code: "2055" } });
    expect(simulator.customers[0]?.email).toBe("office@contoso.example");
  });

  it("of a former customer is refused", async () => {
    const { partnerCenter, simulator, id } = await read();
    simulator.endRelationship(id);
    expect(await partnerCenter.billingProfile(id)).toMatchObject({ ok: false, failure: { code: "20002" } });
  });
});
