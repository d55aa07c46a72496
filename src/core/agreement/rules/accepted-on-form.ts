import { z } from "zod";
import { attestationRule } from "../rule.ts";

const calendarDate = z.iso.date();

export const acceptedOnForm = attestationRule({
  code: "accepted-on-form",
  field: "acceptedOn",
  severity: "error",
  first: true,
  why: "Day and month change places from country to country; year, month and day in this order cannot be mistaken.",
  source: "Partner Desk, after ISO 8601; Partner Center, confirm-customer-consent-customer-agreement (dateAgreed)",
  check: ({ acceptedOn }) => (calendarDate.safeParse(acceptedOn).success ? null : {}),
  examples: {
    valid: [{ input: { acceptedOn: "2024-02-29" } }, { input: { acceptedOn: "２０２６-11-23" } }],
    invalid: [
      { input: { acceptedOn: "2023-02-29" } },
      { input: { acceptedOn: "23/11/2026" } },
      { input: { acceptedOn: "2026-1-5" } },
      { input: { acceptedOn: "2026-11-23T10:00Z" } },
      { input: { acceptedOn: "yesterday" } },
    ],
  },
});
