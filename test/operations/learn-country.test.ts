import { describe, expect, it } from "vitest";
import { customers } from "../../db/schema/index.ts";
import { learnCountry } from "../../src/operations/learn-country.ts";
import { readCustomersPage } from "../../src/operations/read-customers.ts";
import { defaultRhythm } from "../../src/rhythm.ts";
import { useDatabase } from "../support/database.ts";
import { simulatedPartnerCenter } from "../support/partner-center.ts";

const database = useDatabase();

async function foundCustomer() {
  const { partnerCenter, simulator, now, sent } = simulatedPartnerCenter();
  const deps = { db: database.db, now, partnerCenter, rhythm: { ...defaultRhythm, checkSeconds: 0.2 } };
  const { id } = simulator.seedCustomer({
    companyName: "Contoso",
    domain: "contoso.onmicrosoft.com",
    address: { country: "BR" },
  });
  await readCustomersPage(deps, { next: null });
  const [customer] = await database.db.select().from(customers);
  if (!customer) throw new Error("nothing was read");
  return { deps, simulator, customer, asked: () => sent(`/v1/customers/${id}`).length };
}

describe("the country of a customer from Partner Center's list", () => {
  it("is asked for once, when somebody looks at the customer", async () => {
    const { deps, customer, asked } = await foundCustomer();
    expect(customer.country).toBe("");
    expect(asked()).toBe(0);
    const known = await learnCountry(deps, customer);
    expect(known).toMatchObject({ country: "BR", companyName: "Contoso" });
    expect(await database.db.select().from(customers)).toMatchObject([{ country: "BR" }]);
    await learnCountry(deps, known);
    expect(asked()).toBe(1);
  });

  it("stays open when Partner Center does not answer in time", async () => {
    const { deps, simulator, customer } = await foundCustomer();
    simulator.fail(/\/v1\/customers\/.+/, { kind: "silence" });
    expect(await learnCountry(deps, customer)).toEqual(customer);
    expect(await database.db.select().from(customers)).toMatchObject([{ country: "" }]);
  });
});
