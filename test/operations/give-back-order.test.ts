import { describe, expect, it } from "vitest";
import { formDrafts, resellers } from "../../db/schema/index.ts";
import { declarationField, orderDeclarations } from "../../src/core/order/declarations.ts";
import { readOrder } from "../../src/core/order/form.ts";
import { decideApproval } from "../../src/operations/decide-approval.ts";
import { openForm } from "../../src/operations/keep-form.ts";
import { orderForm } from "../../src/operations/open-order.ts";
import { withdrawAsked } from "../../src/operations/withdraw-asked.ts";
import { useDatabase } from "../support/database.ts";
import { basic, basicItem, orderDesk, standard, standardItem } from "../support/order-desk.ts";

const database = useDatabase();

/** The desk, and what stands in a person's form when it is opened. */
async function begun(...given: Parameters<typeof orderDesk> extends [unknown, ...infer Rest] ? Rest : never) {
  const desk = await orderDesk(database, ...given);
  const inForm = async (person = "U0SAM") => {
    const { kept } = await openForm(desk.as(person), { form: orderForm, subject: desk.customerId });
    return kept && readOrder(desk.customerId, kept);
  };
  return { ...desk, inForm };
}

describe("What was chosen", () => {
  it("stands in the requester's form again when the order is rejected, and in nobody else's", async () => {
    const { ask, as, approvalId, inForm } = await begun();
    await ask({ lines: [basic, standard] });
    expect(await inForm()).toBeNull();
    const decision = { decision: "reject", reason: "Too many." } as const;
    expect(await decideApproval(as("U0DANA"), { approvalId: await approvalId(), ...decision })).toMatchObject({
      ok: true,
    });
    expect(await inForm()).toMatchObject({ lines: [basic, standard], declared: [] });
    expect(await inForm("U0MIA")).toBeNull();
  });

  it("stands there when something came in the way after the approval", async () => {
    const { ask, approve, place, status, inForm, simulator } = await begun();
    await ask();
    await approve();
    expect(await inForm()).toBeNull();
    simulator.setPrice(basicItem, 999);
    await place();
    expect(await status()).toBe("blocked");
    expect(await inForm()).toMatchObject({ lines: [basic] });
  });

  it("is what Partner Center did not take, when it took a part", async () => {
    const { ask, approve, place, status, inForm, simulator } = await begun();
    await ask({ lines: [basic, standard] });
    await approve();
    simulator.failItem(standardItem, { code: 800069, description: "Risk." });
    await place();
    expect(await status()).toBe("partly_placed");
    expect(await inForm()).toMatchObject({ lines: [standard] });
  });

  it("is nothing when all of it was bought", async () => {
    const { ask, approve, place, status, inForm } = await begun();
    await ask();
    await approve();
    await place();
    expect(await status()).toBe("placed");
    expect(await inForm()).toBeNull();
  });

  it("has its resellers", async () => {
    const { ask, as, approvalId, inForm, simulator, deps } = await begun({
      partnerType: "indirect-provider",
      country: "DE",
    });
    const [first, other] = [1, 2].map((n) =>
      simulator.seedReseller({ name: `Reseller ${n}`, isAgreementSigned: true }),
    );
    const { id: tenantId, name, mpnId } = first!;
    await database.db.insert(resellers).values({ tenantId, name, mpnId, state: "active", readAt: deps.now() });
    expect(await ask({ resellerId: tenantId, additionalResellers: other!.mpnId })).toMatchObject({ ok: true });
    expect(await withdrawAsked(as("U0SAM"), { approvalId: await approvalId() })).toMatchObject({ ok: true });
    expect(await inForm()).toMatchObject({ resellerId: tenantId, additionalResellers: other!.mpnId });
    const [draft] = await database.db.select().from(formDrafts);
    for (const one of orderDeclarations) expect(draft?.answers).not.toHaveProperty([declarationField(one)]);
  });
});
