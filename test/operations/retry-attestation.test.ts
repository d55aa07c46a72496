import { describe, expect, test } from "vitest";
import { attestations } from "../../db/schema/index.ts";
import { attestationStatuses } from "../../src/core/agreement/attestation-status.ts";
import { retryAttestation } from "../../src/operations/retry-attestation.ts";
import { agreementDesk } from "../support/agreement-desk.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();

async function stopped() {
  const scene = await agreementDesk(database, { now: "2026-11-25T10:00:00Z" });
  await scene.attest("2026-11-20");
  await database.db.update(attestations).set({ status: "stalled" });
  const [row] = await scene.stored();
  const attestationId = row?.id ?? "";
  return {
    ...scene,
    requestId: row?.requestId,
    retry: (by = "U0SAM") => retryAttestation(scene.as(by), { attestationId }),
  };
}
const conflict = (status: string) => ({ ok: false, failure: { kind: "conflict", status, by: null, at: null } });

describe("Trying an attestation again", () => {
  test("sends it under the same request ID, so that it cannot be made twice", async () => {
    const { retry, stored, requestId, send, posts } = await stopped();
    expect(await retry()).toEqual({ ok: true, value: null });
    expect(await stored()).toMatchObject([{ status: "sending", requestId }]);
    await send();
    expect(posts("/agreements")).toMatchObject([{ requestId }]);
  });

  test("says of a second press that it is on its way", async () => {
    const { retry, jobs, told } = await stopped();
    await retry();
    expect(await retry("U0DANA")).toEqual(conflict("attestation_sending"));
    expect(await jobs()).toHaveLength(1);
    expect(await told()).toEqual(["agreement.attestation_sent", "agreement.attestation_sent"]);
  });

  test("says it also of two presses at the same moment", async () => {
    const { retry } = await stopped();
    const outcomes = await Promise.all([retry(), retry("U0DANA")]);
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([conflict("attestation_sending")]);
  });

  test.each(attestationStatuses.filter((status) => status !== "stalled" && status !== "sending"))(
    "says that there is an answer when it is %s by now",
    async (status) => {
      const { retry, jobs } = await stopped();
      await database.db.update(attestations).set({ status });
      const before = await jobs();
      expect(await retry()).toEqual(conflict("attestation_settled"));
      expect(await jobs()).toEqual(before);
    },
  );
});
