import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { resellers, settings } from "../../db/schema/index.ts";
import type { PartnerType } from "../../src/core/access.ts";
import { findReseller, searchResellers } from "../../src/operations/find-resellers.ts";
import { readResellers } from "../../src/operations/read-resellers.ts";
import { useDatabase } from "../support/database.ts";
import { simulatedPartnerCenter } from "../support/partner-center.ts";

const database = useDatabase();

async function setting(partnerType: PartnerType = "indirect-provider") {
  const { partnerCenter, simulator, now, pass } = simulatedPartnerCenter();
  const deps = { db: database.db, now, partnerCenter };
  await database.db.insert(settings).values({
    partnerName: "Fabrikam",
    partnerType,
    partnerDomains: [],
    roleHolders: {},
    updatedAt: now(),
  });
  const offered = async (typed = "") => (await searchResellers(deps, { typed, most: 100 })).map(({ name }) => name);
  return { deps, simulator, pass, offered };
}

describe("an indirect provider's resellers", () => {
  it("are read and offered by name, the active ones alone", async () => {
    const { deps, simulator, offered } = await setting();
    simulator.seedReseller({ name: "Tailspin Cloud" });
    simulator.seedReseller({ name: "Adatum" });
    simulator.seedReseller({ name: "Proseware", state: "Inactive" });
    expect(await readResellers(deps)).toEqual({ done: true });
    expect(await offered()).toEqual(["Adatum", "Tailspin Cloud"]);
    expect(await offered(" cloud")).toEqual(["Tailspin Cloud"]);
    expect(await offered("100%")).toEqual([]);
    await database.db.update(resellers).set({ mpnId: null }).where(eq(resellers.name, "Adatum"));
    const forOrders = await searchResellers(deps, { typed: "", most: 100, withPartnerId: true });
    expect(forOrders.map(({ name }) => name)).toEqual(["Tailspin Cloud"]);
    expect(simulator.received.find(({ path }) => path === "/v1/relationships")?.token).toBe("app+user");
  });

  it("stay known by name when they are no longer listed, and are not offered any more", async () => {
    const { deps, simulator, pass, offered } = await setting();
    const left = simulator.seedReseller({ name: "Tailspin Cloud" });
    await readResellers(deps);
    left.id = crypto.randomUUID();
    left.name = "Tailspin Renamed";
    pass(86_400_000);
    await readResellers(deps);
    expect(await offered()).toEqual(["Tailspin Renamed"]);
    const all = await database.db.select().from(resellers);
    const gone = all.find(({ name }) => name === "Tailspin Cloud");
    expect(await findReseller(deps, gone?.tenantId ?? "")).toMatchObject({ name: "Tailspin Cloud" });
  });

  it("are not asked for where the partner is none", async () => {
    const { deps, simulator } = await setting("direct-bill");
    expect(await readResellers(deps)).toEqual({ done: true });
    expect(simulator.received).toEqual([]);
  });

  it("are kept as they were when consent is missing", async () => {
    const { deps, simulator, offered } = await setting();
    simulator.seedReseller({ name: "Tailspin Cloud" });
    await readResellers(deps);
    simulator.revokeConsent();
    simulator.expireAccessTokens();
    expect(await readResellers(deps)).toMatchObject({ done: false, again: { code: "consent-lost" } });
    expect(await offered()).toEqual(["Tailspin Cloud"]);
  });
});
