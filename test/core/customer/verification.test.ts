import { expect, it } from "vitest";
import { isPending, verificationMeanings, verificationStatuses } from "../../../src/core/customer/verification.ts";

it("a result is still expected of what Microsoft has not judged, and of no account that it has", () => {
  expect(verificationStatuses.filter(isPending)).toEqual(["not_ready", "under_review", "unknown", "no_record"]);
});

it("the requester hears at once of a result, good or bad, and of nothing else", () => {
  const told = verificationStatuses.filter((status) => verificationMeanings[status].tellRequester);
  expect(told).toEqual(["allowed", "not_allowed"]);
});

it("every account that may not buy is followed until it may", () => {
  for (const status of verificationStatuses) {
    const { orders, watch } = verificationMeanings[status];
    if (orders === "blocked") expect(["closely", "daily"]).toContain(watch);
    else expect(["never", "closely-then-never"]).toContain(watch);
  }
});
