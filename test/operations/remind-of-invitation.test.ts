import { describe, expect, test } from "vitest";
import { customers } from "../../db/schema/index.ts";
import { agreementAddress } from "../../src/core/agreement/invitation.ts";
import { inviteToAgreement } from "../../src/operations/invite-to-agreement.ts";
import { remindOfInvitation } from "../../src/operations/remind-of-invitation.ts";
import { agreementDesk } from "../support/agreement-desk.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
const day = 24 * 60 * 60_000;

async function invited() {
  const scene = await agreementDesk(database, { now: "2026-11-25T10:00:00Z", way: "direct-acceptance" });
  const sent = await inviteToAgreement(scene.as("U0SAM"), {
    customerId: scene.customerId,
    language: "en",
    sentTo: "ana@contoso.example",
    subject: "The agreement",
    text: `Please accept: ${agreementAddress}`,
  });
  const invitationId = sent.ok ? sent.value.id : "";
  scene.pass(3 * day);
  return { ...scene, remind: (number = 1) => remindOfInvitation(scene.deps, { invitationId, number }) };
}

describe("A reminder of an invitation", () => {
  test("is written while the customer has not accepted, once each", async () => {
    const { remind, told } = await invited();
    expect(await remind()).toEqual({ done: true });
    await remind();
    expect(await told()).toEqual(["agreement.invited", "agreement.reminded"]);
    await remind(2);
    expect(await told()).toEqual(["agreement.invited", "agreement.reminded", "agreement.reminded"]);
  });

  test("is not written of a customer that has accepted since the last look; that is told instead", async () => {
    const { remind, told, simulator, tenantId } = await invited();
    simulator.answerAgreement(tenantId, "accepts");
    expect(await remind()).toEqual({ done: true });
    expect(await told()).toEqual(["agreement.invited", "agreement.changed"]);
  });

  test("is not written of a customer whose relationship has ended, and asks Partner Center nothing", async () => {
    const { remind, told, simulator } = await invited();
    await database.db.update(customers).set({ status: "ended" });
    simulator.forgetReceived();
    expect(await remind()).toEqual({ done: true });
    expect(await told()).toEqual(["agreement.invited"]);
    expect(simulator.received).toEqual([]);
  });

  test("waits while Partner Center does not answer", async () => {
    const { remind, told, simulator } = await invited();
    simulator.fail({ method: "GET", path: /directSigned/ }, { kind: "reset" });
    expect(await remind()).toMatchObject({ done: false });
    expect(await told()).toEqual(["agreement.invited"]);
    await remind();
    expect(await told()).toEqual(["agreement.invited", "agreement.reminded"]);
  });

  test("is written where Partner Center will not tell", async () => {
    const { remind, told, simulator } = await invited();
    simulator.fail({ method: "GET", path: /directSigned/ }, { kind: "refusal", code: 900150 });
    expect(await remind()).toEqual({ done: true });
    expect(await told()).toEqual(["agreement.invited", "agreement.reminded"]);
  });

  test("is written by a partner that has no Partner Center to ask", async () => {
    const { deps, told, customerId, as } = await invited();
    const again = await inviteToAgreement(as("U0SAM"), {
      customerId,
      language: "en",
      sentTo: "ben@contoso.example",
      subject: "The agreement",
      text: `Please accept: ${agreementAddress}`,
    });
    const input = { invitationId: again.ok ? again.value.id : "", number: 1 };
    expect(await remindOfInvitation({ ...deps, partnerCenter: null }, input)).toEqual({ done: true });
    expect((await told()).at(-1)).toBe("agreement.reminded");
  });
});
