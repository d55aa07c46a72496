import { readdirSync } from "node:fs";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Transaction } from "../../db/connect.ts";
import * as agreements from "../../db/queries/agreements.ts";
import * as attestations from "../../db/queries/attestations.ts";
import * as approvals from "../../db/queries/approvals.ts";
import * as billingEdits from "../../db/queries/billing-edits.ts";
import * as cards from "../../db/queries/cards.ts";
import * as consent from "../../db/queries/consent.ts";
import * as customers from "../../db/queries/customers.ts";
import * as drafts from "../../db/queries/drafts.ts";
import * as events from "../../db/queries/events.ts";
import * as findCustomers from "../../db/queries/find-customers.ts";
import * as formDrafts from "../../db/queries/form-drafts.ts";
import * as home from "../../db/queries/home.ts";
import * as inbound from "../../db/queries/inbound.ts";
import * as jobs from "../../db/queries/jobs.ts";
import * as orders from "../../db/queries/orders.ts";
import * as people from "../../db/queries/people.ts";
import * as portalSteps from "../../db/queries/portal-steps.ts";
import * as qualifications from "../../db/queries/qualifications.ts";
import * as rateLimits from "../../db/queries/rate-limits.ts";
import * as readings from "../../db/queries/readings.ts";
import * as reference from "../../db/queries/reference.ts";
import * as relationships from "../../db/queries/relationships.ts";
import * as removals from "../../db/queries/removals.ts";
import * as resellers from "../../db/queries/resellers.ts";
import * as secrets from "../../db/queries/secrets.ts";
import * as settings from "../../db/queries/settings.ts";
import * as setupDrafts from "../../db/queries/setup-drafts.ts";
import * as stories from "../../db/queries/stories.ts";
import { bundledRules } from "../../src/core/customer/country-rules.ts";
import { findDuplicates } from "../../src/operations/find-duplicates.ts";
import { readStory } from "../../src/operations/read-story.ts";
import { customerInputWith } from "../support/customer-input.ts";
import { useDatabase } from "../support/database.ts";
import { fillWithManyRows, rowId } from "../support/many-rows.ts";
import { rowsOf } from "../support/rows.ts";

const database = useDatabase({ kept: true });
const at = new Date("2026-01-05T00:00:00Z");
const [waiting, active] = [rowId(41), rowId(42)];
const lease = { id: 41, token: rowId(1) };
const newJob = { queue: "announce", payload: {}, dedupeKey: "key-41", groupKey: "group-41", runAt: at };
const viewed = { draftId: active, owner: "U42", revision: 0, actionTs: "1.0", now: at };
const person = { id: "U42", name: "Ada" };
const partner = { partnerName: "Fabrikam", partnerType: "direct-bill" as const, partnerDomains: [], roleHolders: {} };
const channels = { approvalsChannel: null, statusChannel: null, reachableChannels: [] };
const search = { key: "ada", typed: "ada", domainSuffix: ".onmicrosoft.com", viewer: "U42", most: 10 };
const attested = { customerId: active, contactKey: "person-42", way: "enhanced-attestation" as const };
const newAttestation = {
  ...attested,
  status: "sending" as const,
  contact: { firstName: "Ada", lastName: "Moss", email: "ada@contoso.com", phone: "" },
  acceptedOn: "2026-01-01",
  evidence: "Contract 42",
  recordedBy: "U42",
  recordedAt: at,
};
const newQualification = {
  customerId: active,
  segment: "K12" as const,
  website: "contoso.edu",
  status: "requesting" as const,
  requestedBy: "U42",
  requestedAt: at,
  since: at,
};
const newPortalStep = {
  customerId: active,
  step: "end-gdap" as const,
  answer: "done" as const,
  answeredBy: "U42",
  answeredAt: at,
};
const newInvitation = {
  customerId: active,
  kind: "agreement" as const,
  language: "en" as const,
  sentTo: "ada@contoso.com",
  subject: "Hello",
  body: "Please accept.",
  sentBy: "U42",
  sentAt: at,
};
const form = { owner: "U42", form: "attest-agreement", subject: active };
const requested = {
  type: "customer.requested" as const,
  subjectId: active,
  before: "draft" as const,
  after: "awaiting_approval" as const,
  data: { approvalId: active, acknowledged: [] },
};

type Ask = (tx: Transaction) => Promise<unknown>;

/** Every query of db/queries by name, asked as the desk asks it. */
const queries: Record<string, Ask> = {
  findAgreement: (tx) => agreements.findAgreement(tx, active),
  lockAgreement: (tx) => agreements.lockAgreement(tx, active, at),
  moveAgreement: (tx) => agreements.moveAgreement(tx, { customerId: waiting, status: "invited" }, "giveUp", at),
  saveAgreementSeen: (tx) =>
    agreements.saveAgreementSeen(tx, active, { acceptedBy: "Ada Moss", acceptedOn: "2026-01-01", checkedAt: at }),
  findAttestation: (tx) => attestations.findAttestation(tx, active),
  findOpenLinks: (tx) => attestations.findOpenLinks(tx, active),
  findUnfinishedLinks: (tx) => attestations.findUnfinishedLinks(tx, active),
  lapseAttestations: (tx) => attestations.lapseAttestations(tx, active),
  insertAttestation: (tx) => attestations.insertAttestation(tx, newAttestation),
  sameAttestation: (tx) => attestations.sameAttestation(tx, attested),
  moveAttestation: (tx) => attestations.moveAttestation(tx, { id: active, status: "link_sent" }, "accept"),
  findInvitation: (tx) => agreements.findInvitation(tx, active),
  findOpenInvitation: (tx) => agreements.findOpenInvitation(tx, active),
  newestInvitation: (tx) => agreements.newestInvitation(tx, active),
  insertInvitation: (tx) => agreements.insertInvitation(tx, newInvitation),
  closeInvitations: (tx) => agreements.closeInvitations(tx, active, at),
  countReminder: (tx) => agreements.countReminder(tx, active, 1),
  findApproval: (tx) => approvals.findApproval(tx, waiting),
  latestApproval: (tx) => approvals.latestApproval(tx, waiting),
  lockWaiting: (tx) => approvals.lockWaiting(tx, waiting),
  decide: (tx) => approvals.decide(tx, waiting, "approve", { decidedBy: "U1", decidedAt: at }),
  cardOf: (tx) => cards.cardOf(tx, { kind: "status-card", subjectId: active }),
  claimCard: (tx) =>
    cards.claimCard(tx, { kind: "status-card", subjectId: active, place: "C1", eventId: 42, moves: true }, at),
  savePosted: (tx) => cards.savePosted(tx, active, { channel: "C1", ts: "1.0", shown: "digest", at }),
  saveShown: (tx) => cards.saveShown(tx, active, "digest", at),
  forgetPosted: (tx) => cards.forgetPosted(tx, { id: active, ts: "42" }),
  cardsOf: (tx) => cards.cardsOf(tx, active),
  claimGreeting: (tx) => cards.claimGreeting(tx, "C1", at),
  saveGreeting: (tx) => cards.saveGreeting(tx, "C1", "1.0", at),
  releaseGreeting: (tx) => cards.releaseGreeting(tx, "C1"),
  forgetGreetings: (tx) => cards.forgetGreetings(tx, { except: ["C1"] }),
  isConsentLost: (tx) => consent.isConsentLost(tx),
  lockConsent: (tx) => consent.lockConsent(tx),
  findCustomer: (tx) => customers.findCustomer(tx, active),
  findCustomerByTenant: (tx) => customers.findCustomerByTenant(tx, "tenant-42"),
  findDomainHolder: (tx) => customers.findDomainHolder(tx, "company42.onmicrosoft.com"),
  lockCustomer: (tx) => customers.lockCustomer(tx, active),
  moveCustomer: (tx) => customers.moveCustomer(tx, waiting, "reject", { updatedAt: at }),
  lastChange: (tx) => customers.lastChange(tx, active),
  findDraft: (tx) => drafts.findDraft(tx, active),
  findDraftOfCustomer: (tx) => drafts.findDraftOfCustomer(tx, active),
  listDrafts: (tx) => drafts.listDrafts(tx, "U42", at),
  findExpiredDrafts: (tx) => drafts.findExpiredDrafts(tx, at, 50),
  deleteDraftIfExpired: (tx) => drafts.deleteDraftIfExpired(tx, active, at),
  layAnswers: (tx) => drafts.layAnswers(tx, viewed, { companyName: "Contoso" }, { by: 1, expiresAt: at }),
  record: (tx) => events.record(tx, at, { kind: "person", id: "U42" }, requested),
  findCreation: (tx) => events.findCreation(tx, active),
  enqueueRefresh: (tx) => events.enqueueRefresh(tx, active, at),
  listRequestsOf: (tx) => findCustomers.listRequestsOf(tx, { person: "U42", since: at, most: 10 }),
  listCustomersPage: (tx) =>
    findCustomers.listCustomersPage(tx, { text: null, after: { nameKey: "company42", id: active }, most: 9 }),
  listApprovalsToDecide: (tx) => home.listApprovalsToDecide(tx, { person: "U1", mayBeOwn: true, most: 25 }),
  listOwnWaiting: (tx) => home.listOwnWaiting(tx, { person: "U42", most: 25 }),
  listOpenQuestions: (tx) => home.listOpenQuestions(tx, 25),
  listRecordsOf: (tx) =>
    home.listRecordsOf(tx, { person: "U42", statuses: ["awaiting_approval", "creating"], most: 25 }),
  listVerifying: (tx) => home.listVerifying(tx, { person: "U42", most: 25 }),
  listRequestsSentBy: (tx) => home.listRequestsSentBy(tx, { person: "U42", most: 25 }),
  listInvitationsSentBy: (tx) => home.listInvitationsSentBy(tx, { person: "U42", most: 25 }),
  findHome: (tx) => home.findHome(tx, "U42"),
  saveHomeOpened: (tx) => home.saveHomeOpened(tx, "U42", at),
  saveHomeShown: (tx) => home.saveHomeShown(tx, "U42", "digest"),
  listHomes: (tx) => home.listHomes(tx, 200),
  forgetHomes: (tx) => home.forgetHomes(tx, new Date("2026-01-01T01:00:00Z")),
  isFirstDelivery: (tx) => inbound.isFirstDelivery(tx, "E42", at),
  forgetDeliveries: (tx) => inbound.forgetDeliveries(tx, new Date("2026-01-01T01:00:00Z")),
  enqueue: (tx) => jobs.enqueue(tx, newJob),
  enqueueUnlessThere: (tx) => jobs.enqueueUnlessThere(tx, newJob),
  nextDue: (tx) => tx.execute(jobs.nextDue({ queues: ["announce", "refresh-cards"], now: at, most: 8 })),
  claim: (tx) => jobs.claim(tx, { queues: ["announce", "refresh-cards"], now: at, leaseSeconds: 30, most: 8 }),
  renew: (tx) => jobs.renew(tx, lease, 30),
  complete: (tx) => jobs.complete(tx, lease),
  postpone: (tx) => jobs.postpone(tx, lease, { runAt: at, counts: true, reason: "TypeError" }),
  release: (tx) => jobs.release(tx, lease),
  bury: (tx) => jobs.bury(tx, lease, "TypeError"),
  revive: (tx) => jobs.revive(tx, 42, at),
  findJob: (tx) => jobs.findJob(tx, 42),
  savePerson: (tx) => people.savePerson(tx, person, at),
  savePeople: (tx) => people.savePeople(tx, [person, { id: "U0", name: "Zoe" }], at),
  saveUserGroupMembers: (tx) => people.saveUserGroupMembers(tx, "S1", ["U42"], at),
  findHolders: (tx) => people.findHolders(tx, ["U42", "S1"]),
  reserveSlot: (tx) => rateLimits.reserveSlot(tx, { key: "post:C42", everyMs: 1000, maxWaitMs: 5000 }),
  holdBack: (tx) => rateLimits.holdBack(tx, "post:C42", 1000),
  findCountryRules: (tx) => reference.findCountryRules(tx, "BR"),
  saveCountryRules: (tx) => reference.saveCountryRules(tx, bundledRules("BR"), at),
  readCountryRulesAt: (tx) => reference.readCountryRulesAt(tx, "BR"),
  findProspectLike: (tx) =>
    findCustomers.findProspectLike(tx, { nameKey: "company42", domain: "company42.onmicrosoft.com" }),
  forgetUnasked: (tx) => findCustomers.forgetUnasked(tx, new Date("2026-01-01T01:00:00Z")),
  findRelationship: (tx) => relationships.findRelationship(tx, active),
  lockRelationship: (tx) => relationships.lockRelationship(tx, { id: active, status: "active" }, at),
  moveRelationship: (tx) =>
    relationships.moveRelationship(tx, { customerId: active, status: "requested" }, "accept", {
      since: at,
      recordedBy: null,
    }),
  findProspect: (tx) => relationships.findProspect(tx, active),
  saveProspect: (tx) =>
    relationships.saveProspect(tx, { customerId: active, contact: newAttestation.contact, cameFrom: "provider" }),
  forgetProspect: (tx) => relationships.forgetProspect(tx, active),
  findRequest: (tx) => relationships.findRequest(tx, active),
  insertRequest: (tx) =>
    relationships.insertRequest(tx, {
      customerId: waiting,
      status: "accepted",
      withAgreement: false,
      link: "https://admin.microsoft.com",
      language: "en",
      sentTo: "ada@contoso.com",
      subject: "Hello",
      body: "Please accept.",
      sentBy: "U42",
      sentAt: at,
    }),
  moveRequest: (tx) => relationships.moveRequest(tx, active, "accept", { answeredAt: at }),
  sendRequestAgain: (tx) => relationships.sendRequestAgain(tx, active, { sentAt: at, sentBy: "U42" }),
  findOpenRequest: (tx) => relationships.findOpenRequest(tx, active),
  countRequestReminder: (tx) => relationships.countRequestReminder(tx, { requestId: active, number: 1, sentAt: at }),
  askWhoseAcceptance: (tx) =>
    relationships.askWhoseAcceptance(tx, { customerId: active, candidates: [active], askedAt: at }),
  listCandidates: (tx) => relationships.listCandidates(tx, [active]),
  findRemoval: (tx) => removals.findRemoval(tx, active),
  findOpenRemoval: (tx) => removals.findOpenRemoval(tx, active),
  insertPortalStep: (tx) => portalSteps.insertPortalStep(tx, newPortalStep),
  findPortalStep: (tx) => portalSteps.findPortalStep(tx, active, "cost-management"),
  deletePortalStep: (tx) => portalSteps.deletePortalStep(tx, active, "cost-management"),
  findQualification: (tx) => qualifications.findQualification(tx, active),
  lockQualification: (tx) => qualifications.lockQualification(tx, active),
  insertQualification: (tx) => qualifications.insertQualification(tx, newQualification),
  moveQualification: (tx) => qualifications.moveQualification(tx, active, "askAgain", { since: at }),
  forgetListedBefore: (tx) => qualifications.forgetListedBefore(tx, active),
  insertRemoval: async (tx) => {
    await tx.execute(sql`delete from removals where approval_id = ${waiting}`);
    await removals.insertRemoval(tx, {
      approvalId: waiting,
      customerId: waiting,
      status: "waiting",
      declared: [],
      changedAt: at,
    });
  },
  moveRemoval: (tx) => removals.moveRemoval(tx, active, "approve", { changedAt: at }),
  findOrder: (tx) => orders.findOrder(tx, active),
  listOrderLines: (tx) => orders.listOrderLines(tx, active),
  findOpenOrder: (tx) => orders.findOpenOrder(tx, active),
  insertOrder: async (tx) => {
    await tx.execute(sql`delete from orders where approval_id = ${waiting}`);
    await orders.insertOrder(
      tx,
      { approvalId: waiting, customerId: waiting, status: "waiting", declared: [], changedAt: at },
      [{ productId: "P", skuId: "0001", name: "Basic", term: "P1Y", billingCycle: "monthly", quantity: 1 }],
    );
  },
  moveOrder: (tx) => orders.moveOrder(tx, active, "approve", { changedAt: at }),
  keepCart: (tx) => orders.keepCart(tx, active, { cartId: "cart-1", cartMadeAt: at, cartExpiresAt: at }),
  keepCheckout: (tx) => orders.keepCheckout(tx, active, at),
  dropCart: (tx) => orders.dropCart(tx, active, "cart-1"),
  settleLine: (tx) => orders.settleLine(tx, { approvalId: active, position: 0 }, { status: "placed", refusal: null }),
  findResellerByPartnerId: (tx) => resellers.findResellerByPartnerId(tx, "mpn-42"),
  findBillingEdit: (tx) => billingEdits.findBillingEdit(tx, active),
  findOpenBillingEdit: (tx) => billingEdits.findOpenBillingEdit(tx, active),
  lastWrittenEtag: (tx) => billingEdits.lastWrittenEtag(tx, rowId(45)),
  insertBillingEdit: async (tx) => {
    await tx.execute(sql`delete from billing_edits where approval_id = ${waiting}`);
    await billingEdits.insertBillingEdit(tx, {
      approvalId: waiting,
      customerId: waiting,
      status: "written",
      fields: [],
      etag: "17",
      changedAt: at,
    });
  },
  moveBillingEdit: (tx) => billingEdits.moveBillingEdit(tx, active, "approve", { changedAt: at }),
  findQuestion: (tx) => relationships.findQuestion(tx, active),
  answerQuestion: (tx) => relationships.answerQuestion(tx, { customerId: active, answeredBy: "U42", answeredAt: at }),
  lastReading: (tx) => readings.lastReading(tx, "audit-log"),
  saveReading: (tx) => readings.saveReading(tx, "audit-log", at),
  unseenRecords: (tx) => readings.unseenRecords(tx, ["record-42"]),
  rememberRecords: (tx) => readings.rememberRecords(tx, ["record-0"], at),
  forgetRecords: (tx) => readings.forgetRecords(tx, new Date("2026-01-01T01:00:00Z")),
  findReseller: (tx) => resellers.findReseller(tx, "tenant-42"),
  findSecret: (tx) => secrets.findSecret(tx, active),
  moveSecret: (tx) => secrets.moveSecret(tx, { id: active, status: "revealing" }, "saved"),
  markRevealed: (tx) => secrets.markRevealed(tx, active, at),
  newestReveal: (tx) => secrets.newestReveal(tx, active),
  openFormDraft: (tx) => formDrafts.openFormDraft(tx, { ...form, opening: active, since: at, updatedAt: at }),
  keepFormAnswers: (tx) =>
    formDrafts.keepFormAnswers(tx, { ...form, opening: active, answers: {}, actionTs: "1.0", updatedAt: at }),
  findFormAnswers: (tx) => formDrafts.findFormAnswers(tx, { ...form, opening: active }),
  turnFormDraft: (tx) => formDrafts.turnFormDraft(tx, { ...form, opening: active, answers: {}, updatedAt: at }),
  turnFormDraftPage: (tx) =>
    formDrafts.turnFormDraftPage(tx, { ...form, from: active, opening: active, answers: {}, updatedAt: at }),
  closeFormDraft: (tx) => formDrafts.closeFormDraft(tx, form),
  forgetFormDrafts: (tx) => formDrafts.forgetFormDrafts(tx, at),
  findSetupDraft: (tx) => setupDrafts.findSetupDraft(tx, "U42", at),
  saveSetupDraft: (tx) =>
    setupDrafts.saveSetupDraft(tx, { owner: "U42", answers: {}, base: 0, actionTs: "1.0", updatedAt: at }),
  forgetSetupDrafts: (tx) => setupDrafts.forgetSetupDrafts(tx, at),
  deleteSetupDraft: (tx) => setupDrafts.deleteSetupDraft(tx, "U42"),
  findCustomerWithAll: (tx) => stories.findCustomerWithAll(tx, active),
  findApprovalWithAll: (tx) => stories.findApprovalWithAll(tx, waiting),
  findUserGroups: (tx) => settings.findUserGroups(tx, ["S42"]),
  findSettings: (tx) => settings.findSettings(tx),
  saveReachableChannels: (tx) => settings.saveReachableChannels(tx, ["C1"]),
  findPerson: (tx) => settings.findPerson(tx, "U42"),
  lockSettings: (tx) => settings.lockSettings(tx),
  saveSettings: (tx) =>
    settings.saveSettings(tx, {
      ...partner,
      ...channels,
      ownApproval: false,
      agreementWay: "direct-acceptance",
      ownLink: null,
      providerLinks: [],
      updatedAt: at,
    }),
  lastSettingsChange: (tx) => settings.lastSettingsChange(tx),
  settingsChangesAfter: (tx) => settings.settingsChangesAfter(tx, 10_000),
};

const operations: Record<string, Ask> = {
  readStory: (tx) => readStory(tx, active, active),
  findDuplicates: (tx) =>
    findDuplicates(tx, customerInputWith({ companyName: "Company 42", domainPrefix: "company42" }), waiting),
};

/** Queries that read a table from end to end, and why that is right. */
const wholeTables: Record<string, { ask: Ask; table: string; why: string }> = {
  listOpenRequests: { ask: relationships.listOpenRequests, table: "relationship_requests", why: "all that are open" },
  searchCustomers: { ask: (tx) => findCustomers.searchCustomers(tx, search), table: "customers", why: "inside names" },
  searchHolders: {
    ask: (tx) => people.searchHolders(tx, { typed: "ada", most: 10 }),
    table: "people",
    why: "inside names",
  },
  searchResellers: { ask: (tx) => resellers.searchResellers(tx, "ada", 10), table: "resellers", why: "inside names" },
  replaceResellers: {
    ask: (tx) => resellers.replaceResellers(tx, [], at),
    table: "resellers",
    why: "every night, all",
  },
  replaceUserGroups: {
    ask: (tx) => people.replaceUserGroups(tx, [], at),
    table: "user_groups",
    why: "every night, all",
  },
  markVanished: { ask: (tx) => people.markVanished(tx, at), table: "people", why: "every night, all" },
  forgetSlots: { ask: rateLimits.forgetSlots, table: "rate_limits", why: "every night, most of them" },
  hasUserGroups: { ask: people.hasUserGroups, table: "user_groups", why: "the first row is enough" },
  listUserGroups: { ask: settings.listUserGroups, table: "user_groups", why: "all of them" },
  listAdmins: { ask: people.listAdmins, table: "people", why: "when consent was lost, hence almost never" },
  listJobs: {
    ask: (tx) => jobs.listJobs(tx, "dead", 20),
    table: "jobs",
    why: "on the command line; done jobs are gone",
  },
  countJobs: { ask: (tx) => jobs.countJobs(tx, "dead"), table: "jobs", why: "on the command line; done jobs are gone" },
};
const noQueries = ["isDomainConflict", "lockAcceptances", "placeOfPassword", "standingOf"];
/** One row each, or one for each admin. */
const tiny = ["settings", "setup_drafts", "readings"];

class Undone extends Error {}

/** Counted in this session since it last reported, so that only the difference says something. */
async function scansOf(tx: Transaction): Promise<Map<string, number>> {
  const rows = await rowsOf(tx, sql`select relname, seq_scan::int as scans from pg_stat_xact_user_tables`);
  return new Map(rows.map(({ relname, scans }) => [String(relname), Number(scans)]));
}

/** The tables that a query read from end to end. What it wrote is undone. */
async function readWhole(ask: Ask): Promise<string[]> {
  let tables: string[] = [];
  const work = database.db.transaction(async (tx) => {
    const before = await scansOf(tx);
    await ask(tx);
    const after = await scansOf(tx);
    tables = [...after].flatMap(([table, scans]) =>
      scans > (before.get(table) ?? 0) && !tiny.includes(table) ? [table] : [],
    );
    throw new Undone();
  });
  await expect(work).rejects.toThrow(Undone);
  return tables.toSorted();
}

beforeAll(() => fillWithManyRows(database.db));

describe("with 20,000 rows in every table that grows", () => {
  it.each(Object.entries({ ...queries, ...operations }))("%s finds its rows through an index", async (_, ask) => {
    expect(await readWhole(ask)).toEqual([]);
  });

  it.each(Object.entries(wholeTables))("%s reads one whole table, on purpose", async (_, { ask, table }) => {
    expect(await readWhole(ask)).toContain(table);
  });

  it("a query without an index would be noticed", async () => {
    const ask: Ask = (tx) => tx.execute(sql`select * from customers where company_name = 'Company 42'`);
    expect(await readWhole(ask)).toEqual(["customers"]);
  });
});

it("every query there is has its place in one of these tables", async () => {
  const folder = new URL("../../db/queries/", import.meta.url);
  const modules = await Promise.all(
    readdirSync(folder).map(async (file) => (await import(new URL(file, folder).href)) as Record<string, unknown>),
  );
  const asking = modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) => (typeof value === "function" ? [name] : [])),
  );
  const placed = [...Object.keys(queries), ...Object.keys(wholeTables), ...noQueries];
  expect(placed.toSorted()).toEqual(asking.toSorted());
});
