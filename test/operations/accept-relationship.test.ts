import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import {
  acceptanceQuestions,
  customers,
  events,
  prospects,
  relationshipRequests,
  relationships,
  watches,
} from "../../db/schema/index.ts";
import { relationshipRequestInput } from "../../src/core/relationship/request.ts";
import { answerAcceptance } from "../../src/operations/answer-acceptance.ts";
import { closeRequest, remindOfRequest, sentAgain } from "../../src/operations/follow-request.ts";
import { enqueueNotice, noticeAcceptance } from "../../src/operations/notice-acceptance.ts";
import { readCustomersPage } from "../../src/operations/read-customers.ts";
import { noteCompany } from "../../src/operations/note-company.ts";
import { requestRelationship } from "../../src/operations/request-relationship.ts";
import { defaultRhythm } from "../../src/rhythm.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { setUpDesk } from "../support/desk.ts";
import { storedJobs } from "../support/jobs.ts";
import { simulatedPartnerCenter } from "../support/partner-center.ts";

const database = useDatabase();
const monday = new Date("2026-11-02T09:00:00Z");
const day = 24 * 60 * 60_000;
const link =
  "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship#/BillingAccounts/partner-invitation";

interface Company {
  companyName: string;
  domain: string;
}
const contoso = { companyName: "Contoso GmbH", domain: "contoso.example" };
const tailspin = { companyName: "Tailspin Toys", domain: "" };

async function open() {
  await setUpDesk(database, monday);
  const { partnerCenter, simulator } = simulatedPartnerCenter();
  const at = { now: monday };
  const deps = { db: database.db, now: () => at.now, partnerCenter, rhythm: defaultRhythm };
  const sam = { ...deps, actor: { kind: "person", id: "U0SAM" } as const };
  const request = async (to: Company | { customerId: string }, text = `Please accept at ${link}`) => {
    const contact = { firstName: "Ana", lastName: "Souza", email: "ana@contoso.example" };
    const noted =
      "companyName" in to
        ? await noteCompany(sam, relationshipRequestInput.parse({ ...to, contact, cameFrom: "own-marketing" }))
        : null;
    if (noted?.ok === false) throw new Error(JSON.stringify(noted.failure));
    return requestRelationship(sam, {
      customerId: noted === null ? (to as { customerId: string }).customerId : noted.value.id,
      withAgreement: false,
      provider: null,
      link,
      language: "en",
      sentTo: contact.email,
      subject: "A reseller relationship",
      text,
    });
  };
  const asked = async (to: Company) => {
    const sent = await request(to);
    if (!sent.ok) throw new Error(JSON.stringify(sent.failure));
    at.now = new Date(at.now.getTime() + 60_000);
    return sent.value;
  };
  /** The company accepts at Microsoft, and something said so. */
  const accepts = async (company: Company, { isAcceptance = true } = {}) => {
    const { id } = simulator.seedCustomer({ companyName: company.companyName, domain: company.domain });
    await noticeAcceptance(deps, { tenantId: id, isAcceptance });
    return id;
  };
  return { at, deps, sam, request, asked, accepts, simulator };
}

const told = async () =>
  (await database.db.select().from(events).orderBy(events.id))
    .filter(({ type }) => type.startsWith("relationship.") || type === "customer.found")
    .map(({ type, before, after }) => (before === null && after === null ? type : `${type}: ${before} → ${after}`));
const stands = async () =>
  Object.fromEntries((await database.db.select().from(customers)).map((one) => [one.companyName, one.status]));

describe("A company that was asked for a relationship", () => {
  it("becomes a customer under its own record when it accepts, and whoever asked is named", async () => {
    const { asked, accepts } = await open();
    const { id, customerId } = await asked(contoso);
    expect(await stands()).toEqual({ "Contoso GmbH": "prospect" });
    const tenantId = await accepts({ ...contoso, companyName: "Contoso Holding SE" });
    expect(await database.db.select().from(customers)).toMatchObject([
      { id: customerId, status: "active", tenantId, companyName: "Contoso Holding SE", requestedBy: "U0SAM" },
    ]);
    expect(await database.db.select().from(relationshipRequests)).toMatchObject([{ id, status: "accepted" }]);
    expect(await database.db.select().from(relationships)).toMatchObject([{ status: "reseller", recordedBy: null }]);
    // Its person was needed for the invitation alone.
    expect(await database.db.select().from(prospects)).toEqual([]);
    expect(await told()).toEqual([
      "relationship.requested: none → requested",
      "relationship.accepted: requested → reseller",
    ]);
    const [accepted] = await database.db.select().from(events).where(eq(events.type, "relationship.accepted"));
    expect(accepted?.data).toEqual({ requestId: id, agent: "U0SAM", by: "domain" });
  });

  it("is noticed once, however often it is spoken of", async () => {
    const { deps, asked, accepts } = await open();
    await asked(contoso);
    const tenantId = await accepts(contoso);
    await noticeAcceptance(deps, { tenantId, isAcceptance: true });
    await Promise.all([
      noticeAcceptance(deps, { tenantId, isAcceptance: true }),
      noticeAcceptance(deps, { tenantId, isAcceptance: true }),
    ]);
    expect((await told()).filter((type) => type.startsWith("relationship.accepted"))).toHaveLength(1);
  });

  it("that nobody can tell apart is asked about, and the answer ends the company's own record", async () => {
    const { sam, asked, accepts } = await open();
    const first = await asked({ ...tailspin, domain: "tailspin.example" });
    const second = await asked({ ...tailspin, domain: "tailspintoys.example" });
    await accepts({ companyName: "Tailspin Toys", domain: "tailspin.onmicrosoft.com" });
    const [question] = await database.db.select().from(acceptanceQuestions);
    expect(question?.candidates.toSorted()).toEqual([first.id, second.id].toSorted());
    const customerId = question?.customerId ?? "";
    expect(await answerAcceptance(sam, { customerId, requestId: crypto.randomUUID() })).toMatchObject({ ok: false });
    expect(await answerAcceptance(sam, { customerId, requestId: second.id })).toEqual({
      ok: true,
      value: { agent: "U0SAM" },
    });
    expect(await answerAcceptance(sam, { customerId, requestId: null })).toMatchObject({
      failure: { kind: "conflict", status: "matched" },
    });
    const statuses = (await database.db.select().from(customers)).map(({ id, status }) => [id, status]);
    expect(Object.fromEntries(statuses)).toEqual({
      [first.customerId]: "prospect",
      [second.customerId]: "withdrawn",
      [customerId]: "active",
    });
    expect(await told()).toEqual([
      "relationship.requested: none → requested",
      "relationship.requested: none → requested",
      "relationship.accepted: none → reseller",
      "relationship.unmatched",
      "relationship.matched",
    ]);
  });

  it("that looks like no request is asked about as well, with all that are open", async () => {
    const { asked, accepts } = await open();
    const { id } = await asked(contoso);
    await accepts({ companyName: "Wingtip", domain: "wingtip.example" });
    expect(await database.db.select().from(acceptanceQuestions)).toMatchObject([{ candidates: [id] }]);
    expect(await stands()).toEqual({ "Contoso GmbH": "prospect", Wingtip: "active" });
  });

  it("is no question where nobody was asked at all", async () => {
    const { accepts } = await open();
    await accepts(contoso);
    expect(await database.db.select().from(acceptanceQuestions)).toEqual([]);
    expect(await told()).toEqual(["relationship.accepted: none → reseller"]);
  });

  it("is found without a word where it may as well have been added in Partner Center", async () => {
    const { asked, accepts } = await open();
    await asked(contoso);
    await accepts({ companyName: "Wingtip", domain: "wingtip.example" }, { isAcceptance: false });
    expect(await database.db.select().from(acceptanceQuestions)).toEqual([]);
    expect(await told()).toEqual(["relationship.requested: none → requested", "customer.found: null → active"]);
  });

  it("is the one that a colleague recorded by hand, when its domain is the same", async () => {
    const { deps, accepts } = await open();
    const [byHand] = await database.db
      .insert(customers)
      .values(customerRow({ ...contoso, tenantId: null, requestedBy: "U0SAM" }))
      .returning();
    const customerId = byHand?.id ?? "";
    const since = new Date("2026-10-01T09:00:00Z");
    await database.db.insert(relationships).values({ customerId, status: "reseller", since, recordedBy: "U0SAM" });
    const tenantId = await accepts(contoso);
    await noticeAcceptance(deps, { tenantId, isAcceptance: true });
    expect(await database.db.select().from(customers)).toMatchObject([{ id: customerId, status: "active", tenantId }]);
    expect(await database.db.select().from(relationships)).toMatchObject([
      { status: "reseller", since, recordedBy: null },
    ]);
    expect(await told()).toEqual(["customer.found: active → active"]);
    expect(await database.db.select().from(watches)).toMatchObject([{ customerId }]);
  });

  it("comes back under its own record when a colleague had recorded its end by hand", async () => {
    const { accepts } = await open();
    await database.db.insert(customers).values(customerRow({ ...contoso, tenantId: null, status: "ended" }));
    const tenantId = await accepts(contoso);
    expect(await database.db.select().from(customers)).toMatchObject([{ status: "active", tenantId }]);
    expect(await told()).toEqual(["relationship.accepted: ended → reseller"]);
  });

  describe.each(["creating", "stalled"] as const)("and whose domain a record has that is %s", (status) => {
    const northwind = { companyName: "Northwind", domain: "northwind.onmicrosoft.com" };
    const withRecord = async () => {
      const desk = await open();
      const [own] = await database.db
        .insert(customers)
        .values(customerRow({ ...northwind, status }))
        .returning();
      const { id: tenantId } = desk.simulator.seedCustomer(northwind);
      const settle = (set: Partial<typeof customers.$inferInsert>) =>
        database.db
          .update(customers)
          .set(set)
          .where(eq(customers.id, own?.id ?? ""));
      return { ...desk, tenantId, settle };
    };
    const unsettled = { done: false, again: "unsettled" };

    it.each([true, false])("is looked at again until that is settled (is an acceptance: %s)", async (isAcceptance) => {
      const { deps, tenantId, settle } = await withRecord();
      const notice = { tenantId, isAcceptance };
      expect(await noticeAcceptance(deps, notice)).toEqual(unsettled);
      expect(await noticeAcceptance(deps, notice)).toEqual(unsettled);
      expect(await stands()).toEqual({ Northwind: status });
      expect(await told()).toEqual([]);
      // It was another company's domain all along, and nothing was created.
      await settle({ status: "withdrawn", domain: "northwind.onmicrosoft.com" });
      expect(await noticeAcceptance(deps, notice)).toEqual({ done: true });
      expect((await database.db.select().from(customers)).map((one) => one.status).toSorted()).toEqual([
        "active",
        "withdrawn",
      ]);
      expect(await told()).toEqual([
        isAcceptance ? "relationship.accepted: none → reseller" : "customer.found: null → active",
      ]);
    });

    it("is that record's own where it turns out to have been created", async () => {
      const { deps, tenantId, settle } = await withRecord();
      expect(await noticeAcceptance(deps, { tenantId, isAcceptance: true })).toEqual(unsettled);
      await settle({ status: "active", tenantId });
      expect(await noticeAcceptance(deps, { tenantId, isAcceptance: true })).toEqual({ done: true });
      expect(await stands()).toEqual({ Northwind: "active" });
      expect(await told()).toEqual([]);
    });

    it("is kept for later when the customer list tells of it", async () => {
      const { deps, tenantId } = await withRecord();
      await readCustomersPage(deps, { next: null });
      const notices = (await storedJobs(database.db)).filter(({ queue }) => queue === "notice-acceptance");
      expect(notices.map(({ payload }) => payload)).toEqual([{ tenantId, isAcceptance: false }]);
      expect(await stands()).toEqual({ Northwind: status });
    });
  });

  it("is not said of a request that came to nothing meanwhile: the question stays", async () => {
    const { sam, asked, accepts } = await open();
    const first = await asked({ ...tailspin, domain: "tailspin.example" });
    await asked({ ...tailspin, domain: "tailspintoys.example" });
    await accepts({ companyName: "Tailspin Toys", domain: "tailspin.onmicrosoft.com" });
    const [question] = await database.db.select().from(acceptanceQuestions);
    await closeRequest(sam, { requestId: first.id, how: "decline" });
    const answered = await answerAcceptance(sam, { customerId: question?.customerId ?? "", requestId: first.id });
    expect(answered).toMatchObject({ ok: false, failure: { kind: "conflict", status: "declined", by: "U0SAM" } });
    expect(await database.db.select().from(acceptanceQuestions)).toMatchObject([{ answeredAt: null }]);
  });

  it("is looked for again when Partner Center tells of it and does not show it yet", async () => {
    const { deps, asked, simulator } = await open();
    await asked(contoso);
    const tenantId = crypto.randomUUID();
    const notice = { tenantId, isAcceptance: true };
    expect(await noticeAcceptance(deps, notice)).toEqual({ done: false, again: null });
    expect(await noticeAcceptance(deps, { ...notice, isAcceptance: false })).toEqual({ done: true });
    const { id } = simulator.seedCustomer(contoso);
    const seeded = simulator.customers.find((one) => one.id === id);
    Object.assign(seeded ?? {}, { relationship: "none" });
    expect(await noticeAcceptance(deps, { tenantId: id, isAcceptance: true })).toEqual({ done: false, again: null });
  });

  it("stays one when something else speaks of the customer before it was looked at", async () => {
    await open();
    const tenantId = crypto.randomUUID();
    for (const isAcceptance of [true, false])
      await database.db.transaction((tx) => enqueueNotice(tx, { tenantId, isAcceptance }, monday));
    const notices = (await storedJobs(database.db)).filter(({ queue }) => queue === "notice-acceptance");
    expect(notices.map(({ payload }) => payload)).toEqual([{ tenantId, isAcceptance: true }]);
  });

  it("closes every request to the same company when a person says which one it was", async () => {
    const { sam, asked, accepts } = await open();
    const first = await asked(contoso);
    const other = await asked({ companyName: "Contoso GmbH & Co. KG", domain: "contoso-kg.example" });
    const row = await database.db
      .update(customers)
      .set({ domain: "contoso.example", nameKey: "other" })
      .where(eq(customers.id, other.customerId))
      .returning();
    expect(row).toHaveLength(1);
    await accepts({ companyName: "Wingtip", domain: "wingtip.example" });
    const [question] = await database.db.select().from(acceptanceQuestions);
    const answer = { customerId: question?.customerId ?? "", requestId: first.id };
    expect(await answerAcceptance(sam, answer)).toMatchObject({ ok: true });
    const rows = await database.db.select().from(relationshipRequests);
    expect(rows.map(({ status }) => status)).toEqual(["accepted", "accepted"]);
  });

  it("and was a customer before comes back under its record", async () => {
    const { request, deps, simulator } = await open();
    const former = simulator.seedCustomer({ companyName: "Fourth Coffee", domain: "fourth.onmicrosoft.com" });
    const row = customerRow({ status: "ended", tenantId: former.id, companyName: "Fourth Coffee" });
    await database.db.insert(customers).values(row);
    const [{ id } = { id: "" }] = await database.db.select().from(customers);
    expect(await request({ customerId: id })).toMatchObject({ ok: true });
    await noticeAcceptance(deps, { tenantId: former.id, isAcceptance: true });
    expect(await database.db.select().from(customers)).toMatchObject([{ id, status: "active" }]);
    expect(await told()).toEqual([
      "relationship.requested: ended → requested",
      "relationship.accepted: requested → reseller",
    ]);
  });
});

describe("A request for a relationship", () => {
  it("is not noted for a customer that the desk has already", async () => {
    const { request, accepts } = await open();
    await accepts(contoso, { isAcceptance: false });
    await expect(request(contoso)).rejects.toThrow("duplicate");
    expect(await stands()).toEqual({ "Contoso GmbH": "active" });
  });

  it("replaces the older one to the same company, and a second press is the same request", async () => {
    const { asked, request } = await open();
    const first = await asked(contoso);
    const second = await asked(contoso);
    expect(second.customerId).toBe(first.customerId);
    const again = await request(contoso);
    expect(again.ok && again.value.id).not.toBe(first.id);
    const rows = await database.db.select().from(relationshipRequests).orderBy(relationshipRequests.sentAt);
    expect(rows.map(({ status }) => status)).toEqual(["replaced", "open"]);
  });

  it("is refused to a customer that has a relationship", async () => {
    const { request } = await open();
    const row = customerRow({ status: "active", tenantId: crypto.randomUUID() });
    const [{ id } = { id: "" }] = await database.db.insert(customers).values(row).returning();
    expect(await request({ customerId: id })).toMatchObject({ failure: { kind: "conflict", status: "reseller" } });
    expect(await database.db.select().from(relationshipRequests)).toEqual([]);
  });

  it("whose link was changed is refused", async () => {
    const { request } = await open();
    const sent = await request(contoso, "Please accept at https://admin.microsoft.com/");
    expect(sent).toMatchObject({ failure: { kind: "invalid", issues: [{ code: "address-changed" }] } });
    expect(await database.db.select().from(relationshipRequests)).toEqual([]);
  });

  it("reminds after 3, 7 and 14 days, and begins anew when it was sent again", async () => {
    const { at, deps, sam, asked } = await open();
    const { id, sentAt } = await asked(contoso);
    const due = (await storedJobs(database.db))
      .filter(({ queue }) => queue === "remind-of-request")
      .map(({ runAt }) => runAt.getTime());
    expect(due.map((time) => (time - sentAt.getTime()) / day)).toEqual([3, 7, 14]);
    await remindOfRequest(deps, { requestId: id, number: 1, sentAt });
    await remindOfRequest(deps, { requestId: id, number: 1, sentAt });
    at.now = new Date(sentAt.getTime() + 4 * day);
    expect(await sentAgain(sam, { requestId: id })).toMatchObject({ ok: true, value: { remindersSent: 0 } });
    // What is left of the first sending says nothing any more.
    await remindOfRequest(deps, { requestId: id, number: 2, sentAt });
    expect((await told()).filter((type) => type === "relationship.reminded")).toHaveLength(1);
  });

  it.each(["decline", "stop"] as const)("ends with a %s: the company's people are forgotten", async (how) => {
    const { sam, asked, accepts } = await open();
    const { id } = await asked(contoso);
    expect(await closeRequest(sam, { requestId: id, how })).toMatchObject({ ok: true });
    expect(await closeRequest(sam, { requestId: id, how })).toMatchObject({ failure: { kind: "conflict" } });
    expect(await stands()).toEqual({ "Contoso GmbH": "withdrawn" });
    expect(await database.db.select().from(prospects)).toEqual([]);
    expect(await database.db.select().from(relationshipRequests)).toMatchObject([
      { sentTo: "", subject: "", body: "" },
    ]);
    expect(await database.db.select().from(relationships)).toMatchObject([{ status: "none", recordedBy: "U0SAM" }]);
    // Who changes their mind is a customer all the same.
    await accepts(contoso);
    expect((await database.db.select().from(customers)).map(({ status }) => status).toSorted()).toEqual([
      "active",
      "withdrawn",
    ]);
  });
});
