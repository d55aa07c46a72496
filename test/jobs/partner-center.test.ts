import { describe, expect, test } from "vitest";
import type { UpstreamFailure } from "../../src/core/result.ts";
import { createCustomerJob } from "../../src/jobs/create-customer.ts";
import { retryLater } from "../../src/jobs/partner-center.ts";

const failure = (more: Partial<UpstreamFailure>): UpstreamFailure => ({
  kind: "upstream",
  outcome: "unknown",
  status: null,
  code: null,
  description: "",
  correlationId: null,
  retryable: true,
  retryAfterSeconds: null,
  ...more,
});
const waits = (more: Partial<UpstreamFailure>): number[] =>
  Array.from(
    { length: createCustomerJob.maxAttempts - 1 },
    (_, index) => retryLater(failure(more), index + 1).afterSeconds,
  );

describe("a creation during an outage of Partner Center", () => {
  test.each<[string, Partial<UpstreamFailure>]>([
    ["answers that never come", { code: "timeout" }],
    ["answers of 503", { status: 503 }],
    ["answers that ask for a second's pause each time", { status: 429, retryAfterSeconds: 1 }],
  ])("is tried for an hour at least under %s, and first again after two seconds", (_, more) => {
    expect(waits(more)[0]).toBe(2);
    expect(waits(more).reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(3600);
    expect(Math.max(...waits(more))).toBeLessThanOrEqual(1024);
    expect(retryLater(failure(more), 1).counts).toBe(true);
  });

  test("waits at least as long as Partner Center asks for", () => {
    expect(waits({ status: 429, retryAfterSeconds: 57 }).slice(0, 6)).toEqual([57, 57, 57, 57, 57, 64]);
  });

  test.each([
    [null, 60],
    [5, 60],
    [300, 300],
  ])(
    "does not use up its attempts while the sign-in cannot be reached (pause asked for: %s)",
    (asked, afterSeconds) => {
      const unreachable = failure({ outcome: "not-sent", code: "sign-in-unreachable", retryAfterSeconds: asked });
      expect(retryLater(unreachable, 13)).toMatchObject({ counts: false, afterSeconds });
    },
  );

  test("does not use them up while consent is missing, and does where the sign-in was refused", () => {
    expect(retryLater(failure({ outcome: "not-sent", code: "consent-missing" }), 1).counts).toBe(false);
    expect(retryLater(failure({ outcome: "not-sent", code: "sign-in-refused" }), 1).counts).toBe(true);
    expect(retryLater(failure({ outcome: "unknown", code: "sign-in-unreachable" }), 1).counts).toBe(true);
  });
});
