import { describe, expect, it } from "vitest";
import type { AgreementState, NewAttestation } from "../../src/partner-center/contract.ts";
import type { SignedAgreement } from "../../src/sandbox/partner-center/world.ts";
import { requestId, simulatedPartnerCenter } from "../support/partner-center.ts";

const template = "117a77b0-9360-443b-8795-c6dedc750cf9";
const signatory = { firstName: "Tania", lastName: "Carr", email: "tania@contoso.example", phone: "+14255550100" };
const tania: SignedAgreement = {
  userId: "44444444-4444-4444-8444-444444444444",
  primaryContact: { firstName: "Tania", lastName: "Carr", email: "tania@contoso.example" },
  templateId: template,
  dateAgreed: "2026-03-01T00:00:00.000Z",
  type: "MicrosoftCustomerAgreement",
  agreementLink: "https://aka.ms/customeragreement",
};
const older: SignedAgreement = { ...tania, type: "MicrosoftCloudAgreement", dateAgreed: "2026-11-01T00:00:00.000Z" };

/** A customer at a simulated Partner Center, some of whose answers a test words itself, by the end of their path. */
function contoso() {
  const worded = new Map<string, { status: number; body: unknown }>();
  const bodies: { path: string; body: unknown }[] = [];
  const all = simulatedPartnerCenter({
    request: {
      timeoutMs: 200,
      fetch: async (request) => {
        const path = new URL(request.url).pathname;
        const [, said] = [...worded].find(([end]) => `${request.method} ${path}`.endsWith(end)) ?? [];
        if (said === undefined) return all.simulator.fetch(request);
        bodies.push({ path, body: request.method === "POST" ? await request.json() : null });
        return Response.json(said.body, { status: said.status });
      },
    },
  });
  all.simulator.takesAttestations = true;
  const customer = all.simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
  const path = `/v1/customers/${customer.id}/agreements`;
  const body: NewAttestation = { tenantId: customer.id, signatory, acceptedAt: new Date("2026-11-20T00:00:00Z") };
  return {
    ...all,
    customer,
    body,
    bodies,
    say: (end: string, said: unknown, status = 200) => void worded.set(end, { status, body: said }),
    read: () => all.partnerCenter.agreement(customer.id),
    attest: (more: Partial<NewAttestation> = {}, id = requestId) =>
      all.partnerCenter.attest({ ...body, ...more }, { requestId: id }),
    posts: () => all.sent(path).filter(({ method }) => method === "POST"),
    asked: () => all.simulator.received.filter(({ path: one }) => one.startsWith("/v1/")),
  };
}

const signed = "/directSignedMicrosoftCustomerAgreementStatus";
const listed = "/agreements";

describe("whether a customer has accepted", () => {
  it.each<[string, boolean, SignedAgreement[], AgreementState]>([
    ["nobody", false, [], { isSignedDirectly: false, attested: null }],
    ["the customer itself", true, [], { isSignedDirectly: true, attested: null }],
    [
      "a partner for it",
      false,
      [tania],
      { isSignedDirectly: false, attested: { by: "Tania Carr", acceptedOn: "2026-03-01" } },
    ],
    ["both", true, [tania], { isSignedDirectly: true, attested: { by: "Tania Carr", acceptedOn: "2026-03-01" } }],
    ["a partner, the older cloud agreement alone", false, [older], { isSignedDirectly: false, attested: null }],
    [
      "a partner, both agreements",
      false,
      [older, tania],
      { isSignedDirectly: false, attested: { by: "Tania Carr", acceptedOn: "2026-03-01" } },
    ],
  ])("is read from two questions: %s did", async (_, isSigned, agreements, expected) => {
    const { read, simulator, customer } = contoso();
    if (isSigned) simulator.answerAgreement(customer.id, "accepts");
    customer.agreements.push(...agreements);
    expect(await read()).toEqual({ ok: true, value: expected });
  });

  it("is asked as the consenting person, of this kind of agreement alone", async () => {
    const { read, asked, customer } = contoso();
    await read();
    const calls = asked().map(({ method, path, query, token }) => ({ method, path, query, token }));
    expect(calls).toHaveLength(2);
    expect(calls).toEqual(
      expect.arrayContaining([
        {
          method: "GET",
          path: `/v1/customers/${customer.id}/directSignedMicrosoftCustomerAgreementStatus`,
          query: {},
          token: "app+user",
        },
        {
          method: "GET",
          path: `/v1/customers/${customer.id}/agreements`,
          query: { agreementType: "MicrosoftCustomerAgreement" },
          token: "app+user",
        },
      ]),
    );
  });

  it("takes the older cloud agreement for none, also where Partner Center lists it unasked", async () => {
    const { read, say } = contoso();
    say(listed, { items: [older, { ...tania, type: null }, { ...tania, type: "microsoftCloudAgreement" }] });
    expect(await read()).toEqual({ ok: true, value: { isSignedDirectly: false, attested: null } });
  });

  it.each([[[0, 1, 2]], [[2, 1, 0]], [[1, 2, 0]]])(
    "names the newest of several, listed in the order %j",
    async (order) => {
      const { read, customer } = contoso();
      const all = ["2025-12-31T23:59:59Z", "2026-02-01T00:00:00.000Z", "2026-02-03T10:00:00Z"].map(
        (dateAgreed, at) => ({
          ...tania,
          dateAgreed,
          primaryContact: { ...tania.primaryContact, firstName: `Person ${at}` },
        }),
      );
      customer.agreements.push(...order.flatMap((at) => all[at] ?? []));
      expect(await read()).toMatchObject({ value: { attested: { by: "Person 2 Carr", acceptedOn: "2026-02-03" } } });
    },
  );

  it.each([
    ["no contact", { primaryContact: null }, { by: null, acceptedOn: "2026-03-01" }],
    ["a contact that is a text", { primaryContact: "Tania" }, { by: null, acceptedOn: "2026-03-01" }],
    [
      "a last name alone",
      { primaryContact: { firstName: 7, lastName: "Carr" } },
      { by: "Carr", acceptedOn: "2026-03-01" },
    ],
    ["no date", { dateAgreed: null }, { by: "Tania Carr", acceptedOn: null }],
    ["a date that is a number", { dateAgreed: 1_772_323_200 }, { by: "Tania Carr", acceptedOn: null }],
    ["a date in words", { dateAgreed: "soon" }, { by: "Tania Carr", acceptedOn: null }],
    ["a date that no calendar has", { dateAgreed: "2026-02-30T00:00:00Z" }, { by: "Tania Carr", acceptedOn: null }],
    ["the date that stands for none", { dateAgreed: "0001-01-01T00:00:00" }, { by: "Tania Carr", acceptedOn: null }],
  ])("is known also from an attestation with %s", async (_, given, attested) => {
    const { read, say } = contoso();
    say(listed, { items: [{ ...tania, ...given }] });
    expect(await read()).toEqual({ ok: true, value: { isSignedDirectly: false, attested } });
  });

  it("prefers an attestation with a day to one whose day cannot be read", async () => {
    const { read, say } = contoso();
    say(listed, { items: [{ ...tania, dateAgreed: "soon" }, tania] });
    expect(await read()).toMatchObject({ value: { attested: { acceptedOn: "2026-03-01" } } });
  });

  it.each([
    ["signed, without a word", signed, {}],
    ["signed, in words", signed, { isSigned: "true" }],
    ["signed, with a list", signed, []],
    ["listed, without a list", listed, { totalCount: 0 }],
    ["listed, with texts", listed, { items: ["MicrosoftCustomerAgreement"] }],
    ["listed, with nothing", listed, null],
  ])("stays open when an answer cannot be read: %s", async (_, end, said) => {
    const { read, say } = contoso();
    say(end, said);
    expect(await read()).toMatchObject({ ok: false, failure: { outcome: "unknown", code: "unreadable-answer" } });
  });

  it.each([
    ["whether it signed", /directSigned/],
    ["the list", /\/agreements$/],
  ])("stays open, never a no, when one of the two questions fails: %s", async (_, path) => {
    const { read, simulator, customer } = contoso();
    customer.agreements.push(tania);
    simulator.answerAgreement(customer.id, "accepts");
    simulator.fail(path, { kind: "answer", status: 503 });
    expect(await read()).toMatchObject({ ok: false, failure: { outcome: "unknown", status: 503 } });
    simulator.fail(path, { kind: "answer", status: 403, code: 2030 });
    expect(await read()).toMatchObject({ ok: false, failure: { outcome: "refused", code: "2030" } });
    expect(await read()).toMatchObject({ ok: true, value: { isSignedDirectly: true } });
  });

  it("is refused for a customer that Partner Center does not know", async () => {
    const { partnerCenter } = contoso();
    const answer = await partnerCenter.agreement("33333333-3333-4333-8333-333333333333");
    expect(answer).toMatchObject({ ok: false, failure: { outcome: "refused" } });
  });
});

describe("attesting that a person accepted", () => {
  it("sends the person, the moment and the template under the request ID that was stored", async () => {
    const { attest, posts, read } = contoso();
    expect(await attest()).toEqual({ ok: true, value: { wasThere: false } });
    expect(posts()).toMatchObject([{ requestId, token: "app+user", status: 201 }]);
    expect(posts()[0]?.body).toEqual({
      primaryContact: {
        firstName: "Tania",
        lastName: "Carr",
        email: "tania@contoso.example",
        phoneNumber: "+14255550100",
      },
      templateId: template,
      dateAgreed: "2026-11-20T00:00:00.000Z",
      type: "MicrosoftCustomerAgreement",
    });
    expect(await read()).toMatchObject({ value: { attested: { by: "Tania Carr", acceptedOn: "2026-11-20" } } });
  });

  it("leaves the phone number out when there is none: an empty one would be another person", async () => {
    const { attest, posts } = contoso();
    await attest({ signatory: { ...signatory, phone: "" } });
    expect(posts()[0]?.body).toMatchObject({ primaryContact: { email: "tania@contoso.example" } });
    expect(JSON.stringify(posts()[0]?.body)).not.toContain("phoneNumber");
  });

  it("reads the template each time, and sends the one that counts by now", async () => {
    const { attest, posts, sent, say, bodies } = contoso();
    await attest();
    await attest({ signatory: { ...signatory, firstName: "Ana" } }, "22222222-2222-4222-8222-222222222222");
    expect(sent("/v1/agreements")).toMatchObject([
      { query: { agreementType: "MicrosoftCustomerAgreement" }, token: "app+user" },
      { query: { agreementType: "MicrosoftCustomerAgreement" }, token: "app+user" },
    ]);
    expect(posts()).toHaveLength(2);
    const items = [
      { templateId: "of-the-older-one", agreementType: "MicrosoftCloudAgreement" },
      { templateId: "of-the-next-version", agreementType: "MicrosoftCustomerAgreement" },
    ];
    say("GET /v1/agreements", { items });
    say("/agreements", {}, 201);
    await attest();
    expect(bodies.at(-1)?.body).toMatchObject({ templateId: "of-the-next-version" });
  });

  it("asks for the template under a request ID of its own", async () => {
    const { attest, sent } = contoso();
    await attest();
    expect(sent("/v1/agreements")[0]?.requestId).not.toBe(requestId);
  });

  it("is as good as done when this person was attested before", async () => {
    const { attest, customer } = contoso();
    await attest();
    expect(await attest()).toEqual({ ok: true, value: { wasThere: true } });
    expect(customer.agreements).toHaveLength(1);
  });

  it("makes another record of another person", async () => {
    const { attest, customer } = contoso();
    await attest();
    expect(await attest({ signatory: { ...signatory, firstName: "Ana" } })).toEqual({
      ok: true,
      value: { wasThere: false },
    });
    expect(customer.agreements).toHaveLength(2);
  });

  it.each<[string, Partial<NewAttestation>, string]>([
    ["a moment in the future", { acceptedAt: new Date("2026-11-23T09:00:00.001Z") }, "3000"],
    ["an address that is none", { signatory: { ...signatory, email: "tania" } }, "3000"],
    ["a customer that nobody knows", { tenantId: "33333333-3333-4333-8333-333333333333" }, "1000"],
  ])("is refused with %s", async (_, given, code) => {
    const { attest, customer } = contoso();
    expect(await attest(given)).toMatchObject({ ok: false, failure: { outcome: "refused", code } });
    expect(customer.agreements).toEqual([]);
  });

  it("is refused since Microsoft has ended it", async () => {
    const { attest, simulator, posts } = contoso();
    simulator.takesAttestations = false;
    const answer = await attest();
    expect(answer).toMatchObject({ ok: false, failure: { outcome: "refused", code: "600006", retryable: false } });
    expect(posts()).toHaveLength(1);
  });

  it.each([
    ["a silent connection", { kind: "silence", afterWork: true }],
    ["a broken connection", { kind: "reset", afterWork: true }],
    ["throttling", { kind: "throttled", afterWork: true }],
    ["a gateway's error page", { kind: "answer", status: 502, shape: "html", afterWork: true }],
    ["a 500 of the service", { kind: "answer", status: 500, code: 800003, afterWork: true }],
  ] as const)("is unknown after %s, is not repeated by itself, and then it is there", async (_, fault) => {
    const { attest, simulator, customer, posts } = contoso();
    simulator.fail({ method: "POST", path: /\/agreements$/ }, fault);
    expect(await attest()).toMatchObject({ ok: false, failure: { outcome: "unknown", retryable: true } });
    expect(posts()).toHaveLength(1);
    expect(await attest()).toEqual({ ok: true, value: { wasThere: true } });
    expect(customer.agreements).toHaveLength(1);
    expect(posts().map((post) => post.requestId)).toEqual([requestId, requestId]);
  });

  it("is done whatever the answer of a success says", async () => {
    const { attest, simulator } = contoso();
    simulator.fail(
      { method: "POST", path: /\/agreements$/ },
      { kind: "answer", status: 201, shape: "empty", afterWork: true },
    );
    expect(await attest()).toEqual({ ok: true, value: { wasThere: false } });
  });

  it.each([
    ["silent", { kind: "silence" }],
    ["broken", { kind: "reset" }],
    ["throttled", { kind: "throttled" }],
    ["out of order", { kind: "answer", status: 503 }],
    ["a web page", { kind: "answer", status: 200, shape: "html" }],
  ] as const)("is not sent while the question for the template is %s", async (_, fault) => {
    const { attest, simulator, posts } = contoso();
    simulator.fail("GET /v1/agreements", fault);
    expect(await attest()).toMatchObject({ ok: false, failure: { outcome: "not-sent", retryable: true } });
    expect(posts()).toEqual([]);
  });

  it.each([
    ["no template at all", []],
    ["templates of other agreements alone", [{ templateId: "another", agreementType: "MicrosoftCloudAgreement" }]],
  ])("is not sent where Partner Center names %s", async (_, items) => {
    const { attest, say, posts } = contoso();
    say("GET /v1/agreements", { items });
    expect(await attest()).toMatchObject({ ok: false, failure: { outcome: "not-sent", code: "unreadable-answer" } });
    expect(posts()).toEqual([]);
  });

  it("is refused, and not sent, where the question for the template is", async () => {
    const { attest, simulator, posts } = contoso();
    simulator.fail("GET /v1/agreements", { kind: "answer", status: 403, code: 2030 });
    expect(await attest()).toMatchObject({ ok: false, failure: { outcome: "refused", code: "2030" } });
    expect(posts()).toEqual([]);
  });
});

describe("the customer's own page of an enhanced attestation", () => {
  const path = "/v1/attestations/enhanced";
  const link = { attestationId: "att-1", attestationUrl: "https://go.example/att-1", status: "Pending" };
  const page = { signatory, companyName: "Contoso", country: "DE", language: "de" };

  it("is asked for with who will sign, without a phone number when there is none", async () => {
    const { partnerCenter, say, bodies } = contoso();
    say(`POST ${path}`, link, 201);
    expect(await partnerCenter.createAttestationLink(page, { requestId })).toEqual({
      ok: true,
      value: { id: "att-1", url: "https://go.example/att-1", state: "waiting" },
    });
    await partnerCenter.createAttestationLink({ ...page, signatory: { ...signatory, phone: "" } }, { requestId });
    const fields = {
      country: "DE",
      language: "de",
      companyName: "Contoso",
      signatoryFirstName: "Tania",
      signatoryLastName: "Carr",
      signatoryEmail: "tania@contoso.example",
    };
    expect(bodies.map(({ body }) => body)).toEqual([{ ...fields, signatoryPhoneNumber: signatory.phone }, fields]);
  });

  it.each([
    ["Pending", "waiting"],
    ["LinkExpired", "expired"],
    ["Link Expired", "expired"],
    ["ReadyToCreateAgreement", "accepted"],
    ["ready to create agreement", "accepted"],
    ["Finalised", "finalised"],
    ["finalized", "finalised"],
    ["Something new", "waiting"],
    [null, "waiting"],
  ])("stands at %j: %s", async (status, state) => {
    const { partnerCenter, say } = contoso();
    say(`GET ${path}/att%2F1`, { ...link, status });
    expect(await partnerCenter.attestationLink("att/1")).toMatchObject({ ok: true, value: { state } });
  });

  it("is not known from an answer without its ID", async () => {
    const { partnerCenter, say } = contoso();
    say(`POST ${path}`, { status: "Pending" }, 201);
    expect(await partnerCenter.createAttestationLink(page, { requestId })).toMatchObject({
      failure: { outcome: "unknown", code: "unreadable-answer" },
    });
  });

  it("is named in the attestation that ends it", async () => {
    const { partnerCenter, posts, body, simulator } = contoso();
    simulator.takesAttestations = false;
    const begun = await partnerCenter.createAttestationLink(page, { requestId });
    const linkId = begun.ok ? begun.value.id : "";
    const finalise = () => partnerCenter.finaliseAttestation({ ...body, linkId }, { requestId });
    expect(await finalise()).toMatchObject({ failure: { outcome: "refused", code: "3000" } });
    simulator.answerAttestation(linkId, "accepts");
    expect(await partnerCenter.attestationLink(linkId)).toMatchObject({ value: { state: "accepted" } });
    expect(await finalise()).toEqual({ ok: true, value: { wasThere: false } });
    expect(posts().at(-1)).toMatchObject({ requestId, body: { attestationId: linkId, templateId: template } });
    expect(await partnerCenter.attestationLink(linkId)).toMatchObject({ value: { state: "finalised" } });
    expect(await finalise()).toEqual({ ok: true, value: { wasThere: true } });
  });
});
