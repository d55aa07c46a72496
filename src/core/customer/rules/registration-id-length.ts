import { fieldLimits } from "../fields.ts";
import { customerRule } from "../rule.ts";

const most = fieldLimits.registrationId;

export const registrationIdLength = customerRule({
  code: "registration-id-too-long",
  field: "registrationId",
  severity: "error",
  first: true,
  why: "No country's number is nearly as long; something else was pasted.",
  source: "Partner Desk: no limit is documented",
  check: ({ registrationId }) => (registrationId.length > most ? { most, length: registrationId.length } : null),
  examples: {
    valid: [{ input: { registrationId: "1".repeat(most) } }],
    invalid: [{ input: { registrationId: "1".repeat(most + 1) } }],
  },
});
