import { describe, expect, test } from "vitest";
import { ask, simulate } from "./ask.ts";

async function stage() {
  const { simulator, wait } = simulate();
  const customer = simulator.seedCustomer({
    companyName: "Contoso",
    domain: "contoso.onmicrosoft.com",
    address: { country: "US", city: "Redmond", state: "WA", postalCode: "98052" },
  });
  const path = `/v1/customers/${customer.id}/profiles/billing`;
  const { json } = await ask(simulator, "GET", path);
  const profile = json as { defaultAddress: object; attributes: { etag: string } };
  const put = (body: unknown, etag = profile.attributes.etag) =>
    ask(simulator, "PUT", path, { body, headers: { "If-Match": `"${etag}"` } });
  return { simulator, wait, id: customer.id, path, profile, put };
}

describe("a billing profile", () => {
  test("is replaced under its etag, which becomes another, and stands in the audit log", async () => {
    const { simulator, id, profile, put } = await stage();
    const { status, json } = await put({ ...profile, companyName: "Contoso Design" });
    expect(status).toBe(200);
    expect(json).toMatchObject({ companyName: "Contoso Design" });
    expect((json as typeof profile).attributes.etag).not.toBe(profile.attributes.etag);
    expect(simulator.customers).toMatchObject([{ id, companyName: "Contoso Design" }]);
    expect(simulator.auditLog).toMatchObject([{ customerId: id, operationType: "update_customer_billing_profile" }]);
  });

  test("is refused with a stale etag, with none and with one that is not in quotation marks", async () => {
    const { simulator, path, profile, put } = await stage();
    await put({ ...profile, companyName: "Contoso Design" });
    const answers = [
      await put({ ...profile, companyName: "Contoso Late" }),
      await ask(simulator, "PUT", path, { body: profile }),
      await ask(simulator, "PUT", path, { body: profile, headers: { "If-Match": simulator.customers[0]?.etag ?? "" } }),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ status: 400, json: { code: 2055 } });
    expect(simulator.customers[0]?.companyName).toBe("Contoso Design");
  });

  test.each([
    ["without a name", { companyName: "" }],
    ["with an address of Microsoft", { email: "ada@microsoft.com" }],
    ["with another country", { defaultAddress: { country: "CA" } }],
  ])("%s is refused, and stays as it is", async (_, change) => {
    const { simulator, profile, put } = await stage();
    const defaultAddress = { ...profile.defaultAddress, ...("defaultAddress" in change ? change.defaultAddress : {}) };
    expect(await put({ ...profile, ...change, defaultAddress })).toMatchObject({ status: 400, json: { code: 3000 } });
    expect(simulator.auditLog).toEqual([]);
  });

  test("that changes, by whomever, has the account verified again", async () => {
    const { simulator, wait, id } = await stage();
    simulator.setVerification(id, "NotAllowed");
    wait(60_000);
    simulator.setVerificationOutcome({ becomes: "Allowed", after: 5_000 });
    simulator.correctBilling(id, { email: "office@contoso.example" });
    expect(simulator.verificationOf(id).status).toBe("UnderReview");
    wait(5_000);
    expect(simulator.verificationOf(id).status).toBe("Allowed");
  });
});
