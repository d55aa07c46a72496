import { describe, expect, it } from "vitest";
import { formDrafts, orderLines, orders } from "../../db/schema/index.ts";
import { useDatabase } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";
import {
  approvalsIn,
  askOrder,
  basicId,
  boughtFor,
  cardNow,
  cartCalls,
  choose,
  declare,
  name,
  next,
  openOrder,
  orderCard,
  orderEvents,
  orderingDesk,
  shows,
  statusOf,
  toReview,
} from "../support/ordering.ts";
import { dmWith } from "../support/agreement.ts";
import { press } from "../support/requests.ts";

const database = useDatabase();
const isNow = (status: string) => eventually(async () => expect(await statusOf(database)).toEqual([status]));
// Some dialogs, each of them drawn after a look at Partner Center.
const long = 60_000;

describe("An order", () => {
  it(
    "is chosen, declared, checked with its prices, approved by a second person, and bought once",
    async () => {
      const { desk, tenantId, sam, dana } = await orderingDesk(database);
      const card = await askOrder(desk, sam);
      for (const words of ["Microsoft 365 Business Basic", "25 licences", "1 year, billed monthly", "USD", "*Total*"])
        expect(card.words).toContain(words);
      expect(card.words).toContain("Sold directly");
      expect(card.words).toContain("Declared: sold as a direct partner; not sold on within our group.");
      expect(await database.db.select().from(formDrafts)).toEqual([]);
      expect(await database.db.select().from(orders)).toMatchObject([
        { status: "waiting", declared: ["partner-role", "no-reselling-in-group"], cartId: null },
      ]);
      expect(cartCalls(desk, /\/checkout$/)).toEqual([]);

      await press(dana, card, "Approve");
      await isNow("placed");
      expect(cartCalls(desk, /\/checkout$/)).toHaveLength(1);
      expect(cartCalls(desk, /\/carts$/).at(-1)).toMatchObject({
        path: `/v1/customers/${tenantId}/carts`,
        body: {
          PartnerOnRecordAttestationAccepted: true,
          lineItems: [{ quantity: 25, termDuration: "P1Y", billingCycle: "monthly" }],
        },
      });
      expect(await database.db.select().from(orderLines)).toMatchObject([{ status: "placed", quantity: 25 }]);
      expect(await orderEvents(database)).toEqual(["requested", "decided", "placed"]);
      await dmWith(desk, `Ordered for *${name}*`);
      await eventually(() => {
        const now = cardNow(desk, card);
        expect(now?.words).toContain("Approved by <@U0DANA>");
        expect(now?.words).toContain("Ordered.");
        expect(now?.words).toContain("25 licences");
      });
    },
    long,
  );

  it(
    "that was begun comes back as it was after a restart of the desk",
    async () => {
      const { desk, sam } = await orderingDesk(database);
      await openOrder(sam);
      await choose(sam);
      await sam.select("declare.partner-role", ["I confirm how my company sells"]);
      await sam.close();
      await desk.restart();
      await openOrder(sam);
      expect(sam.view?.words).toContain("1 of 4");
      expect(JSON.stringify(sam.view?.blocks)).toContain("Microsoft 365 Business Basic");
      await next(sam, "2 of 4");
      expect(sam.view?.valueAt(`licences.${basicId}`)).toBe("25");
      expect(sam.view?.valueAt(`offer.${basicId}`)).toContain("P1Y monthly");
      await next(sam, "3 of 4");
      expect(sam.view?.valueAt("declare.partner-role")).toEqual(["yes"]);
      expect(await database.db.select().from(formDrafts)).toHaveLength(1);
      expect(await database.db.select().from(orders)).toEqual([]);
      expect(cartCalls(desk, /\/carts/)).toEqual([]);
    },
    long,
  );

  it(
    "is never approved by whoever asked, and bought once when two others press at the same time",
    async () => {
      const { desk, tenantId, dana, ravi } = await orderingDesk(database, { ownApproval: true });
      const card = await askOrder(desk, dana);
      const whispers = (id: string) =>
        desk.slack
          .as(id)
          .channel("approvals")
          .messages.flatMap((message) => (message.ephemeralFor === id ? [message.words] : []));
      await press(dana, card, "Approve");
      await eventually(() => expect(whispers("U0DANA")).toEqual(["Somebody else has to decide: you asked for it."]));
      expect(await statusOf(database)).toEqual(["waiting"]);

      await Promise.all([press(ravi, card, "Approve"), press(desk.slack.as("U0OLGA"), card, "Approve")]);
      await isNow("placed");
      const [{ decidedBy } = { decidedBy: "" }] = await approvalsIn(database);
      const second = decidedBy === "U0RAVI" ? "U0OLGA" : "U0RAVI";
      await eventually(() =>
        expect(whispers(second)).toEqual([expect.stringContaining(`<@${decidedBy}> approved this`)]),
      );
      expect(cartCalls(desk, /\/checkout$/)).toHaveLength(1);
      expect(boughtFor(desk, tenantId)).toHaveLength(1);
      expect(await orderEvents(database)).toEqual(["requested", "decided", "placed"]);
    },
    long,
  );

  it(
    "that is rejected is not bought, and whoever asked reads why",
    async () => {
      const { desk, tenantId, sam, dana } = await orderingDesk(database);
      const card = await askOrder(desk, sam);
      await press(dana, card, "Reject");
      await shows(dana, "Reason");
      await dana.type("reason", "They have these licences already.");
      await dana.submit();
      await dmWith(desk, "They have these licences already.");
      await eventually(() => expect(cardNow(desk, card)?.words).toContain("Rejected by <@U0DANA>"));
      expect(cardNow(desk, card)?.buttons).toEqual([]);
      expect(await statusOf(database)).toEqual(["dropped"]);
      expect(await approvalsIn(database)).toMatchObject([
        { status: "rejected", decidedBy: "U0DANA", reason: "They have these licences already." },
      ]);
      expect(cartCalls(desk, /\/checkout$/)).toEqual([]);
      expect(boughtFor(desk, tenantId)).toEqual([]);
    },
    long,
  );

  it(
    "shows the new prices before a colleague is asked, and ends when they change after the approval",
    async () => {
      const { desk, tenantId, sam, dana } = await orderingDesk(database);
      const item = "CFQ7TTC0LH18:0001:CFQ7TTC0K971";
      await toReview(sam);
      expect(sam.view?.words).toContain("USD 1,440.00");
      desk.partnerCenter.setPrice(item, 500);
      await next(sam, "states other prices by now");
      expect(sam.view?.words).toContain("USD 1,500.00");
      expect(await database.db.select().from(orders)).toEqual([]);
      await next(sam, "waits for approval");
      const card = await orderCard(desk);
      expect(card.words).toContain("USD 1,500.00");

      desk.partnerCenter.setPrice(item, 520);
      await press(dana, card, "Approve");
      const told = await dmWith(desk, "does not state the approved price any more");
      expect(told.buttons).toEqual(["Order subscriptions"]);
      await eventually(() => expect(cardNow(desk, card)?.words).toContain("so nothing was ordered"));
      expect(await statusOf(database)).toEqual(["blocked"]);
      expect(cartCalls(desk, /\/checkout$/)).toEqual([]);
      expect(boughtFor(desk, tenantId)).toEqual([]);
    },
    long,
  );

  it(
    "for which Partner Center states no price says so, wherever it stands, and names no sum",
    async () => {
      const { desk, sam, dana } = await orderingDesk(database);
      desk.partnerCenter.statesPrices = false;
      await openOrder(sam);
      await choose(sam);
      await declare(sam);
      await next(sam, "4 of 4");
      expect(sam.view?.words).toContain("price not stated");
      expect(sam.view?.words).toContain("No total");
      await next(sam, "waits for approval");
      const card = await orderCard(desk);
      expect(card.words).toContain("price not stated");
      expect(card.words).not.toMatch(/\*Total\*|USD/);
      expect(await database.db.select().from(orderLines)).toMatchObject([{ priceMinor: null, priceCurrency: null }]);
      await press(dana, card, "Approve");
      await isNow("placed");
      expect(cartCalls(desk, /\/checkout$/)).toHaveLength(1);
    },
    long,
  );

  it("is found by whoever is left with the moment, when Slack puts that up after the result", async () => {
    const { desk, sam } = await orderingDesk(database);
    await openOrder(sam);
    await sam.select("products", ["Microsoft 365 Business Basic"]);
    desk.slack.applyLate(2);
    await next(sam, "2 of 4");
    expect(sam.view?.valueAt(`licences.${basicId}`)).toBeNull();
    expect(await statusOf(database)).toEqual([]);
  });
});
