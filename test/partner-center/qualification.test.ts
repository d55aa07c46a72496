import { describe, expect, it } from "vitest";
import { becameOf } from "../../src/core/qualification.ts";
import { answering, requestId, simulatedPartnerCenter } from "../support/partner-center.ts";

const again = "22222222-2222-4222-8222-222222222222";
const day = 86_400_000;

function school() {
  const all = simulatedPartnerCenter({ request: { timeoutMs: 200 } });
  const { id } = all.simulator.seedCustomer({ companyName: "Contoso School", domain: "contoso.onmicrosoft.com" });
  const { partnerCenter } = all;
  return {
    ...all,
    id,
    path: `/v1/customers/${id}/qualifications`,
    read: () => partnerCenter.educationQualification(id),
    request: (as = requestId) =>
      partnerCenter.requestEducationQualification(
        { tenantId: id, segment: "K12", website: "contoso.edu" },
        { requestId: as },
      ),
  };
}

describe("an education qualification", () => {
  it("is none before anybody asked for it", async () => {
    const { read } = school();
    expect(await read()).toEqual({ ok: true, value: null });
  });

  it("is in review once it was asked for, and approved when the time has come", async () => {
    const { read, request, pass, now, sent, path } = school();
    const inReview = { ok: true, value: { status: "in_review", reason: null, requestedAt: now() } };
    expect(await request()).toEqual(inReview);
    expect(await read()).toEqual(inReview);
    pass(2 * day);
    expect(await read()).toEqual({ ok: true, value: { status: "approved", reason: null, requestedAt: null } });
    expect(sent(path)[0]).toMatchObject({
      method: "POST",
      token: "app+user",
      body: { qualification: "Education", educationSegment: "K12", website: "contoso.edu" },
    });
  });

  it("that was denied says why, and may be asked for again", async () => {
    const { read, request, simulator, id, pass } = school();
    await request();
    simulator.decideQualification(id, { is: "Denied", reason: "Not an academic domain" });
    expect(await read()).toMatchObject({ value: { status: "denied", reason: "Not an academic domain" } });
    pass(1000);
    expect(await request(again)).toMatchObject({ value: { status: "in_review" } });
    expect(await read()).toMatchObject({ value: { status: "in_review", reason: null } });
    simulator.decideQualification(id, { is: "Approved" });
    expect(await read()).toMatchObject({ value: { status: "approved" } });
  });

  it("is refused while it is in review", async () => {
    const { request } = school();
    await request();
    expect(await request(again)).toMatchObject({ ok: false, failure: { outcome: "refused", code: "600006" } });
  });

  it("says nothing of the account's verification", async () => {
    const { request, simulator, id, partnerCenter } = school();
    simulator.setVerification(id, "UnderReview");
    await request();
    simulator.decideQualification(id, { is: "Approved" });
    expect(await partnerCenter.verification(id)).toMatchObject({ value: { status: "under_review" } });
  });

  it("whose request lost its answer is found by looking, and not asked for twice", async () => {
    const { read, request, simulator, sent, path } = school();
    simulator.fail(/\/qualifications$/, { kind: "silence", afterWork: true });
    expect(await request()).toMatchObject({ ok: false, failure: { outcome: "unknown" } });
    const found = await read();
    expect(found.ok && becameOf(found.value, null)).toMatchObject({ status: "in_review" });
    expect(sent(path).filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  it("whose request was lost itself is not there, also when an older one was denied", async () => {
    const { read, request, simulator, id } = school();
    await request();
    simulator.decideQualification(id, { is: "Denied", reason: "Not an eligible Library" });
    const before = await read();
    simulator.fail(/\/qualifications$/, { kind: "silence" });
    expect(await request(again)).toMatchObject({ ok: false, failure: { outcome: "unknown" } });
    const after = await read();
    expect(before.ok && after.ok && becameOf(after.value, before.value)).toBeNull();
  });
});

describe("what Partner Center answers", () => {
  const read = async (body: unknown) => answering(body).partnerCenter.educationQualification("t");

  it.each([
    ["InReview", "in_review"],
    ["in review", "in_review"],
    ["Approved", "approved"],
    ["DENIED", "denied"],
    ["Escalated", "unknown"],
    [null, "unknown"],
  ])("the status %j counts as %s", async (vettingStatus, status) => {
    const body = { qualifications: [{ qualification: "Education", vettingStatus }] };
    expect(await read(body)).toMatchObject({ value: { status } });
  });

  it.each([
    ["vettingCreatedDate", "2026-11-20T10:37:38.885Z", "2026-11-20T10:37:38.885Z"],
    ["vettingCreateDate", "2026-11-20T10:37:38Z", "2026-11-20T10:37:38.000Z"],
    ["VettingCreatedDate", "2026-11-20T10:37:38", "2026-11-20T10:37:38.000Z"],
  ])("the time is read from %s", async (name, said, at) => {
    const body = { Qualifications: [{ Qualification: "Education", VettingStatus: "InReview", [name]: said }] };
    expect(await read(body)).toMatchObject({ value: { requestedAt: new Date(at) } });
  });

  it("a time that nobody can read is none", async () => {
    const listed = {
      qualification: "Education",
      vettingStatus: "InReview",
      vettingCreatedDate: "07/09/2020: 00:00:00",
    };
    expect(await read({ qualifications: [listed] })).toMatchObject({ value: { requestedAt: null } });
  });

  it("other qualifications are none of education", async () => {
    const body = { qualifications: [{ qualification: "StateOwnedEntity", vettingStatus: "Approved" }] };
    expect(await read(body)).toEqual({ ok: true, value: null });
  });

  it.each([
    ["no list", {}],
    ["texts", { qualifications: ["Education"] }],
    ["a web page", "<html>"],
    ["nothing", ""],
  ])("is not taken for none when it has %s", async (_, body) => {
    expect(await read(body)).toMatchObject({ ok: false, failure: { code: "unreadable-answer", outcome: "unknown" } });
  });
});
