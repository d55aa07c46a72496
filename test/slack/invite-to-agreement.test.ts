import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { customers, formDrafts, invitations, secrets } from "../../db/schema/index.ts";
import { agreementAddress } from "../../src/core/agreement/invitation.ts";
import { openForm } from "../../src/operations/keep-form.ts";
import type { Actor } from "../../src/sandbox/slack/workspace.ts";
import { agreementEventsIn, ask, cardOf, day, dmsOf, statusesIn } from "../support/agreement.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { addNow } from "../support/records.ts";

const database = useDatabase();

/** A desk with one customer that Sam asked for. */
async function added() {
  const desk = await startTestDesk(database);
  return { desk, ...(await addNow(desk, database)) };
}

const statusOf = () => statusesIn(database);
const agreementEvents = () => agreementEventsIn(database);
const toldSam = (desk: TestDesk) => dmsOf(desk).join("\n");
const keptText = async () => (await database.db.select().from(formDrafts))[0]?.answers?.["text"] ?? "";

/** Opens the draft from the answer to `/csp agreement`. */
async function openDraft(desk: TestDesk, person = "U0SAM"): Promise<Actor> {
  const actor = desk.slack.as(person);
  const { ts, buttons } = await ask(actor, "/csp agreement Contoso");
  const name = buttons.includes("Invite again") ? "Invite again" : "Invite to accept";
  await actor.click({ name, channel: "general", ts });
  await eventually(() => expect(actor.view?.words).toMatch(/A draft for|Did you send it/));
  return actor;
}

async function toSecondView(actor: Actor): Promise<void> {
  await actor.submit();
  await eventually(() => expect(actor.view?.words).toContain("Open in your mail program"));
}

describe("An invitation to accept directly", () => {
  it("is drafted, sent from the agent's own mail program, kept, followed and answered", async () => {
    const { desk, tenantId } = await added();
    const sam = await openDraft(desk);
    expect(sam.view?.valueAt("text")).toContain(
      "https://admin.microsoft.com/AdminPortal/Home?ref=/BillingAccounts/agreement",
    );
    await sam.select("invitation.language", "German");
    await eventually(() => expect(sam.view?.valueAt("text")).toContain("Sie"));
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Open in your mail program"));
    expect(sam.view?.words).toContain("What the customer will see");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Kept: you have invited"));
    expect(await database.db.select().from(invitations)).toMatchObject([
      { kind: "agreement", language: "de", sentBy: "U0SAM", closedAt: null, remindersSent: 0 },
    ]);
    expect(await agreementEvents()).toEqual(["agreement.invited: none → invited"]);
    await eventually(() => expect(cardOf(desk)?.words).toContain("by <@U0SAM>"));
    expect(cardOf(desk)?.buttons).toContain("Invite again");
    expect(await database.db.select().from(formDrafts)).toEqual([]);

    desk.clock.move(3 * day);
    await eventually(() => expect(toldSam(desk)).toContain("was invited 3 days ago"));
    desk.partnerCenter.answerAgreement(tenantId, "accepts");
    desk.clock.move(day);
    await eventually(async () => expect(await statusOf()).toEqual(["accepted_directly"]));
    await eventually(() => expect(toldSam(desk)).toContain("has accepted the Microsoft Customer Agreement."));
    desk.clock.move(5 * day);
    await eventually(async () => expect((await database.db.select().from(invitations))[0]?.closedAt).not.toBeNull());
    expect(toldSam(desk)).not.toContain("was invited 7 days ago");
  });

  it("keeps its address: a text in which it is missing or changed is refused under the field", async () => {
    const { desk } = await added();
    const sam = await openDraft(desk);
    await sam.type("text", "Please accept the agreement at https://admin.microsoft.com/AdminPortal");
    await sam.submit();
    expect(sam.view?.errorAt("text")).toContain(
      "Put back: https://admin.microsoft.com/AdminPortal/Home?ref=/BillingAccounts/agreement",
    );
    expect(await database.db.select().from(invitations)).toEqual([]);
  });

  it("is given up after thirty days without an answer, and can be sent again", async () => {
    const { desk } = await added();
    const sam = await openDraft(desk);
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Open in your mail program"));
    await sam.submit();
    await eventually(async () => expect(await statusOf()).toEqual(["invited"]));
    await sam.close();
    desk.clock.move(31 * day);
    await eventually(async () => expect(await statusOf()).toEqual(["none"]));
    await eventually(() => expect(toldSam(desk)).toContain("within thirty days"));
    expect(await agreementEvents()).toContain("agreement.given_up: invited → none");
  });
});

describe("What is typed into the draft", () => {
  it("is kept while typing and when the window closes, the text included, until it was sent", async () => {
    const { desk } = await added();
    const sam = await openDraft(desk);
    const own = `Dear Ana, R&D <all>,\n${agreementAddress}\nSam`;
    await sam.type("sentTo", "it@contoso.example");
    await sam.type("text", own);
    await eventually(async () => expect(await keptText()).toBe(own));
    await sam.close();
    await openDraft(desk);
    expect(sam.view?.valueAt("sentTo")).toBe("it@contoso.example");
    expect(sam.view?.valueAt("text")).toBe(own);
    await toSecondView(sam);
    await sam.click("Back");
    await eventually(() => expect(sam.view?.valueAt("text")).toBe(own));
    await toSecondView(sam);
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Kept: you have invited"));
    expect(await database.db.select().from(invitations)).toMatchObject([{ sentTo: "it@contoso.example", body: own }]);
    expect(await database.db.select().from(formDrafts)).toEqual([]);
  });

  it("comes back with the question whether it was sent, once it was ready: the mail program closes the window", async () => {
    const { desk } = await added();
    const sam = await openDraft(desk);
    await sam.type("subject", "Please accept & order");
    await toSecondView(sam);
    await sam.close();
    await openDraft(desk);
    expect(sam.view?.words).toContain("Did you send it?");
    expect(sam.view?.words).toContain("Please accept & order");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Kept: you have invited"));
    expect(await database.db.select().from(invitations)).toMatchObject([{ subject: "Please accept & order" }]);
    await sam.close();
    await openDraft(desk);
    expect(sam.view?.words).toContain("A draft for");
  });

  it("is one draft: what went on in another window, as on a phone, is not sent from here", async () => {
    const { desk } = await added();
    const sam = await openDraft(desk);
    await toSecondView(sam);
    await openForm(
      { ...database, now: desk.clock.now, actor: { kind: "person", id: "U0SAM" } },
      { form: "invite-to-agreement", subject: (await database.db.select().from(formDrafts))[0]!.subject },
    );
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("in another window"));
    expect(await database.db.select().from(invitations)).toEqual([]);
    expect(await keptText()).toContain(agreementAddress);
  });

  it("is not lost to another language: the recipient stays, and so do words of one's own", async () => {
    const { desk } = await added();
    const sam = await openDraft(desk);
    await sam.type("sentTo", "it@contoso.example");
    await sam.select("invitation.language", "German");
    await eventually(() => expect(sam.view?.valueAt("text")).toContain("Guten Tag Ada Moss,"));
    expect(sam.view?.valueAt("sentTo")).toBe("it@contoso.example");
    expect(sam.view?.buttons).toEqual([]);

    const own = `Hallo Ada,\n${agreementAddress}`;
    await sam.type("text", own);
    await sam.select("invitation.language", "Dutch");
    await eventually(() => expect(sam.view?.words).toContain("Subject and text stay as you wrote them"));
    expect(sam.view?.valueAt("text")).toBe(own);
    await sam.click("Draft it anew");
    await eventually(() => expect(sam.view?.valueAt("text")).toContain("Beste Ada Moss,"));
    expect(sam.view?.valueAt("sentTo")).toBe("it@contoso.example");
    expect(sam.view?.buttons).toEqual([]);
    await eventually(async () => expect(await keptText()).toContain("Beste Ada Moss,"));
  });
});

describe("The initial password of a customer who is invited", () => {
  const until = (actor: Actor, words: string) => eventually(() => expect(actor.view?.words).toContain(words));

  it("is said to go separately, from whoever got it, also after it was saved", async () => {
    const { desk } = await added();
    const sam = await openDraft(desk);
    await toSecondView(sam);
    await until(sam, "You got them from me");
    await database.db.update(secrets).set({ status: "destroyed", sealed: null, revealedAt: desk.clock.now() });
    const dana = await openDraft(desk, "U0DANA");
    expect(dana.view?.valueAt("text")).toContain("sign-in data for your new account");
    await toSecondView(dana);
    await until(dana, "<@U0SAM> asked for this customer and got them");
  });

  it("is no matter for a customer that the desk did not create", async () => {
    const { desk, customerId } = await added();
    await database.db
      .update(customers)
      .set({ companyName: "Elsewhere", nameKey: "elsewhere", domain: "elsewhere.onmicrosoft.com" })
      .where(eq(customers.id, customerId));
    const seeded = desk.partnerCenter.seedCustomer({ companyName: "Contoso Found", domain: "found.onmicrosoft.com" });
    await database.db.insert(customers).values(customerRow({ companyName: "Contoso Found", tenantId: seeded.id }));
    const sam = await openDraft(desk);
    await sam.type("sentTo", "it@contoso.example");
    await toSecondView(sam);
    expect(sam.view?.words).not.toContain("password go separately");
  });
});
