import { describe, expect, it } from "vitest";
import {
  attestationMoves,
  attestationStatuses,
  closedAttestations,
  unfinishedAttestations,
  type AttestationMove,
  type AttestationStatus,
} from "../../../src/core/agreement/attestation-status.ts";
import { nextStatus } from "../../../src/core/lifecycle.ts";

/** By hand; what does not stand here is refused. */
const byHand: readonly [AttestationStatus, AttestationMove, AttestationStatus][] = [
  ["sending", "take", "attested"],
  ["sending", "link", "link_sent"],
  ["sending", "refuse", "refused"],
  ["sending", "stall", "stalled"],
  ["link_sent", "accept", "ready"],
  ["link_sent", "expire", "expired"],
  ["sending", "drop", "dropped"],
  ["sending", "withdraw", "withdrawn"],
  ["link_sent", "drop", "dropped"],
  ["link_sent", "withdraw", "withdrawn"],
  ["stalled", "drop", "dropped"],
  ["stalled", "withdraw", "withdrawn"],
  ["attested", "lapse", "lapsed"],
  ["ready", "take", "attested"],
  ["ready", "refuse", "refused"],
  ["ready", "stall", "stalled"],
  ["stalled", "retry", "sending"],
];
const statuses: readonly AttestationStatus[] = [
  "recorded",
  "sending",
  "link_sent",
  "ready",
  "attested",
  "refused",
  "stalled",
  "expired",
  "dropped",
  "withdrawn",
  "lapsed",
];
const moves: readonly AttestationMove[] = [
  "take",
  "link",
  "accept",
  "refuse",
  "stall",
  "retry",
  "expire",
  "drop",
  "withdraw",
  "lapse",
];
const pairs = statuses.flatMap((status) =>
  moves.map((move) => {
    const to = byHand.find(([from, by]) => from === status && by === move)?.[2] ?? null;
    return { status, move, to, outcome: to ?? "refused" };
  }),
);

describe("Somebody's word that a person accepted", () => {
  it.each(pairs)("$status, $move: $outcome", ({ status, move, to }) =>
    expect(nextStatus(attestationMoves, status, move)).toBe(to),
  );

  it("has no other statuses and moves than these", () => {
    expect(attestationStatuses).toEqual(statuses);
    expect(Object.keys(attestationMoves)).toEqual(statuses);
    const known = new Set<string>(moves);
    expect(Object.values(attestationMoves).flatMap((to) => Object.keys(to).filter((move) => !known.has(move)))).toEqual(
      [],
    );
  });

  it("is only recorded here, or sent; from there every other status is reached", () => {
    const reached = new Set<AttestationStatus>(["recorded", "sending"]);
    for (const status of reached) for (const to of Object.values(attestationMoves[status])) reached.add(to);
    expect(reached).toEqual(new Set(statuses));
  });

  it("stays as it is once it is recorded, refused, expired, dropped, withdrawn or lapsed", () => {
    const final = statuses.filter((status) => Object.keys(attestationMoves[status]).length === 0);
    expect(final).toEqual(["recorded", "refused", "expired", "dropped", "withdrawn", "lapsed"]);
  });

  it("ends when Microsoft forgets it, and not otherwise, once Microsoft has taken it", () => {
    expect(attestationMoves.attested).toEqual({ lapse: "lapsed" });
  });

  it("is unfinished until Microsoft has answered and, where its page is asked, the customer too", () => {
    expect(unfinishedAttestations).toEqual(["sending", "link_sent", "ready", "stalled"]);
  });

  it("keeps nobody from a second word for the same person once it came to nothing or to an end", () => {
    const open = statuses.filter((status) => !closedAttestations.some((closed) => closed === status));
    expect(open).toEqual(["recorded", "sending", "link_sent", "ready", "attested", "stalled"]);
  });

  it("is attested by Microsoft's answer alone", () => {
    const ways = byHand.filter(([, , to]) => to === "attested").map(([, move]) => move);
    expect(new Set(ways)).toEqual(new Set(["take"]));
  });
});
