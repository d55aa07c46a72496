import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { agreements, attestations, events, watches } from "../../db/schema/index.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { fill } from "../support/requests.ts";
import { addNow } from "../support/records.ts";

const database = useDatabase();
const day = 24 * 60 * 60_000;
const enhanced = "/v1/attestations/enhanced";

/** A desk that attests by Microsoft's page, with one verified customer that Sam asked for. */
async function added(): Promise<{ desk: TestDesk; tenantId: string }> {
  const desk = await startTestDesk(database, { agreementWay: "enhanced-attestation" });
  const { tenantId } = await addNow(desk, database);
  return { desk, tenantId };
}

const statusOf = async () => (await database.db.select().from(agreements)).map(({ status }) => status);
const attestationRows = () => database.db.select().from(attestations).orderBy(attestations.recordedAt);
const agreementEvents = async () =>
  (await database.db.select().from(events).orderBy(events.id))
    .filter(({ type }) => type.startsWith("agreement."))
    .map(({ type, before, after }) => (before === null ? type : `${type}: ${before} → ${after}`));
const posts = (desk: TestDesk, end: string) =>
  desk.partnerCenter.received.filter(({ method, path }) => method === "POST" && path.endsWith(end));
const requestIds = (desk: TestDesk, end: string) => new Set(posts(desk, end).map(({ requestId }) => requestId));
const cardOf = (desk: TestDesk) =>
  desk.slack.channel("customer-status").messages.find(({ threadTs }) => threadTs === undefined);
const threadOf = (desk: TestDesk) =>
  desk.slack
    .channel("customer-status")
    .replies(cardOf(desk)?.ts ?? "")
    .map(({ words }) => words)
    .join("\n");
const dmsOf = (desk: TestDesk, person: string) => desk.slack.as(person).dm.messages.map(({ words }) => words);
const countOf = (desk: TestDesk, person: string, words: string) =>
  dmsOf(desk, person).filter((message) => message.includes(words)).length;

const isReady = "Microsoft's page for *Contoso Interiors LLC* is ready";
const isTaken = "Within thirty minutes Microsoft mails";

const ana = {
  "contact.firstName": "Ana",
  "contact.lastName": "Souza",
  "contact.email": "ana@contosointeriors.example",
  evidence: "Mail of Ana",
};

async function attest(desk: TestDesk, person = "U0SAM"): Promise<void> {
  const actor = desk.slack.as(person);
  await actor.command("/csp attest Contoso");
  await eventually(() => expect(actor.view?.words).toContain("The desk asks Microsoft for a page"));
  await fill(actor, ana);
  await actor.select("acceptedOn", "2024-05-17");
  await actor.submit();
  await eventually(() => expect(actor.view?.words).toMatch(/You get the link in a moment|recorded Ana Souza already/));
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
    expect(posts(desk, "/agreements")).toMatchObject([
      {
        path: `/v1/customers/${tenantId}/agreements`,
        token: "app+user",
        status: 201,
        body: {
          attestationId: id,
          type: "MicrosoftCustomerAgreement",
          dateAgreed: "2024-05-17T00:00:00.000Z",
          primaryContact: { firstName: "Ana", lastName: "Souza", email: ana["contact.email"] },
        },
      },
    ]);
    expect(requestIds(desk, "/agreements")).not.toEqual(requestIds(desk, enhanced));
    expect(await statusOf()).toEqual(["attested"]);
    expect(await attestationRows()).toMatchObject([{ status: "attested" }]);
    expect(await agreementEvents()).toEqual([
      "agreement.attestation_sent",
      "agreement.link_created: none → link_sent",
      "agreement.customer_accepted: link_sent → ready_to_finalise",
      "agreement.attestation_taken",
    ]);
    await eventually(() =>
      expect(cardOf(desk)?.words).toContain(
        "Provided: attested, Ana Souza accepted on 17 May 2024, on the word of <@U0SAM>",
      ),
    );
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
    expect((await agreementEvents()).filter((one) => one === "agreement.attestation_taken")).toHaveLength(1);
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
    await eventually(() => expect(countOf(desk, "U0SAM", "did not take the attestation")).toBe(1));
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
    expect(await attestationRows()).toMatchObject([{ status: "expired" }]);
    expect((await agreementEvents()).at(-1)).toBe("agreement.changed: link_sent → accepted_directly");
    await eventually(() => expect(cardOf(desk)?.words).toContain("Provided: accepted directly"));
    for (const person of ["U0SAM", "U0DANA"]) {
      await eventually(() => expect(countOf(desk, person, "you can order now")).toBe(1));
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
      "agreement.attestation_taken",
    ]);
  });
});
