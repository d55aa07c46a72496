import { expect, test } from "vitest";
import { ask, simulate } from "./ask.ts";

const LINK = "/v1/customers/relationshiprequests";
const wingtip = { companyName: "Wingtip Toys", domain: "wingtiptoys.onmicrosoft.com", country: "GB" };

test("the invitation link is the partner's, and names no customer", async () => {
  const { simulator } = simulate({ tenantId: "0c39d6d5-c70d-4c55-bc02-f620844f3fd1" });
  const { status, json } = await ask(simulator, "GET", LINK);
  expect(status).toBe(200);
  expect(json).toEqual({
    url: "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=0c39d6d5-c70d-4c55-bc02-f620844f3fd1&msppId=0&DAP=false#/BillingAccounts/partner-invitation",
    attributes: { objectType: "RelationshipRequest" },
  });
  expect((await ask(simulator, "GET", LINK)).json).toEqual(json);
  expect((await ask(simulator, "GET", LINK, { as: "app" })).json).toMatchObject({ code: "900329" });
  expect((await ask(simulator, "POST", LINK, { body: {} })).status).toBe(405);
  expect((await ask(simulator, "GET", `${LINK}?indirectResellerId=one`)).json).toMatchObject({ code: 3000 });
});

test("a company that accepts becomes a customer; one that declines or ignores is not seen", async () => {
  const { simulator } = simulate();
  const prospect = simulator.seedProspect(wingtip);
  expect(() => simulator.answerInvitation(prospect.id, "accepts")).toThrow("not asked for an invitation link");
  await ask(simulator, "GET", LINK);
  const list = async () => (await ask(simulator, "GET", "/v1/customers?size=9")).json["items"];
  simulator.answerInvitation(prospect.id, "ignores");
  expect(await list()).toEqual([]);
  simulator.answerInvitation(prospect.id, "declines");
  expect(await list()).toEqual([]);
  expect(simulator.prospects).toMatchObject([{ answer: "declines" }]);
  simulator.answerInvitation(prospect.id, "accepts");
  expect(await list()).toMatchObject([
    { relationshipToPartner: "reseller", companyProfile: { domain: wingtip.domain } },
  ]);
  expect(simulator.prospects).toEqual([]);
  expect(() => simulator.answerInvitation(prospect.id, "accepts")).toThrow("no company");
});
