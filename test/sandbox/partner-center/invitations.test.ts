import { randomUUID } from "node:crypto";
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

test("the link for a reseller and its provider names both, and the customer is linked with the reseller", async () => {
  const provider = "0c39d6d5-c70d-4c55-bc02-f620844f3fd1";
  const { simulator } = simulate({ tenantId: provider });
  const reseller = simulator.seedReseller({ name: "First Up", mpnId: "4847383" });
  const { id } = simulator.seedProspect(wingtip);
  const answer = () => simulator.answerInvitation(id, "accepts", reseller.id);
  await ask(simulator, "GET", LINK);
  expect(answer).toThrow("with this reseller");
  const { json } = await ask(simulator, "GET", `${LINK}?indirectResellerId=${reseller.id.toUpperCase()}`);
  expect(json["url"]).toBe(
    `https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship&partnerId=${reseller.id}&msppId=4847383&indirectCSPId=${provider}&DAP=false#/BillingAccounts/partner-invitation`,
  );
  const customer = answer();
  const path = `/v1/customers/${customer!.id}/relationships`;
  expect((await ask(simulator, "GET", path)).json).toMatchObject({ totalCount: 1, items: [{ name: "First Up" }] });
});

test("a reseller asks for the link with its provider's ID; a reseller that is nobody's is refused", async () => {
  const tenantId = "0c39d6d5-c70d-4c55-bc02-f620844f3fd1";
  const { simulator } = simulate({ tenantId });
  const provider = randomUUID();
  const { json } = await ask(simulator, "GET", `${LINK}?indirectCloudSolutionProviderId=${provider}`);
  expect(json["url"]).toContain(`partnerId=${tenantId}&msppId=0&indirectCSPId=${provider}`);
  const refused = await ask(simulator, "GET", `${LINK}?indirectResellerId=${randomUUID()}`);
  expect(refused.json).toMatchObject({ code: 800016 });
});

test("a user without the role is refused when told so", async () => {
  const { simulator } = simulate();
  simulator.fail(`GET ${LINK}`, { kind: "refusal", code: 900308 });
  const refused = await ask(simulator, "GET", LINK);
  expect([refused.status, refused.json["code"]]).toEqual([403, "900308"]);
  expect(simulator.hasInvited).toBe(false);
});

test("a company may have another name and domain than the partner thought", async () => {
  const { simulator } = simulate();
  const prospect = simulator.seedProspect({ ...wingtip });
  simulator.renameCompany(prospect.id, { companyName: "Tailspin Toys", domain: "tailspin.onmicrosoft.com" });
  await ask(simulator, "GET", LINK);
  const customer = simulator.answerInvitation(prospect.id, "accepts");
  expect(customer).toMatchObject({ companyName: "Tailspin Toys", domain: "tailspin.onmicrosoft.com" });
  simulator.renameCompany(customer!.id, { companyName: "Tailspin Group" });
  const { json } = await ask(simulator, "GET", "/v1/customers?size=9");
  expect(json).toMatchObject({
    items: [{ companyProfile: { companyName: "Tailspin Group", domain: "tailspin.onmicrosoft.com" } }],
  });
  expect(() => simulator.renameCompany("nobody", {})).toThrow("nobody");
});
