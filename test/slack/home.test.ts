import { eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import {
  acceptanceQuestions,
  approvals,
  customers,
  events,
  homes,
  invitations,
  jobs,
  relationshipRequests,
  settings,
} from "../../db/schema/index.ts";
import { requestRemoval } from "../../src/operations/request-removal.ts";
import { startDraft } from "../../src/operations/start-draft.ts";
import type { Actor } from "../../src/sandbox/slack/workspace.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { addNow, askFor } from "../support/records.ts";
import { attestAs } from "../support/agreement.ts";
import { customerInputWith } from "../support/customer-input.ts";

const database = useDatabase();
const since = new Date("2026-11-23T09:00:00Z");

async function open(person: Actor): Promise<string> {
  expect(await person.openHome()).toMatchObject({ ok: true });
  return eventually(() => {
    if (person.home === null) throw new Error("Nothing is published yet.");
    return person.home.words;
  });
}

const shows = (person: Actor, ...words: (string | RegExp)[]) =>
  eventually(() => {
    for (const word of words) expect(person.home?.words).toMatch(word);
  });
const dialog = (person: Actor, words: string | RegExp) =>
  eventually(() => {
    expect(person.view?.words).toMatch(words);
    return person.view;
  });
const press = (person: Actor, name: string) => person.click({ name, home: true });
const add = async (...rows: Parameters<typeof customerRow>[0][]) =>
  (
    await database.db
      .insert(customers)
      .values(rows.map((row) => customerRow(row)))
      .returning()
  ).map(({ id }) => id);

/** An invitation to Tailspin's relationship that Sam sent. */
async function requestOf(customerId: string, given: Partial<typeof relationshipRequests.$inferInsert> = {}) {
  const [row] = await database.db
    .insert(relationshipRequests)
    .values({
      customerId,
      status: "open",
      withAgreement: false,
      link: "https://admin.microsoft.com",
      language: "en",
      sentTo: "kim@tailspin.example",
      subject: "Hello",
      body: "Please accept.",
      sentBy: "U0SAM",
      sentAt: since,
      ...given,
    })
    .returning();
  return row?.id ?? "";
}

const takeRoles = () =>
  database.db.update(settings).set({ roleHolders: { "global-administrator": { people: ["U0OLGA"], groups: [] } } });
const nothingIsRefreshed = () =>
  eventually(async () => {
    const refreshing = inArray(jobs.queue, ["refresh-cards", "refresh-homes", "announce"]);
    expect(await database.db.$count(jobs, refreshing)).toBe(0);
  });

describe("Home, when there is nothing", () => {
  it("says what the desk does and has one button", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    expect(await open(sam)).toContain("adds customers to Partner Center from Slack");
    expect(sam.home?.buttons).toEqual(["Add a customer"]);
    await press(sam, "Add a customer");
    await dialog(sam, "Country/region");
    expect(await database.db.$count(events)).toBe(0);
  });

  it("offers somebody who may not add customers to find one", async () => {
    const desk = await startTestDesk(database);
    const henk = desk.slack.as("U0HENK");
    await open(henk);
    expect(henk.home?.buttons).toEqual(["Find a customer"]);
  });

  it("tells an indirect reseller what they can do here", async () => {
    const desk = await startTestDesk(database, { partnerType: "indirect-reseller", withApi: false });
    const sam = desk.slack.as("U0SAM");
    const words = await open(sam);
    expect(words).toContain("As an indirect reseller you ask companies for a relationship");
    expect(words).not.toContain("adds customers to Partner Center from Slack");
    expect(sam.home?.buttons).toEqual(["Find a customer"]);
  });

  it("is the same for an indirect provider as for a direct-bill partner", async () => {
    const desk = await startTestDesk(database, { partnerType: "indirect-provider" });
    const sam = desk.slack.as("U0SAM");
    await open(sam);
    expect(sam.home?.buttons).toEqual(["Add a customer"]);
  });
});

describe("Home for people who cannot work here", () => {
  it("names who can give a role, and who can help until then", async () => {
    const desk = await startTestDesk(database);
    const id = (await askFor(desk, database)).approvalId;
    const nora = desk.slack.as("U0NORA");
    const words = await open(nora);
    expect(words).toMatch(/You have no such role here yet\. <@U0OLGA> can give you one in `\/csp setup`\./);
    expect(words).toMatch(/For anything about a customer, ask <@U0DANA> \(admin agent\)/);
    expect(words).not.toContain("Contoso");
    expect(JSON.stringify(nora.home)).not.toContain(id);
    await press(nora, "Help");
    await dialog(nora, "/csp add [name]");
  });

  it("tells a guest that guests hold no role, and whom to ask", async () => {
    const desk = await startTestDesk(database);
    const words = await open(desk.slack.as("U0GUS"));
    expect(words).toMatch(/Guests of this workspace cannot have such a role\. .* ask <@U0DANA>/);
    expect(words).not.toContain("/csp setup");
  });

  it("says before setup who sets it up, and offers an admin to begin", async () => {
    const desk = await startTestDesk(database, { partnerType: null });
    const sam = desk.slack.as("U0SAM");
    expect(await open(sam)).toMatch(/It is not set up yet\. Ask <@U0OLGA> to open `\/csp setup`\./);
    expect(sam.home?.buttons).toEqual([]);
    const olga = desk.slack.as("U0OLGA");
    expect(await open(olga)).toContain("Press *Set up* to begin");
    await press(olga, "Set up");
    await eventually(() => expect(olga.view?.title).toBe("Set up Partner Desk"));
  });
});

describe("What waits on Home", () => {
  it("is a colleague's request for those who may decide it, and no one else's", async () => {
    const desk = await startTestDesk(database);
    await askFor(desk, database, { requester: "U0DANA" });
    const [dana, ravi, sam] = ["U0DANA", "U0RAVI", "U0SAM"].map((id) => desk.slack.as(id)) as [Actor, Actor, Actor];
    const words = await open(ravi);
    expect(words).toMatch(/Waiting for me[^]*Add customer: \*Contoso Interiors LLC\*[^]*<@U0DANA> asked/);
    expect(words).not.toMatch(/Ada|Moss|Main Street|ada@/);
    expect(await open(dana)).toMatch(/Waiting for me\s+Nothing\.[^]*Mine in progress[^]*Waiting for approval/);
    expect(await open(sam)).not.toContain("Contoso");
  });

  it("is one's own request too, where setup allows that", async () => {
    const desk = await startTestDesk(database, { ownApproval: true });
    await askFor(desk, database, { requester: "U0DANA" });
    expect(await open(desk.slack.as("U0DANA"))).toMatch(/Waiting for me[^]*Add customer: \*Contoso Interiors LLC\*/);
  });

  it("is decided in a dialog, and leaves the Homes of all who had it there", async () => {
    const desk = await startTestDesk(database);
    const { approvalId } = await askFor(desk, database);
    const [dana, ravi, sam] = ["U0DANA", "U0RAVI", "U0SAM"].map((id) => desk.slack.as(id)) as [Actor, Actor, Actor];
    for (const person of [dana, ravi, sam]) await open(person);
    await press(dana, "Look and decide");
    await press(ravi, "Look and decide");
    expect((await dialog(dana, "ada@contoso.example"))?.buttons).toEqual(["Approve", "Ask for changes", "Reject"]);
    await dialog(ravi, "ada@contoso.example");
    await dana.click("Approve");
    await dialog(dana, /\*Contoso Interiors LLC\* was approved by <@U0DANA>/);
    await ravi.click("Approve");
    await dialog(ravi, "<@U0DANA> approved this");
    for (const person of [dana, ravi]) {
      await eventually(() => expect(person.home?.words).not.toContain("Contoso"));
      expect(person.home?.buttons).toEqual(["Add a customer"]);
    }
    await shows(sam, /Mine in progress[^]*Account verification:/);
    expect(await database.db.select().from(approvals)).toMatchObject([{ id: approvalId, decidedBy: "U0DANA" }]);
    expect(desk.partnerCenter.customers.map(({ companyName }) => companyName)).toContain("Contoso Interiors LLC");
  });

  it("says of what was approved there what happens to it, not that a customer is created", async () => {
    const desk = await startTestDesk(database);
    const { customerId } = await addNow(desk, database);
    const sam = { db: database.db, now: desk.clock.now, actor: { kind: "person" as const, id: "U0SAM" } };
    const input = { customerId, typedName: "Contoso Interiors LLC", declared: ["good-faith", "legal-notice"] as const };
    expect(await requestRemoval(sam, input)).toMatchObject({ ok: true });
    const dana = desk.slack.as("U0DANA");
    await open(dana);
    await press(dana, "Look and decide");
    await dialog(dana, "End the relationship");
    await dana.click("Approve");
    await dialog(dana, "It is being ended in Partner Center now");
    expect(dana.view?.words).not.toContain("being created");
  });

  it("is sent back from there with a reason, and then waits for its requester", async () => {
    const desk = await startTestDesk(database);
    await askFor(desk, database);
    const [dana, sam] = [desk.slack.as("U0DANA"), desk.slack.as("U0SAM")];
    await open(dana);
    expect(await open(sam)).toMatch(/Mine in progress[^]*Waiting for approval/);
    await press(dana, "Look and decide");
    await dialog(dana, "ada@contoso.example");
    await dana.click("Ask for changes");
    await eventually(() => expect(dana.view?.submit).not.toBeNull());
    await dana.type("reason", "The street is another one.");
    await dana.submit();
    await eventually(() => expect(dana.view).toBeNull());
    await shows(sam, /Waiting for me[^]*Sent back for changes/);
    await press(sam, "Correct and send again");
    await dialog(sam, "The street is another one.");
  });

  it("says so in a dialog when it was decided meanwhile", async () => {
    const desk = await startTestDesk(database);
    const { approvalId } = await askFor(desk, database);
    const dana = desk.slack.as("U0DANA");
    await open(dana);
    await database.db
      .update(approvals)
      .set({ status: "rejected", decidedBy: "U0RAVI", decidedAt: since })
      .where(eq(approvals.id, approvalId));
    await press(dana, "Look and decide");
    await dialog(dana, "<@U0RAVI> rejected this");
  });

  it("is a question whose request an acceptance answers, for those who may ask for relationships", async () => {
    const desk = await startTestDesk(database);
    const [tailspin = "", accepted = ""] = await add(
      { companyName: "Tailspin Toys", status: "prospect" },
      { companyName: "Tailspin & Sons" },
    );
    const request = await requestOf(tailspin, { sentBy: "U0MIA" });
    await database.db
      .insert(acceptanceQuestions)
      .values({ customerId: accepted, candidates: [request], askedAt: since });
    const [sam, henk, mia] = ["U0SAM", "U0HENK", "U0MIA"].map((id) => desk.slack.as(id)) as [Actor, Actor, Actor];
    expect(await open(henk)).not.toContain("Tailspin");
    expect(await open(mia)).toMatch(
      /Tailspin &amp; Sons\* accepted a relationship[^]*Mine in progress[^]*Tailspin Toys/,
    );
    expect(await open(sam)).toContain("Whose request was that?");
    await press(sam, "Answer");
    expect((await dialog(sam, "Tailspin Toys"))?.buttons).toHaveLength(2);
    await sam.click("acceptance-answers");
    await dialog(sam, "Done.");
    await eventually(() => expect(sam.home?.words).not.toContain("Tailspin"));
    expect(await database.db.select().from(acceptanceQuestions)).toMatchObject([{ answeredBy: "U0SAM" }]);
    expect(await database.db.select().from(relationshipRequests)).toMatchObject([{ status: "accepted" }]);
    await eventually(() => expect(mia.home?.words).not.toContain("Tailspin"));
  });

  it("is an invitation that was reminded of, answered with one click, and counts anew when it was sent again", async () => {
    const desk = await startTestDesk(database);
    const [tailspin = ""] = await add({ companyName: "Tailspin Toys", status: "prospect" });
    await requestOf(tailspin, { remindersSent: 1 });
    const sam = desk.slack.as("U0SAM");
    expect(await open(sam)).toMatch(
      /Waiting for me[^]*\*Tailspin Toys\*[^]*No answer yet\.[^]*Mine in progress\s+Nothing/,
    );
    await press(sam, "I sent it again");
    await shows(sam, /Waiting for me\s+Nothing\.[^]*Mine in progress[^]*Tailspin Toys/);
    expect(await database.db.select().from(relationshipRequests)).toMatchObject([{ remindersSent: 0, status: "open" }]);
    // Home had changed by then; a second click on what stood there is told in a dialog, or does nothing new.
    expect(
      (await database.db.select().from(events)).filter(({ type }) => type === "relationship.sent_again"),
    ).toHaveLength(1);
  });

  it("is what stopped or came back, for whoever asked", async () => {
    const desk = await startTestDesk(database);
    const details = customerInputWith({ companyName: "Stopped Ltd" });
    await add(
      { companyName: "Stopped Ltd", status: "stalled", requestedBy: "U0SAM", details, createRequestId: null },
      { companyName: "Refused Ltd", status: "creation_refused", requestedBy: "U0SAM", details, updatedAt: new Date() },
      { companyName: "Questioned Ltd", status: "address_in_question", requestedBy: "U0MIA", details },
    );
    const sam = desk.slack.as("U0SAM");
    const words = await open(sam);
    expect(words).toContain("Stopped: Partner Center has not confirmed it");
    expect(words).toContain("Refused by Partner Center");
    expect(words).not.toContain("Questioned");
    expect(sam.home?.buttons).toEqual([
      "Try again",
      "Correct and send again",
      "Find a customer",
      "Add a customer",
      "Help",
    ]);
    await press(sam, "Try again");
    await eventually(async () =>
      expect((await database.db.select().from(events)).map(({ type }) => type)).toContain("customer.retried"),
    );
    await eventually(() => expect(sam.home?.buttons).not.toContain("Try again"));
  });
});

describe("What is in progress, and drafts", () => {
  it("are also what waits for a colleague's decision of a customer that is there, for whoever asked alone", async () => {
    const desk = await startTestDesk(database);
    const [customerId = ""] = await add({ companyName: "Fourth Coffee", requestedBy: "U0MIA" });
    const asked = { customerId, status: "waiting", requestedBy: "U0SAM", requestedAt: since } as const;
    await database.db.insert(approvals).values([
      { ...asked, subject: "placeOrder" },
      { ...asked, subject: "editBilling" },
    ]);
    const sam = desk.slack.as("U0SAM");
    const words = await open(sam);
    expect(words).toMatch(/Mine in progress[^]*Order for \*Fourth Coffee\*\s+Waits for approval/);
    expect(words).toMatch(/Correct the billing data: \*Fourth Coffee\*\s+Waits for approval/);
    expect(await open(desk.slack.as("U0MIA"))).not.toContain("Fourth Coffee");
    expect(await open(desk.slack.as("U0DANA"))).toContain("<@U0SAM> asked");
  });

  it("are listed with where they stand; the card opens in a dialog and its buttons work there", async () => {
    const desk = await startTestDesk(database);
    const { customerId } = await addNow(desk, database);
    const [invited = ""] = await add({ companyName: "Fourth Coffee" });
    await database.db.insert(invitations).values({
      customerId: invited,
      kind: "agreement",
      language: "en",
      sentTo: "kim@fourth.example",
      subject: "Hello",
      body: "Please accept.",
      sentBy: "U0SAM",
      sentAt: since,
    });
    const sam = desk.slack.as("U0SAM");
    const words = await open(sam);
    expect(words).toMatch(/\*Contoso Interiors LLC\*\s+Account verification:/);
    expect(words).toMatch(/\*Fourth Coffee\*\s+Invited to accept the customer agreement/);
    expect(words).not.toContain("kim@");
    await sam.click({ name: "show-status", home: true });
    const shown = await dialog(sam, "*Account verification*");
    expect(shown?.title).toBe("Partner Desk");
    expect(shown?.words).toContain("Contoso Interiors LLC");
    expect(customerId).not.toBe("");
    await sam.click("Invite to accept");
    await dialog(sam, "A draft for *Contoso Interiors LLC*");
    expect(sam.dm.messages.filter(({ ephemeralFor }) => ephemeralFor !== undefined)).toEqual([]);
  });

  it("is taken back from its dialog", async () => {
    const desk = await startTestDesk(database);
    const { customerId } = await askFor(desk, database);
    const sam = desk.slack.as("U0SAM");
    await open(sam);
    await press(sam, "Show");
    await dialog(sam, "Waiting for approval");
    await sam.click("Withdraw");
    await dialog(sam, "*Contoso Interiors LLC* was withdrawn by <@U0SAM>");
    await eventually(() => expect(sam.home?.buttons).toEqual(["Add a customer"]));
    expect(await database.db.select().from(customers).where(eq(customers.id, customerId))).toMatchObject([
      { status: "withdrawn" },
    ]);
  });

  it("a draft goes on where it was left", async () => {
    const desk = await startTestDesk(database);
    const who = { db: database.db, now: desk.clock.now, actor: { kind: "person" as const, id: "U0SAM" } };
    const draft = await startDraft(who, { companyName: "Humongous Insurance" });
    expect(draft.ok).toBe(true);
    const [sam, mia] = [desk.slack.as("U0SAM"), desk.slack.as("U0MIA")];
    expect(await open(sam)).toMatch(/Drafts\s+\*Humongous Insurance\*/);
    expect(await open(mia)).not.toContain("Humongous");
    await press(sam, "Continue");
    await dialog(sam, "Country/region");
    expect(sam.view?.valueAt("companyName")).toBe("Humongous Insurance");
  });

  it("show five and say how many more there are", async () => {
    const desk = await startTestDesk(database);
    await add(
      ...Array.from({ length: 8 }, (_, index) => ({
        companyName: `Waiting ${index}`,
        status: "awaiting_approval" as const,
        requestedBy: "U0SAM",
        updatedAt: new Date(since.getTime() + index),
      })),
      ...Array.from({ length: 40 }, (_, index) => ({
        companyName: `Refused ${index}`,
        status: "creation_refused" as const,
        requestedBy: "U0SAM",
        updatedAt: new Date(since.getTime() + index),
      })),
    );
    const sam = desk.slack.as("U0SAM");
    const words = await open(sam);
    expect(words.match(/Refused \d+/g)).toEqual(["Refused 0", "Refused 1", "Refused 2", "Refused 3", "Refused 4"]);
    expect(words).toContain("and more than 20 more.");
    expect(words.match(/Waiting \d+/g)).toEqual(["Waiting 7", "Waiting 6", "Waiting 5", "Waiting 4", "Waiting 3"]);
    expect(words).toContain("and 3 more. `/csp status` and `/csp customers` show them.");
  });
});

describe("Find a customer", () => {
  it("asks for a text, shows a page in the dialog, turns it, and opens one above it", async () => {
    const desk = await startTestDesk(database);
    await add(...Array.from({ length: 12 }, (_, index) => ({ companyName: `Wingtip ${index + 10}` })), {
      companyName: "Tailspin",
    });
    const henk = desk.slack.as("U0HENK");
    await open(henk);
    await press(henk, "Find a customer");
    await henk.type("text", "wingtip");
    await henk.submit();
    expect((await dialog(henk, "Customers that fit “wingtip”"))?.words).not.toContain("Tailspin");
    await henk.click("More");
    await dialog(henk, /Wingtip 18[^]*Wingtip 21/);
    await henk.click("Earlier");
    await dialog(henk, /Wingtip 10[^]*Wingtip 17/);
    await henk.click("Show");
    await dialog(henk, "Account verification");
    await henk.close();
    await dialog(henk, "Customers that fit");
  });

  it("shows all without a text, and says how to look when nothing fits", async () => {
    const desk = await startTestDesk(database);
    await add({ companyName: "Tailspin" });
    const henk = desk.slack.as("U0HENK");
    await open(henk);
    await press(henk, "Find a customer");
    await henk.submit();
    await dialog(henk, /\*Customers\*[^]*Tailspin/);
    await henk.close();
    await press(henk, "Find a customer");
    await henk.type("text", "nobody");
    await henk.submit();
    await dialog(henk, "No customer fits “nobody”");
  });

  it("leads from the page to the card and from there to the agreement, each above the other", async () => {
    const desk = await startTestDesk(database, { agreementWay: "enhanced-attestation" });
    const sam = desk.slack.as("U0SAM");
    await addNow(desk, database);
    await attestAs(sam);
    await sam.close();
    await eventually(() => expect(sam.dm.messages.map(({ words }) => words).join()).toContain("Microsoft's page for"));
    await open(sam);
    await press(sam, "Find a customer");
    await sam.submit();
    await dialog(sam, "*Customers*");
    await sam.click("Show");
    await dialog(sam, "*Account verification*");
    await sam.click("Look now");
    await dialog(sam, "Ana Souza");
    await sam.close();
    await dialog(sam, "*Account verification*");
    await sam.close();
    await dialog(sam, "*Customers*");
  });

  it("is refused to whoever lost the role meanwhile", async () => {
    const desk = await startTestDesk(database);
    const henk = desk.slack.as("U0HENK");
    await open(henk);
    await takeRoles();
    await press(henk, "Find a customer");
    await henk.submit();
    await dialog(henk, "Ask <@U0OLGA>");
    await open(henk);
    await shows(henk, "You have no such role here yet");
  });
});

describe("Keeping Home up to date", () => {
  it("draws it for nobody who has not opened it, and not again where nothing changed", async () => {
    const desk = await startTestDesk(database);
    await askFor(desk, database);
    expect(await database.db.$count(homes)).toBe(0);
    const sam = desk.slack.as("U0SAM");
    await open(sam);
    const published = () => desk.slack.calls.filter(({ method }) => method === "views.publish").length;
    expect(published()).toBe(1);
    // Another's request changes nothing for Sam.
    await askFor(desk, database, { requester: "U0MIA", companyName: "Other Ltd", domainPrefix: "other" });
    await nothingIsRefreshed();
    expect(published()).toBe(1);
    expect(desk.slack.as("U0DANA").home).toBeNull();
  });

  it("shows the same when Slack tells of an opening twice", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await Promise.all([sam.openHome(), sam.openHome(), sam.openHome()]);
    await shows(sam, "Nothing waits for you");
    expect(await database.db.select().from(homes)).toMatchObject([{ person: "U0SAM" }]);
  });

  it("draws it once for all that changes in a moment", async () => {
    const hour = 60 * 60_000;
    const desk = await startTestDesk(database, { rhythm: { homeSettleMs: hour } });
    const dana = desk.slack.as("U0DANA");
    await open(dana);
    const published = () => desk.slack.calls.filter(({ method }) => method === "views.publish").length;
    for (const name of ["One", "Two", "Three"]) {
      await askFor(desk, database, { companyName: `${name} Ltd`, domainPrefix: name.toLowerCase() });
    }
    await eventually(async () => {
      const told = inArray(jobs.queue, ["announce", "refresh-cards"]);
      expect(await database.db.$count(jobs, told)).toBe(0);
    });
    expect(published()).toBe(1);
    desk.clock.move(hour);
    await shows(dana, /One Ltd[^]*Two Ltd[^]*Three Ltd/);
    await nothingIsRefreshed();
    expect(published()).toBe(2);
  });

  it("comes when Slack answers again after an outage, and an opening it did not take is made good by the next", async () => {
    const desk = await startTestDesk(database);
    const dana = desk.slack.as("U0DANA");
    desk.slack.fail("views.publish", { kind: "answer", status: 503 });
    await dana.openHome();
    await eventually(() => expect(desk.logged.join("")).toContain("A listener failed"));
    expect(dana.home).toBeNull();
    await open(dana);
    desk.slack.fail("views.publish", { kind: "answer", status: 503 });
    await askFor(desk, database);
    await eventually(async () => {
      const waiting = await database.db.select().from(jobs).where(eq(jobs.queue, "refresh-homes"));
      expect(waiting).toMatchObject([{ lastError: "Slack did not answer", attempts: 0 }]);
    });
    desk.clock.move(60_000);
    await shows(dana, "Contoso Interiors LLC");
  });

  it("answers a click on what stands there no longer in a dialog", async () => {
    const desk = await startTestDesk(database, { rhythm: { homeSettleMs: 60 * 60_000 } });
    const [tailspin = ""] = await add({ companyName: "Tailspin Toys", status: "prospect" });
    const requestId = await requestOf(tailspin, { remindersSent: 1 });
    await askFor(desk, database, { requester: "U0MIA" });
    const [sam, dana] = [desk.slack.as("U0SAM"), desk.slack.as("U0DANA")];
    await open(sam);
    await open(dana);
    await database.db
      .update(relationshipRequests)
      .set({ status: "declined" })
      .where(eq(relationshipRequests.id, requestId));
    await press(sam, "They declined");
    await dialog(sam, "They declined");
    await sam.close();
    await takeRoles();
    await press(sam, "Stop");
    await dialog(sam, "This is for admin agents and sales agents.");
    await press(dana, "Look and decide");
    await dialog(dana, "Ask <@U0OLGA>");
    expect(dana.view?.words).not.toContain("ada@contoso.example");
    expect(sam.dm.messages.filter(({ words }) => words.includes("This is for"))).toEqual([]);
  });
});
