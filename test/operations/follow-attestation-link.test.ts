import { describe, expect, test } from "vitest";
import { events, watches } from "../../db/schema/index.ts";
import { sendAttestation } from "../../src/operations/send-attestation.ts";
import { ok, type UpstreamFailure } from "../../src/core/result.ts";
import { customerSeen, day, directly, hour, monday, nobody } from "../support/agreement-look.ts";
import { useDatabase } from "../support/database.ts";
import { setUpDesk } from "../support/desk.ts";
import { simulatedPartnerCenter } from "../support/partner-center.ts";

const database = useDatabase();

/** A desk that is set up, and a customer whose page of an enhanced attestation waits. */
async function linked() {
  await setUpDesk(database, monday, { agreementWay: "enhanced-attestation" });
  const scene = await customerSeen(database);
  const link = async (externalId = "att-1", more: { contactKey?: string; recordedBy?: string } = {}) => {
    const id = await scene.attestation("link_sent", {
      externalId,
      link: "https://go.example",
      acceptedOn: null,
      ...more,
    });
    const watch = { kind: "agreement" as const, customerId: scene.customerId, startedAt: scene.at.now };
    const row = { ...watch, nextCheck: scene.at.now };
    await database.db
      .insert(watches)
      .values(row)
      .onConflictDoUpdate({ target: [watches.kind, watches.customerId], set: row });
    return id;
  };
  const statuses = async () => (await scene.attestations()).map(({ status }) => status);
  const openInvitations = async () => (await scene.invitations()).filter(({ closedAt }) => closedAt === null).length;
  return { ...scene, link, statuses, openInvitations };
}

describe("A link and an invitation that are open together", () => {
  test("go on as an invitation when the link has expired", async () => {
    const { stands, link, invite, see, page, known, told, watch, openInvitations, pass } = await linked();
    await stands("link_sent");
    await link();
    pass(day);
    await invite();
    page.state = "expired";
    await see(nobody);
    expect(await known()).toMatchObject({ status: "invited" });
    expect(await told()).toEqual([
      "agreement.invited: link_sent → link_sent",
      "agreement.link_expired: link_sent → invited",
    ]);
    expect((await watch())?.nextCheck).not.toBeNull();
    expect(await openInvitations()).toBe(1);
    pass(day);
    await see(directly);
    expect((await told()).at(-1)).toBe("agreement.changed: invited → accepted_directly");
    expect(await openInvitations()).toBe(0);
  });

  test("both end after thirty days, each with its own word, when the link came first", async () => {
    const { stands, link, invite, see, pass, known, told, watch, statuses, openInvitations } = await linked();
    await stands("link_sent");
    await link();
    await invite();
    pass(30 * day);
    await see(nobody);
    expect(await told()).toEqual([
      "agreement.invited: link_sent → link_sent",
      "agreement.link_expired: link_sent → invited",
      "agreement.given_up: invited → none",
    ]);
    expect(await known()).toMatchObject({ status: "none" });
    expect(await statuses()).toEqual(["expired"]);
    expect(await openInvitations()).toBe(0);
    expect((await watch())?.nextCheck).toBeNull();
    await see(nobody);
    expect(await told()).toHaveLength(3);
  });

  test("both end after thirty days when the invitation came first", async () => {
    const { link, invite, see, pass, known, told, watch, statuses, openInvitations } = await linked();
    await invite();
    await link();
    pass(30 * day);
    await see(nobody);
    expect(await told()).toEqual([
      "agreement.invited: none → invited",
      "agreement.link_expired: invited → invited",
      "agreement.given_up: invited → none",
    ]);
    expect(await known()).toMatchObject({ status: "none" });
    expect(await statuses()).toEqual(["expired"]);
    expect(await openInvitations()).toBe(0);
    expect((await watch())?.nextCheck).toBeNull();
  });

  test("are followed as long as one of them is open", async () => {
    const { link, invite, see, pass, watch, told } = await linked();
    await invite();
    pass(20 * day);
    await link();
    pass(20 * day);
    await see(nobody);
    expect((await watch())?.nextCheck).not.toBeNull();
    expect(await told()).toHaveLength(1);
  });

  test("are both answered when the customer accepts directly, whoever was told first", async () => {
    const { link, invite, see, known, told, statuses, openInvitations, watch } = await linked();
    await invite();
    await link();
    await see(directly);
    expect(await known()).toMatchObject({ status: "accepted_directly" });
    expect(await statuses()).toEqual(["dropped"]);
    expect(await openInvitations()).toBe(0);
    expect((await watch())?.nextCheck).toBeNull();
    expect((await told()).at(-1)).toBe("agreement.changed: invited → accepted_directly");
  });

  test("are both answered when the customer accepts on the page", async () => {
    const { link, invite, see, pass, page, known, deps, statuses, openInvitations, told } = await linked();
    await invite();
    const attestationId = await link();
    page.state = "accepted";
    pass(hour);
    await see(nobody);
    const { partnerCenter } = simulatedPartnerCenter();
    const taking = { ...partnerCenter, finaliseAttestation: async () => ok({ wasThere: false }) };
    await sendAttestation({ ...deps, partnerCenter: taking }, { attestationId });
    expect(await known()).toMatchObject({ status: "attested" });
    expect(await statuses()).toEqual(["attested"]);
    expect(await openInvitations()).toBe(0);
    expect((await told()).at(-1)).toBe("agreement.attestation_taken: invited → attested");
  });
});

describe("Two pages that wait for one customer", () => {
  async function twoPages() {
    const scene = await linked();
    await scene.stands("link_sent");
    const older = await scene.link("older", { contactKey: "ana" });
    scene.pass(hour);
    const newer = await scene.link("newer", { contactKey: "ben", recordedBy: "U0DANA" });
    return { ...scene, older, newer };
  }
  const refusal: UpstreamFailure = {
    kind: "upstream",
    outcome: "refused",
    status: 404,
    code: "1000",
    description: "",
    correlationId: null,
    retryable: false,
    retryAfterSeconds: null,
  };

  test("are both looked at: the customer may accept on the older one", async () => {
    const { see, pages, known, statuses } = await twoPages();
    pages["older"] = "accepted";
    await see(nobody);
    expect(await known()).toMatchObject({ status: "ready_to_finalise" });
    expect(await statuses()).toEqual(["ready", "link_sent"]);
  });

  test("are both looked at, though Partner Center does not show the newer one any more", async () => {
    const { see, pages, statuses } = await twoPages();
    pages["newer"] = refusal;
    pages["older"] = "accepted";
    await see(nobody);
    expect(await statuses()).toEqual(["ready", "link_sent"]);
  });

  test("go on as one when the other has expired", async () => {
    const { see, pages, known, statuses, told } = await twoPages();
    pages["older"] = "expired";
    await see(nobody);
    expect(await known()).toMatchObject({ status: "link_sent" });
    expect(await statuses()).toEqual(["expired", "link_sent"]);
    expect(await told()).toEqual(["agreement.link_expired: link_sent → link_sent"]);
  });

  test("end together once Microsoft has taken one", async () => {
    const { see, pages, older, deps, known, statuses, watch, told } = await twoPages();
    pages["older"] = "accepted";
    await see(nobody);
    const { partnerCenter } = simulatedPartnerCenter();
    const taking = { ...partnerCenter, finaliseAttestation: async () => ok({ wasThere: false }) };
    await sendAttestation({ ...deps, partnerCenter: taking }, { attestationId: older });
    expect(await statuses()).toEqual(["attested", "dropped"]);
    expect(await known()).toMatchObject({ status: "attested" });
    expect((await told()).at(-1)).toBe("agreement.attestation_taken: ready_to_finalise → attested");
    await see(nobody);
    expect((await watch())?.nextCheck).toBeNull();
  });

  test("are both dropped when the customer accepts directly, and whoever began the newer one hears of it", async () => {
    const { see, statuses, lastTold } = await twoPages();
    await see(directly);
    expect(await statuses()).toEqual(["dropped", "dropped"]);
    expect(await lastTold()).toMatchObject({ type: "agreement.changed", data: { how: "directly", agent: "U0DANA" } });
  });

  test("stay when Partner Center lists the agreement that it knew before: another person is to accept as well", async () => {
    const { stands, link, see, statuses } = await linked();
    await stands("accepted_directly");
    await link();
    await see(directly);
    expect(await statuses()).toEqual(["link_sent"]);
  });
});

test("The moment at which an acceptance was seen is kept, with its day", async () => {
  const { stands, link, see, page, pass, at, attestations } = await linked();
  await stands("link_sent");
  await link();
  page.state = "accepted";
  pass(15 * hour);
  await see(nobody);
  expect(await attestations()).toMatchObject([{ acceptedSeenAt: at.now, acceptedOn: "2026-11-03" }]);
  expect(await database.db.$count(events)).toBe(1);
});
