import { beforeEach, describe, expect, it } from "vitest";
import { customers, events, prospects, relationshipRequests, relationships, settings } from "../../db/schema/index.ts";
import { recordAcceptance } from "../../src/operations/record-acceptance.ts";
import { recordEnd } from "../../src/operations/record-end.ts";
import type { Actor, ReadMessage } from "../../src/sandbox/slack/workspace.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { jointLink, ownLink } from "../support/invitation-links.ts";
import { fill } from "../support/requests.ts";

const database = useDatabase();
const day = 24 * 60 * 60_000;
const northwind = { name: "Northwind", link: jointLink };

const deps = () => ({ db: database.db, now: desk.clock.now });

let desk: TestDesk;
let sam: Actor;

async function open(links: Partial<typeof settings.$inferInsert>): Promise<void> {
  desk = await startTestDesk(database, { partnerType: "indirect-reseller", withApi: false });
  await database.db.update(settings).set(links);
  sam = desk.slack.as("U0SAM");
}

const sees = (person: Actor, words: string | RegExp) => eventually(() => expect(person.view?.words).toMatch(words));

/** Sam stands behind the form for a company that the desk does not know. */
async function noted(companyName = "Tailspin Toys", domain = "tailspin.example"): Promise<void> {
  await sam.command(`/csp invite ${companyName}`);
  await sees(sam, "Whom do you want to ask?");
  await fill(sam, {
    domain,
    "contact.firstName": "Kim",
    "contact.lastName": "Akers",
    "contact.email": "kim@tailspin.example",
  });
  await sam.select("cameFrom", "Our indirect provider");
  await sam.submit();
}

async function send(): Promise<void> {
  await sees(sam, "A draft for ");
  await sam.submit();
  await sees(sam, "Open in your mail program");
  await sam.submit();
  await sees(sam, "Kept: you have asked ");
  await sam.close();
}

async function asked(companyName?: string, domain?: string): Promise<void> {
  await noted(companyName, domain);
  await send();
}

const press = (person: Actor, name: string, { ts }: ReadMessage) => person.click({ name, channel: person.dm.id, ts });
const answer = (person: Actor, words: string | RegExp): Promise<ReadMessage> =>
  eventually(() => {
    const found = person.dm.messages.findLast((message) => new RegExp(words).test(message.words));
    if (!found) throw new Error(`no answer with ${words}`);
    return found;
  });
const relationshipEvents = async () =>
  (await database.db.select().from(events).orderBy(events.id))
    .filter(({ type }) => type.startsWith("relationship."))
    .map(({ type, actor, before, after }) => {
      const by = actor.kind === "person" ? actor.id : actor.kind;
      return before === null ? `${type} by ${by}` : `${type} by ${by}: ${before} → ${after}`;
    });
const told = () => sam.dm.messages.map(({ words }) => words).join("\n");
const statuses = async () =>
  Object.fromEntries((await database.db.select().from(customers)).map((one) => [one.companyName, one.status]));

describe("An indirect reseller asks a company", () => {
  it("by its own link, letter by letter, without any call to Partner Center", async () => {
    await open({ ownLink });
    await noted();
    await sees(sam, "A draft for *Tailspin Toys*");
    expect(sam.view?.valueAt("text")).toContain(`\n${ownLink}\n`);
    await sam.type("text", "Please accept at https://admin.microsoft.com/");
    await sam.submit();
    expect(sam.view?.errorAt("text")).toContain(`Put back: ${ownLink}`);
    await sam.type("text", `Please accept at\n${ownLink}\n`);
    await send();
    expect(await database.db.select().from(relationshipRequests)).toMatchObject([
      { status: "open", link: ownLink, provider: null },
    ]);
    expect(await relationshipEvents()).toEqual(["relationship.requested by U0SAM: none → requested"]);
    expect(desk.partnerCenter.received).toEqual([]);
  });

  it("and its provider at once, which the mail says too", async () => {
    await open({ ownLink, providerLinks: [northwind, { name: "Adatum", link: jointLink }] });
    await noted();
    await sees(sam, "Whom is the customer to accept?");
    await sam.select("linkWith", "Your company and Northwind at once");
    await sam.close();

    await sam.command("/csp invite Tailspin");
    await sees(sam, "Whom is the customer to accept?");
    expect(sam.view?.valueAt("linkWith")).toBe("with Northwind");
    await sam.submit();
    await sees(sam, "By this link it accepts you and *Northwind* at once.");
    expect(sam.view?.valueAt("text")).toContain(jointLink);
    expect(sam.view?.valueAt("text")).toContain(
      "you accept two companies at once, which work together in this: Fabrikam and Northwind.",
    );
    await sam.submit();
    await sees(sam, "Reads the authorization of your company and Northwind and accepts it.");
    await sam.submit();
    await sees(sam, "I cannot see its answer here");
    expect(await database.db.select().from(relationshipRequests)).toMatchObject([
      { link: jointLink, provider: "Northwind" },
    ]);
    expect(desk.partnerCenter.received).toEqual([]);
  });

  it("is told who can add a link where none is kept, and that nobody else may ask", async () => {
    await open({ ownLink: null });
    await sam.command("/csp invite Tailspin Toys");
    await sees(sam, /Nobody has kept your invitation link here yet\. <@U0OLGA>.* can add it in `\/csp setup`/);
    const henk = desk.slack.as("U0HENK");
    await henk.command("/csp invite Tailspin");
    await sees(henk, "is for admin agents and sales agents");
    expect(await database.db.select().from(customers)).toEqual([]);
  });
});

describe("What became of it is recorded by hand", () => {
  beforeEach(async () => {
    await open({ ownLink });
    await asked();
  });

  it("accepted: from the reminder, as somebody's word, a customer without an ID of which nothing is looked up", async () => {
    desk.clock.move(3 * day);
    await eventually(() => expect(told()).toContain("nobody has recorded an answer yet"));
    const reminder = () => sam.dm.messages.findLast(({ words }) => words.includes("3 days ago"))!;
    expect(reminder().buttons).toEqual(expect.arrayContaining(["They accepted", "They declined"]));
    await press(sam, "They accepted", reminder());
    await eventually(() => expect(told()).toContain("<@U0SAM> recorded that *Tailspin Toys* has accepted"));
    await eventually(() => expect(reminder().buttons).toEqual([]));

    expect(await database.db.select().from(customers)).toMatchObject([{ status: "active", tenantId: null }]);
    expect(await database.db.select().from(relationships)).toMatchObject([{ status: "reseller", recordedBy: "U0SAM" }]);
    expect(await database.db.select().from(relationshipRequests)).toMatchObject([{ status: "accepted" }]);
    expect(await database.db.select().from(prospects)).toEqual([]);
    expect((await relationshipEvents()).at(-1)).toBe("relationship.accepted by U0SAM: requested → reseller");

    const card = () => desk.slack.channel("customer-status").messages.find(({ words }) => words.includes("Tailspin"));
    await eventually(() => expect(card()?.words).toContain("Recorded by <@U0SAM>"));
    expect(card()?.words).toContain("not read from Partner Center");
    expect(card()?.words).toContain("Not read here: without Partner Center's API the desk cannot look.");
    expect(card()?.words).not.toContain("did not answer");
    const dana = desk.slack.as("U0DANA");
    await dana.command("/csp customers");
    const listed = await answer(dana, "Tailspin Toys");
    expect(listed.words).toContain("Relationship: Reseller. Recorded by <@U0SAM>");
    expect(listed.words).toContain("nothing of it is read from Partner Center");
    await dana.command("/csp can-order Tailspin");
    expect((await answer(dana, "New purchase")).words).toContain("Ask your indirect provider to do it.");
    await dana.command("/csp agreement Tailspin");
    expect((await answer(dana, "Customer agreement[^]*an indirect reseller has no API")).buttons).toContain(
      "Invite to accept",
    );

    desk.clock.move(15 * day);
    await eventually(async () => expect((await relationshipEvents()).length).toBeGreaterThan(1));
    expect(told()).not.toContain("7 days ago");
    expect(desk.partnerCenter.received).toEqual([]);
  });

  it("accepted: from the status, once; whoever is second is told who was first", async () => {
    await sam.command("/csp status Tailspin");
    const ravi = desk.slack.as("U0RAVI");
    await ravi.command("/csp status Tailspin");
    const first = await answer(sam, "nobody has recorded an answer yet");
    const second = await answer(ravi, "nobody has recorded an answer yet");
    await press(sam, "They accepted", first);
    await answer(sam, "Recorded by <@U0SAM>");
    await press(ravi, "They declined", second);
    await answer(ravi, "<@U0SAM> recorded that they accepted");
    expect((await relationshipEvents()).filter((one) => one.includes("accepted"))).toHaveLength(1);
    expect(await statuses()).toEqual({ "Tailspin Toys": "active" });
  });

  it("declined: as somebody's word, and the same company can be asked once more", async () => {
    await sam.command("/csp status Tailspin");
    const card = await answer(sam, "nobody has recorded an answer yet");
    await press(sam, "They declined", card);
    const declined = await answer(sam, "Declined. Recorded by <@U0SAM>");
    expect(declined.words).toContain("begin again with `/csp invite`");
    expect(await statuses()).toEqual({ "Tailspin Toys": "withdrawn" });
    expect((await relationshipEvents()).at(-1)).toBe("relationship.declined by U0SAM: requested → none");
    await asked();
    expect((await relationshipEvents()).at(-1)).toBe("relationship.requested by U0SAM: none → requested");
    expect(desk.partnerCenter.received).toEqual([]);
  });

  it("by admin agents and sales agents alone", async () => {
    const henk = desk.slack.as("U0HENK");
    await henk.command("/csp status Tailspin");
    const card = await answer(henk, "nobody has recorded an answer yet");
    await press(henk, "They accepted", card);
    await answer(henk, "This is for admin agents and sales agents");
    expect(await statuses()).toEqual({ "Tailspin Toys": "prospect" });
  });
});

describe("A relationship that was ended in the portal", () => {
  beforeEach(async () => {
    await open({ ownLink });
    await asked();
    await accept();
  });

  async function accept(): Promise<void> {
    await sam.command("/csp status Tailspin");
    const card = await answer(sam, "nobody has recorded an answer yet");
    await press(sam, "They accepted", card);
    await eventually(async () => expect(await statuses()).toEqual({ "Tailspin Toys": "active" }));
  }

  async function standsBeforeEnd(person: Actor): Promise<void> {
    await person.command("/csp status Tailspin");
    const card = await eventually(() => {
      const found = person.dm.messages.findLast(({ buttons }) => buttons.includes("End the relationship"));
      if (!found) throw new Error("no status yet");
      return found;
    });
    await press(person, "End the relationship", card);
  }

  it("is recorded after a checklist; the record leaves the list, stays readable, and comes back by a new request", async () => {
    await standsBeforeEnd(sam);
    await sees(sam, "As long as something is, the relationship cannot be removed.");
    for (const words of ["Older subscriptions", "reserved instances", "savings plans", "Software"]) {
      expect(sam.view?.words).toContain(words);
    }
    expect(sam.view?.words).toContain(
      "*Customers*, the customer, *Account*, and choose *Remove customer relationship*",
    );
    expect(sam.view?.words).toContain("ask your indirect provider to remove it");
    await sam.submit();
    await sees(sam, "Recorded: your relationship with *Tailspin Toys* has ended.");
    await sam.close();
    expect(await statuses()).toEqual({ "Tailspin Toys": "ended" });
    expect(await database.db.select().from(relationships)).toMatchObject([{ status: "ended", recordedBy: "U0SAM" }]);
    expect((await relationshipEvents()).at(-1)).toBe("relationship.ended_by_hand by U0SAM: reseller → ended");
    const channel = () => desk.slack.channel("customer-status");
    const card = channel().messages.find(({ words }) => words.includes("*Tailspin Toys*"));
    await eventually(() =>
      expect(channel().replies(card!.ts).at(-1)?.words).toContain("recorded that the reseller relationship"),
    );

    await sam.command("/csp customers");
    await answer(sam, "The desk knows no customer yet.");
    await sam.command("/csp status Tailspin");
    await answer(sam, "Ended. Recorded by <@U0SAM>");

    await sam.command("/csp invite Tailspin");
    await sees(sam, "A draft for ");
    await sam.type("sentTo", "kim@tailspin.example");
    await send();
    await accept();
    expect(await statuses()).toEqual({ "Tailspin Toys": "active" });
    expect((await relationshipEvents()).slice(-2)).toEqual([
      "relationship.requested by U0SAM: ended → requested",
      "relationship.accepted by U0SAM: requested → reseller",
    ]);
    expect(desk.partnerCenter.received).toEqual([]);
  });

  it("is recorded once, and by admin agents and sales agents alone", async () => {
    const henk = desk.slack.as("U0HENK");
    await standsBeforeEnd(henk);
    await sees(henk, "is for admin agents and sales agents");
    const ravi = desk.slack.as("U0RAVI");
    await standsBeforeEnd(ravi);
    await sees(ravi, "End what is still active");
    await standsBeforeEnd(sam);
    await sees(sam, "End what is still active");
    await sam.submit();
    await sees(sam, "has ended");
    await ravi.submit();
    await sees(ravi, "<@U0SAM> ended this relationship");
    expect((await relationshipEvents()).filter((one) => one.includes("ended_by_hand"))).toHaveLength(1);
  });

  it("is not begun twice with the company of one domain; a former customer that is asked anew comes back as itself", async () => {
    await noted("Tailspin Holding", "tailspin.example");
    await sees(sam, /Tailspin Toys\* \(tailspin.example\) is among your customers by now/);
    await sam.close();
    expect(await statuses()).toEqual({ "Tailspin Toys": "active" });

    await standsBeforeEnd(sam);
    await sees(sam, "End what is still active");
    await sam.submit();
    await sees(sam, "has ended");
    await sam.close();
    await asked("Tailspin Holding", "tailspin.example");
    await sam.command("/csp status Tailspin Holding");
    await press(sam, "They accepted", await answer(sam, "Tailspin Holding[^]*nobody has recorded an answer yet"));
    await eventually(async () =>
      expect(await statuses()).toEqual({ "Tailspin Toys": "active", "Tailspin Holding": "withdrawn" }),
    );
    expect(await database.db.select().from(prospects)).toEqual([]);
  });
});

describe("A desk with credentials that is set up for an indirect reseller", () => {
  it("asks Partner Center nothing about a customer", async () => {
    desk = await startTestDesk(database, { partnerType: "indirect-reseller" });
    await database.db.update(settings).set({ ownLink });
    sam = desk.slack.as("U0SAM");
    await asked();
    await sam.command("/csp status Tailspin");
    await press(sam, "They accepted", await answer(sam, "nobody has recorded an answer yet"));
    await answer(sam, "Recorded by <@U0SAM>");
    await sam.command("/csp agreement Tailspin");
    await answer(sam, "an indirect reseller has no API");
    const asking = desk.partnerCenter.received.filter(({ path }) => /relationshiprequests|customers\/./.test(path));
    expect(asking).toEqual([]);
  });
});

describe("A partner with an API", () => {
  it("that was an indirect reseller ends by hand what was recorded by hand, and nothing else", async () => {
    desk = await startTestDesk(database);
    const [leftOver] = await database.db
      .insert(customers)
      .values(customerRow({ companyName: "Tailspin Toys", tenantId: null }))
      .returning();
    const sam = desk.slack.as("U0SAM");
    await sam.command("/csp remove Tailspin");
    await sees(sam, "you end this relationship in Partner Center yourself");
    await sam.submit();
    await sees(sam, "Recorded: your relationship with *Tailspin Toys* has ended.");
    expect(await database.db.select().from(customers)).toMatchObject([{ id: leftOver?.id, status: "ended" }]);
    expect(desk.partnerCenter.received.filter(({ method }) => method === "PATCH")).toEqual([]);
  });

  it("records nothing by hand", async () => {
    desk = await startTestDesk(database);
    const dana = { ...deps(), actor: { kind: "person" as const, id: "U0DANA" } };
    const customerId = "00000000-0000-4000-8000-000000000009";
    const denied = { ok: false, failure: { kind: "denied", denial: { reason: "partner-type" } } };
    expect(await recordAcceptance(dana, { requestId: customerId })).toMatchObject(denied);
    expect(await recordEnd(dana, { customerId })).toMatchObject(denied);
    expect(await database.db.select().from(events)).toEqual([]);
  });
});
