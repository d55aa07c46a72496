import { describe, expect, it } from "vitest";
import {
  deskErrors,
  expectedPattern,
  explain,
  isConsentMissing,
  partnerCenterErrors,
  wasTurnedAway,
} from "../../src/core/partner-center-errors.ts";
import type { UpstreamFailure } from "../../src/core/result.ts";

function failure(given: Partial<UpstreamFailure> = {}): UpstreamFailure {
  return {
    kind: "upstream",
    outcome: "refused",
    status: 400,
    code: null,
    description: "",
    correlationId: null,
    retryable: false,
    retryAfterSeconds: null,
    ...given,
  };
}

describe("the one next step", () => {
  it.each([
    ["1000", "unknown"],
    ["1002", "unknown"],
    ["2030", "country-outside-region"],
    ["2055", "unknown"],
    ["3000", "unknown"],
    ["20002", "unknown"],
    ["60003", "unknown"],
    ["600002", "send-without-registration-id"],
    ["600006", "unknown"],
    ["600049", "fix-registration-id"],
    ["600050", "fix-registration-id"],
    ["600051", "phone-missing"],
    ["600074", "unknown"],
    ["800016", "choose-other-reseller"],
    ["800039", "choose-other-reseller"],
    ["900118", "unknown"],
    ["900123", "choose-other-reseller"],
    ["900124", "partner-account"],
    ["900149", "partner-account"],
    ["900150", "role-of-consenting-user"],
    ["900154", "choose-other-reseller"],
    ["900308", "role-of-consenting-user"],
    ["900309", "configuration"],
    ["900329", "configuration"],
    ["900420", "configuration"],
    ["900421", "consent-again"],
  ])("after %s is: %s", (code, remedy) => {
    expect(explain(failure({ code })).kind).toBe(remedy);
  });

  it("is listed above for every code of the table", () => {
    expect(Object.keys(partnerCenterErrors)).toHaveLength(26);
  });

  it.each([
    ["timeout", "wait"],
    ["connection", "wait"],
    ["throttled", "wait"],
    ["unreadable-answer", "wait"],
    ["answer-too-large", "unknown"],
    ["unauthorised", "configuration"],
    ["consent-missing", "consent-again"],
    ["consent-lost", "consent-again"],
    ["sign-in-refused", "configuration"],
    ["sign-in-unreachable", "wait"],
  ])("after the desk's own %s is: %s", (code, remedy) => {
    expect(explain(failure({ code, outcome: "unknown" })).kind).toBe(remedy);
    expect(deskErrors).toHaveProperty(code);
  });

  it("is to wait as long as was asked, also after a code that nobody knows, while the outcome is open", () => {
    expect(explain(failure({ code: "throttled", outcome: "unknown", retryAfterSeconds: 57 }))).toEqual({
      kind: "wait",
      seconds: 57,
    });
    expect(explain(failure({ code: "800003", status: 500, outcome: "unknown" }))).toEqual({
      kind: "wait",
      seconds: null,
    });
  });

  it("is unknown for a refusal that nobody knows, also one named like a part of the language", () => {
    expect(explain(failure({ code: "123456" }))).toEqual({ kind: "unknown" });
    expect(explain(failure({ code: "constructor" }))).toEqual({ kind: "unknown" });
    expect(explain(failure())).toEqual({ kind: "unknown" });
  });

  it("names the format of the registration ID that Partner Center expects", () => {
    const description =
      "Organization registration ID information is invalid and should be of the format ^(\\d{7}|\\d{10})$.";
    expect(explain(failure({ code: "600050", description }))).toEqual({
      kind: "fix-registration-id",
      pattern: "^(\\d{7}|\\d{10})$",
    });
    expect(explain(failure({ code: "600049", description }))).toEqual({ kind: "fix-registration-id", pattern: null });
  });
});

describe("the expected format in a sentence", () => {
  it.each([
    ["should be '^\\d{14}$' for Brazil", "^\\d{14}$"],
    ["^[^$]+$", "^[^$]+$"],
    ["no format at all", null],
    ["costs 5$ ^", null],
    ["costs 5$", null],
    ["2^3", null],
    ["", null],
  ])("in %j is %j", (text, pattern) => {
    expect(expectedPattern(text)).toBe(pattern);
  });
});

describe("whether consent is missing", () => {
  it("is said of calls that were not sent for want of it, and of nothing else", () => {
    for (const code of ["consent-missing", "consent-lost", "900421"]) {
      expect(isConsentMissing(failure({ code, outcome: "not-sent" }))).toBe(true);
    }
    expect(isConsentMissing(failure({ code: "sign-in-unreachable", outcome: "not-sent" }))).toBe(false);
    expect(isConsentMissing(failure({ code: "900420", outcome: "not-sent" }))).toBe(false);
    expect(isConsentMissing(failure({ code: "timeout", outcome: "unknown" }))).toBe(false);
    expect(isConsentMissing(failure({ code: "900421", outcome: "refused" }))).toBe(false);
  });
});

describe("whether Partner Center turned the desk away before it looked at the data", () => {
  it("is said of what an administrator has to mend, and not of the data or of an unknown answer", () => {
    for (const code of ["900124", "900149", "900150", "900308", "900309", "900329"]) {
      expect(wasTurnedAway(failure({ code }))).toBe(true);
    }
    expect(wasTurnedAway(failure({ code: "900420", outcome: "not-sent" }))).toBe(true);
    expect(wasTurnedAway(failure({ code: "900421", outcome: "not-sent" }))).toBe(false);
    expect(wasTurnedAway(failure({ code: "900308", outcome: "unknown" }))).toBe(false);
    for (const code of ["600050", "3000", "2030", "timeout", "12345", null]) {
      expect(wasTurnedAway(failure({ code }))).toBe(false);
    }
  });
});
