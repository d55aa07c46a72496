import { describe, expect, it } from "vitest";
import { events } from "../../db/schema/index.ts";
import { partnerCenterState, recordConsent } from "../../src/operations/record-consent.ts";
import { useDatabase } from "../support/database.ts";
import { simulatedPartnerCenter } from "../support/partner-center.ts";

const database = useDatabase();
const now = () => new Date("2026-11-23T09:00:00Z");

const told = async () =>
  (await database.db.select().from(events).orderBy(events.id)).map(({ type, data }) => [type, data]);

describe("what the desk knows about consent", () => {
  it("is written when it changes, and not a second time by another replica or after a restart", async () => {
    const { partnerCenter } = simulatedPartnerCenter();
    const deps = { db: database.db, now, partnerCenter };
    expect(await partnerCenterState(deps)).toEqual({ hasApi: true, consent: "ok" });
    await recordConsent(deps, null);
    expect(await told()).toEqual([]);

    const replica = { ...deps, db: (await database.openReplica()).db };
    await Promise.all([
      recordConsent(deps, "refused"),
      recordConsent(replica, "missing"),
      recordConsent(deps, "refused"),
    ]);
    expect(await told()).toHaveLength(1);
    expect(JSON.stringify(await told())).toMatch(/^\[\["consent.lost",\{"reason":"(refused|missing)"\}\]\]$/);
    expect(await partnerCenterState(replica)).toEqual({ hasApi: true, consent: "missing" });

    await Promise.all([recordConsent(deps, null), recordConsent(replica, null)]);
    expect((await told()).at(-1)).toEqual(["consent.restored", {}]);
    expect(await told()).toHaveLength(2);
    expect(await partnerCenterState(deps)).toEqual({ hasApi: true, consent: "ok" });
  });

  it("is nothing where the partner has no API", async () => {
    expect(await partnerCenterState({ db: database.db, partnerCenter: null })).toEqual({
      hasApi: false,
      consent: null,
    });
  });
});
