import { describe, expect, test } from "vitest";
import { copy } from "../../src/copy/index.ts";
import { approvalMoves, approvalStatuses, finalApprovalStatuses } from "../../src/core/approval.ts";
import { billingEditMoves, billingEditStatuses, finalBillingEditStatuses } from "../../src/core/billing/edit-status.ts";
import { customerMoves, customerStatuses, finalCustomerStatuses } from "../../src/core/customer/lifecycle.ts";
import { verificationMeanings, verificationStatuses } from "../../src/core/customer/verification.ts";
import { finalSecretStatuses, secretMoves, secretStatuses } from "../../src/core/initial-password.ts";
import { nextStatus, statusesBefore, wayOf, type Moves } from "../../src/core/lifecycle.ts";
import { finalOrderStatuses, orderMoves, orderStatuses } from "../../src/core/order/lifecycle.ts";
import { qualificationMoves, qualificationStatuses } from "../../src/core/qualification.ts";
import { finalRemovalStatuses, removalMoves, removalStatuses } from "../../src/core/relationship/removal-status.ts";

interface Cycle {
  statuses: readonly string[];
  moves: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Where a new one begins. */
  begins: readonly string[];
  /** From where nothing leads on, on purpose. */
  ends: readonly string[];
  sentences: Readonly<Record<string, string>>;
  /** What the sentence about the approval says already; nothing is added to it. */
  toldByApproval?: readonly string[];
}

const cycles: Record<string, Cycle> = {
  customer: {
    statuses: customerStatuses,
    moves: customerMoves,
    begins: ["draft", "prospect", "active"],
    ends: finalCustomerStatuses,
    sentences: copy.names.customerStatuses,
  },
  approval: {
    statuses: approvalStatuses,
    moves: approvalMoves,
    begins: ["waiting"],
    ends: finalApprovalStatuses,
    sentences: copy.names.approvalStatuses,
  },
  "initial password": {
    statuses: secretStatuses,
    moves: secretMoves,
    begins: ["sealed"],
    ends: finalSecretStatuses,
    sentences: copy.names.secretStatuses,
  },
  order: {
    statuses: orderStatuses,
    moves: orderMoves,
    begins: ["waiting"],
    ends: finalOrderStatuses,
    sentences: copy.order.card.after,
    toldByApproval: ["waiting", "dropped"],
  },
  removal: {
    statuses: removalStatuses,
    moves: removalMoves,
    begins: ["waiting"],
    ends: finalRemovalStatuses,
    sentences: copy.removal.card.after,
    toldByApproval: ["waiting", "dropped"],
  },
  correction: {
    statuses: billingEditStatuses,
    moves: billingEditMoves,
    begins: ["waiting"],
    ends: finalBillingEditStatuses,
    sentences: copy.billing.card.after,
    toldByApproval: ["waiting", "dropped"],
  },
  "education qualification": {
    statuses: qualificationStatuses,
    moves: qualificationMoves,
    begins: ["requesting"],
    ends: ["approved"],
    sentences: copy.education.line.statuses,
  },
};

const movesFrom = ({ moves }: Cycle, status: string) => Object.entries(moves[status] ?? {});

describe.each(Object.entries(cycles))("The life cycle of the %s", (_, cycle) => {
  test("names a known status in every move", () => {
    expect(Object.keys(cycle.moves).toSorted()).toEqual([...cycle.statuses].toSorted());
    const targets = cycle.statuses.flatMap((status) => movesFrom(cycle, status).map(([, next]) => next));
    expect(targets.filter((target) => !cycle.statuses.includes(target))).toEqual([]);
  });

  test("reaches every status from a beginning", () => {
    const reached = new Set(cycle.begins);
    for (const status of reached) for (const [, next] of movesFrom(cycle, status)) reached.add(next);
    expect([...reached].toSorted()).toEqual([...cycle.statuses].toSorted());
  });

  test("ends only where an end is declared, and every move leads elsewhere", () => {
    expect(cycle.statuses.filter((status) => movesFrom(cycle, status).length === 0)).toEqual(cycle.ends);
    for (const status of cycle.statuses) for (const [, next] of movesFrom(cycle, status)) expect(next).not.toBe(status);
  });

  test("has a sentence for every status, and no two alike", () => {
    const { statuses, sentences, toldByApproval = [] } = cycle;
    expect(statuses.filter((status) => (sentences[status] ?? "").trim() === "")).toEqual(toldByApproval);
    expect(new Set(statuses.map((status) => sentences[status])).size).toBe(
      statuses.length - Math.max(0, toldByApproval.length - 1),
    );
  });

  test("refuses every pair of status and move that is not in its table", () => {
    const all = [...new Set(cycle.statuses.flatMap((status) => movesFrom(cycle, status).map(([move]) => move)))];
    expect(all.length).toBeGreaterThan(2);
    for (const move of all) {
      const possible = cycle.statuses.filter((status) => nextStatus(cycle.moves, status, move) !== null);
      expect(statusesBefore(cycle.moves, move).toSorted()).toEqual(possible.toSorted());
      for (const status of cycle.statuses) {
        expect(nextStatus(cycle.moves, status, move)).toBe(cycle.moves[status]?.[move] ?? null);
      }
    }
  });
});

test("a move is made at once only when it leads to one status, wherever it comes from", () => {
  const moves = {
    asked: { end: "over", split: "left" },
    held: { end: "over", split: "right" },
    left: {},
    right: {},
    over: {},
  };
  type Status = keyof typeof moves;
  const table: Moves<Status, string> = moves as Moves<Status, string>;
  expect(wayOf(table, "end")).toEqual({ from: ["asked", "held"], to: "over" });
  expect(() => wayOf(table, "split")).toThrow("does not lead to one status");
  expect(() => wayOf(table, "unheard of")).toThrow("does not lead to one status");
});

test("each of Microsoft's verification statuses has a meaning, a source and a sentence", () => {
  expect(Object.keys(verificationMeanings)).toEqual([...verificationStatuses]);
  for (const status of verificationStatuses) {
    expect(verificationMeanings[status].source).not.toBe("");
    expect(copy.names.verificationStatuses[status]).not.toBe("");
  }
});

test("all moves, to be read", () => {
  const lines = Object.entries(cycles).flatMap(([name, cycle]) => [
    `${name}:`,
    ...cycle.statuses.map((status) => {
      const moves = movesFrom(cycle, status).map(([move, next]) => `${move} → ${next}`);
      return `  ${status}: ${moves.join(", ") || "(end)"}`;
    }),
  ]);
  expect(lines.join("\n")).toMatchInlineSnapshot(`
    "customer:
      draft: submit → awaiting_approval, expire → discarded, discard → discarded
      prospect: relationshipAccepted → active, withdraw → withdrawn
      awaiting_approval: approve → creating, reject → rejected, askForChanges → changes_requested, withdraw → withdrawn, expire → draft
      changes_requested: submit → awaiting_approval, withdraw → withdrawn
      creating: created → active, refuse → creation_refused, askAboutAddress → address_in_question, stall → stalled
      address_in_question: submit → awaiting_approval, withdraw → withdrawn
      stalled: retry → creating, withdraw → withdrawn
      creation_refused: submit → awaiting_approval, withdraw → withdrawn
      active: endRelationship → ended
      ended: relationshipAccepted → active
      discarded: (end)
      rejected: (end)
      withdrawn: (end)
    approval:
      waiting: approve → approved, reject → rejected, askForChanges → changes_requested, withdraw → withdrawn, expire → expired, overtake → overtaken
      approved: (end)
      rejected: (end)
      changes_requested: (end)
      withdrawn: (end)
      expired: (end)
      overtaken: (end)
    initial password:
      sealed: openReveal → revealing, saved → destroyed, expire → destroyed
      revealing: saved → destroyed, fail → sealed, expire → destroyed
      destroyed: (end)
    order:
      waiting: approve → placing, drop → dropped
      placing: place → placed, placeSome → partly_placed, block → blocked, refuse → refused, stall → stalled
      stalled: retry → placing, block → blocked
      placed: (end)
      partly_placed: (end)
      blocked: (end)
      refused: (end)
      dropped: (end)
    removal:
      waiting: approve → removing, drop → dropped
      removing: remove → removed, block → blocked, refuse → refused, stall → stalled
      stalled: retry → removing, remove → removed
      removed: (end)
      blocked: (end)
      refused: (end)
      dropped: (end)
    correction:
      waiting: approve → writing, drop → dropped
      writing: write → written, outdate → outdated, refuse → refused, stall → stalled
      stalled: retry → writing, drop → dropped
      written: (end)
      outdated: (end)
      refused: (end)
      dropped: (end)
    education qualification:
      requesting: taken → in_review, approve → approved, deny → denied, refuse → refused, stall → stalled
      stalled: askAgain → requesting
      in_review: approve → approved, deny → denied
      approved: (end)
      denied: askAgain → requesting, taken → in_review, approve → approved
      refused: askAgain → requesting, taken → in_review, approve → approved, deny → denied"
  `);
});
