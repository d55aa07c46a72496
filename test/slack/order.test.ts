import { describe, expect, it } from "vitest";
import { events, formDrafts, orderLines, orders, verifications } from "../../db/schema/index.ts";
import type { Actor } from "../../src/sandbox/slack/workspace.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type DeskOptions, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { press } from "../support/requests.ts";
import { addNow } from "../support/records.ts";

const database = useDatabase();
const name = "Contoso Interiors LLC";

/** A customer that may be ordered for. */
async function ready(options: DeskOptions = {}) {
  // Long enough that Slack has put up the moment before the next step replaces it, also on a busy machine.
  const desk = await startTestDesk(database, { ...options, rhythm: { viewSettleMs: 3_000, ...options.rhythm } });
  desk.partnerCenter.setVerificationOutcome({ becomes: "Allowed", first: "Allowed" });
  const { tenantId } = await addNow(desk, database);
  desk.partnerCenter.answerAgreement(tenantId, "accepts");
  await isVerified("allowed");
  return { desk, tenantId, sam: desk.slack.as("U0SAM") };
}

const isVerified = (status: string) =>
  eventually(async () => expect(await database.db.select().from(verifications)).toMatchObject([{ status }]));

const shows = (person: Actor, words: string) => eventually(() => expect(person.view?.words).toContain(words));

async function open(person: Actor): Promise<void> {
  await person.command(`/csp order ${name}`);
  await eventually(() => expect(person.view?.words ?? "One moment").not.toMatch(/One moment/));
}

async function choose(person: Actor): Promise<void> {
  await person.select("products", ["Microsoft 365 Business Basic"]);
  await person.submit();
  await shows(person, "2 of 4");
  await person.select("offer.0", "1 year, billed monthly");
  await person.type("licences.0", "25");
  await person.submit();
  await shows(person, "3 of 4");
}

async function declare(person: Actor): Promise<void> {
  await person.select("declare.partner-role", ["I confirm how my company sells"]);
  await person.select("declare.no-reselling-in-group", ["I confirm that we do not sell it on"]);
  await person.submit();
}

const calls = (desk: TestDesk, end: RegExp) =>
  desk.partnerCenter.received.filter(({ method, path }) => method === "POST" && end.test(path));
const statusOf = async () => (await database.db.select().from(orders)).map(({ status }) => status);
const orderEvents = async () =>
  (await database.db.select().from(events).orderBy(events.id))
    .filter(({ type }) => type.startsWith("order."))
    .map(({ type }) => type.replace("order.", ""));

/** Sam has asked, and the card stands in the approvals channel. */
async function asked(desk: TestDesk, person = desk.slack.as("U0SAM")) {
  await open(person);
  await choose(person);
  await declare(person);
  await shows(person, "4 of 4");
  await person.submit();
  await shows(person, "waits for approval");
  await person.close();
  return cardOf(desk);
}

const cardOf = (desk: TestDesk) =>
  eventually(() => {
    const card = desk.slack.channel("approvals").messages.findLast(({ words }) => words.includes("Order: "));
    expect(card?.buttons).toEqual(["Approve", "Reject"]);
    return card!;
  });

describe("An order", () => {
  it("is chosen, declared, checked with its prices, approved by a second person, and bought once", async () => {
    const { desk, tenantId, sam } = await ready();
    const card = await asked(desk);
    for (const words of ["Microsoft 365 Business Basic", "25 licences", "1 year, billed monthly", "USD", "*Total*"])
      expect(card.words).toContain(words);
    expect(card.words).toContain("Sold directly");
    expect(card.words).toContain("Declared: how we sell; no reselling in our group.");
    expect(await database.db.select().from(formDrafts)).toEqual([]);
    expect(await database.db.select().from(orders)).toMatchObject([
      { status: "waiting", declared: ["partner-role", "no-reselling-in-group"], cartId: null },
    ]);
    expect(calls(desk, /\/checkout$/)).toEqual([]);

    await press(desk.slack.as("U0DANA"), card, "Approve");
    await eventually(async () => expect(await statusOf()).toEqual(["placed"]));
    expect(calls(desk, /\/checkout$/)).toHaveLength(1);
    expect(calls(desk, /\/carts$/).at(-1)).toMatchObject({
      path: `/v1/customers/${tenantId}/carts`,
      body: {
        PartnerOnRecordAttestationAccepted: true,
        lineItems: [{ quantity: 25, termDuration: "P1Y", billingCycle: "monthly" }],
      },
    });
    expect(await database.db.select().from(orderLines)).toMatchObject([{ status: "placed", quantity: 25 }]);
    expect(await orderEvents()).toEqual(["requested", "decided", "placed"]);
    await eventually(() => {
      expect(sam.dm.messages.map(({ words }) => words).join("\n")).toContain(`Ordered for *${name}*`);
    });
    await eventually(() => {
      const now = desk.slack.channel("approvals").messages.find(({ ts }) => ts === card.ts);
      expect(now?.words).toContain("Approved by <@U0DANA>");
      expect(now?.words).toContain("Ordered.");
      expect(now?.words).toContain("25 licences");
    });
    // Six dialogs, each of them drawn after a look at Partner Center.
  }, 60_000);
});
