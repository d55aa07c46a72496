import { describe, expect, it } from "vitest";
import {
  agreementMoves,
  agreementStatuses,
  isProvided,
  type AgreementMove,
  type AgreementStatus,
} from "../../../src/core/agreement/lifecycle.ts";
import { nextStatus } from "../../../src/core/lifecycle.ts";

/** Of domain.md, "Agreement", by hand; what does not stand here is refused. */
const byHand: readonly [AgreementStatus, AgreementMove, AgreementStatus][] = [
  ["none", "invite", "invited"],
  ["none", "createLink", "link_sent"],
  ["none", "attest", "attested"],
  ["none", "observeDirect", "accepted_directly"],
  ["none", "observeAttested", "attested"],
  ["invited", "observeDirect", "accepted_directly"],
  ["invited", "observeAttested", "attested"],
  ["invited", "attest", "attested"],
  ["invited", "giveUp", "none"],
  ["link_sent", "customerAccepts", "ready_to_finalise"],
  ["link_sent", "expire", "none"],
  ["ready_to_finalise", "finalise", "attested"],
  ["attested", "attest", "attested"],
  ["attested", "observeNone", "none"],
  ["accepted_directly", "observeNone", "none"],
];
const statuses: readonly AgreementStatus[] = [
  "none",
  "invited",
  "link_sent",
  "ready_to_finalise",
  "attested",
  "accepted_directly",
];
const moves: readonly AgreementMove[] = [
  "invite",
  "giveUp",
  "createLink",
  "expire",
  "customerAccepts",
  "finalise",
  "attest",
  "observeDirect",
  "observeAttested",
  "observeNone",
];
const pairs = statuses.flatMap((status) =>
  moves.map((move) => {
    const to = byHand.find(([from, by]) => from === status && by === move)?.[2] ?? null;
    return { status, move, to, outcome: to ?? "refused" };
  }),
);

describe("Where a customer stands with the agreement", () => {
  it.each(pairs)("$status, $move: $outcome", ({ status, move, to }) =>
    expect(nextStatus(agreementMoves, status, move)).toBe(to),
  );

  it("has no other statuses and moves than these", () => {
    expect(agreementStatuses).toEqual(statuses);
    expect(Object.keys(agreementMoves)).toEqual(statuses);
    const known = new Set<string>(moves);
    expect(Object.values(agreementMoves).flatMap((to) => Object.keys(to).filter((move) => !known.has(move)))).toEqual(
      [],
    );
  });

  it("begins with none, from where everything else is reached, and to where everything leads back", () => {
    const reachedFrom = (start: AgreementStatus): Set<AgreementStatus> => {
      const reached = new Set([start]);
      for (const status of reached) for (const to of Object.values(agreementMoves[status])) reached.add(to);
      return reached;
    };
    expect(reachedFrom("none")).toEqual(new Set(statuses));
    for (const status of statuses) expect(reachedFrom(status)).toContain("none");
  });

  it("is provided once it is attested or accepted directly, and never before", () => {
    expect(statuses.filter(isProvided)).toEqual(["attested", "accepted_directly"]);
  });

  it("is not invited to again while it is provided", () => {
    for (const status of statuses.filter(isProvided)) {
      expect(nextStatus(agreementMoves, status, "invite")).toBeNull();
      expect(nextStatus(agreementMoves, status, "createLink")).toBeNull();
    }
  });
});
