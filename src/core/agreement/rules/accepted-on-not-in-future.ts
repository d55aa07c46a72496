import { attestationRule } from "../rule.ts";

export const acceptedOnNotInFuture = attestationRule({
  code: "accepted-on-not-in-future",
  field: "acceptedOn",
  severity: "error",
  why:
    "Partner Center refuses a date of acceptance in the future. A day counts as today once it has begun for one of the " +
    "people concerned.",
  source: "004_e82182ece5590ce9.txt, Attest for new customers, step 5",
  check: ({ acceptedOn }, { latestToday }) => (acceptedOn > latestToday ? { latest: latestToday } : null),
  examples: {
    valid: [
      { input: { acceptedOn: "2026-11-25" }, facts: { latestToday: "2026-11-25" } },
      { input: { acceptedOn: "2026-12-31" }, facts: { latestToday: "2027-01-01" } },
    ],
    invalid: [
      { input: { acceptedOn: "2026-11-26" }, facts: { latestToday: "2026-11-25" } },
      { input: { acceptedOn: "2027-01-01" }, facts: { latestToday: "2026-12-31" } },
    ],
  },
});
