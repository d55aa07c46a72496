import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { ask, simulate } from "./ask.ts";

test("a provider reads its resellers with state, MPN id and location", async () => {
  const { simulator } = simulate();
  const { id } = simulator.seedReseller({ name: "ReleCloud", mpnId: "4847433", location: "BR", state: "Inactive" });
  const path = "/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf";
  expect((await ask(simulator, "GET", path)).json).toMatchObject({
    totalCount: 1,
    items: [
      {
        id,
        name: "ReleCloud",
        relationshipType: "is_indirect_cloud_solution_provider_of",
        state: "Inactive",
        mpnId: "4847433",
        location: "BR",
      },
    ],
  });
  expect((await ask(simulator, "GET", path, { as: "app" })).json).toMatchObject({ code: "900329" });
  const upward = await ask(simulator, "GET", "/v1/relationships?relationship_type=IsIndirectResellerOf");
  expect(upward.json).toMatchObject({ totalCount: 0, items: [] });
  expect((await ask(simulator, "GET", "/v1/relationships")).json).toMatchObject({ code: 3000 });
});

test("the agreement of a reseller is looked up by MPN id or tenant, one of the two", async () => {
  const { simulator } = simulate();
  const signed = simulator.seedReseller({ name: "Signed" });
  const unsigned = simulator.seedReseller({ name: "Unsigned", isAgreementSigned: false });
  const look = async (query: string, as: "app" | "app+user" = "app+user") => {
    const { json } = await ask(simulator, "GET", `/v1/compliance/csp/agreementstatus?${query}`, { as });
    return json.isAgreementSigned ?? json.code;
  };
  expect(await look(`mpnid=${signed.mpnId}`)).toBe(true);
  expect(await look(`tenantId=${unsigned.id}`)).toBe(false);
  expect(await look("mpnId=1")).toBe(2200);
  expect(await look(`tenantId=${randomUUID()}`)).toBe(2205);
  expect(await look("")).toBe(2001);
  expect(await look(`mpnId=1&tenantId=${signed.id}`)).toBe(2000);
  expect(await look("mpnId=one")).toBe(2000);
  expect(await look("tenantId=one")).toBe(2000);
  expect(await look(`mpnId=${signed.mpnId}`, "app")).toBe("900329");
});

test("the resellers of a customer are read by a user, without state and location", async () => {
  const { simulator } = simulate();
  const { id: reseller } = simulator.seedReseller({ name: "First Up Consultants", mpnId: "4847383" });
  simulator.seedReseller({ name: "Somebody else" });
  const linked = simulator.seedCustomer({
    companyName: "A",
    domain: "a.onmicrosoft.com",
    associatedPartnerId: reseller,
  });
  const direct = simulator.seedCustomer({ companyName: "B", domain: "b.onmicrosoft.com" });
  const list = (id: string, as: "app" | "app+user" = "app+user") =>
    ask(simulator, "GET", `/v1/customers/${id}/relationships`, { as });
  expect((await list(linked.id)).json).toEqual({
    totalCount: 1,
    items: [
      {
        id: reseller,
        name: "First Up Consultants",
        relationshipType: "is_indirect_cloud_solution_provider_of",
        mpnId: "4847383",
        attributes: { objectType: "PartnerRelationship" },
      },
    ],
    attributes: { objectType: "Collection" },
  });
  expect((await list(direct.id)).json).toMatchObject({ totalCount: 0, items: [] });
  expect((await list(linked.id, "app")).json).toMatchObject({ code: "900329" });
  expect((await list(randomUUID())).status).toBe(404);
});
