import { describe, expect, it } from "vitest";
import { customers, events, formDrafts, prospects, relationshipRequests, resellers } from "../../db/schema/index.ts";
import type { Actor } from "../../src/sandbox/slack/workspace.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { fill, resultInstead } from "../support/requests.ts";

const database = useDatabase();
const day = 24 * 60 * 60_000;

async function open(): Promise<TestDesk> {
  const desk = await startTestDesk(database);
  await eventually(() => expect(desk.partnerCenter.registration).not.toBeNull());
  return desk;
}

const tailspin = {
  companyName: "Tailspin Toys",
  domain: "https://www.tailspin.example/contact",
  "contact.firstName": "Kim",
  "contact.lastName": "Akers",
  "contact.email": "kim@tailspin.example",
};

/** Sam stands before the draft of a mail to a company that the desk does not know. */
async function drafted(desk: TestDesk, { withAgreement = false } = {}): Promise<Actor> {
  const sam = desk.slack.as("U0SAM");
  await sam.command("/csp invite Tailspin Toys");
  await eventually(() => expect(sam.view?.words).toContain("Whom do you want to ask?"));
  expect(sam.view?.valueAt("companyName")).toBe("Tailspin Toys");
  await fill(sam, tailspin);
  await sam.select("cameFrom", "A referral from Microsoft");
  if (withAgreement) await sam.select("withAgreement", ["Accept it in the same step"]);
  await sam.submit();
  await resultInstead(sam, /Whom do you want|Asking Partner Center/);
  expect(sam.view?.words).toContain("A draft for *Tailspin Toys*");
  return sam;
}

async function send(sam: Actor): Promise<void> {
  await sam.submit();
  await eventually(() => expect(sam.view?.words).toContain("Open in your mail program"));
  await sam.submit();
  await eventually(() => expect(sam.view?.words).toContain("Kept: you have asked *Tailspin Toys*"));
  await sam.close();
}

const accepts = (desk: TestDesk, resellerId?: string) => {
  const { id } = desk.partnerCenter.seedProspect({
    companyName: "Tailspin Toys",
    domain: "tailspin.example",
    country: "US",
  });
  desk.partnerCenter.answerInvitation(id, "accepts", resellerId);
};
const told = (desk: TestDesk) =>
  desk.slack
    .as("U0SAM")
    .dm.messages.map(({ words }) => words)
    .join("\n");
const relationshipEvents = async () =>
  (await database.db.select().from(events).orderBy(events.id))
    .filter(({ type }) => type.startsWith("relationship."))
    .map(({ type, before, after }) => (before === null ? type : `${type}: ${before} → ${after}`));

describe("Asking a company for a relationship", () => {
  it("drafts the mail with the link as Partner Center gives it, keeps that it was sent, and tells when it is accepted", async () => {
    const desk = await open();
    const sam = await drafted(desk);
    expect(sam.view?.valueAt("text")).toContain("invType=ResellerRelationship&partnerId=");
    expect(sam.view?.valueAt("sentTo")).toBe("kim@tailspin.example");
    await send(sam);
    expect(await database.db.select().from(customers)).toMatchObject([
      { status: "prospect", companyName: "Tailspin Toys", domain: "tailspin.example", requestedBy: "U0SAM" },
    ]);
    expect(await database.db.select().from(prospects)).toMatchObject([{ cameFrom: "microsoft-referral" }]);
    const [request] = await database.db.select().from(relationshipRequests);
    expect(request).toMatchObject({ status: "open", sentTo: "kim@tailspin.example", withAgreement: false });
    expect(request?.body).toContain(request?.link);
    expect(await database.db.select().from(formDrafts)).toEqual([]);

    accepts(desk);
    await eventually(() => expect(told(desk)).toContain("*Tailspin Toys* has accepted the reseller relationship."));
    expect(await relationshipEvents()).toEqual([
      "relationship.requested: none → requested",
      "relationship.accepted: requested → reseller",
    ]);
    const received = desk.partnerCenter.received.map(({ method, path }) => `${method} ${path}`);
    expect(received).toContain("GET /v1/customers/relationshiprequests");
  });

  it("for relationship and agreement together says so in the mail, and in what the customer will see", async () => {
    const desk = await open();
    const sam = await drafted(desk, { withAgreement: true });
    expect(sam.view?.valueAt("text")).toContain("tick the box to accept both");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("ticks the box to accept both"));
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Kept"));
    expect(await database.db.select().from(relationshipRequests)).toMatchObject([{ withAgreement: true }]);
  });

  it("says under each field what is missing, and keeps what was typed when the form is closed", async () => {
    const desk = await open();
    const sam = desk.slack.as("U0SAM");
    await sam.command("/csp invite");
    await eventually(() => expect(sam.view?.words).toContain("Whom do you want to ask?"));
    await fill(sam, { ...tailspin, domain: "no domain", "contact.email": "kim@fabrikam.com" });
    await sam.select("cameFrom", "Our own marketing");
    await sam.submit();
    expect(sam.view?.errorAt("domain")).toBeTruthy();
    expect(sam.view?.errorAt("contact.email")).toContain("fabrikam.com");
    expect(await database.db.select().from(customers)).toEqual([]);
    await sam.close();
    await sam.command("/csp invite");
    await eventually(() => expect(sam.view?.valueAt("companyName")).toBe("Tailspin Toys"));
  });

  it("refuses a text in which the personal link is changed", async () => {
    const desk = await open();
    const sam = await drafted(desk);
    await sam.type("text", "Please accept at https://admin.microsoft.com/");
    await sam.submit();
    expect(sam.view?.errorAt("text")).toContain("Put back: https://admin.microsoft.com/");
    expect(await database.db.select().from(relationshipRequests)).toEqual([]);
  });

  it("explains when Partner Center does not let the consenting person ask", async () => {
    const desk = await open();
    desk.partnerCenter.fail("GET /v1/customers/relationshiprequests", { kind: "refusal", code: 900308 });
    const sam = desk.slack.as("U0SAM");
    await sam.command("/csp invite Tailspin Toys");
    await eventually(() => expect(sam.view?.words).toContain("Whom do you want to ask?"));
    await fill(sam, tailspin);
    await sam.select("cameFrom", "Our own marketing");
    await sam.submit();
    await resultInstead(sam, /Whom do you want|Asking Partner Center/);
    expect(sam.view?.words).toContain("900308");
  });

  it("begins with a message: its address and domain stand in the form, and nothing is sent yet", async () => {
    const desk = await open();
    const sam = desk.slack.as("U0SAM");
    await sam.command("Kim <mailto:kim@tailspin.example|kim@tailspin.example> wants to buy", "approvals");
    const { ts } = desk.slack.channel("approvals").messages.findLast(({ words }) => words.includes("wants to buy"))!;
    await sam.shortcut("ask-for-relationship-of-message", { channel: "approvals", ts });
    await eventually(() => expect(sam.view?.words).toContain("Whom do you want to ask?"));
    expect(sam.view?.valueAt("contact.email")).toBe("kim@tailspin.example");
    expect(sam.view?.valueAt("domain")).toBe("tailspin.example");
    expect(await database.db.select().from(customers)).toEqual([]);
    const henk = desk.slack.as("U0HENK");
    await henk.shortcut("ask-for-relationship-of-message", { channel: "approvals", ts });
    await eventually(() => expect(henk.view?.words).toContain("is for admin agents and sales agents"));
  });

  it("begins with Slack's own menu as well", async () => {
    const desk = await open();
    const sam = desk.slack.as("U0SAM");
    await sam.shortcut("ask-for-relationship");
    await eventually(() => expect(sam.view?.words).toContain("Whom do you want to ask?"));
    expect(sam.view?.valueAt("companyName") ?? "").toBe("");
    await sam.close();
    const henk = desk.slack.as("U0HENK");
    await henk.shortcut("ask-for-relationship");
    await eventually(() => expect(henk.view?.words).toContain("is for admin agents and sales agents"));
  });

  it("is for admin agents and sales agents", async () => {
    const desk = await open();
    const henk = desk.slack.as("U0HENK");
    await henk.command("/csp invite Tailspin");
    await eventually(() => expect(henk.view?.words).toContain("is for admin agents and sales agents"));
  });
});

describe("A provider asks a company", () => {
  it("for a reseller and itself at once, by the link that Partner Center gives for both", async () => {
    const desk = await startTestDesk(database, { partnerType: "indirect-provider" });
    const northwind = desk.partnerCenter.seedReseller({ name: "Northwind Cloud" });
    desk.clock.move(day);
    await eventually(async () => expect(await database.db.select().from(resellers)).toHaveLength(1));
    const sam = desk.slack.as("U0SAM");
    const choose = async () => {
      await sam.command("/csp invite Tailspin Toys");
      await eventually(() => expect(sam.view?.words).toMatch(/Whom do you want|Whom is the customer/));
    };
    await choose();
    await fill(sam, tailspin);
    await sam.select("cameFrom", "Our own marketing");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Whom is the customer to accept?"));
    await sam.select("resellerId", "Northwind Cloud");
    await sam.submit();
    await resultInstead(sam, /Asking Partner Center|Whom is the customer/);
    expect(sam.view?.words).toContain("accepts you and *Northwind Cloud* at once");
    expect(sam.view?.valueAt("text")).toContain("Fabrikam and Northwind Cloud.");
    await send(sam);
    const asked = desk.partnerCenter.received.filter(({ path }) => path.endsWith("/relationshiprequests"));
    expect(asked).toMatchObject([{ query: { indirectResellerId: northwind.id } }]);
    const [request] = await database.db.select().from(relationshipRequests);
    expect(request).toMatchObject({ provider: "Northwind Cloud", status: "open" });
    expect(request?.body).toContain(request?.link);

    await choose();
    expect(sam.view?.words).toContain("Whom is the customer to accept?");
    expect(sam.view?.valueAt("resellerId")).toBe(northwind.id);
    await sam.close();

    accepts(desk, northwind.id);
    await eventually(() => expect(told(desk)).toContain("*Tailspin Toys* has accepted the reseller relationship."));
    expect(desk.partnerCenter.customers).toMatchObject([{ relationship: "reseller", resellerIds: [northwind.id] }]);
    expect(await database.db.select().from(relationshipRequests)).toMatchObject([{ status: "accepted" }]);
    expect(await relationshipEvents()).toEqual([
      "relationship.requested: none → requested",
      "relationship.accepted: requested → reseller",
    ]);
  });

  it("for itself alone where no reseller is chosen, or there is none", async () => {
    const desk = await startTestDesk(database, { partnerType: "indirect-provider" });
    const sam = await drafted(desk);
    await send(sam);
    const asked = desk.partnerCenter.received.filter(({ path }) => path.endsWith("/relationshiprequests"));
    expect(asked).toMatchObject([{ query: {} }]);
    expect(await database.db.select().from(relationshipRequests)).toMatchObject([{ provider: null }]);
  });
});

describe("A request that nobody answers", () => {
  it("reminds after three days, and one click says what became of it", async () => {
    const desk = await open();
    const sam = await drafted(desk);
    await send(sam);
    desk.clock.move(3 * day);
    await eventually(() => expect(told(desk)).toContain("was asked for a reseller relationship 3 days ago"));
    const reminder = () => sam.dm.messages.findLast(({ words }) => words.includes("days ago"))!;
    expect(reminder().buttons).toEqual(["I sent it again", "They declined", "Stop"]);
    await sam.click({ name: "They declined", channel: sam.dm.id, ts: reminder().ts });
    await eventually(async () =>
      expect(await relationshipEvents()).toContain("relationship.declined: requested → none"),
    );
    await eventually(() => expect(reminder().buttons).toEqual([]));
    expect(await database.db.select().from(prospects)).toEqual([]);
    desk.clock.move(5 * day);
    await eventually(() => expect(told(desk)).toContain("recorded that *Tailspin Toys* declined"));
    expect(told(desk)).not.toContain("7 days ago");
  });

  it("reminds after 3, 7 and 14 days once each, anew from the day it was sent again, until a click stops it", async () => {
    const desk = await open();
    const sam = await drafted(desk);
    await send(sam);
    const link = () => desk.partnerCenter.received.filter(({ path }) => path.endsWith("/relationshiprequests"));
    const days = () => sam.dm.messages.flatMap(({ words }) => /relationship (\d+) days ago/.exec(words)?.[1] ?? []);
    const latest = () => sam.dm.messages.findLast(({ words }) => words.includes("days ago"))!;
    desk.clock.move(3 * day);
    await eventually(() => expect(days()).toEqual(["3"]));
    await sam.click({ name: "I sent it again", channel: sam.dm.id, ts: latest().ts });
    await eventually(async () => expect(await relationshipEvents()).toContain("relationship.sent_again"));
    desk.clock.move(3 * day);
    await eventually(() => expect(days()).toEqual(["3", "3"]));
    desk.clock.move(4 * day);
    await eventually(() => expect(days()).toEqual(["3", "3", "7"]));
    desk.clock.move(7 * day);
    await eventually(() => expect(days()).toEqual(["3", "3", "7", "14"]));
    await sam.click({ name: "Stop", channel: sam.dm.id, ts: latest().ts });
    await eventually(async () =>
      expect(await relationshipEvents()).toContain("relationship.request_stopped: requested → none"),
    );
    await eventually(() => expect(latest().buttons).toEqual([]));
    expect(await database.db.select().from(relationshipRequests)).toMatchObject([{ status: "stopped" }]);
    expect(await database.db.select().from(customers)).toMatchObject([{ status: "withdrawn" }]);
    // Nothing of this is Partner Center's business: the link was asked for once, for the first mail.
    expect(link()).toHaveLength(1);
  });
});

describe("An acceptance that answers no request for certain", () => {
  it("is asked about in the approvals channel, and one click answers it", async () => {
    const desk = await open();
    const sam = await drafted(desk);
    await send(sam);
    const { id } = desk.partnerCenter.seedProspect({ companyName: "TT Holding", domain: "tt.example", country: "US" });
    const customer = desk.partnerCenter.answerInvitation(id, "accepts");
    const card = () =>
      desk.slack.channel("approvals").messages.find(({ words }) => words.includes("Which request does this answer?"));
    await eventually(() => expect(card()?.buttons).toEqual(["This one", "None of these"]));
    expect(card()?.words).toContain("*Tailspin Toys*");
    const { ts } = card()!;
    const dana = desk.slack.as("U0DANA");
    await dana.click({ name: "This one", channel: "approvals", ts });
    await eventually(() => expect(told(desk)).toContain("<@U0DANA> says that *TT Holding* answered your request."));
    await eventually(() => {
      const now = desk.slack.channel("approvals").messages.find((message) => message.ts === ts);
      expect(now?.words).toContain("answered by <@U0DANA>");
      expect(now?.buttons).toEqual([]);
    });
    const statuses = (await database.db.select().from(customers)).map((one) => [one.companyName, one.status]);
    expect(Object.fromEntries(statuses)).toEqual({ "Tailspin Toys": "withdrawn", "TT Holding": "active" });
    expect(await database.db.select().from(relationshipRequests)).toMatchObject([{ status: "accepted" }]);
    expect(desk.partnerCenter.received.map(({ path }) => path)).toContain(`/v1/customers/${customer?.id ?? ""}`);
    expect(desk.partnerCenter.received.filter(({ method }) => method === "PATCH")).toEqual([]);
  });
});
