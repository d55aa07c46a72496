import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addDays, subDays } from "date-fns";
import {
  customers,
  drafts,
  events,
  formDrafts,
  homes,
  inbound,
  rateLimits,
  setupDrafts,
} from "../../db/schema/index.ts";
import type { CustomerStatus } from "../../src/core/customer/lifecycle.ts";
import { cleanUp } from "../../src/operations/clean-up.ts";
import { listDrafts } from "../../src/operations/list-drafts.ts";
import { saveAnswers } from "../../src/operations/save-answers.ts";
import { customerInputWith } from "../support/customer-input.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-30T01:00:00Z");
const deps = {
  get db() {
    return database.db;
  },
  now: () => now,
  actor: { kind: "person" as const, id: "U0SAM" },
};

async function draftOf(given: { status?: CustomerStatus; expiresAt: Date; answers?: Record<string, string> }) {
  const {
    status = "draft",
    expiresAt,
    answers = { companyName: "Contoso", "contact.email": "ana@contoso.example" },
  } = given;
  const details = status === "draft" ? null : customerInputWith();
  const [customer] = await database.db
    .insert(customers)
    .values(customerRow({ status, domain: "", details, requestedBy: "U0SAM" }))
    .returning();
  const customerId = customer?.id ?? "";
  const [draft] = await database.db
    .insert(drafts)
    .values({ customerId, owner: "U0SAM", answers, expiresAt, updatedAt: now })
    .returning();
  return { customerId, draftId: draft?.id ?? "" };
}

const statuses = async () => (await database.db.select().from(customers)).map(({ status }) => status);

describe("cleaning up at night", () => {
  it("throws settings away that nobody saved within seven days", async () => {
    const draft = { answers: { partnerName: "Fabrikam" }, base: 0 };
    await database.db.insert(setupDrafts).values([
      { ...draft, owner: "U0OLGA", updatedAt: subDays(now, 7) },
      { ...draft, owner: "U0DANA", updatedAt: subDays(now, 6) },
    ]);
    await cleanUp(deps);
    expect((await database.db.select().from(setupDrafts)).map(({ owner }) => owner)).toEqual(["U0DANA"]);
  });

  it("forgets the Home of whoever has not opened it within seven days", async () => {
    await database.db.insert(homes).values([
      { person: "U0OLGA", openedAt: subDays(now, 7) },
      { person: "U0DANA", openedAt: subDays(now, 6) },
    ]);
    await cleanUp(deps);
    expect((await database.db.select().from(homes)).map(({ person }) => person)).toEqual(["U0DANA"]);
  });

  it("throws away what somebody typed into a form and did not send within seven days", async () => {
    const typed = { form: "attest-agreement", subject: "one", opening: randomUUID(), answers: { evidence: "Mail" } };
    await database.db.insert(formDrafts).values([
      { ...typed, owner: "U0OLGA", updatedAt: subDays(now, 7) },
      { ...typed, owner: "U0DANA", updatedAt: subDays(now, 6) },
    ]);
    await cleanUp(deps);
    expect((await database.db.select().from(formDrafts)).map(({ owner }) => owner)).toEqual(["U0DANA"]);
  });

  it("throws a draft away whose seven days are over, with everything that was typed, and says so once", async () => {
    const { customerId } = await draftOf({ expiresAt: now });
    await draftOf({ expiresAt: subDays(now, 1), answers: {} });
    await cleanUp(deps);
    await cleanUp(deps);
    expect(await statuses()).toEqual(["discarded", "discarded"]);
    expect(await database.db.select().from(drafts)).toEqual([]);
    const told = await database.db.select().from(events).orderBy(events.id);
    expect(told).toHaveLength(2);
    expect(told.find(({ subjectId }) => subjectId === customerId)).toMatchObject({
      type: "customer.draft_discarded",
      actor: { kind: "desk" },
      before: "draft",
      after: "discarded",
      data: { by: "time" },
    });
  });

  it("keeps a draft that is still offered, and one into which somebody has typed since", async () => {
    const { draftId } = await draftOf({ expiresAt: subDays(now, 0) });
    await draftOf({ expiresAt: addDays(now, 1) });
    await saveAnswers(deps, { draftId, revision: 0, actionTs: "1", answers: { companyName: "Contoso Ltd" } });
    await cleanUp(deps);
    expect(await statuses()).toEqual(["draft", "draft"]);
    expect(await listDrafts(deps)).toHaveLength(2);
  });

  it("keeps a request that came back, without what was typed into its form since", async () => {
    await draftOf({ status: "changes_requested", expiresAt: subDays(now, 1) });
    await cleanUp(deps);
    expect(await database.db.select().from(customers)).toMatchObject([
      { status: "changes_requested", details: { companyName: "Contoso Interiores Ltda." } },
    ]);
    expect(await database.db.select().from(drafts)).toEqual([]);
    expect(await database.db.select().from(events)).toEqual([]);
  });

  it("gets through more drafts than it takes at once", async () => {
    for (let count = 0; count < 55; count += 1) await draftOf({ expiresAt: subDays(now, 1) });
    await cleanUp(deps);
    expect(new Set(await statuses())).toEqual(new Set(["discarded"]));
  });

  it("forgets deliveries that Slack cannot repeat any more, and limits that nobody uses", async () => {
    await database.db.insert(inbound).values([
      { id: "old", receivedAt: subDays(now, 2) },
      { id: "new", receivedAt: now },
    ]);
    await database.db.insert(rateLimits).values([
      { key: "old", nextAt: sql`clock_timestamp() - interval '2 days'` },
      { key: "new", nextAt: sql`clock_timestamp()` },
    ]);
    await cleanUp(deps);
    expect((await database.db.select().from(inbound)).map(({ id }) => id)).toEqual(["new"]);
    expect((await database.db.select().from(rateLimits)).map(({ key }) => key)).toEqual(["new"]);
  });
});
