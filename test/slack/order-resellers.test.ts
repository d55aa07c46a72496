import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { orders, resellers } from "../../db/schema/index.ts";
import { SIMULATED_PARTNER } from "../../src/sandbox/partner-center/simulator.ts";
import type { Actor } from "../../src/sandbox/slack/workspace.ts";
import { useDatabase } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";
import {
  boughtFor,
  cardNow,
  cartCalls,
  choose,
  declare,
  next,
  openOrder,
  orderCard,
  orderingDesk,
  statusOf,
  type OrderScene,
} from "../support/ordering.ts";
import { press } from "../support/requests.ts";

const database = useDatabase();
const isProvider = { partnerType: "indirect-provider", country: "DE" } as const;
const field = "additionalResellers";
const long = 60_000;

/** A person of a provider in the third step, with the partner IDs of seven resellers; the fourth has not signed. */
async function thirdStep(scene: OrderScene = isProvider) {
  const all = await orderingDesk(database, scene);
  const seeded = Array.from({ length: 7 }, (_, n) =>
    all.desk.partnerCenter.seedReseller({ name: `Tailspin ${n}`, isAgreementSigned: n !== 3 }),
  );
  const readAt = all.desk.clock.now();
  await database.db
    .insert(resellers)
    .values(seeded.map(({ id, name, mpnId }) => ({ tenantId: id, name, mpnId, state: "active", readAt })));
  await openOrder(all.sam);
  await choose(all.sam);
  return { ...all, ids: seeded.map(({ mpnId }) => mpnId) };
}

/** What stands right under the field after these IDs were sent. */
async function under(person: Actor, typed: string): Promise<string> {
  await person.type(field, typed);
  await next(person, "3 of 4");
  return problemsUnder(person, field);
}

function problemsUnder(person: Actor, path: string): string {
  const blocks = person.view?.blocks ?? [];
  const at = blocks.findIndex((block) => "block_id" in block && block.block_id?.startsWith(`${path}~`));
  const next = blocks.findIndex((block, index) => index > at && block.type === "input");
  return blocks
    .slice(at + 1, next)
    .map((block) => (block.type === "section" ? (block.text?.text ?? "") : ""))
    .join("\n");
}

describe("Resellers on record", () => {
  it(
    "are refused under their field in clear words, as long as one of them is wrong, and sent once they are right",
    async () => {
      const { desk, sam, dana, ids } = await thirdStep();
      await declare(sam);
      expect(sam.view?.words).toContain("no incentives");
      expect(await under(sam, ids[1] ?? "")).toContain("Choose the first reseller before any additional one.");

      await sam.select("resellerId", "Tailspin 0");
      const six = [1, 2, 4, 5, 6].map((n) => ids[n]).concat("4850000");
      expect(await under(sam, six.join(", "))).toContain("At most 5 additional resellers; these are 6.");
      const own = SIMULATED_PARTNER.mpnId;
      const wrong = await under(sam, [ids[1], ids[1], ids[0], own, "Tailspin"].join(" "));
      for (const sentence of [
        `${ids[1]} takes part already`,
        `${ids[0]} takes part already: as the first reseller, or further up here.`,
        `${own} is your own partner ID.`,
        "“Tailspin” is no partner ID: it is a number",
      ])
        expect(wrong).toContain(sentence);
      expect(await under(sam, `${ids[1]}, ${ids[3]}`)).toContain(
        `${ids[3]} has not signed the Microsoft Partner Agreement`,
      );
      expect(cartCalls(desk, /\/carts/)).toEqual([]);
      expect(await database.db.select().from(orders)).toEqual([]);

      await sam.type(field, `${ids[1]}, ${ids[2]}`);
      await next(sam, "4 of 4");
      expect(sam.view?.words).toContain(`First reseller: Tailspin 0 (${ids[0]})`);
      await next(sam, "waits for approval");
      const card = await orderCard(desk);
      expect(card.words).toContain(`Additional resellers (no incentives): ${ids[1]}, ${ids[2]}`);
      expect(await database.db.select().from(orders)).toMatchObject([
        { reseller: ids[0], additionalResellers: [ids[1], ids[2]] },
      ]);
      await press(dana, card, "Approve");
      await eventually(async () => expect(await statusOf(database)).toEqual(["placed"]));
      expect(cartCalls(desk, /\/carts$/).at(-1)?.body).toMatchObject({
        lineItems: [
          {
            participants: [
              { key: "transaction_reseller", value: ids[0] },
              { key: "additional_transaction_reseller", value: ids[1] },
              { key: "additional_transaction_reseller", value: ids[2] },
            ],
          },
        ],
      });
    },
    2 * long,
  );

  it(
    "that are additional are not offered outside the EU and EFTA, where the declarations stand all the same",
    async () => {
      const { desk, sam, ids } = await thirdStep({ ...isProvider, country: "US" });
      expect(sam.view?.words).toContain("First reseller");
      expect(sam.view?.words).not.toContain("Additional resellers");
      await sam.select("resellerId", "Tailspin 0");
      // Slack itself does not send the step without them.
      await sam.submit();
      expect(Object.keys(sam.view?.errors ?? {})).not.toEqual([]);
      expect(cartCalls(desk, /\/carts/)).toEqual([]);
      await declare(sam);
      await next(sam, "4 of 4");
      await next(sam, "waits for approval");
      expect(await database.db.select().from(orders)).toMatchObject([{ reseller: ids[0], additionalResellers: [] }]);
      expect(cartCalls(desk, /\/carts$/).at(-1)?.body).toMatchObject({
        lineItems: [{ participants: [{ key: "transaction_reseller", value: ids[0] }] }],
      });
    },
    long,
  );

  it(
    "are not asked of a partner that bills its customers itself",
    async () => {
      const { sam } = await thirdStep({ country: "DE" });
      expect(sam.view?.words).not.toMatch(/First reseller|Additional resellers/);
      expect(sam.view?.words).toContain("How we sell");
    },
    long,
  );

  it(
    "are not offered without a partner ID, and refused under their field once they cannot be the first one any more",
    async () => {
      const { desk, sam, ids } = await thirdStep();
      const { db } = database;
      await db.update(resellers).set({ mpnId: null }).where(eq(resellers.name, "Tailspin 6"));
      const shown = await sam.options("resellerId", "Tailspin");
      expect(shown.ok && shown.options?.map(({ text }) => text.text)).toEqual(
        [0, 1, 2, 3, 4, 5].map((n) => `Tailspin ${n}`),
      );
      await declare(sam);
      await sam.select("resellerId", "Tailspin 0");
      const refused = async (sentence: string) => {
        await next(sam, sentence);
        expect(sam.view?.words).toContain("3 of 4");
        expect(problemsUnder(sam, "resellerId")).toContain(sentence);
      };
      await db.update(resellers).set({ state: "inactive" });
      await refused("Your relationship with Tailspin 0 is not active in Partner Center.");
      await db.update(resellers).set({ state: "gone" });
      await refused("This reseller is not among yours in Partner Center any more.");
      await db.update(resellers).set({ state: "active", mpnId: null });
      await refused("Partner Center states no partner ID of Tailspin 0, and an order needs one.");
      await db.update(resellers).set({ mpnId: ids[0]! });
      // What the desk read of it may be a day old.
      desk.partnerCenter.resellers[0]!.state = "Inactive";
      await refused("Partner Center does not take what is chosen here");
      const elsewhere = { kind: "answer", status: 400, shape: "old", code: 2201 } as const;
      desk.partnerCenter.fail(/compliance\/csp\/agreementstatus/, elsewhere, 10);
      await refused(`Partner Center says that ${ids[0]} belongs to another region than you.`);
      expect(await database.db.select().from(orders)).toEqual([]);
    },
    2 * long,
  );

  it(
    "are none where a provider leaves the first one empty: it sells directly, which the review and the card say",
    async () => {
      const { desk, tenantId, sam, dana } = await thirdStep();
      await declare(sam);
      await next(sam, "4 of 4");
      expect(sam.view?.words).toContain("Sold directly, without a reseller");
      await next(sam, "waits for approval");
      const card = await orderCard(desk);
      expect(card.words).toContain("Sold directly, without a reseller");
      expect(card.words).not.toContain("First reseller");
      expect(await database.db.select().from(orders)).toMatchObject([
        { status: "waiting", reseller: null, additionalResellers: [] },
      ]);
      await press(dana, card, "Approve");
      await eventually(async () => expect(await statusOf(database)).toEqual(["placed"]));
      const [line] = z
        .object({ lineItems: z.array(z.looseObject({ quantity: z.number() })) })
        .parse(cartCalls(desk, /\/carts$/).at(-1)?.body).lineItems;
      expect(line).toMatchObject({ quantity: 25 });
      expect(line).not.toHaveProperty("participants");
      expect(desk.partnerCenter.received.filter(({ path }) => path.endsWith("/agreementstatus"))).toEqual([]);
      expect(boughtFor(desk, tenantId)).toHaveLength(1);
      await eventually(() => {
        const now = cardNow(desk, card)?.words;
        expect(now).toContain("Ordered.");
        expect(now).toContain("Sold directly, without a reseller");
      });
    },
    2 * long,
  );
});
