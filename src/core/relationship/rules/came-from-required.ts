import { requestOrigins } from "../request.ts";
import { relationshipRequestRule } from "../rule.ts";

export const cameFromRequired = relationshipRequestRule({
  code: "came-from-required",
  field: "cameFrom",
  severity: "error",
  first: true,
  why: "A referral of Microsoft's or of a provider is followed up differently from one's own marketing.",
  source: "003_92b34684cb4cfac2.txt, new customers: three channels; that it is asked is Partner Desk's choice",
  check: ({ cameFrom }) => (cameFrom === "" ? {} : null),
  examples: {
    valid: requestOrigins.map((cameFrom) => ({ input: { cameFrom } })),
    invalid: [{ input: { cameFrom: "" } }],
  },
});
