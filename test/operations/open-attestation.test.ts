import { describe, expect, test } from "vitest";
import { agreements, customers, events, secrets } from "../../db/schema/index.ts";
import { agreementStatuses, isProvided } from "../../src/core/agreement/lifecycle.ts";
import { openAttestation, openInvitation } from "../../src/operations/open-attestation.ts";
import { agreementDesk, type AgreementScene } from "../support/agreement-desk.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
const now = "2026-11-25T10:00:00Z";

async function scene(given: Partial<AgreementScene> = {}) {
  const made = await agreementDesk(database, { now, ...given });
  const { customerId, at } = made;
  return {
    ...made,
    open: (by = "U0SAM") => openAttestation(made.as(by), { customerId }),
    openInvitation: () => openInvitation(made.as("U0SAM"), { customerId }),
    createdHere: async () => {
      const created = { type: "customer.created" as const, subjectId: customerId, actor: { kind: "desk" as const } };
      await database.db.insert(events).values({ ...created, at: at.now, data: {} });
    },
    password: async (status: "sealed" | "destroyed") => {
      const kept = { customerId, status, userName: "admin", owner: "U0DANA", expiresAt: at.now };
      await database.db.insert(secrets).values(kept);
    },
  };
}

describe("The form for who accepted", () => {
  test("learns the country of a customer from the list, by which the day is judged", async () => {
    const { open, attest } = await scene({ country: "", address: { country: "KI" }, zone: "Pacific/Honolulu" });
    expect(await attest("2026-11-26")).toMatchObject({ ok: false });
    expect(await open()).toMatchObject({ ok: true, value: { customer: { country: "KI" } } });
    expect(await database.db.select().from(customers)).toMatchObject([{ country: "KI" }]);
    expect(await attest("2026-11-26")).toMatchObject({ ok: true });
  });

  test.each([
    ["the agent's evening, when UTC has gone on", "2026-11-26T03:00:00Z", "America/Los_Angeles", "US", "2026-11-25"],
    ["the agent's morning, a day before UTC's", "2026-11-25T10:00:00Z", "Pacific/Kiritimati", "US", "2026-11-26"],
    ["no day that the customer's zones refuse", "2026-11-26T02:00:00Z", null, "MX", "2026-11-25"],
  ])("proposes %s, and takes what it proposed", async (_, at, zone, country, today) => {
    const { open, attest } = await scene({ now: at, zone, country });
    expect(await open()).toMatchObject({ ok: true, value: { today } });
    expect(await attest(today)).toMatchObject({ ok: true });
  });

  test("knows whether the agreement is provided already", async () => {
    const { open, customerId, at } = await scene();
    expect(await open()).toMatchObject({ ok: true, value: { agreement: null } });
    await database.db.insert(agreements).values({ customerId, status: "accepted_directly", since: at.now });
    expect(await open()).toMatchObject({ ok: true, value: { agreement: { status: "accepted_directly" } } });
  });

  test("begins without Partner Center's answer with what the desk knows", async () => {
    const { open, simulator } = await scene({ country: "" });
    simulator.fail({ method: "GET", path: /\/customers\// }, { kind: "reset" });
    expect(await open()).toMatchObject({ ok: true, value: { contact: null, culture: "", customer: { country: "" } } });
  });
});

describe("An invitation", () => {
  test.each(agreementStatuses)("of a customer that the desk created and whose agreement is %s", async (status) => {
    const { openInvitation, createdHere, customerId, at } = await scene();
    await createdHere();
    await database.db.insert(agreements).values({ customerId, status, since: at.now });
    expect(await openInvitation()).toMatchObject({ ok: true, value: { isNew: !isProvided(status) } });
  });

  test("is for a new customer also after the password was saved, and names whoever was given it", async () => {
    const { openInvitation, createdHere, password } = await scene();
    await createdHere();
    await password("destroyed");
    expect(await openInvitation()).toMatchObject({ ok: true, value: { isNew: true, passwordOwner: "U0DANA" } });
  });

  test("is for no new customer where Partner Center had it before the desk", async () => {
    const { openInvitation } = await scene();
    expect(await openInvitation()).toMatchObject({ ok: true, value: { isNew: false, passwordOwner: null } });
  });
});
