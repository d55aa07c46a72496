import { eq } from "drizzle-orm";
import { describe, expect, inject, it } from "vitest";
import { customers, events, relationshipRequests } from "../../db/schema/index.ts";
import { relationshipRequestInput } from "../../src/core/relationship/request.ts";
import { noteCompany } from "../../src/operations/note-company.ts";
import { requestRelationship } from "../../src/operations/request-relationship.ts";
import { signEvent } from "../../src/sandbox/partner-center/signature.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";

const database = useDatabase();
const day = 24 * 60 * 60_000;

/** The desk has registered for events, and the partner has asked for its link. */
async function open(): Promise<TestDesk> {
  const desk = await startTestDesk(database);
  await eventually(() => expect(desk.partnerCenter.registration?.url).toBe("https://desk.test/partner-center/webhook"));
  await askForLink(desk);
  return desk;
}

async function askForLink({ partnerCenter }: TestDesk): Promise<void> {
  const headers = { authorization: `Bearer ${partnerCenter.issueToken("app+user")}` };
  await partnerCenter.fetch(new Request("http://pc.test/v1/customers/relationshiprequests", { headers }));
}

const company = (n: number) => ({ companyName: `Tailspin ${n} Toys`, domain: `tailspin${n}.example` });

/** Sam has asked this company for a relationship. */
async function asked(desk: TestDesk, n: number): Promise<void> {
  const link = "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship";
  const contact = { firstName: "Kim", lastName: "Akers", email: `kim@tailspin${n}.example` };
  const sam = { db: database.db, now: desk.clock.now, actor: { kind: "person" as const, id: "U0SAM" } };
  const input = relationshipRequestInput.parse({ ...company(n), contact, cameFrom: "own-marketing" });
  const noted = await noteCompany(sam, input);
  const sent = await requestRelationship(sam, {
    customerId: noted.ok ? noted.value.id : "",
    withAgreement: false,
    provider: null,
    link,
    language: "en",
    sentTo: contact.email,
    subject: "A relationship",
    text: `Please accept: ${link}`,
  });
  expect(sent).toMatchObject({ ok: true });
}

const accepts = (desk: TestDesk, n: number) => {
  const { id } = desk.partnerCenter.seedProspect({ ...company(n), country: "US" });
  return desk.partnerCenter.answerInvitation(id, "accepts");
};
const acceptedEvents = () => database.db.select().from(events).where(eq(events.type, "relationship.accepted"));
const toldSam = (desk: TestDesk) =>
  desk.slack.as("U0SAM").dm.messages.filter(({ words }) => words.includes("has accepted the reseller relationship"));
const refusals = (desk: TestDesk) =>
  desk.logged.flatMap((line) => (JSON.parse(line) as { refusal?: string }).refusal ?? []);

const heard = (desk: TestDesk) =>
  desk.logged.flatMap((line) => (JSON.parse(line) as { outcome?: string }).outcome ?? []);
const read = (desk: TestDesk) => desk.partnerCenter.received.map(({ path }) => path);

/** Sends what Microsoft has signed, whenever that was. */
async function signed(desk: TestDesk, body: string): Promise<number> {
  const url = desk.url().replace("/slack/events", "/partner-center/webhook");
  const answer = await fetch(url, { method: "POST", ...signEvent(body, false, null) });
  return answer.status;
}

describe("An acceptance that Partner Center tells of", () => {
  it("makes a customer of the company and tells whoever asked, the status channel and what is possible now", async () => {
    const desk = await open();
    await asked(desk, 1);
    accepts(desk, 1);
    const [message] = await eventually(() => {
      expect(toldSam(desk)).toHaveLength(1);
      return toldSam(desk);
    });
    expect(message?.words).toContain("manage its account, services, users and licences");
    expect(message?.words).toContain("GDAP");
    expect(message?.buttons).toEqual(["Open in Partner Center"]);
    await eventually(() => {
      const cards = desk.slack.channel("customer-status").messages.map(({ words }) => words);
      expect(cards.join("\n")).toContain("*Tailspin 1 Toys*");
      expect(cards.join("\n")).toContain("Reseller since");
    });
    expect(await database.db.select().from(relationshipRequests)).toMatchObject([{ status: "accepted" }]);
    // The event is not believed: the customer itself was read.
    await eventually(() => expect(desk.partnerCenter.deliveries.at(-1)).toMatchObject({ state: "delivered" }));
    expect(desk.partnerCenter.received.map(({ path }) => path)).toContain(
      `/v1/customers/${desk.partnerCenter.customers[0]?.id ?? ""}`,
    );
  });

  // The embedded database has one session for all of it; a hundred there only take longer.
  const many = inject("database").kind === "server" ? 100 : 20;
  it(`is told once for each of ${many} at once, each sent twice`, async () => {
    const desk = await open();
    const numbers = Array.from({ length: many }, (_, index) => index);
    for (const n of numbers) await asked(desk, n);
    desk.partnerCenter.sendEventsTwice = true;
    for (const n of numbers) accepts(desk, n);
    await eventually(async () => expect(await acceptedEvents()).toHaveLength(many), 120_000);
    await eventually(() => expect(toldSam(desk)).toHaveLength(many), 120_000);
    await desk.partnerCenter.deliveriesSettled();
    expect(desk.partnerCenter.deliveries.filter(({ state }) => state === "delivered")).toHaveLength(2 * many);
    expect(await acceptedEvents()).toHaveLength(many);
    const requests = await database.db.select().from(relationshipRequests);
    expect(requests.filter(({ status }) => status === "accepted")).toHaveLength(many);
    const names = toldSam(desk).map(({ words }) => words.split("*")[1]);
    expect(new Set(names).size).toBe(many);
  }, 240_000);

  it("is found in the night after a day on which no event came", async () => {
    const desk = await open();
    await asked(desk, 1);
    desk.partnerCenter.withholdEvents = true;
    accepts(desk, 1);
    desk.clock.move(day);
    await eventually(() => expect(toldSam(desk)).toHaveLength(1));
    expect(await database.db.select().from(relationshipRequests)).toMatchObject([{ status: "accepted" }]);
    const paths = desk.partnerCenter.received.map(({ path }) => path);
    expect(paths).toContain("/v1/auditrecords");
    // The whole list is read at the first start and then once a week, not every night.
    expect(paths.filter((path) => path === "/v1/customers")).toHaveLength(1);
    desk.clock.move(day);
    await eventually(() => expect(paths.length).toBeLessThan(desk.partnerCenter.received.length));
    expect(toldSam(desk)).toHaveLength(1);
  });
});

describe("An event that is not Partner Center's", () => {
  it.each([
    ["unsigned", "headers-missing"],
    ["wrong-signature", "signature-wrong"],
    ["changed-body", "signature-wrong"],
    ["wrong-algorithm", "algorithm"],
    ["foreign-certificate", "certificate-address"],
    ["missing-certificate", "certificate-unreachable"],
    ["moved-certificate", "certificate-redirected"],
    ["huge-certificate", "certificate-too-large"],
    ["slow-certificate", "certificate-unreachable"],
    ["expired-certificate", "certificate-expired"],
    ["other-certificate", "certificate-organisation"],
  ] as const)("%s changes nothing and is logged", async (forgery, refusal) => {
    const desk = await open();
    await asked(desk, 1);
    desk.partnerCenter.withholdEvents = true;
    const customer = accepts(desk, 1);
    desk.partnerCenter.forgeEvent(forgery, customer?.id);
    await eventually(() => expect(refusals(desk)).toEqual([refusal]));
    expect(await acceptedEvents()).toEqual([]);
    expect((await database.db.select().from(customers)).map(({ status }) => status)).toEqual(["prospect"]);
    expect(toldSam(desk)).toEqual([]);
    expect(read(desk)).not.toContain(`/v1/customers/${customer?.id ?? ""}`);
  });

  it("but its own, played again at once or after the relationship has ended, changes nothing and is logged", async () => {
    const desk = await open();
    await asked(desk, 1);
    const customer = accepts(desk, 1);
    await eventually(() => expect(toldSam(desk)).toHaveLength(1));
    await desk.partnerCenter.deliveriesSettled();
    const { body } = desk.partnerCenter.deliveries.find(({ about }) => about === customer?.id)!;
    expect(await signed(desk, body)).toBe(200);
    expect(heard(desk)).toEqual(["taken", "repeated"]);

    desk.partnerCenter.endRelationship(customer?.id ?? "");
    desk.clock.move(day);
    const statuses = async () => (await database.db.select().from(customers)).map(({ status }) => status);
    await eventually(async () => expect(await statuses()).toEqual(["ended"]));
    const looks = () => read(desk).filter((path) => path === `/v1/customers/${customer?.id ?? ""}`).length;
    const before = looks();
    // By now it is forgotten that it came, and it is believed as little as the first time.
    expect(await signed(desk, body)).toBe(200);
    await eventually(() => expect(looks()).toBeGreaterThan(before));
    expect(await statuses()).toEqual(["ended"]);
    expect(await acceptedEvents()).toHaveLength(1);
    expect(toldSam(desk)).toHaveLength(1);
  });

  it("whose address leads elsewhere is not followed there: the customer of that ID is read in Partner Center", async () => {
    const desk = await open();
    await asked(desk, 1);
    const { id } = desk.partnerCenter.seedProspect({ ...company(1), country: "US" });
    const body = (address: string) =>
      JSON.stringify({
        EventName: "reseller-relationship-accepted-by-customer",
        ResourceUri: address,
        ResourceName: "Customer",
        ResourceChangeUtcDate: "2026-11-26T10:00:00.1234567Z",
      });
    expect(await signed(desk, body(`https://evil.example/steal/v1/customers/${id}`))).toBe(200);
    expect(heard(desk).at(-1)).toBe("taken");
    await eventually(() => expect(read(desk)).toContain(`/v1/customers/${id}`));
    expect(await signed(desk, body(`https://evil.example/steal/v1/users/${id}`))).toBe(200);
    expect(heard(desk).at(-1)).toBe("ignored");
    expect(read(desk).filter((path) => path.includes("steal"))).toEqual([]);
    expect((await database.db.select().from(customers)).map(({ status }) => status)).toEqual(["prospect"]);
    expect(toldSam(desk)).toEqual([]);
  });

  it("longer than any event is not even read to its end", async () => {
    const desk = await open();
    const url = desk.url().replace("/slack/events", "/partner-center/webhook");
    const answer = await fetch(url, { method: "POST", body: "x".repeat(100_000) });
    expect(answer.status).toBe(413);
    expect(refusals(desk)).toEqual(["too-long"]);
    expect((await fetch(url)).status).toBe(404);
  });
});
