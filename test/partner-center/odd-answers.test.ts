import { describe, expect, it } from "vitest";
import { answering, newCustomer, requestId, withToken } from "../support/partner-center.ts";

const address = { country: "BR", line1: "Rua 1", line2: "", city: "Recife", state: "PE", postalCode: "50000-000" };

describe("answers of another form than documented", () => {
  it("reads country rules with the customer's own fields, and what is missing as not known", async () => {
    const { partnerCenter } = answering({
      iso2Code: "br",
      customerOrganizationRegistrationNumberRegex: "^\\d{14}$",
      customerOrganizationRegistrationNumberSample: "12345678000195",
      customerOrganizationRegistrationNumberRequired: true,
      customerOrganizationPhoneNumberRequired: true,
      postalCodeRegex: "",
      supportedStatesList: "not a list",
      somethingNew: { nobody: "knows" },
    });
    expect(await partnerCenter.countryRules("BR")).toEqual({
      ok: true,
      value: {
        country: "BR",
        stateRequired: null,
        states: [],
        cityRequired: null,
        postalCodeRequired: null,
        postalCodePattern: null,
        phoneRequired: true,
        phonePattern: null,
        registrationIdRequired: true,
        registrationIdPattern: "^\\d{14}$",
        registrationIdSample: "12345678000195",
        defaultCulture: null,
        cultures: [],
        languages: [],
      },
    });
  });

  it("knows no rules where Partner Center has none, but not where only the address was wrong", async () => {
    const none = answering({ code: 1000, description: "Not found" }, { status: 404 });
    expect(await none.partnerCenter.countryRules("XX")).toEqual({ ok: true, value: null });
    const proxy = answering("<html>no such page</html>", { status: 404 });
    expect(await proxy.partnerCenter.countryRules("US")).toMatchObject({
      failure: { outcome: "refused", status: 404, code: null, description: "" },
    });
  });

  it("says an address status that it does not know, and keeps the suggestions", async () => {
    const { partnerCenter } = answering({ status: "Verified Rooftop", suggestedAddresses: [{ city: "Olinda" }] });
    expect(await partnerCenter.checkAddress(address)).toEqual({
      ok: true,
      value: {
        status: "Unrecognised",
        said: "Verified Rooftop",
        suggestions: [{ country: "BR", line1: "", line2: "", city: "Olinda", state: "", postalCode: "" }],
      },
    });
  });

  it.each([
    ["ALLOWED", "2026-11-23T09:00:00", "allowed", "2026-11-23T09:00:00.000Z"],
    [" under review ", "2026-11-23T09:00:00Z", "under_review", "2026-11-23T09:00:00.000Z"],
    ["not_ready", "2026-11-23T09:00:00+01:00", "not_ready", "2026-11-23T08:00:00.000Z"],
    ["Escalated", "0001-01-01T00:00:00", "unknown", null],
    ["Allowed", "soon", "allowed", null],
    ["Allowed", null, "allowed", null],
  ])("reads the verification %j at %j", async (said, at, status, lastUpdate) => {
    const { partnerCenter } = answering({ status: said, lastUpdateDateTime: at });
    const answer = await partnerCenter.verification("t");
    expect(answer).toEqual({
      ok: true,
      value: { status, lastUpdate: lastUpdate === null ? null : new Date(lastUpdate) },
    });
  });

  it("goes on from page to page whatever the link looks like, and never to another host", async () => {
    const links = [
      "/v1/customers?size=40&seekOperation=Next",
      "customers?size=40",
      "/v1/v1/customers?size=40",
      "https://elsewhere.example/v1/customers?size=40",
      "/api/v1/customers?size=40",
    ];
    for (const uri of links) {
      const headers = [
        { key: "MS-ContinuationToken", value: "abc" },
        { key: "Authorization", value: "Bearer theirs" },
      ];
      const { partnerCenter, requests } = answering({ items: [], links: { next: { uri, method: "GET", headers } } });
      const first = await partnerCenter.customersPage(null);
      const second = await partnerCenter.customersPage(first.ok ? first.value.next : null);
      expect(requests[1]?.url).toBe("https://partner.example/api/v1/customers?size=40&seekOperation=Next");
      expect(requests[1]?.headers.get("ms-continuationtoken")).toBe("abc");
      expect(requests[1]?.headers.get("authorization")).toBe("Bearer access");
      // The same page again is no next page: a list that never ends would be read forever.
      expect(second).toEqual({ ok: true, value: { customers: [], next: null } });
    }
  });

  it("reads the password of an answer whose other parts are missing or odd", async () => {
    const { partnerCenter } = answering(
      { id: "t", companyProfile: 7, billingProfile: null, userCredentials: { userName: "admin", password: "p" } },
      { status: 201 },
    );
    const answer = await partnerCenter.createCustomer(newCustomer(), { requestId });
    expect(answer).toMatchObject({ ok: true, value: { userName: "admin@fabrikamwood.onmicrosoft.com" } });
    expect(answer.ok && answer.value.password?.reveal()).toBe("p");
  });

  it.each([
    ["broken JSON", '{"id": "t", '],
    ["JSON without the tenant", { companyProfile: {} }],
    ["a list", []],
    ["a byte order mark and nothing", "\uFEFF"],
  ])("does not take %s for a created customer", async (_, body) => {
    const { partnerCenter } = answering(body, { status: 201 });
    const answer = await partnerCenter.createCustomer(newCustomer(), { requestId });
    expect(answer).toMatchObject({ failure: { outcome: "unknown", code: "unreadable-answer", status: 201 } });
  });

  it("reads an answer that begins with a byte order mark", async () => {
    const { partnerCenter } = answering(`\uFEFF${JSON.stringify({ id: "t" })}`);
    expect(await partnerCenter.customer("t")).toMatchObject({ ok: true, value: { tenantId: "t", address: null } });
  });

  it("stops reading an answer that never ends", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1_000_000).fill(32));
      },
    });
    const { partnerCenter } = answering(null, { fetch: () => Promise.resolve(new Response(endless)) });
    expect(await partnerCenter.customer("t")).toMatchObject({ failure: { code: "answer-too-large" } });
    expect(pulled).toBeLessThan(20);
  });

  it("waits until the date of a Retry-After, never longer than a day", async () => {
    const now = () => new Date("2026-11-23T09:00:00Z");
    const wait = async (header: string) => {
      const headers = { "retry-after": header };
      const answer = await answering("", { status: 503, headers, now }).partnerCenter.customer("t");
      return answer.ok ? "answered" : answer.failure.retryAfterSeconds;
    };
    expect(await wait("Mon, 23 Nov 2026 09:02:00 GMT")).toBe(120);
    expect(await wait("Mon, 23 Nov 2026 08:00:00 GMT")).toBe(0);
    expect(await wait("999999999")).toBe(86_400);
    expect(await wait("soon")).toBeNull();
  });
});

describe("every request", () => {
  it("carries the headers that Partner Center asks for, under the configured address", async () => {
    const { partnerCenter, requests } = answering({ id: "t" });
    await partnerCenter.customer("a/b");
    const [request] = requests;
    expect(request?.url).toBe("https://partner.example/api/v1/customers/a%2Fb");
    const headers = Object.fromEntries(request?.headers ?? []);
    expect(headers).toMatchObject({ accept: "application/json", "ms-contract-version": "v1" });
    expect(headers["ms-requestid"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers["ms-correlationid"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers["ms-requestid"]).not.toBe(headers["ms-correlationid"]);
  });

  it("is told to whoever keeps the log, with nothing in it that is personal", async () => {
    const calls: object[] = [];
    const { partnerCenter } = answering({ items: [] }, { onCall: (call) => void calls.push(call) });
    await partnerCenter.findByDomain("contoso.onmicrosoft.com");
    expect(calls).toMatchObject([{ name: "customersPage", status: 200 }]);
    expect(Object.keys(calls[0] ?? {}).sort()).toEqual(["correlationId", "milliseconds", "name", "status"]);
  });

  it("ends at its time limit even where the sign-in hangs", async () => {
    const { partnerCenter, requests } = answering("", {
      timeoutMs: 30,
      tokens: { ...withToken, get: () => new Promise(() => undefined) },
    });
    expect(await partnerCenter.customer("t")).toMatchObject({
      failure: { outcome: "not-sent", code: "sign-in-unreachable" },
    });
    expect(requests).toHaveLength(0);
  });
});
