import { describe, expect, it } from "vitest";
import { orders, resellers, settings } from "../../db/schema/index.ts";
import { SIMULATED_PARTNER } from "../../src/sandbox/partner-center/simulator.ts";
import { useDatabase } from "../support/database.ts";
import { orderDesk } from "../support/order-desk.ts";

const database = useDatabase();

describe("Resellers on record", () => {
  const european = { partnerType: "indirect-provider", country: "DE" } as const;

  /** Resellers with the partner IDs 4847000 and on; the fourth has not signed. */
  async function provider() {
    const desk = await orderDesk(database, european);
    const seeded = Array.from({ length: 7 }, (_, n) =>
      desk.simulator.seedReseller({ name: `Reseller ${n}`, isAgreementSigned: n !== 3 }),
    );
    const readAt = desk.deps.now();
    await database.db
      .insert(resellers)
      .values(seeded.map(({ id, name, mpnId }) => ({ tenantId: id, name, mpnId, state: "Active", readAt })));
    return { ...desk, first: seeded[0]?.id ?? "", ids: seeded.map(({ mpnId }) => mpnId) };
  }

  it("are sent with every line: the first, then the additional ones, under the attestation", async () => {
    const { ask, approve, place, calls, first, ids } = await provider();
    expect(await ask({ resellerId: first, additionalResellers: `${ids[1]}, ${ids[2]}` })).toMatchObject({ ok: true });
    await approve();
    expect(await place()).toEqual({ done: true });
    expect(calls(/\/carts$/).at(-1)?.body).toMatchObject({
      PartnerOnRecordAttestationAccepted: true,
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
  });

  it("are five additional ones at most, none twice, never the partner itself, none that has not signed", async () => {
    const { issues, first, ids } = await provider();
    const others = [ids[1], ids[2], ids[4], ids[5], ids[6]];
    const at = (additional: readonly (string | undefined)[], resellerId = first) =>
      issues({ resellerId, additionalResellers: additional.join(" ") });
    expect(await at([...others, "4850000"])).toEqual(["additionalResellers: additional-too-many"]);
    expect(await at([ids[1], ids[1]])).toEqual(["additionalResellers: partner-id-twice"]);
    expect(await at([SIMULATED_PARTNER.mpnId])).toEqual(["additionalResellers: partner-id-own"]);
    expect(await at([ids[3]])).toEqual(["additionalResellers: agreement-not-signed"]);
    expect(await at([ids[1]], "")).toEqual(["additionalResellers: additional-before-first"]);
    expect(await database.db.select().from(orders)).toEqual([]);
  });

  it("that stayed in the form when the partner became one that sells directly are left out", async () => {
    const { ask, first, ids } = await provider();
    await database.db.update(settings).set({ partnerType: "direct-bill" });
    expect(await ask({ resellerId: first, additionalResellers: `${ids[1]}` })).toMatchObject({ ok: true });
    expect(await database.db.select().from(orders)).toMatchObject([{ reseller: null, additionalResellers: [] }]);
  });

  it("are not taken when the first one has not signed the partner agreement", async () => {
    const { issues, ids } = await provider();
    const unsigned = (await database.db.select().from(resellers)).find(({ mpnId }) => mpnId === ids[3]);
    expect(await issues({ resellerId: unsigned?.tenantId ?? "" })).toEqual(["resellerId: agreement-not-signed"]);
    expect(await database.db.select().from(orders)).toEqual([]);
  });

  it("that are additional are not for customers outside the EU and EFTA", async () => {
    const { issues } = await orderDesk(database, { partnerType: "indirect-provider", country: "US" });
    expect(await issues({ additionalResellers: "4847001" })).toEqual(["additionalResellers: additional-not-here"]);
  });
});
