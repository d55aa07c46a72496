import { describe, expect, it } from "vitest";
import { formDrafts, orders } from "../../db/schema/index.ts";
import { keepForm, openForm } from "../../src/operations/keep-form.ts";
import { orderForm } from "../../src/operations/open-order.ts";
import { dmWith } from "../support/agreement.ts";
import { useDatabase } from "../support/database.ts";
import type { TestDesk } from "../support/desk.ts";
import { holdPartnerCenter } from "../support/held.ts";
import { askOrder, basicId, choose, declare, next, openOrder, orderingDesk, shows } from "../support/ordering.ts";
import { press } from "../support/requests.ts";

const database = useDatabase();
const standardId = "CFQ7TTC0LDPB";
// Some dialogs, each of them drawn after a look at Partner Center.
const long = 60_000;

const kept = async () => (await database.db.select().from(formDrafts))[0]?.answers;

/** The same form as on Sam's phone, where another product was chosen. */
async function onThePhone(desk: TestDesk): Promise<void> {
  const who = { ...database, now: desk.clock.now, actor: { kind: "person" as const, id: "U0SAM" } };
  const form = { form: orderForm, subject: (await database.db.select().from(formDrafts))[0]!.subject };
  const { opening } = await openForm(who, form);
  await keepForm(who, { ...form, opening, answers: { products: standardId }, actionTs: "1" });
}

describe("What was chosen for an order", () => {
  it.each([
    ["Next", (sam: ReturnType<TestDesk["slack"]["as"]>) => sam.submit()],
    ["Back", (sam: ReturnType<TestDesk["slack"]["as"]>) => sam.click("Back")],
  ])(
    "in another window is not overwritten by %s in an older one, which goes on with it",
    async (_, press) => {
      const { desk, sam } = await orderingDesk(database);
      await openOrder(sam);
      await choose(sam);
      await onThePhone(desk);
      await declare(sam);
      await press(sam);
      await shows(sam, "in another window");
      expect(await kept()).toEqual({ products: standardId });
      await sam.click("Go on here");
      await shows(sam, "1 of 4");
      expect(JSON.stringify(sam.view?.blocks)).toContain("Microsoft 365 Business Standard");
      await next(sam, "2 of 4");
      expect(await database.db.select().from(orders)).toEqual([]);
    },
    long,
  );

  it(
    "of one product stays with it when the product before it goes",
    async () => {
      const { sam } = await orderingDesk(database);
      await openOrder(sam);
      await sam.select("products", ["Microsoft 365 Business Basic", "Microsoft 365 Business Standard"]);
      await next(sam, "2 of 4");
      await sam.select(`offer.${basicId}`, "1 year, billed monthly");
      await sam.type(`licences.${basicId}`, "25");
      await sam.select(`offer.${standardId}`, "1 month, billed monthly");
      await sam.type(`licences.${standardId}`, "3");
      await sam.click("Back");
      await shows(sam, "1 of 4");
      await sam.select("products", ["Microsoft 365 Business Standard"]);
      await next(sam, "2 of 4");
      expect(sam.view?.valueAt(`offer.${standardId}`)).toContain("P1M monthly");
      expect(sam.view?.valueAt(`licences.${standardId}`)).toBe("3");
      expect(sam.view?.words).not.toContain("Business Basic");
    },
    long,
  );

  it(
    "stands in the form that the message about a rejection opens, and is declared anew",
    async () => {
      const { desk, sam, dana } = await orderingDesk(database);
      const card = await askOrder(desk, sam);
      await press(dana, card, "Reject");
      await shows(dana, "Reason");
      await dana.type("reason", "Twenty are enough.");
      await dana.submit();
      const told = await dmWith(desk, "Twenty are enough.");
      expect(told.words).toContain("Your order stands in your form for seven days.");
      await sam.click({ name: "Order subscriptions", channel: sam.dm.id, ts: told.ts });
      await shows(sam, "1 of 4");
      await next(sam, "2 of 4");
      expect(sam.view?.valueAt(`licences.${basicId}`)).toBe("25");
      await sam.type(`licences.${basicId}`, "20");
      await next(sam, "3 of 4");
      expect(sam.view?.valueAt("declare.partner-role")).toEqual([]);
    },
    long,
  );

  it(
    "is asked of Partner Center again by Back, which says so meanwhile",
    async () => {
      const { desk, sam } = await orderingDesk(database);
      await openOrder(sam);
      await choose(sam);
      const held = holdPartnerCenter(desk, "GET", `/v1/products/${basicId}/skus`);
      await sam.click("Back");
      await shows(sam, "One moment");
      await held.begun;
      held.letGo();
      await shows(sam, "2 of 4");
      expect(sam.view?.valueAt(`licences.${basicId}`)).toBe("25");
    },
    long,
  );
});
