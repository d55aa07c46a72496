import { describe, expect, it } from "vitest";
import { agreements, customers, people } from "../../db/schema/index.ts";
import { ask, day } from "../support/agreement.ts";
import { changePerson } from "../support/workspace-people.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { addNow } from "../support/records.ts";

const database = useDatabase();

async function added(): Promise<{ desk: TestDesk; tenantId: string }> {
  const desk = await startTestDesk(database);
  return { desk, ...(await addNow(desk, database)) };
}

/** Moves the desk's clock to this time of the next day. */
function toTime({ clock }: TestDesk, hours: number): void {
  const next = new Date(clock.now().getTime() + day);
  clock.move(next.setUTCHours(hours, 0, 0, 0) - clock.now().getTime());
}

describe("/csp can-order", () => {
  it.each([
    ["Sam, where it is still yesterday", "America/New_York", 2, -1],
    ["Ravi, where it is the same day", "Asia/Kolkata", 2, 0],
    // No day of the customer's country or the agent's has begun that is later.
    ["somebody in Auckland, where it is tomorrow", "Pacific/Auckland", 14, 1],
  ])("proposes a day for %s, that its form takes", async (_, timeZone, hours, days) => {
    const { desk } = await added();
    toTime(desk, hours);
    const sam = desk.slack.as("U0SAM");
    changePerson(desk, "U0SAM", { tz: timeZone });
    await database.db.update(people).set({ timeZone });
    const { ts } = await ask(sam, "/csp can-order Contoso");
    await sam.click({ name: "Record agreement", channel: "general", ts });
    await eventually(() => expect(sam.view?.words).toContain("Who accepted"));
    const proposed = new Date(desk.clock.now().getTime() + days * day).toISOString().slice(0, 10);
    expect(sam.view?.valueAt("acceptedOn")).toBe(proposed);
    await sam.type("evidence", "Contract 17");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Recorded here"));
  });

  it("proposes no day where somebody comes from elsewhere", async () => {
    const { desk } = await added();
    const sam = desk.slack.as("U0SAM");
    await sam.command("/csp attest Contoso");
    await eventually(() => expect(sam.view?.words).toContain("Who accepted"));
    expect(sam.view?.valueAt("acceptedOn")).toBeNull();
  });

  it("says when Partner Center was read, and does not rely on what it read more than a day ago", async () => {
    const { desk, tenantId } = await added();
    desk.partnerCenter.answerAgreement(tenantId, "accepts");
    const sam = desk.slack.as("U0SAM");
    expect((await ask(sam, "/csp can-order Contoso")).words).toContain("Read from Partner Center");
    desk.partnerCenter.fail(/agreement/i, { kind: "reset" }, 50);
    const soon = await ask(sam, "/csp can-order Contoso");
    expect(soon.words).toContain("Partner Center did not answer just now. Last read");
    expect(soon.words).not.toContain("is not known just now");
    desk.clock.move(2 * day);
    const late = await ask(sam, "/csp can-order Contoso");
    expect(late.words).toContain("Whether the Microsoft Customer Agreement is accepted is not known just now");
    expect(late.words).not.toContain("New purchase*   Open");
    expect(late.buttons).toContain("Look again");
  });

  it("shows of a customer whose relationship has ended that there is none", async () => {
    const desk = await startTestDesk(database);
    await database.db.insert(customers).values(customerRow({ companyName: "Wingtip Toys", status: "ended" }));
    const sam = desk.slack.as("U0SAM");
    const { words } = await ask(sam, "/csp can-order Wingtip");
    expect(words).toContain("There is no reseller relationship with this customer (Partner Center: 20002)");
    expect((await ask(sam, "/csp agreement Wingtip")).words).toContain("is a customer yet");
  });

  it("offers to invite again, and help for who cannot accept, while the customer is invited", async () => {
    const { desk } = await added();
    await database.db.update(agreements).set({ status: "invited", since: desk.clock.now() });
    const { buttons } = await ask(desk.slack.as("U0SAM"), "/csp can-order Contoso");
    expect(buttons).toEqual(expect.arrayContaining(["They cannot accept"]));
    expect(buttons).not.toContain("Can I order?");
  });

  it.each(["can-order", "attest", "agreement"])("without a name says how /csp %s is typed", async (word) => {
    const desk = await startTestDesk(database);
    const { words } = await ask(desk.slack.as("U0SAM"), `/csp ${word}`);
    expect(words).toContain(`\`/csp ${word} Contoso\``);
  });
});
