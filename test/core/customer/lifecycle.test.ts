import { describe, expect, it } from "vitest";
import {
  customerMoves,
  customerStatuses,
  domainHolders,
  draftKeptDays,
  isFinal,
} from "../../../src/core/customer/lifecycle.ts";
import { nextStatus } from "../../../src/core/lifecycle.ts";

describe("A customer's record", () => {
  it("is finished when it was discarded, rejected or withdrawn, and then nothing moves it any more", () => {
    expect(customerStatuses.filter(isFinal)).toEqual(["discarded", "rejected", "withdrawn"]);
    for (const status of customerStatuses) {
      expect(Object.keys(customerMoves[status]).length === 0).toBe(isFinal(status));
    }
  });

  it("has its domain to itself from creation on, and gives it back when it is refused or withdrawn", () => {
    expect(domainHolders).toEqual(["creating", "stalled", "active", "ended"]);
    const holds = (status: string | null) => domainHolders.some((one) => one === status);
    expect(holds(nextStatus(customerMoves, "awaiting_approval", "approve"))).toBe(true);
    for (const move of ["created", "stall"] as const)
      expect(holds(nextStatus(customerMoves, "creating", move))).toBe(true);
    for (const move of ["refuse", "askAboutAddress"] as const) {
      expect(holds(nextStatus(customerMoves, "creating", move))).toBe(false);
    }
    expect(holds(nextStatus(customerMoves, "stalled", "withdraw"))).toBe(false);
  });

  it("is not created twice, nor without an approval", () => {
    const before = customerStatuses.filter((status) => Object.values(customerMoves[status]).includes("creating"));
    expect(before).toEqual(["awaiting_approval", "stalled"]);
    expect(nextStatus(customerMoves, "active", "created")).toBeNull();
    expect(nextStatus(customerMoves, "draft", "approve")).toBeNull();
  });

  it("is offered again as a draft for seven days", () => expect(draftKeptDays).toBe(7));
});
