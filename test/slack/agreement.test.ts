import { desc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { attestations, customers, events, formDrafts, invitations, settings } from "../../db/schema/index.ts";
import type { AgreementWay } from "../../src/core/agreement/ways.ts";
import {
  agreementEventsIn,
  ana,
  ask,
  attestAs,
  cardOf,
  day,
  dmsOf,
  openAttest,
  posts,
  statusesIn,
  threadOf,
} from "../support/agreement.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { approvalCard, contoso, fill, fillToReview, press } from "../support/requests.ts";
import { addNow } from "../support/records.ts";
import { changePerson } from "../support/workspace-people.ts";

const database = useDatabase();

interface Added {
  desk: TestDesk;
  tenantId: string;
  customerId: string;
}

/** A desk with one customer that Sam asked for, whose account Microsoft still verifies. */
async function added(agreementWay: AgreementWay = "direct-acceptance"): Promise<Added> {
  const desk = await startTestDesk(database, { agreementWay });
  const { tenantId, customerId } = await addNow(desk, database);
  return { desk, tenantId, customerId };
}

const statusOf = () => statusesIn(database);
const agreementEvents = () => agreementEventsIn(database);
const toldSam = (desk: TestDesk) => dmsOf(desk).join("\n");

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
    expect(gate.words).toContain("Read from Partner Center");
    expect(gate.buttons).toEqual(["Invite to accept", "Record agreement"]);
  });

  it("is read from Partner Center when somebody looks, and a change is told", async () => {
    const { desk, tenantId } = await added();
    desk.partnerCenter.answerAgreement(tenantId, "accepts");
    const sam = desk.slack.as("U0SAM");
    expect((await ask(sam, "/csp agreement Contoso")).words).toContain("Provided: accepted directly at Microsoft");
    expect(await statusOf()).toEqual(["accepted_directly"]);
    expect(await agreementEvents()).toEqual(["agreement.changed: none → accepted_directly"]);
    await eventually(() => expect(cardOf(desk)?.words).toContain("Provided: accepted directly"));
    await eventually(() => expect(threadOf(desk)).toContain("has accepted the Microsoft Customer Agreement directly"));
    await ask(sam, "/csp agreement Contoso");
    expect(await agreementEvents()).toHaveLength(1);
  });

  it("says with the acceptance what is still open, and that nothing is once the account is approved", async () => {
    const { desk, tenantId } = await added();
    desk.partnerCenter.answerAgreement(tenantId, "accepts");
    await ask(desk.slack.as("U0SAM"), "/csp agreement Contoso");
    await eventually(() =>
      expect(toldSam(desk)).toContain("Something else is left before anything can be ordered. Microsoft"),
    );
    expect(toldSam(desk)).not.toContain("You can order now.");
    await eventually(() => expect(cardOf(desk)?.words).toContain("Can order*   Not yet. Microsoft is still verifying"));
    desk.partnerCenter.setVerification(tenantId, "Allowed");
    desk.clock.move(day);
    await eventually(() => expect(toldSam(desk)).toContain("You can order now."));
    await eventually(() => expect(cardOf(desk)?.words).toContain("Can order*   Yes"));
  });

  it("is read for a customer that the desk did not create, without a word about it anywhere", async () => {
    const desk = await startTestDesk(database);
    const seeded = desk.partnerCenter.seedCustomer({ companyName: "Wingtip Toys", domain: "wingtip.onmicrosoft.com" });
    await database.db.insert(customers).values(customerRow({ companyName: "Wingtip Toys", tenantId: seeded.id }));
    desk.partnerCenter.answerAgreement(seeded.id, "accepts");
    const status = await ask(desk.slack.as("U0SAM"), "/csp status Wingtip");
    expect(status.words).toContain("Customer agreement*   Provided: accepted directly at Microsoft");
    expect(await statusOf()).toEqual(["accepted_directly"]);
    expect(await agreementEvents()).toEqual([]);
    expect(desk.slack.channel("customer-status").messages).toEqual([]);
  });

  it("folds what has no room beside three buttons into a menu, which does the same", async () => {
    const { desk, tenantId } = await added();
    desk.partnerCenter.setVerification(tenantId, "NotAllowed");
    desk.clock.move(day);
    await eventually(() =>
      expect(cardOf(desk)?.buttons).toEqual(["Show the steps", "How to find out", "Correct the billing data"]),
    );
    const sam = desk.slack.as("U0SAM");
    const at = { name: "more", channel: "customer-status", ts: cardOf(desk)!.ts };
    await sam.select(at, "Record agreement");
    await eventually(() => expect(sam.view?.words).toContain("Who accepted the Microsoft Customer Agreement"));
    await sam.close();
    await sam.select(at, "Invite to accept");
    await eventually(() => expect(sam.view?.words).toContain("A draft for"));
    await sam.close();
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
    expect(posts(desk, "/agreements")).toEqual([]);
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

  it("says first that it is provided already, and nothing of an acceptance that is still to come", async () => {
    const { desk, tenantId } = await added();
    desk.partnerCenter.answerAgreement(tenantId, "accepts");
    const sam = desk.slack.as("U0SAM");
    await ask(sam, "/csp agreement Contoso");
    await openAttest(sam);
    expect(sam.view?.words).toContain("Provided: accepted directly at Microsoft");
    expect(sam.view?.words).not.toContain("still has to accept");
    await sam.close();
    const done = await attestAs(sam);
    expect(done).toContain("Microsoft knows already that *Contoso Interiors LLC* has accepted");
    expect(sam.view?.buttons).toEqual([]);
    expect(await database.db.select().from(attestations)).toMatchObject([{ status: "recorded" }]);
    await eventually(() => expect(threadOf(desk)).toContain("recorded here who has accepted"));
    expect(threadOf(desk)).not.toContain("Microsoft does not know it");
  });

  it("names the primary contact only where there is one", async () => {
    const desk = await startTestDesk(database);
    await database.db.insert(customers).values(customerRow({ companyName: "Wingtip Toys" }));
    const sam = desk.slack.as("U0SAM");
    await openAttest(sam, "/csp attest Wingtip");
    expect(sam.view?.words).not.toContain("primary contact");
    await sam.close();
    await addNow(desk, database);
    await openAttest(sam);
    expect(sam.view?.words).toContain("Below stands the primary contact");
    await sam.close();
  });

  it("is drawn anew with what was typed when another way was chosen in setup meanwhile", async () => {
    const { desk } = await added();
    const sam = desk.slack.as("U0SAM");
    await openAttest(sam);
    await fill(sam, { ...ana, evidence: "Contract 17" });
    await sam.select("acceptedOn", "2024-05-17");
    await database.db.update(settings).set({ agreementWay: "agreements-api" });
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Another way to the agreement was chosen in setup"));
    expect(sam.view?.words).toContain("The desk tells Microsoft.");
    expect(sam.view?.valueAt("evidence")).toBe("Contract 17");
    expect(await database.db.select().from(attestations)).toEqual([]);
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("The desk tells Microsoft about"));
    expect(await database.db.select().from(attestations)).toMatchObject([{ way: "agreements-api" }]);
  });

  it("asks Slack again for the role of whoever comes to the form from another window", async () => {
    const { desk } = await added();
    const sam = desk.slack.as("U0SAM");
    await database.db.update(settings).set({ agreementWay: "enhanced-attestation" });
    const { ts } = await ask(sam, "/csp agreement Contoso");
    await sam.click({ name: "They cannot accept", channel: "general", ts });
    await eventually(() => expect(sam.view?.words).toContain("What did the company buy before"));
    await sam.select("bought", "An Azure plan");
    await sam.submit();
    await eventually(() => expect(sam.view?.buttons).toContain("Record agreement"));
    changePerson(desk, "U0SAM", { deleted: true });
    await sam.click("Record agreement");
    await eventually(() => expect(sam.view?.words).toContain("is for admin agents and sales agents"));
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
    expect(posts(desk, "/agreements")).toMatchObject([
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
    expect(await agreementEvents()).toEqual([
      "agreement.attestation_sent",
      "agreement.attestation_taken: none → attested",
    ]);
    const sam = desk.slack.as("U0SAM");
    const { ts } = sam.dm.messages.find(({ buttons }) => buttons.includes("Questions they may ask"))!;
    await sam.click({ name: "Questions they may ask", channel: sam.dm.id, ts });
    await eventually(() => expect(sam.view?.words).toContain("Who told Microsoft?"));
  });

  it("makes one attestation of two people who attest the same person at once", async () => {
    const { desk } = await open();
    await Promise.all([attest(desk, "U0SAM"), attest(desk, "U0DANA")]);
    await eventually(async () => expect(await statusOf()).toEqual(["attested"]));
    expect(posts(desk, "/agreements")).toHaveLength(1);
    expect(await database.db.select().from(attestations)).toHaveLength(1);
  });

  it("asks again under the same request ID after a lost answer, and takes 600061 for done", async () => {
    const { desk } = await open();
    desk.partnerCenter.fail({ method: "POST", path: /\/agreements$/ }, { kind: "reset", afterWork: true });
    await attest(desk);
    await eventually(async () => expect(await statusOf()).toEqual(["attested"]));
    expect(posts(desk, "/agreements").length).toBeGreaterThan(1);
    expect(new Set(posts(desk, "/agreements").map(({ requestId }) => requestId)).size).toBe(1);
    expect(await database.db.select().from(attestations)).toMatchObject([{ status: "attested" }]);
  });

  it("names as whose word it was only who attested the person that Partner Center lists", async () => {
    const { desk, tenantId } = await open();
    await attest(desk);
    await eventually(() => expect(cardOf(desk)?.words).toContain("Ana Souza accepted on 17 May 2024, on the word of"));
    const { agreements: listed } = desk.partnerCenter.customers.find(({ id }) => id === tenantId)!;
    listed.push({
      ...listed[0]!,
      dateAgreed: "2026-01-07T00:00:00Z",
      primaryContact: { ...listed[0]!.primaryContact, firstName: "Bruno", lastName: "Lima" },
    });
    const { words } = await ask(desk.slack.as("U0SAM"), "/csp agreement Contoso");
    expect(words).toContain("Provided: attested, Bruno Lima accepted on 7 January 2026.");
  });

  it("says beside every refusal that is not about the person that this way is retired", async () => {
    const { desk } = await open();
    const refusedWith = async (code: 1002 | 3000, evidence: string, email: string) => {
      desk.partnerCenter.fail({ method: "POST", path: /\/agreements$/ }, { kind: "refusal", code });
      await attestAs(desk.slack.as("U0SAM"), { evidence, "contact.email": email });
      await eventually(() => expect(toldSam(desk)).toContain(`Code ${code}.`));
      return dmsOf(desk).find((words) => words.includes(`Code ${code}.`));
    };
    expect(await refusedWith(1002, "Contract 17", ana["contact.email"])).toContain("Microsoft has retired this way");
    expect(await refusedWith(3000, "Contract 18", "ana@x.example")).not.toContain("Microsoft has retired this way");
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
    await eventually(() => expect(sam.view?.words).toContain("I do not keep that it was sent"));
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
  async function outcome(desk: TestDesk, answer: string) {
    const sam = desk.slack.as("U0SAM");
    const { ts } = await ask(sam, "/csp agreement Contoso");
    await sam.click({ name: "They cannot accept", channel: "general", ts });
    await eventually(() => expect(sam.view?.words).toContain("What did the company buy before"));
    await sam.select("bought", answer);
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("a partner attestation"));
    return sam;
  }

  it("is helped by one question", async () => {
    const { desk } = await added("enhanced-attestation");
    const sam = await outcome(desk, "An Azure plan");
    expect(sam.view?.buttons).toEqual(["Record agreement", "Invite to accept"]);
    await sam.click("Record agreement");
    await eventually(() => expect(sam.view?.words).toContain("Who will accept"));
  });

  it("hears who can choose the way that helps, where the desk is set up for another one", async () => {
    const { desk } = await added("direct-acceptance");
    const sam = await outcome(desk, "An Azure plan");
    expect(sam.view?.words).toMatch(/<@\w+>.* can choose the enhanced attestation in `\/csp setup`/);
    expect(sam.view?.buttons).toEqual(["Invite to accept"]);
  });
});
