import { desc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { agreements, attestations, events, formDrafts, invitations } from "../../db/schema/index.ts";
import type { AgreementWay } from "../../src/core/agreement/ways.ts";
import type { Actor, ReadMessage } from "../../src/sandbox/slack/workspace.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { approvalCard, contoso, fill, fillToReview, press } from "../support/requests.ts";
import { addNow } from "../support/records.ts";

const database = useDatabase();
const day = 24 * 60 * 60_000;

interface Added {
  desk: TestDesk;
  tenantId: string;
  customerId: string;
}

/** A desk with one verified customer that Sam asked for. */
async function added(agreementWay: AgreementWay = "direct-acceptance"): Promise<Added> {
  const desk = await startTestDesk(database, { agreementWay });
  const { tenantId, customerId } = await addNow(desk, database);
  return { desk, tenantId, customerId };
}

const statusOf = async () => (await database.db.select().from(agreements)).map(({ status }) => status);
const agreementEvents = async () =>
  (await database.db.select().from(events).orderBy(events.id))
    .filter(({ type }) => type.startsWith("agreement."))
    .map(({ type, before, after }) => (before === null ? type : `${type}: ${before} → ${after}`));
const posts = (desk: TestDesk) =>
  desk.partnerCenter.received.filter(({ method, path }) => method === "POST" && path.endsWith("/agreements"));
const cardOf = (desk: TestDesk) =>
  desk.slack.channel("customer-status").messages.find(({ threadTs }) => threadTs === undefined);
const threadOf = (desk: TestDesk) =>
  desk.slack
    .channel("customer-status")
    .replies(cardOf(desk)?.ts ?? "")
    .map(({ words }) => words);
const toldSam = (desk: TestDesk) =>
  desk.slack
    .as("U0SAM")
    .dm.messages.map(({ words }) => words)
    .join("\n");

/** What a command answers this person alone. */
async function ask(person: Actor, text: string): Promise<ReadMessage> {
  const before = person.channel("general").messages.length;
  await person.command(text, "general");
  return eventually(() => {
    const found = person.channel("general").messages[before];
    if (!found) throw new Error(`no answer to ${text}`);
    return found;
  });
}

const ana = {
  "contact.firstName": "Ana",
  "contact.lastName": "Souza",
  "contact.email": "ana@contosointeriors.example",
};

describe("The customer agreement", () => {
  it("is shown as not provided on the status card, and nothing can be ordered before", async () => {
    const { desk } = await added();
    await eventually(() => expect(cardOf(desk)?.words).toContain("Customer agreement*   Not provided."));
    expect(cardOf(desk)?.buttons).toEqual(expect.arrayContaining(["Invite to accept", "Record agreement"]));
    const sam = desk.slack.as("U0SAM");
    const gate = await ask(sam, "/csp can-order Contoso");
    expect(gate.words).toContain("New purchase*   Blocked");
    expect(gate.words).toContain("Renewal*   Open");
    expect(gate.words).toContain("13605");
    expect(gate.buttons).toEqual(expect.arrayContaining(["Invite to accept", "Record agreement"]));
  });

  it("is read from Partner Center when somebody looks, and a change is told", async () => {
    const { desk, tenantId } = await added();
    desk.partnerCenter.answerAgreement(tenantId, "accepts");
    const sam = desk.slack.as("U0SAM");
    expect((await ask(sam, "/csp agreement Contoso")).words).toContain("Provided: accepted directly at Microsoft");
    expect(await statusOf()).toEqual(["accepted_directly"]);
    expect(await agreementEvents()).toEqual(["agreement.changed: none → accepted_directly"]);
    await eventually(() => expect(cardOf(desk)?.words).toContain("Provided: accepted directly"));
    await eventually(() =>
      expect(threadOf(desk).join()).toContain("has accepted the Microsoft Customer Agreement directly"),
    );
    await eventually(() => expect(toldSam(desk)).toContain("As far as the agreement goes, you can order now."));
    await ask(sam, "/csp agreement Contoso");
    expect(await agreementEvents()).toHaveLength(1);
  });
});

describe("Recording an agreement in the direct way", () => {
  it("keeps person, date and evidence here, leaves the gate blocked and offers the invitation", async () => {
    const { desk } = await added();
    const sam = desk.slack.as("U0SAM");
    await sam.command("/csp attest Contoso");
    await eventually(() => expect(sam.view?.words).toContain("Who accepted the Microsoft Customer Agreement"));
    expect(sam.view?.valueAt("contact.lastName")).toBe("Moss");
    await fill(sam, { ...ana, evidence: "Contract 17, page 3" });
    await sam.select("acceptedOn", "2023-04-01");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Recorded here, not known to Microsoft."));
    expect(sam.view?.buttons).toContain("Invite to accept");
    expect(await database.db.select().from(attestations)).toMatchObject([
      {
        status: "recorded",
        way: "direct-acceptance",
        contact: { firstName: "Ana", lastName: "Souza", email: ana["contact.email"] },
        acceptedOn: "2023-04-01",
        evidence: "Contract 17, page 3",
        recordedBy: "U0SAM",
      },
    ]);
    expect(await statusOf()).toEqual(["none"]);
    expect(await agreementEvents()).toEqual(["agreement.recorded"]);
    expect(posts(desk)).toEqual([]);
    await eventually(() => expect(cardOf(desk)?.words).toContain("Recorded here, not known to Microsoft: Ana Souza"));
    expect((await ask(sam, "/csp can-order Contoso")).words).toContain("New purchase*   Blocked");
  });

  it("says under its field what is wrong, a day in the future first of all", async () => {
    const { desk } = await added();
    const sam = desk.slack.as("U0SAM");
    await sam.command("/csp attest Contoso");
    await eventually(() => expect(sam.view?.words).toContain("Who accepted"));
    await fill(sam, { ...ana, "contact.email": "ana@fabrikam.com", evidence: "Mail of Ana" });
    await sam.select("acceptedOn", new Date(desk.clock.now().getTime() + 2 * day).toISOString().slice(0, 10));
    await sam.submit();
    expect(sam.view?.errorAt("acceptedOn")).toContain("This day is still to come.");
    expect(sam.view?.errorAt("contact.email")).toContain("fabrikam.com");
    expect(await database.db.select().from(attestations)).toEqual([]);
  });

  it("keeps what was typed when the form is closed, until it is sent", async () => {
    const { desk } = await added();
    const sam = desk.slack.as("U0SAM");
    const open = async () => {
      await sam.command("/csp attest Contoso");
      await eventually(() => expect(sam.view?.words).toContain("Who accepted"));
    };
    await open();
    await fill(sam, { ...ana, evidence: "Contract 17" });
    await sam.select("acceptedOn", "2024-02-29");
    await eventually(async () =>
      expect(await database.db.select().from(formDrafts)).toMatchObject([
        { owner: "U0SAM", answers: { acceptedOn: "2024-02-29", evidence: "Contract 17" } },
      ]),
    );
    await sam.close();
    await open();
    expect(sam.view?.valueAt("evidence")).toBe("Contract 17");
    expect(sam.view?.valueAt("contact.firstName")).toBe("Ana");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Recorded here"));
    await eventually(async () => expect(await database.db.select().from(formDrafts)).toEqual([]));
    await sam.close();
    await open();
    expect(sam.view?.valueAt("evidence")).toBeNull();
  });

  it("tells of the same person a second time instead of recording it again", async () => {
    const { desk } = await added();
    const record = async (person: string, email: string) => {
      const actor = desk.slack.as(person);
      await actor.command("/csp attest Contoso");
      await eventually(() => expect(actor.view?.words).toContain("Who accepted"));
      await fill(actor, { ...ana, "contact.email": email, evidence: "Contract 17" });
      await actor.select("acceptedOn", "2024-02-29");
      await actor.submit();
      await eventually(() => expect(actor.view?.title).toBe("Record agreement"));
      const { words } = actor.view!;
      await actor.close();
      return words;
    };
    expect(await record("U0SAM", ana["contact.email"])).toContain("Recorded here");
    expect(await record("U0DANA", ana["contact.email"].toUpperCase())).toContain("<@U0SAM> recorded Ana Souza already");
    expect(await record("U0DANA", "ana.souza@contosointeriors.example")).toContain("Recorded here");
    expect(await database.db.select().from(attestations)).toHaveLength(2);
  });
});

describe("Attesting by the agreements API", () => {
  async function attest(desk: TestDesk, person = "U0SAM", evidence = "Contract 17"): Promise<void> {
    const actor = desk.slack.as(person);
    await actor.command("/csp attest Contoso");
    await eventually(() => expect(actor.view?.words).toContain("Who accepted"));
    await fill(actor, { ...ana, evidence });
    await actor.select("acceptedOn", "2024-05-17");
    await actor.submit();
    await eventually(() => expect(actor.view?.words).toMatch(/You hear from me|recorded Ana Souza already/));
    await actor.close();
  }

  const open = async (): Promise<Added> => {
    const all = await added("agreements-api");
    all.desk.partnerCenter.takesAttestations = true;
    return all;
  };

  it("tells Microsoft once, with the template that it names, and prepares for the thirty-minute mail", async () => {
    const { desk, tenantId } = await open();
    await attest(desk);
    await eventually(() => expect(toldSam(desk)).toContain("Within thirty minutes Microsoft mails"));
    expect(posts(desk)).toMatchObject([
      {
        path: `/v1/customers/${tenantId}/agreements`,
        body: {
          type: "MicrosoftCustomerAgreement",
          templateId: "117a77b0-9360-443b-8795-c6dedc750cf9",
          dateAgreed: "2024-05-17T00:00:00.000Z",
          primaryContact: { firstName: "Ana", lastName: "Souza", email: ana["contact.email"] },
        },
      },
    ]);
    await eventually(async () => expect(await statusOf()).toEqual(["attested"]));
    await eventually(() =>
      expect(cardOf(desk)?.words).toContain(
        "Provided: attested, Ana Souza accepted on 17 May 2024, on the word of <@U0SAM>",
      ),
    );
    expect(await agreementEvents()).toEqual(["agreement.attestation_sent", "agreement.attestation_taken"]);
    const sam = desk.slack.as("U0SAM");
    const { ts } = sam.dm.messages.find(({ buttons }) => buttons.includes("Questions they may ask"))!;
    await sam.click({ name: "Questions they may ask", channel: sam.dm.id, ts });
    await eventually(() => expect(sam.view?.words).toContain("Who told Microsoft?"));
  });

  it("makes one attestation of two people who attest the same person at once", async () => {
    const { desk } = await open();
    await Promise.all([attest(desk, "U0SAM"), attest(desk, "U0DANA")]);
    await eventually(async () => expect(await statusOf()).toEqual(["attested"]));
    expect(posts(desk)).toHaveLength(1);
    expect(await database.db.select().from(attestations)).toHaveLength(1);
  });

  it("asks again under the same request ID after a lost answer, and takes 600061 for done", async () => {
    const { desk } = await open();
    desk.partnerCenter.fail({ method: "POST", path: /\/agreements$/ }, { kind: "reset", afterWork: true });
    await attest(desk);
    await eventually(async () => expect(await statusOf()).toEqual(["attested"]));
    expect(posts(desk).length).toBeGreaterThan(1);
    expect(new Set(posts(desk).map(({ requestId }) => requestId)).size).toBe(1);
    expect(await database.db.select().from(attestations)).toMatchObject([{ status: "attested" }]);
  });

  it("answers the retired call with the way that works", async () => {
    const { desk } = await added("agreements-api");
    await attest(desk);
    await eventually(() => expect(toldSam(desk)).toContain("Microsoft has retired this way of attesting"));
    expect(await statusOf()).toEqual(["none"]);
    expect(await database.db.select().from(attestations)).toMatchObject([
      { status: "refused", refusal: { code: "600006" } },
    ]);
    const [refused] = await database.db
      .select()
      .from(events)
      .where(eq(events.type, "agreement.attestation_refused"))
      .orderBy(desc(events.id));
    expect(refused?.data).toMatchObject({ code: "600006", agent: "U0SAM" });
  });
});

describe("An invitation to accept directly", () => {
  async function openDraft(desk: TestDesk) {
    const sam = desk.slack.as("U0SAM");
    await eventually(() => expect(cardOf(desk)?.buttons).toContain("Invite to accept"));
    await sam.click({ name: "Invite to accept", channel: "customer-status", ts: cardOf(desk)!.ts });
    await eventually(() => expect(sam.view?.words).toContain("A draft for"));
    return sam;
  }

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

    desk.clock.move(3 * day);
    await eventually(() => expect(toldSam(desk)).toContain("was invited 3 days ago"));
    desk.partnerCenter.answerAgreement(tenantId, "accepts");
    desk.clock.move(day);
    await eventually(async () => expect(await statusOf()).toEqual(["accepted_directly"]));
    await eventually(() => expect(toldSam(desk)).toContain("As far as the agreement goes, you can order now."));
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

describe("A customer that has accepted already when it is added", () => {
  it("is said so in the review and to the approver, and recorded as soon as it exists", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, contoso);
    expect(sam.view?.words).toContain("Customer agreement: still to be accepted");
    await sam.select("agreementAccepted", ["The customer has already accepted it"]);
    await sam.submit();
    const card = await approvalCard(desk.slack, contoso.companyName);
    expect(card.words).toContain("Customer agreement: accepted already");
    await press(desk.slack.as("U0DANA"), card, "Approve");
    const message = await eventually(() => {
      const found = sam.dm.messages.find(({ buttons }) => buttons.includes("Record agreement"));
      if (!found) throw new Error("no button yet");
      return found;
    });
    expect(message.words).toContain("record who accepted, and when");
    await sam.click({ name: "Record agreement", channel: sam.dm.id, ts: message.ts });
    await eventually(() => expect(sam.view?.words).toContain("Who accepted"));
    expect(sam.view?.valueAt("contact.lastName")).toBe("Moss");
    await fill(sam, { evidence: "Contract 17" });
    await sam.select("acceptedOn", "2024-05-17");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Recorded here"));
    expect(await agreementEvents()).toEqual(["agreement.recorded"]);
    await eventually(() => {
      const now = sam.dm.messages.find(({ ts }) => ts === message.ts);
      expect(now?.buttons).not.toContain("Record agreement");
    });
  });

  it("is not asked about again where nobody said so", async () => {
    const { desk } = await added();
    await eventually(() => expect(toldSam(desk)).toContain("was created in Partner Center"));
    expect(toldSam(desk)).not.toContain("record who accepted");
  });
});

describe("An indirect reseller", () => {
  const open = () => startTestDesk(database, { withApi: false, partnerType: "indirect-reseller" });

  it("gets the texts for a typed company, of which nothing is kept, and hears who attests", async () => {
    const desk = await open();
    const sam = desk.slack.as("U0SAM");
    const answer = await ask(sam, "/csp agreement Tailspin & Sons");
    expect(answer.words).toContain("your indirect provider does that");
    await sam.click({ name: "Draft an invitation", channel: "general", ts: answer.ts });
    await eventually(() => expect(sam.view?.words).toContain("A draft for *Tailspin &amp; Sons*"));
    await sam.type("sentTo", "ana@tailspin.example");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("It is not kept here"));
    expect(sam.view?.words).toContain("What the customer will see");
    expect(sam.view?.submit).toBeNull();
    expect(await database.db.select().from(invitations)).toEqual([]);
    expect(desk.partnerCenter.received).toEqual([]);
  });

  it("cannot attest, and hears whose way it is", async () => {
    const desk = await open();
    const sam = desk.slack.as("U0SAM");
    await sam.command("/csp attest Tailspin", "general");
    await eventually(() => {
      const said = desk.slack.as("U0SAM").channel("general").messages.at(-1)?.words;
      expect(said).toContain("indirect provider");
    });
  });

  it("is no way around the roles: a helpdesk agent gets no draft", async () => {
    const desk = await open();
    const henk = desk.slack.as("U0HENK");
    const { ts } = await ask(henk, "/csp agreement Tailspin");
    await henk.click({ name: "Draft an invitation", channel: "general", ts });
    await eventually(() => expect(henk.view?.words).toContain("is for admin agents and sales agents"));
  });
});

describe("Who may record and invite", () => {
  it("nobody but admin agents and sales agents", async () => {
    const { desk } = await added();
    const henk = desk.slack.as("U0HENK");
    await henk.command("/csp attest Contoso");
    await eventually(() => expect(henk.view?.words).toContain("is for admin agents and sales agents"));
    await henk.close();
    expect((await ask(henk, "/csp can-order Contoso")).words).toContain("admin agents and sales agents");
  });
});

describe("A customer who cannot accept", () => {
  it("is helped by one question", async () => {
    const { desk } = await added();
    const sam = desk.slack.as("U0SAM");
    const { ts } = await ask(sam, "/csp agreement Contoso");
    await sam.click({ name: "They cannot accept", channel: "general", ts });
    await eventually(() => expect(sam.view?.words).toContain("What did the company buy before"));
    await sam.select("bought", "An Azure plan");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("a partner attestation"));
    expect(sam.view?.buttons).toEqual(expect.arrayContaining(["Record agreement", "Invite to accept"]));
  });
});
