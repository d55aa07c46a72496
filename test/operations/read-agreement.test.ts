import { describe, expect, test } from "vitest";
import { events } from "../../db/schema/index.ts";
import { canOrder, readAgreement } from "../../src/operations/read-agreement.ts";
import { readStatus } from "../../src/operations/read-status.ts";
import { agreementDesk } from "../support/agreement-desk.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
const day = 24 * 60 * 60_000;

/** A customer from Partner Center's list, verified, and Partner Center that can be made silent. */
async function scene() {
  const made = await agreementDesk(database, { now: "2026-11-25T10:00:00Z" });
  const { customerId, simulator, tenantId } = made;
  simulator.setVerification(tenantId, "Allowed");
  const input = { customerId };
  return {
    ...made,
    read: () => readAgreement(made.as("U0SAM"), input),
    mayOrder: async () => {
      const answer = await canOrder(made.as("U0SAM"), input);
      return answer.ok ? answer.value : null;
    },
    status: () => readStatus(made.as("U0SAM"), input),
    isSilent: () => simulator.fail({ method: "GET", path: /greement/ }, { kind: "reset" }, 100),
    answersAgain: () => simulator.clearFaults(),
    accepts: () => simulator.answerAgreement(tenantId, "accepts"),
  };
}
const missing = { newPurchase: { state: "blocked", reasons: [{ code: "agreement-missing" }] } };
const notKnown = { newPurchase: { state: "uncertain", reasons: [{ code: "agreement-not-known" }] } };

describe("Reading where a customer stands with the agreement", () => {
  test("says when Partner Center was read, and that it answered", async () => {
    const { read, at } = await scene();
    expect(await read()).toMatchObject({ ok: true, value: { reading: { at: at.now, answered: true } } });
  });

  test("says that it did not answer just now, and when it did last", async () => {
    const { read, isSilent, at, pass } = await scene();
    const first = at.now;
    await read();
    pass(day);
    isSilent();
    expect(await read()).toMatchObject({ ok: true, value: { reading: { at: first, answered: false } } });
  });

  test("says that it never answered, and does not call the agreement missing", async () => {
    const { read, mayOrder, isSilent } = await scene();
    isSilent();
    expect(await read()).toMatchObject({
      ok: true,
      value: { agreement: null, reading: { at: null, answered: false } },
    });
    expect((await mayOrder())?.gate).toMatchObject(notKnown);
  });

  test("counts an empty list as an answer, also a moment after an attestation", async () => {
    const { read, attest, send, simulator, pass, at } = await scene();
    await attest("2026-11-20");
    await send();
    simulator.customers[0]?.agreements.splice(0);
    pass(60_000);
    expect(await read()).toMatchObject({
      ok: true,
      value: { agreement: { status: "attested" }, reading: { at: at.now, answered: true } },
    });
  });
});

describe("Whether a customer can order", () => {
  test("is said by an answer of a day ago, and is uncertain by an older one", async () => {
    const { mayOrder, isSilent, pass, answersAgain, accepts } = await scene();
    expect((await mayOrder())?.gate).toMatchObject(missing);
    isSilent();
    pass(day);
    expect((await mayOrder())?.gate).toMatchObject(missing);
    pass(1);
    expect(await mayOrder()).toMatchObject({ gate: notKnown, story: { reading: { answered: false } } });
    answersAgain();
    accepts();
    expect((await mayOrder())?.gate).toMatchObject({ newPurchase: { state: "open" } });
  });

  test("is uncertain of a customer about whom somebody only recorded something, as long as nobody looked", async () => {
    const { mayOrder, isSilent, attest } = await scene();
    isSilent();
    await attest("2026-11-20");
    expect((await mayOrder())?.gate).toMatchObject(notKnown);
  });

  test("is said of what the desk itself has just attested, though Partner Center is silent", async () => {
    const { mayOrder, isSilent, attest, send } = await scene();
    await attest("2026-11-20");
    await send();
    isSilent();
    expect((await mayOrder())?.gate).toMatchObject({ newPurchase: { state: "open" } });
  });
});

describe("The status of a customer from Partner Center's list", () => {
  test("names the agreement, which is looked at once a day", async () => {
    const { status, simulator, accepts, pass } = await scene();
    accepts();
    expect(await status()).toMatchObject({ ok: true, value: { agreement: { status: "accepted_directly" } } });
    simulator.forgetReceived();
    await status();
    const asked = () => simulator.received.filter(({ path }) => path.includes("directSigned")).length;
    expect(asked()).toBe(0);
    pass(day + 1);
    await status();
    expect(asked()).toBe(1);
  });

  test("is no news: what was accepted before the desk looked is announced to nobody", async () => {
    const { status, accepts } = await scene();
    accepts();
    await status();
    expect(await database.db.select().from(events)).toEqual([]);
  });

  test("says that the verification is asked for now, since nobody follows it", async () => {
    const { status, simulator } = await scene();
    expect(await status()).toMatchObject({
      ok: true,
      value: { isVerificationAsked: true, verification: { status: "allowed" } },
    });
    simulator.fail({ method: "GET", path: /validationStatus/ }, { kind: "reset" });
    expect(await status()).toMatchObject({ ok: true, value: { isVerificationAsked: true, verification: null } });
  });
});
