import { describe, expect, test } from "vitest";
import { attestations } from "../../db/schema/index.ts";
import { withdrawLinks } from "../../src/operations/withdraw-links.ts";
import { inviteToAgreement } from "../../src/operations/invite-to-agreement.ts";
import { agreementAddress } from "../../src/core/agreement/invitation.ts";
import { agreementDesk } from "../support/agreement-desk.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
const now = "2026-11-25T10:00:00Z";
const ben = { "contact.firstName": "Ben", "contact.email": "ben@contoso.example" };

async function linked() {
  const scene = await agreementDesk(database, { now, way: "enhanced-attestation" });
  await scene.attest("");
  await scene.send();
  return {
    ...scene,
    withdraw: (by = "U0DANA") => withdrawLinks(scene.as(by), { customerId: scene.customerId }),
    invite: () =>
      inviteToAgreement(scene.as("U0SAM"), {
        customerId: scene.customerId,
        language: "en",
        sentTo: "ana@contoso.example",
        subject: "The agreement",
        text: `Please accept: ${agreementAddress}`,
      }),
  };
}

describe("Beginning anew while Microsoft's page waits", () => {
  test("gives the old link up, says by whom, and lets another person be attested", async () => {
    const { withdraw, attest, agreement, statuses, lastTold, send, simulator } = await linked();
    expect(await agreement()).toBe("link_sent");
    expect(await withdraw()).toEqual({ ok: true, value: null });
    expect(await agreement()).toBe("none");
    expect(await statuses()).toEqual(["withdrawn"]);
    expect(await lastTold()).toMatchObject({
      type: "agreement.link_withdrawn",
      actor: { kind: "person", id: "U0DANA" },
      before: "link_sent",
      after: "none",
      data: { agent: "U0SAM" },
    });
    expect(await attest("", { by: "U0DANA", answers: ben })).toMatchObject({ ok: true, value: { wasThere: false } });
    await send();
    expect(simulator.attestations).toHaveLength(2);
    expect(await agreement()).toBe("link_sent");
  });

  test("lets the same person be attested again", async () => {
    const { withdraw, attest } = await linked();
    await withdraw();
    expect(await attest("")).toMatchObject({ ok: true, value: { wasThere: false } });
  });

  test("does not follow the old page any more", async () => {
    const { withdraw, look, simulator, agreement, statuses, jobs } = await linked();
    await withdraw();
    simulator.answerAttestation(simulator.attestations[0]?.id ?? "", "accepts");
    await look();
    expect(await agreement()).toBe("none");
    expect(await statuses()).toEqual(["withdrawn"]);
    expect((await jobs()).every(({ payload }) => payload !== null)).toBe(true);
  });

  test("leaves an invitation open, which is followed on", async () => {
    const { withdraw, invite, agreement } = await linked();
    expect(await invite()).toMatchObject({ ok: true });
    await withdraw();
    expect(await agreement()).toBe("invited");
  });

  test.each(["sending", "stalled"] as const)("gives up what is %s as well", async (status) => {
    const { withdraw, attest, statuses } = await linked();
    await database.db.update(attestations).set({ status });
    expect(await withdraw()).toMatchObject({ ok: true });
    expect(await statuses()).toEqual(["withdrawn"]);
    expect(await attest("", { answers: ben })).toMatchObject({ ok: true });
  });

  test("is refused once the customer has accepted: that is being finalised", async () => {
    const { withdraw, look, simulator, statuses, at } = await linked();
    simulator.answerAttestation(simulator.attestations[0]?.id ?? "", "accepts");
    await look();
    const conflict = { kind: "conflict", status: "attestation_ready", by: null, at: at.now };
    expect(await withdraw()).toEqual({ ok: false, failure: conflict });
    expect(await statuses()).toEqual(["ready"]);
  });

  test("changes nothing a second time, or where nothing waits", async () => {
    const { withdraw, told } = await linked();
    await withdraw();
    const before = await told();
    expect(await withdraw()).toEqual({ ok: true, value: null });
    expect(await told()).toEqual(before);
  });

  test("is for those who may attest", async () => {
    const { withdraw, statuses } = await linked();
    expect(await withdraw("U0HENK")).toMatchObject({ failure: { kind: "denied" } });
    expect(await statuses()).toEqual(["link_sent"]);
  });
});
