import { describe, expect, it } from "vitest";
import { customers, events, portalStepAnswers } from "../../db/schema/index.ts";
import { startWatch } from "../../src/operations/check-verification.ts";
import { endRelationship } from "../../src/operations/end-relationship.ts";
import { answerPortalStep } from "../../src/operations/answer-portal-step.ts";
import { defaultRhythm } from "../../src/rhythm.ts";
import { ask, cardOf } from "../support/agreement.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { addNow } from "../support/records.ts";
import { clickOutdated } from "../support/slack-faults.ts";

const database = useDatabase();

async function added() {
  const desk = await startTestDesk(database);
  const { customerId } = await addNow(desk, database);
  return { desk, customerId };
}

/** The list of steps in its window in the conversation, which only this person sees. */
async function listOf(desk: TestDesk, person: string, company = "Contoso") {
  const actor = desk.slack.as(person);
  const status = await ask(actor, `/csp status ${company}`);
  const before = actor.channel("general").messages.length;
  await actor.click({ channel: "general", ts: status.ts, name: "Show the steps" });
  const { ts } = await eventually(() => {
    const found = actor.channel("general").messages[before];
    if (!found) throw new Error("no list yet");
    expect(found.ephemeralFor).toBe(person);
    return found;
  });
  const list = () => {
    const found = actor.channel("general").messages.findLast(({ words }) => words.includes("mark them here"));
    if (!found) throw new Error("the list is gone");
    return found;
  };
  return { list, press: (name: string) => actor.click({ name, channel: "general", ts: list().ts ?? ts }) };
}

const stored = async () =>
  (await database.db.select().from(portalStepAnswers)).map(({ step, answer, answeredBy }) => [
    step,
    answer,
    answeredBy,
  ]);
const told = async () =>
  (await database.db.select().from(events).orderBy(events.id))
    .filter(({ type }) => type.startsWith("portal_step."))
    .map(({ type, data, actor }) => [type, data, actor]);

describe("The steps in Partner Center itself", () => {
  it("stand on the card, are marked by whoever did them, and can be taken back", async () => {
    const { desk } = await added();
    const line = () =>
      cardOf(desk)
        ?.words.split("\n")
        .find((one) => one.includes("In Partner Center")) ?? "";
    await eventually(() => expect(line()).toContain("Still to do there: Roles for default GDAP, Cost Management."));
    const { list, press } = await listOf(desk, "U0HENK");
    const changes = () => desk.partnerCenter.received.filter(({ method }) => !["GET", "HEAD"].includes(method));
    const before = changes().length;
    expect(list().words).toContain("pay-as-you-go retail rates, not your prices, in its billing currency");
    expect(list().words).toContain("subscriptions and resource groups");
    expect(JSON.stringify(list().blocks)).toContain(`/customers/${desk.partnerCenter.customers[0]?.id ?? ""}/account`);
    expect(JSON.stringify(list().blocks)).toContain("/customers/granularadminaccess/list");

    await press("Done");
    await eventually(() => expect(list().words).toContain("Done by <@U0HENK>"));
    await press("Not needed");
    await eventually(() => expect(list().words).toContain("Not needed, said <@U0HENK>"));
    await eventually(() => expect(line()).toContain("Nothing is left to do there."));
    expect(await stored()).toEqual([
      ["assign-gdap", "done", "U0HENK"],
      ["cost-management", "not-needed", "U0HENK"],
    ]);

    await press("Take it back");
    await eventually(() => expect(line()).toContain("Still to do there: Roles for default GDAP."));
    const henk = { kind: "person", id: "U0HENK" };
    expect(await told()).toEqual([
      ["portal_step.answered", { step: "assign-gdap", answer: "done" }, henk],
      ["portal_step.answered", { step: "cost-management", answer: "not-needed" }, henk],
      ["portal_step.reopened", { step: "assign-gdap" }, henk],
    ]);
    // All of it is the desk's own record: Partner Center is told nothing.
    expect(changes()).toHaveLength(before);
  });

  it("are marked once: whoever is second reads who was first", async () => {
    const { desk } = await added();
    const henk = await listOf(desk, "U0HENK");
    const dana = await listOf(desk, "U0DANA");
    await henk.press("Done");
    await eventually(async () => expect(await stored()).toHaveLength(1));
    await dana.press("Done");
    await eventually(() => expect(dana.list().words).toContain("Done by <@U0HENK>"));
    expect(await told()).toHaveLength(1);
  });

  it("are one of two answers when two people answer at the same moment", async () => {
    const { desk, customerId } = await added();
    const step = { customerId, step: "cost-management" } as const;
    const as = (id: string) => ({ db: database.db, now: desk.clock.now, actor: { kind: "person" as const, id } });
    const answers = await Promise.all([
      answerPortalStep(as("U0SAM"), { ...step, answer: "done" }),
      answerPortalStep(as("U0DANA"), { ...step, answer: "not-needed" }),
    ]);
    expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await stored()).toHaveLength(1);
    expect(await told()).toHaveLength(1);
  });

  it("of a former customer are to end GDAP, and begin anew with each end", async () => {
    const { desk, customerId } = await added();
    const asSam = { db: database.db, now: desk.clock.now, actor: { kind: "person" as const, id: "U0SAM" } };
    const ends = () =>
      database.db.transaction(async (tx) => {
        const [customer] = await tx.select().from(customers);
        if (customer) await endRelationship(tx, desk.clock.now(), customer);
      });
    await ends();
    const { list, press } = await listOf(desk, "U0SAM");
    expect(list().words).toContain("outlive the relationship");
    expect(list().words).not.toContain("Cost Management");
    const late = await answerPortalStep(asSam, { customerId, step: "cost-management", answer: "done" });
    expect(late).toMatchObject({ ok: false, failure: { kind: "not_found" } });
    await press("Done");
    await eventually(async () => expect(await stored()).toEqual([["end-gdap", "done", "U0SAM"]]));
    await database.db.update(customers).set({ status: "active" });
    await ends();
    expect(await stored()).toEqual([]);
  });

  it("lose a ticket about an earlier verification when a new one begins", async () => {
    const { customerId } = await added();
    const answered = { customerId, answer: "done" as const, answeredBy: "U0SAM", answeredAt: new Date() };
    await database.db.insert(portalStepAnswers).values([
      { ...answered, step: "support-ticket" },
      { ...answered, step: "cost-management" },
    ]);
    const deps = { now: () => new Date(), rhythm: defaultRhythm };
    await database.db.transaction((tx) => startWatch(tx, deps, customerId));
    expect(await stored()).toEqual([["cost-management", "done", "U0SAM"]]);
  });

  it("are not shown to an indirect reseller while its provider does them", async () => {
    const desk = await startTestDesk(database, { partnerType: "indirect-reseller" });
    await database.db.insert(customers).values(customerRow({ companyName: "Wingtip", tenantId: null }));
    const { words, buttons } = await ask(desk.slack.as("U0SAM"), "/csp status Wingtip");
    expect(words).toContain("Wingtip");
    expect(words).not.toContain("Still to do there");
    expect(buttons).not.toContain("Show the steps");
  });

  it("are marked by nobody without a role, and by no step that does not exist", async () => {
    const { desk, customerId } = await added();
    const saidTo = (person: string) =>
      desk.slack
        .as(person)
        .dm.messages.map(({ words }) => words)
        .join("\n");
    await clickOutdated(desk, "U0NORA", { actionId: "mark-portal-step", value: `${customerId} cost-management` });
    await eventually(() => expect(saidTo("U0NORA")).toContain("This is for"));
    await clickOutdated(desk, "U0SAM", { actionId: "mark-portal-step", value: `${customerId} sing-along` });
    await eventually(() => expect(saidTo("U0SAM")).toContain("the reference"));
    expect(await stored()).toEqual([]);
  });
});
