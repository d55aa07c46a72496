import { describe, expect, it } from "vitest";
import { customers, events, formDrafts, relationships, removals, watches } from "../../db/schema/index.ts";
import type { Actor } from "../../src/sandbox/slack/workspace.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type DeskOptions, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { givesUp } from "../support/jobs.ts";
import { press } from "../support/requests.ts";
import { addNow } from "../support/records.ts";

const database = useDatabase();
const day = 24 * 60 * 60_000;
const name = "Contoso Interiors LLC";

/** A desk with one customer that Sam asked for and of which nothing is active. */
async function added(options: DeskOptions = {}): Promise<{ desk: TestDesk; tenantId: string; sam: Actor }> {
  const desk = await startTestDesk(database, options);
  const { tenantId } = await addNow(desk, database);
  return { desk, tenantId, sam: desk.slack.as("U0SAM") };
}

async function openRemoval(person: Actor): Promise<void> {
  await person.command(`/csp remove ${name}`);
  await eventually(() => expect(person.view?.words ?? "One moment").not.toMatch(/One moment/));
}

async function fillIn(person: Actor, typedName = name): Promise<void> {
  await person.select("declare.good-faith", ["I decide this in good faith"]);
  await person.select("declare.legal-notice", ["We give the legal notice ourselves"]);
  await person.type("typedName", typedName);
}

/** Sam has asked, and the card stands in the approvals channel. */
async function asked(desk: TestDesk, person = desk.slack.as("U0SAM")) {
  await openRemoval(person);
  await fillIn(person);
  await person.submit();
  await eventually(() => expect(person.view?.words).toContain("waits for approval"));
  await person.close();
  return eventually(() => {
    const card = desk.slack
      .channel("approvals")
      .messages.findLast(({ words }) => words.includes("End the relationship"));
    expect(card?.buttons).toEqual(["Approve", "Reject"]);
    return card!;
  });
}

const patches = (desk: TestDesk) => desk.partnerCenter.received.filter(({ method }) => method === "PATCH");
const relationshipOf = (desk: TestDesk, tenantId: string) =>
  desk.partnerCenter.customers.find(({ id }) => id === tenantId)?.relationship;
const removalEvents = async () =>
  (await database.db.select().from(events).orderBy(events.id))
    .filter(({ type }) => type.startsWith("relationship."))
    .map(({ type }) => type.replace("relationship.", ""));
const statusOf = async () => (await database.db.select().from(removals)).map(({ status }) => status);
const toPerson = (desk: TestDesk, id = "U0SAM") =>
  desk.slack
    .as(id)
    .dm.messages.map(({ words }) => words)
    .join("\n");
const isOver = (desk: TestDesk, tenantId: string) =>
  eventually(async () => {
    expect(relationshipOf(desk, tenantId)).toBe("none");
    expect(await statusOf()).toEqual(["removed"]);
    expect(toPerson(desk)).toContain(`The relationship with *${name}* has ended.`);
  });

describe("Ending a relationship", () => {
  it.each([
    ["a direct-bill partner", "direct-bill"],
    ["an indirect provider", "indirect-provider"],
  ] as const)(
    "by %s is declared, typed once more, approved by a second person, and leaves the lists while the record stays",
    async (_, partnerType) => {
      const { desk, tenantId, sam } = await added({ partnerType });
      await openRemoval(sam);
      for (const words of [
        "Delegated administration",
        "cannot buy anything",
        "Granular admin permissions (GDAP) stay.",
        "legitimate business purpose",
        "hold Microsoft harmless",
        "Always decided by a second person",
      ])
        expect(sam.view?.words).toContain(words);
      await sam.close();
      const card = await asked(desk);
      expect(card.words).toContain("Declared: good faith");
      expect(card.words).not.toContain("ada@contoso.example");
      expect(patches(desk)).toEqual([]);
      expect(await database.db.select().from(formDrafts)).toEqual([]);
      expect(await database.db.select().from(removals)).toMatchObject([
        { status: "waiting", declared: ["good-faith", "legal-notice"] },
      ]);

      const dana = desk.slack.as("U0DANA");
      await press(dana, card, "Approve");
      await isOver(desk, tenantId);
      expect(patches(desk)).toMatchObject([
        {
          path: `/v1/customers/${tenantId}`,
          body: { relationshipToPartner: "none", attributes: { objectType: "Customer" } },
        },
      ]);
      expect(await database.db.select().from(customers)).toMatchObject([{ status: "ended", companyName: name }]);
      expect(await database.db.select().from(relationships)).toMatchObject([{ status: "ended", recordedBy: null }]);
      expect(await database.db.select().from(watches)).toEqual([]);
      expect(await removalEvents()).toEqual(["removal_requested", "removal_decided", "removed"]);
      const stored = await database.db.select().from(events);
      expect(stored.find(({ type }) => type === "relationship.removal_requested")?.data).toMatchObject({
        declared: ["good-faith", "legal-notice"],
      });
      await eventually(() => {
        const now = desk.slack.channel("approvals").messages.find(({ ts }) => ts === card.ts);
        expect(now?.buttons).toEqual([]);
        expect(now?.words).toContain("Approved by <@U0DANA>");
        expect(now?.words).toContain("The relationship has ended.");
      });
      await eventually(() => {
        const statusCard = desk.slack.channel("customer-status").messages.find(({ words }) => words.includes(name));
        expect(statusCard?.words).toContain("asked by <@U0SAM>, approved by <@U0DANA>");
        expect(statusCard?.buttons).toEqual(["Show the steps", "Ask for a relationship"]);
        expect(statusCard?.words).toContain("Still to do there: End of GDAP.");
      });

      await sam.command("/csp customers");
      await eventually(() => expect(toPerson(desk)).toContain("The desk knows no customer yet."));
      await sam.command(`/csp status ${name}`);
      await eventually(() => expect(sam.dm.messages.at(-1)?.words).toContain("Not followed any more."));
      await sam.command(`/csp remove ${name}`);
      await eventually(() => expect(sam.dm.messages.at(-1)?.words).toContain("is a customer yet"));
    },
  );

  it("can begin again: the same company accepts a new request, and is a customer once more", async () => {
    const { desk, tenantId } = await added();
    await press(desk.slack.as("U0DANA"), await asked(desk), "Approve");
    await isOver(desk, tenantId);
    const sam = desk.slack.as("U0SAM");
    await sam.command(`/csp invite ${name}`);
    await eventually(() => expect(sam.view?.words).toContain(`A draft for *${name}*`));
    await sam.type("sentTo", "ada@contoso.example");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Open in your mail program"));
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain(`Kept: you have asked *${name}*`));
    desk.partnerCenter.answerInvitation(tenantId, "accepts");
    await eventually(() => expect(toPerson(desk)).toContain(`*${name}* has accepted the reseller relationship.`));
    expect(await database.db.select().from(customers)).toMatchObject([{ status: "active" }]);
    expect(await database.db.select().from(watches)).not.toEqual([]);
  });

  it("lists all that is active with what to do about it, and has no form until nothing is", async () => {
    const { desk, tenantId, sam } = await added();
    desk.partnerCenter.seedSubscription(tenantId, { offerName: "Microsoft 365 Business Premium" });
    desk.partnerCenter.seedSubscription(tenantId, { kind: "azure-plan" });
    await openRemoval(sam);
    expect(sam.view?.words).toContain("2 things have to be ended first");
    expect(sam.view?.words).toContain("Microsoft 365 Business Premium");
    expect(sam.view?.words).toContain("within seven days");
    expect(sam.view?.buttons).toEqual(["Look again", "Open in Partner Center"]);
    expect(sam.view?.submit).toBeNull();
    for (const one of desk.partnerCenter.customers[0]?.subscriptions ?? []) one.status = "deleted";
    await sam.click("Look again");
    await eventually(() => expect(sam.view?.submit).toBe("Send for approval"));
    expect(patches(desk)).toEqual([]);
  });

  it("says under each field what is missing, and keeps what was typed when the form is closed", async () => {
    const { desk, sam } = await added();
    await openRemoval(sam);
    await sam.select("declare.good-faith", ["I decide this in good faith"]);
    await sam.type("typedName", "Contoso Interior LLC");
    await sam.submit();
    expect(sam.view?.problem ?? sam.view?.errorAt("declare.legal-notice")).toBeTruthy();
    await sam.select("declare.legal-notice", ["We give the legal notice ourselves"]);
    await sam.submit();
    expect(sam.view?.errorAt("typedName")).toContain("This is not the company's name");
    await sam.close();
    await openRemoval(sam);
    expect(sam.view?.valueAt("typedName")).toBe("Contoso Interior LLC");
    expect(sam.view?.valueAt("declare.good-faith")).toEqual(["yes"]);
    expect(await database.db.select().from(removals)).toEqual([]);
    expect(patches(desk)).toEqual([]);
  });

  it("is never approved by whoever asked, whatever the setup allows", async () => {
    const { desk, tenantId } = await added({ ownApproval: true });
    const dana = desk.slack.as("U0DANA");
    const card = await asked(desk, dana);
    await press(dana, card, "Approve");
    await eventually(() =>
      expect(toPerson(desk, "U0DANA") + privately(desk, "U0DANA")).toContain("Somebody else has to decide"),
    );
    expect(await statusOf()).toEqual(["waiting"]);
    expect(relationshipOf(desk, tenantId)).toBe("reseller");
    expect(patches(desk)).toEqual([]);
  });

  it("is asked for once: a second person hears who was first", async () => {
    const { desk } = await added();
    await asked(desk);
    const dana = desk.slack.as("U0DANA");
    await openRemoval(dana);
    expect(dana.view?.words).toContain("<@U0SAM> asked to end this relationship already");
    expect(await database.db.select().from(removals)).toHaveLength(1);
  });

  it("can be rejected with a reason, which the requester reads, and asked for again", async () => {
    const { desk, tenantId } = await added();
    const card = await asked(desk);
    const dana = desk.slack.as("U0DANA");
    await press(dana, card, "Reject");
    await eventually(() => expect(dana.view?.words).toContain("Reason"));
    await dana.type("reason", "They renew on Monday.");
    await dana.submit();
    await eventually(() => expect(toPerson(desk)).toContain("They renew on Monday."));
    expect(await statusOf()).toEqual(["dropped"]);
    expect(relationshipOf(desk, tenantId)).toBe("reseller");
    await asked(desk);
    expect(await statusOf()).toContain("waiting");
  });

  it("can be withdrawn by whoever asked, and is over after fourteen days without a decision", async () => {
    const { desk, sam } = await added();
    const card = await asked(desk);
    const message = await eventually(() => {
      const found = sam.dm.messages.findLast(({ words }) => words.includes("waits for approval"));
      expect(found?.buttons).toEqual(["Withdraw"]);
      return found!;
    });
    await sam.click({ name: "Withdraw", channel: sam.dm.id, ts: message.ts });
    await eventually(async () => expect(await statusOf()).toEqual(["dropped"]));
    await press(desk.slack.as("U0DANA"), card, "Approve").catch(() => undefined);
    await asked(desk);
    desk.clock.move(day);
    await eventually(() => expect(toPerson(desk)).toContain("I have reminded those who decide"));
    desk.clock.move(14 * day);
    await eventually(async () => expect(await statusOf()).toEqual(["dropped", "dropped"]));
    await eventually(() => expect(toPerson(desk)).toContain("within fourteen days. It stays."));
    expect(patches(desk)).toEqual([]);
    expect((await database.db.select().from(customers))[0]?.status).toBe("active");
  });

  it("is not carried out when something was bought between the request and the approval", async () => {
    const { desk, tenantId } = await added();
    const card = await asked(desk);
    desk.partnerCenter.seedSubscription(tenantId, {});
    await press(desk.slack.as("U0DANA"), card, "Approve");
    await eventually(() => expect(toPerson(desk)).toContain("there is something active again (subscription)"));
    expect(await statusOf()).toEqual(["blocked"]);
    expect(relationshipOf(desk, tenantId)).toBe("reseller");
    expect(patches(desk)).toEqual([]);
  });

  it("tells what Partner Center answered when it refuses, with the code", async () => {
    const { desk, tenantId } = await added();
    const card = await asked(desk);
    desk.partnerCenter.fail({ method: "PATCH", path: `/v1/customers/${tenantId}` }, { kind: "refusal", code: 1002 });
    await press(desk.slack.as("U0DANA"), card, "Approve");
    await eventually(async () => expect(await statusOf()).toEqual(["refused"]));
    await eventually(() => expect(toPerson(desk)).toContain("Partner Center refused to end the relationship"));
    expect(toPerson(desk)).toContain("1002");
  });

  it("is done once when Partner Center's answer is lost: the desk looks before it asks again", async () => {
    const { desk, tenantId } = await added();
    const card = await asked(desk);
    desk.partnerCenter.fail({ method: "PATCH", path: /customers/ }, { kind: "reset", afterWork: true });
    await press(desk.slack.as("U0DANA"), card, "Approve");
    await isOver(desk, tenantId);
    expect(patches(desk)).toHaveLength(1);
    expect((await removalEvents()).filter((type) => type === "removed")).toHaveLength(1);
  });

  it("asks again under the same request ID when the call never arrived", async () => {
    const { desk, tenantId } = await added();
    const card = await asked(desk);
    desk.partnerCenter.fail({ method: "PATCH", path: /customers/ }, { kind: "reset" });
    await press(desk.slack.as("U0DANA"), card, "Approve");
    await isOver(desk, tenantId);
    expect(new Set(patches(desk).map(({ requestId }) => requestId)).size).toBe(1);
  });

  it("stops when Partner Center confirms nothing for an hour, and goes on by a click", async () => {
    const { desk, tenantId, sam } = await added();
    const card = await asked(desk);
    desk.partnerCenter.fail({ method: "PATCH", path: /customers/ }, { kind: "answer", status: 503, shape: "html" }, 13);
    await press(desk.slack.as("U0DANA"), card, "Approve");
    await givesUp(desk, database.db, "remove-relationship");
    const message = await eventually(() => {
      const found = sam.dm.messages.find(({ words }) => words.includes("has not confirmed for more than an hour"));
      expect(found?.buttons).toEqual(["Try again"]);
      return found!;
    });
    expect(await statusOf()).toEqual(["stalled"]);
    desk.partnerCenter.clearFaults();
    await sam.click({ name: "Try again", channel: sam.dm.id, ts: message.ts });
    await isOver(desk, tenantId);
    expect(await removalEvents()).toContain("removal_retried");
  });

  it("is for admin agents and sales agents, and for resellers in Partner Center itself", async () => {
    const { desk } = await added();
    const henk = desk.slack.as("U0HENK");
    await openRemoval(henk);
    expect(henk.view?.words).toContain("is for admin agents and sales agents");
  });
});

describe("A relationship that ends in Partner Center itself", () => {
  it("is noticed at night and told to the requester; nothing of it is followed any more", async () => {
    const { desk, tenantId } = await added();
    desk.partnerCenter.endRelationship(tenantId);
    desk.clock.move(day);
    await eventually(() => expect(toPerson(desk)).toContain("has ended in Partner Center, not through the desk"));
    expect(await database.db.select().from(customers)).toMatchObject([{ status: "ended" }]);
    expect(await removalEvents()).toEqual(["lost"]);
    expect(await database.db.select().from(watches)).toEqual([]);
    expect(patches(desk)).toEqual([]);
  });
});

/** What only this person saw in a channel. */
const privately = (desk: TestDesk, id: string): string =>
  desk.slack
    .channel("approvals")
    .messages.filter(({ ephemeralFor }) => ephemeralFor === id)
    .map(({ words }) => words)
    .join("\n");
