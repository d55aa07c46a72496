import { describe, expect, it } from "vitest";
import { approvals, orders } from "../../db/schema/index.ts";
import { useDatabase } from "../support/database.ts";
import { dmWith } from "../support/agreement.ts";
import { givesUp } from "../support/jobs.ts";
import {
  askOrder,
  basicItem,
  boughtFor,
  cartCalls,
  next,
  orderingDesk,
  shows,
  statusOf,
  toReview,
} from "../support/ordering.ts";
import { press } from "../support/requests.ts";

const database = useDatabase();
const refusal = { code: 10015, description: "Requested number of seats exceeds the limit." };
const sentence =
  "Partner Center does not take Microsoft 365 Business Basic: “Requested number of seats exceeds the limit.” (Partner Center: 10015). Go back and choose another offer or other licences, or leave this product out.";
const long = 60_000;

describe("A line that Partner Center does not take", () => {
  it(
    "is told in the review, which cannot be sent until another one is chosen",
    async () => {
      const { desk, sam } = await orderingDesk(database);
      desk.partnerCenter.refuseItem(basicItem, refusal);
      await toReview(sam);
      const blocks = sam.view?.blocks ?? [];
      const line = blocks.findIndex((block) => block.block_id === "review.0");
      expect(JSON.stringify(blocks[line + 1])).toContain(sentence);
      expect(sam.view?.submit).toBeNull();
      expect(cartCalls(desk, /\/carts$/)).not.toEqual([]);

      desk.partnerCenter.refuseItem(basicItem, null);
      await sam.click("Back");
      await shows(sam, "3 of 4");
      await next(sam, "4 of 4");
      expect(sam.view?.words).not.toContain("does not take");
      await next(sam, "waits for approval");
      expect(await statusOf(database)).toEqual(["waiting"]);
    },
    long,
  );

  it(
    "since the review was drawn is told before a colleague is asked",
    async () => {
      const { desk, sam } = await orderingDesk(database);
      await toReview(sam);
      desk.partnerCenter.refuseItem(basicItem, refusal);
      await next(sam, sentence);
      expect(sam.view?.words).toContain("4 of 4");
      expect(sam.view?.words.split("does not take")).toHaveLength(2);
      expect(sam.view?.submit).toBeNull();
      expect(await database.db.select().from(orders)).toEqual([]);
      expect(await database.db.select().from(approvals)).toEqual([]);
      expect(cartCalls(desk, /\/checkout$/)).toEqual([]);
    },
    long,
  );
});

it("An order of which Partner Center refuses to tell whether it may be bought ends, and stands in the form again", async () => {
  const { desk, sam, dana, tenantId } = await orderingDesk(database);
  const card = await askOrder(desk, sam);
  const refused = { kind: "answer", status: 403, code: 1000 } as const;
  desk.partnerCenter.fail({ method: "GET", path: /validationStatus$/ }, refused, 100);
  await press(dana, card, "Approve");
  await givesUp(desk, database.db, "place-order");
  const told = await dmWith(desk, "Partner Center refused to tell whether this may be bought.");
  expect(told.words).toContain("Your order stands in your form for seven days.");
  expect(await statusOf(database)).toEqual(["blocked"]);
  expect(boughtFor(desk, tenantId)).toEqual([]);
});
