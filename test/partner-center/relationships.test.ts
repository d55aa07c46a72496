import { describe, expect, it } from "vitest";
import { answering, requestId, simulatedPartnerCenter } from "../support/partner-center.ts";

const partnerId = "5e1f0c52-6a3b-4a58-9b7c-0d3f6a1c2b44";
const otherId = "66666666-6666-4666-8666-666666666666";

describe("the link with which a customer accepts", () => {
  it("is asked for as the consenting person, and comes letter by letter", async () => {
    const { partnerCenter, sent } = simulatedPartnerCenter();
    expect(await partnerCenter.relationshipLink()).toEqual({
      ok: true,
      value: {
        address:
          "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship" +
          `&partnerId=${partnerId}&msppId=0&DAP=false#/BillingAccounts/partner-invitation`,
      },
    });
    expect(sent("/v1/customers/relationshiprequests")).toMatchObject([{ method: "GET", token: "app+user", query: {} }]);
  });

  it("may be one for a reseller and its provider", async () => {
    const { partnerCenter, simulator, sent } = simulatedPartnerCenter();
    const { id } = simulator.seedReseller({ name: "Tailspin Cloud", mpnId: "4847383" });
    const both = await partnerCenter.relationshipLink({ resellerId: id });
    expect(both.ok && both.value.address).toContain(`partnerId=${id}&msppId=4847383&indirectCSPId=${partnerId}`);
    await partnerCenter.relationshipLink({ providerId: otherId });
    expect(sent("/v1/customers/relationshiprequests").map(({ query }) => query)).toEqual([
      { indirectResellerId: id },
      { indirectCloudSolutionProviderId: otherId },
    ]);
  });

  it("is refused with a reseller that is not the partner's", async () => {
    const { partnerCenter } = simulatedPartnerCenter();
    const answer = await partnerCenter.relationshipLink({ resellerId: otherId });
    expect(answer).toMatchObject({ ok: false, failure: { outcome: "refused", code: "800016" } });
  });

  it.each([
    ["of an unknown form at Microsoft's", "https://admin.cloud.microsoft/somewhere/new?a=B#/c"],
    ["with odd capitals", "https://Admin.Microsoft.com/adminportal/HOME?invtype=ResellerRelationship"],
  ])("is handed on %s", async (_, url) => {
    const { partnerCenter } = answering({ url });
    expect(await partnerCenter.relationshipLink()).toEqual({ ok: true, value: { address: url } });
  });

  it.each([
    ["another host", { url: "https://admin.microsoft.com.example/Adminportal/Home" }],
    ["no encryption", { url: "http://admin.microsoft.com/Adminportal/Home" }],
    ["blanks in it", { url: " https://admin.microsoft.com/Adminportal/Home" }],
    ["a script", { url: "javascript:alert(1)" }],
    ["an empty address", { url: "" }],
    ["no address", { attributes: { objectType: "RelationshipRequest" } }],
    ["a list", []],
    ["nothing", ""],
    ["a web page", "<html>sign in</html>"],
  ])("is not taken from an answer with %s", async (_, body) => {
    const { partnerCenter } = answering(body);
    expect(await partnerCenter.relationshipLink()).toMatchObject({
      ok: false,
      failure: { outcome: "unknown", code: "unreadable-answer" },
    });
  });

  it("says how long to wait when throttled", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    simulator.fail(/relationshiprequests$/, { kind: "throttled", retryAfter: 57 });
    expect(await partnerCenter.relationshipLink()).toMatchObject({
      failure: { status: 429, code: "throttled", retryAfterSeconds: 57 },
    });
  });
});

function contoso() {
  const all = simulatedPartnerCenter({ request: { timeoutMs: 200 } });
  const { id } = all.simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
  return {
    ...all,
    id,
    remove: (request = requestId) => all.partnerCenter.removeRelationship(id, { requestId: request }),
    patches: () => all.sent(`/v1/customers/${id}`).filter(({ method }) => method === "PATCH"),
  };
}

describe("removing a relationship", () => {
  it("asks for nothing else, as the consenting person, under the request ID that was stored", async () => {
    const { remove, patches, partnerCenter, id } = contoso();
    expect(await remove()).toEqual({ ok: true, value: { isNone: true } });
    expect(patches()).toMatchObject([{ requestId, token: "app+user", status: 200 }]);
    expect(patches()[0]?.body).toEqual({ relationshipToPartner: "none", attributes: { objectType: "Customer" } });
    expect(await partnerCenter.customer(id)).toEqual({ ok: true, value: null });
  });

  it("is not taken for done when Partner Center says that there was none", async () => {
    const { remove, simulator, id } = contoso();
    simulator.endRelationship(id);
    expect(await remove()).toMatchObject({ ok: false, failure: { outcome: "refused", code: "3000" } });
  });

  it("is refused while something is active", async () => {
    const { remove, simulator, id } = contoso();
    simulator.seedSubscription(id);
    expect(await remove()).toMatchObject({ ok: false, failure: { outcome: "refused", code: "1002" } });
    expect(simulator.customers).toMatchObject([{ relationship: "reseller" }]);
  });

  it.each([
    ["a silent connection", { kind: "silence", afterWork: true }],
    ["a broken connection", { kind: "reset", afterWork: true }],
    ["throttling", { kind: "throttled", afterWork: true }],
    ["a gateway's error page", { kind: "answer", status: 502, shape: "html", afterWork: true }],
  ] as const)(
    "is unknown after %s, is not repeated by itself, and the same request finds it done",
    async (_, fault) => {
      const { remove, simulator, patches } = contoso();
      simulator.fail("PATCH *", fault);
      expect(await remove()).toMatchObject({ ok: false, failure: { outcome: "unknown", retryable: true } });
      expect(patches()).toHaveLength(1);
      expect(await remove()).toEqual({ ok: true, value: { isNone: true } });
      expect(patches().map((patch) => patch.requestId)).toEqual([requestId, requestId]);
    },
  );

  it.each([
    ["names in capitals", { RelationshipToPartner: "None" }, true],
    ["names in small letters", { relationshipToPartner: "none" }, true],
    ["the relationship that there was", { relationshipToPartner: "reseller" }, false],
    ["no relationship in it", { id: null }, false],
    ["a number for it", { relationshipToPartner: 0 }, false],
    ["a list", ["none"], false],
    ["nothing", "", false],
    ["a web page", "<html>OK</html>", false],
  ])("is certain by the answer alone only where that says so: %s", async (_, body, isNone) => {
    const { partnerCenter } = answering(body);
    expect(await partnerCenter.removeRelationship("t", { requestId })).toEqual({ ok: true, value: { isNone } });
  });
});
