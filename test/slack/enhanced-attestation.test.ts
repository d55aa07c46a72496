import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { attestations, watches } from "../../db/schema/index.ts";
import {
  agreementEventsIn,
  ana,
  ask,
  attestAs,
  cardOf,
  day,
  dmsOf,
  dmWith,
  openAttest,
  posts,
  statusesIn,
  threadOf,
} from "../support/agreement.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { fill } from "../support/requests.ts";
import { addNow } from "../support/records.ts";

const database = useDatabase();
const minute = 60_000;
const enhanced = "/v1/attestations/enhanced";

/** A desk that attests by Microsoft's page, with one customer that Sam asked for. */
async function added(): Promise<{ desk: TestDesk; tenantId: string }> {
  const desk = await startTestDesk(database, { agreementWay: "enhanced-attestation" });
  const { tenantId } = await addNow(desk, database);
  return { desk, tenantId };
}

const statusOf = () => statusesIn(database);
const attestationRows = () => database.db.select().from(attestations).orderBy(attestations.recordedAt);
const agreementEvents = () => agreementEventsIn(database);
const requestIds = (desk: TestDesk, end: string) => new Set(posts(desk, end).map(({ requestId }) => requestId));
const countOf = (desk: TestDesk, person: string, words: string) =>
  dmsOf(desk, person).filter((message) => message.includes(words)).length;

/** Of the message with the link, while its page waits and afterwards. */
const isReady = "Microsoft's page for *Contoso Interiors LLC*";
const isTaken = "Within thirty minutes Microsoft mails";

async function attest(desk: TestDesk, person = "U0SAM", who: Partial<typeof ana> = {}): Promise<void> {
  const actor = desk.slack.as(person);
  expect(await attestAs(actor, who)).toMatch(/You get the link in a moment|recorded Ana Souza already/);
  await actor.close();
}

/** Microsoft's page for the customer, once the desk has told its link. */
async function linked(desk: TestDesk, { pages = 1, person = "U0SAM" } = {}): Promise<{ id: string; link: string }> {
  const page = await eventually(() => {
    const found = desk.partnerCenter.attestations[pages - 1];
    expect(dmsOf(desk, person).join("\n")).toContain(found?.link ?? "no page");
    return found!;
  });
  return page;
}

/** Days until the desk looks again by itself; 0 when it does not. */
async function watchDays(desk: TestDesk): Promise<number> {
  const [watch] = await database.db.select().from(watches).where(eq(watches.kind, "agreement"));
  return watch?.nextCheck ? (watch.nextCheck.getTime() - desk.clock.now().getTime()) / day : 0;
}

/** Somebody looks, which reads it from Partner Center. */
async function readAgain(desk: TestDesk): Promise<void> {
  const general = () => desk.slack.as("U0SAM").channel("general").messages;
  const before = general().length;
  await desk.slack.as("U0SAM").command("/csp agreement Contoso", "general");
  await eventually(() => expect(general()[before]?.words).toContain("Provided: "));
}

describe("Attesting by Microsoft's page", () => {
  it("gives the agent the link, and finalises once the customer has accepted there", async () => {
    const { desk, tenantId } = await added();
    await attest(desk);
    const { id, link } = await linked(desk);
    expect(countOf(desk, "U0SAM", isReady)).toBe(1);
    expect(posts(desk, enhanced)).toHaveLength(1);
    expect(posts(desk, enhanced)[0]).toMatchObject({ token: "app", status: 201 });
    expect(posts(desk, enhanced)[0]?.body).toEqual({
      country: "US",
      language: "en",
      companyName: "Contoso Interiors LLC",
      signatoryFirstName: "Ana",
      signatoryLastName: "Souza",
      signatoryEmail: ana["contact.email"],
    });
    expect(posts(desk, "/agreements")).toEqual([]);
    expect(await attestationRows()).toMatchObject([
      { way: "enhanced-attestation", status: "link_sent", externalId: id, link, recordedBy: "U0SAM" },
    ]);
    expect(await statusOf()).toEqual(["link_sent"]);
    await eventually(() => expect(cardOf(desk)?.words).toContain("Microsoft's page waits for the customer"));
    await eventually(() => expect(threadOf(desk)).toContain("<@U0SAM> began an attestation for *Contoso Interiors"));

    desk.partnerCenter.answerAttestation(id, "accepts");
    expect(await statusOf()).toEqual(["link_sent"]);
    desk.clock.move(day);
    await eventually(() => expect(countOf(desk, "U0SAM", isTaken)).toBe(1));
    const [seen] = await attestationRows();
    expect(seen).toMatchObject({ status: "attested", evidence: null });
    expect(posts(desk, "/agreements")).toMatchObject([
      {
        path: `/v1/customers/${tenantId}/agreements`,
        token: "app+user",
        status: 201,
        body: {
          attestationId: id,
          type: "MicrosoftCustomerAgreement",
          dateAgreed: seen?.acceptedSeenAt?.toISOString(),
          primaryContact: { firstName: "Ana", lastName: "Souza", email: ana["contact.email"] },
        },
      },
    ]);
    expect(requestIds(desk, "/agreements")).not.toEqual(requestIds(desk, enhanced));
    expect(await statusOf()).toEqual(["attested"]);
    expect(await agreementEvents()).toEqual([
      "agreement.attestation_sent",
      "agreement.link_created: none → link_sent",
      "agreement.customer_accepted: link_sent → ready_to_finalise",
      "agreement.attestation_taken: ready_to_finalise → attested",
    ]);
    await eventually(() =>
      expect(cardOf(desk)?.words).toMatch(/Provided: attested, Ana Souza accepted on .*, on the word of <@U0SAM>/),
    );
    await dmWith(desk, "Microsoft's page for *Contoso Interiors LLC*: Known to Microsoft.");
    await eventually(() => expect(threadOf(desk)).toContain("has accepted on Microsoft's page"));
    desk.clock.move(3 * day);
    await readAgain(desk);
    expect(countOf(desk, "U0SAM", isTaken)).toBe(1);
    expect(await agreementEvents()).toHaveLength(4);
    expect(desk.partnerCenter.attestations).toMatchObject([{ state: "Finalised" }]);
  });

  it("tells that the link has expired, also of somebody who declined, and begins again with a new one", async () => {
    const { desk } = await added();
    await attest(desk);
    const { id } = await linked(desk);
    desk.partnerCenter.answerAttestation(id, "declines");
    desk.clock.move(31 * day);
    await eventually(() => expect(countOf(desk, "U0SAM", "has expired. Begin again")).toBe(1));
    expect(await statusOf()).toEqual(["none"]);
    expect(await attestationRows()).toMatchObject([{ status: "expired" }]);
    expect((await agreementEvents()).at(-1)).toBe("agreement.link_expired: link_sent → none");
    await eventually(() => expect(cardOf(desk)?.words).toContain("Customer agreement*   Not provided."));
    expect(posts(desk, "/agreements")).toEqual([]);

    await attest(desk);
    const again = await linked(desk, { pages: 2 });
    expect(again.id).not.toBe(id);
    expect(requestIds(desk, enhanced).size).toBe(2);
    desk.partnerCenter.answerAttestation(again.id, "accepts");
    desk.clock.move(day);
    await eventually(() => expect(countOf(desk, "U0SAM", isTaken)).toBe(1));
    expect(await statusOf()).toEqual(["attested"]);
    expect((await attestationRows()).map(({ status }) => status)).toEqual(["expired", "attested"]);
  });

  it("makes one page and one agreement though both answers are lost, each call under its own request ID", async () => {
    const { desk, tenantId } = await added();
    desk.partnerCenter.fail({ method: "POST", path: enhanced }, { kind: "reset", afterWork: true });
    desk.partnerCenter.fail({ method: "POST", path: /\/agreements$/ }, { kind: "reset", afterWork: true });
    await attest(desk);
    const { id } = await linked(desk);
    expect(posts(desk, enhanced).map(({ worked, status }) => worked ?? status)).toEqual([201, 201]);
    expect(requestIds(desk, enhanced).size).toBe(1);
    expect(desk.partnerCenter.attestations).toHaveLength(1);
    expect(await attestationRows()).toMatchObject([{ status: "link_sent", externalId: id }]);

    desk.partnerCenter.answerAttestation(id, "accepts");
    desk.clock.move(day);
    await eventually(async () => expect(await statusOf()).toEqual(["attested"]));
    expect(posts(desk, "/agreements").map(({ worked, status }) => worked ?? status)).toEqual([201, 409]);
    expect(requestIds(desk, "/agreements").size).toBe(1);
    expect(requestIds(desk, "/agreements")).not.toEqual(requestIds(desk, enhanced));
    expect(desk.partnerCenter.customers.find((one) => one.id === tenantId)?.agreements).toHaveLength(1);
    expect(await attestationRows()).toMatchObject([{ status: "attested" }]);
    expect((await agreementEvents()).filter((one) => one.startsWith("agreement.attestation_taken"))).toHaveLength(1);
    await eventually(() => expect(countOf(desk, "U0SAM", "has it on record")).toBe(1));
    await eventually(() => expect(cardOf(desk)?.words).toContain("Provided: attested, Ana Souza"));
  });

  it("follows a second page to its end after Partner Center did not take the first", async () => {
    const { desk } = await added();
    await attest(desk);
    const first = await linked(desk);
    desk.partnerCenter.answerAttestation(first.id, "accepts");
    desk.partnerCenter.fail({ method: "POST", path: /\/agreements$/ }, { kind: "refusal", code: 1002 });
    desk.clock.move(day);
    await eventually(() =>
      expect(countOf(desk, "U0SAM", "The attestation for *Contoso Interiors LLC* was not taken")).toBe(1),
    );
    expect(await attestationRows()).toMatchObject([{ status: "refused", refusal: { code: "1002" } }]);

    await attest(desk);
    const second = await linked(desk, { pages: 2 });
    const looks = () => desk.partnerCenter.received.filter(({ path }) => path === `${enhanced}/${second.id}`).length;
    desk.clock.move(day);
    await eventually(() => expect(looks()).toBeGreaterThan(0));
    await eventually(async () => expect(await watchDays(desk)).toBeGreaterThan(0));
    desk.partnerCenter.answerAttestation(second.id, "accepts");
    desk.clock.move(day);
    await eventually(() => expect(countOf(desk, "U0SAM", isTaken)).toBe(1));
    expect(await statusOf()).toEqual(["attested"]);
    expect((await attestationRows()).map(({ status }) => status)).toEqual(["refused", "attested"]);
    expect(posts(desk, "/agreements").map(({ status }) => status)).toEqual([400, 201]);
    expect(requestIds(desk, "/agreements").size).toBe(2);
  });

  it("drops the link of a customer that accepts directly meanwhile, and tells whoever began it", async () => {
    const { desk, tenantId } = await added();
    await attest(desk, "U0DANA");
    const { id } = await linked(desk, { person: "U0DANA" });
    desk.partnerCenter.answerAgreement(tenantId, "accepts");
    desk.clock.move(day);
    await eventually(async () => expect(await statusOf()).toEqual(["accepted_directly"]));
    expect(await attestationRows()).toMatchObject([{ status: "dropped" }]);
    expect((await agreementEvents()).at(-1)).toBe("agreement.changed: link_sent → accepted_directly");
    await eventually(() => expect(cardOf(desk)?.words).toContain("Provided: accepted directly"));
    for (const person of ["U0SAM", "U0DANA"]) {
      await eventually(() => expect(countOf(desk, person, "has accepted the Microsoft Customer Agreement.")).toBe(1));
      expect(countOf(desk, person, "has expired")).toBe(0);
    }
    const looks = () => desk.partnerCenter.received.filter(({ path }) => path === `${enhanced}/${id}`).length;
    const before = looks();
    expect(before).toBeGreaterThan(0);
    desk.partnerCenter.answerAttestation(id, "accepts");
    await readAgain(desk);
    expect(looks()).toBe(before);
    expect(posts(desk, "/agreements")).toEqual([]);
  });

  it("makes one page of two people who attest the same person at once", async () => {
    const { desk } = await added();
    await Promise.all([attest(desk, "U0SAM"), attest(desk, "U0DANA")]);
    const [row, ...others] = await attestationRows();
    expect(others).toEqual([]);
    const first = row?.recordedBy ?? "";
    const { id } = await linked(desk, { person: first });
    expect(posts(desk, enhanced)).toHaveLength(1);
    expect(desk.partnerCenter.attestations).toHaveLength(1);
    desk.partnerCenter.answerAttestation(id, "accepts");
    desk.clock.move(day);
    await eventually(() => expect(countOf(desk, first, isTaken)).toBe(1));
    expect(posts(desk, "/agreements")).toHaveLength(1);
    expect(countOf(desk, "U0SAM", isReady) + countOf(desk, "U0DANA", isReady)).toBe(1);
    expect(await agreementEvents()).toEqual([
      "agreement.attestation_sent",
      "agreement.link_created: none → link_sent",
      "agreement.customer_accepted: link_sent → ready_to_finalise",
      "agreement.attestation_taken: ready_to_finalise → attested",
    ]);
  });
});

describe("The form for Microsoft's page", () => {
  it("asks who will accept, and neither for a day nor for evidence of what has not happened yet", async () => {
    const { desk } = await added();
    const sam = desk.slack.as("U0SAM");
    await openAttest(sam);
    expect(sam.view?.words).toContain("Who will accept the Microsoft Customer Agreement for *Contoso Interiors LLC*?");
    expect(sam.view?.valueAt("acceptedOn")).toBeUndefined();
    expect(sam.view?.valueAt("evidence")).toBeUndefined();
    expect(sam.view?.submit).toBe("Ask for the page");
  });

  it("is kept with its answers when another person's page is in the way, and can begin anew", async () => {
    const { desk } = await added();
    await attest(desk);
    await linked(desk);
    const dana = desk.slack.as("U0DANA");
    const bea = { "contact.firstName": "Bea", "contact.email": "bea@contosointeriors.example" };
    await openAttest(dana);
    await fill(dana, { ...ana, ...bea });
    await dana.submit();
    await eventually(() => expect(dana.view?.words).toContain("<@U0SAM> began an attestation already"));
    expect(dana.view?.valueAt("contact.firstName")).toBe("Bea");
    expect(await attestationRows()).toMatchObject([{ status: "link_sent" }]);

    await dana.click("Begin anew");
    await eventually(() => expect(dana.view?.words).toContain("The page that waited is given up."));
    expect(dana.view?.valueAt("contact.firstName")).toBe("Bea");
    expect(await attestationRows()).toMatchObject([{ status: "withdrawn" }]);
    await dana.submit();
    await eventually(() => expect(dana.view?.words).toContain("You get the link in a moment"));
    await linked(desk, { pages: 2, person: "U0DANA" });
    expect(await attestationRows()).toMatchObject([{ status: "withdrawn" }, { status: "link_sent" }]);
    expect(posts(desk, enhanced)).toHaveLength(2);
    await dmWith(desk, "<@U0DANA> gave up your link for *Contoso Interiors LLC*");
    await eventually(() => expect(threadOf(desk)).toContain("<@U0DANA> gave up the link"));
  });
});

describe("The link to Microsoft's page", () => {
  it("stands in the answer to /csp agreement and in the form's, for every colleague who may attest", async () => {
    const { desk } = await added();
    await attest(desk);
    const { link } = await linked(desk);
    const dana = desk.slack.as("U0DANA");
    const card = await ask(dana, "/csp agreement Contoso");
    expect(card.words).toContain(link.replaceAll("&", "&amp;"));
    expect(card.buttons).toEqual(["Begin anew", "Invite to accept", "They cannot accept"]);
    const words = await attestAs(dana);
    expect(words).toContain("<@U0SAM> recorded Ana Souza already");
    expect(words).toContain(link.replaceAll("&", "&amp;"));
  });

  it("is looked at when its message is asked to, and the message says afterwards what became of it", async () => {
    const { desk } = await added();
    await attest(desk);
    const { id } = await linked(desk);
    const sam = desk.slack.as("U0SAM");
    const message = await dmWith(desk, "is ready. Send this link");
    expect(message.buttons).toEqual(["Look now", "Begin anew"]);
    desk.partnerCenter.answerAttestation(id, "accepts");
    await sam.click({ name: "Look now", channel: sam.dm.id, ts: message.ts });
    await eventually(async () => expect(await statusOf()).toEqual(["attested"]));
    await eventually(() => {
      const now = sam.dm.messages.find(({ ts }) => ts === message.ts);
      expect(now?.words).toBe("Microsoft's page for *Contoso Interiors LLC*: Known to Microsoft.");
    });
  });

  it("is looked at every few minutes at first, so that the desk finalises soon", async () => {
    const { desk } = await added();
    await attest(desk);
    const { id } = await linked(desk);
    await eventually(async () => expect(await watchDays(desk)).toBeGreaterThan(0));
    expect(await watchDays(desk)).toBeLessThanOrEqual((5 * minute) / day);
    desk.partnerCenter.answerAttestation(id, "accepts");
    desk.clock.move(6 * minute);
    await eventually(async () => expect(await statusOf()).toEqual(["attested"]));
  });

  it("begins anew from the message, which opens the form again", async () => {
    const { desk } = await added();
    await attest(desk);
    await linked(desk);
    const sam = desk.slack.as("U0SAM");
    const { ts } = await dmWith(desk, "is ready. Send this link");
    await sam.click({ name: "Begin anew", channel: sam.dm.id, ts });
    await eventually(() => expect(sam.view?.words).toContain("The page that waited is given up."));
    expect(await attestationRows()).toMatchObject([{ status: "withdrawn" }]);
    await eventually(() => expect(cardOf(desk)?.words).toContain("Customer agreement*   Not provided."));
    await sam.close();
    await attest(desk);
    await linked(desk, { pages: 2 });
    expect(posts(desk, enhanced)).toHaveLength(2);
  });
});
