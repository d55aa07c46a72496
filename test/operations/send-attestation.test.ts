import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { attestations, customers, settings } from "../../db/schema/index.ts";
import { sendAttestation, stallAttestation } from "../../src/operations/send-attestation.ts";
import { agreementDesk, type AgreementScene } from "../support/agreement-desk.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
const now = "2026-11-25T10:00:00Z";
const minute = 60_000;
const scene = (given: Partial<AgreementScene> = {}) => agreementDesk(database, { now, ...given });
const enhanced = (given: Partial<AgreementScene> = {}) => scene({ way: "enhanced-attestation", ...given });
const page = "/attestations/enhanced";

describe("Asking Microsoft for the page of a customer from Partner Center's list", () => {
  test("names the country and language that Partner Center knows, and keeps the country", async () => {
    const { attest, send, posts, statuses } = await enhanced({
      country: "",
      address: { country: "BR" },
      culture: "pt-BR",
    });
    await attest("");
    await send();
    expect(posts(page).map(({ body }) => body)).toMatchObject([{ country: "BR", language: "pt" }]);
    expect(await statuses()).toEqual(["link_sent"]);
    expect(await database.db.select().from(customers)).toMatchObject([{ country: "BR" }]);
  });

  test("waits until Partner Center has told them", async () => {
    const { attest, posts, stored, deps, simulator, statuses } = await enhanced({ country: "" });
    await attest("");
    simulator.fail({ method: "GET", path: /\/customers\/[^/]+$/ }, { kind: "reset" });
    const [row] = await stored();
    expect(await sendAttestation(deps, { attestationId: row?.id ?? "" })).toMatchObject({ done: false });
    expect(posts(page)).toEqual([]);
    expect(await statuses()).toEqual(["sending"]);
  });
});

describe("What Microsoft is told of an acceptance on its page", () => {
  test("is the moment at which the desk saw it, however late the last step is", async () => {
    const { attest, send, look, pass, at, simulator, stored } = await enhanced();
    await attest("");
    await send();
    pass(90 * minute);
    simulator.answerAttestation(simulator.attestations[0]?.id ?? "", "accepts");
    pass(4 * minute);
    await look();
    const seen = at.now.toISOString();
    pass(24 * 60 * minute);
    expect(await send()).toEqual([seen]);
    expect(await stored()).toMatchObject([{ status: "attested", acceptedOn: "2026-11-25", evidence: null }]);
  });

  test("is the same in a second try, whose first answer was lost", async () => {
    const { attest, send, look, pass, deps, simulator, stored, posts } = await enhanced();
    await attest("");
    await send();
    simulator.answerAttestation(simulator.attestations[0]?.id ?? "", "accepts");
    await look();
    simulator.fail({ method: "POST", path: /\/agreements$/ }, { kind: "reset" });
    const [row] = await stored();
    expect(await sendAttestation(deps, { attestationId: row?.id ?? "" })).toMatchObject({ done: false });
    pass(10 * minute);
    await send();
    const bodies = posts("/agreements").map(({ body }) => body);
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toEqual(bodies[0]);
  });
});

describe("An attestation that waits to be sent", () => {
  test("says where the customer stood and stands once Microsoft has taken it", async () => {
    const { attest, send, lastTold } = await scene();
    await attest("2026-11-20");
    await send();
    expect(await lastTold()).toMatchObject({
      type: "agreement.attestation_taken",
      before: "none",
      after: "attested",
      data: { agent: "U0SAM", wasThere: false },
    });
  });

  test("is refused, and not sent, when whoever recorded it may not attest any more", async () => {
    const { attest, send, posts, stored, lastTold } = await scene();
    await attest("2026-11-20");
    await database.db.update(settings).set({ roleHolders: {} });
    await send();
    expect(posts("/agreements")).toEqual([]);
    expect(await stored()).toMatchObject([{ status: "refused", refusal: { code: "may-not-attest" } }]);
    expect(await lastTold()).toMatchObject({ type: "agreement.attestation_refused", data: { code: "may-not-attest" } });
  });

  test("is finalised all the same once the customer has accepted on Microsoft's page", async () => {
    const { attest, send, look, simulator, statuses } = await enhanced();
    await attest("");
    await send();
    simulator.answerAttestation(simulator.attestations[0]?.id ?? "", "accepts");
    await look();
    await database.db.update(settings).set({ roleHolders: {} });
    await send();
    expect(await statuses()).toEqual(["attested"]);
  });

  test("is an error, not a silence, where there is no Partner Center to send it to", async () => {
    const { attest, deps, stored, statuses } = await scene();
    await attest("2026-11-20");
    const [row] = await stored();
    const nowhere = sendAttestation({ ...deps, partnerCenter: null }, { attestationId: row?.id ?? "" });
    await expect(nowhere).rejects.toThrow("nowhere to send it");
    expect(await statuses()).toEqual(["sending"]);
  });

  test("is nobody's business any more when it stands elsewhere", async () => {
    const { attest, deps, stored } = await scene();
    await attest("2026-11-20");
    const [row] = await stored();
    await database.db.update(attestations).set({ status: "dropped" });
    const nowhere = sendAttestation({ ...deps, partnerCenter: null }, { attestationId: row?.id ?? "" });
    expect(await nowhere).toEqual({ done: true });
  });
});

describe("Whether Microsoft knows it all the same is looked at", () => {
  test("after a refusal: an earlier try may have been carried out", async () => {
    const { attest, send, simulator, jobs, at, customerId } = await scene();
    simulator.takesAttestations = false;
    await attest("2026-11-20");
    expect(await jobs("watch-agreement")).toEqual([]);
    await send();
    expect(await jobs("watch-agreement")).toMatchObject([{ runAt: at.now, payload: { customerId } }]);
  });

  test("after the last try without an answer", async () => {
    const { attest, deps, stored, jobs, at, statuses } = await scene();
    await attest("2026-11-20");
    const [row] = await stored();
    const given = { attestationId: row?.id ?? "", reason: "Partner Center: timeout" };
    await database.db.transaction((tx) => stallAttestation(tx, deps, given));
    expect(await statuses()).toEqual(["stalled"]);
    expect(await jobs("watch-agreement")).toMatchObject([{ runAt: at.now }]);
  });
});

test("A page that a colleague gave up meanwhile is not followed when Microsoft's answer comes", async () => {
  const { attest, stored, deps, told, agreement } = await enhanced();
  await attest("");
  const [row] = await stored();
  const slow = {
    ...deps.partnerCenter,
    createAttestationLink: async (...given: Parameters<typeof deps.partnerCenter.createAttestationLink>) => {
      const answer = await deps.partnerCenter.createAttestationLink(...given);
      await database.db
        .update(attestations)
        .set({ status: "withdrawn" })
        .where(eq(attestations.id, row?.id ?? ""));
      return answer;
    },
  };
  await sendAttestation({ ...deps, partnerCenter: slow }, { attestationId: row?.id ?? "" });
  expect(await stored()).toMatchObject([{ status: "withdrawn", link: null }]);
  expect(await told()).toEqual(["agreement.attestation_sent"]);
  expect(await agreement()).toBe("none");
});
