import type { CustomerInput } from "./fields.ts";

export const addressStatuses = [
  "VerifiedShippable",
  "Verified",
  "InteractionRequired",
  "StreetPartial",
  "PremisesPartial",
  "Multiple",
  "None",
  "NotValidated",
] as const;
export type AddressStatus = (typeof addressStatuses)[number];

export type Address = CustomerInput["address"];

/**
 * What the look at Partner Center before sending found. A `problem` goes back to its field, a `question` is the
 * requester's to answer, a `warning` stands on the card.
 */
export type Check =
  | { check: "domain"; result: "free" | "no-answer" }
  /** `free`: a prefix to take instead; absent or null when none was found. */
  | { check: "domain"; result: "taken"; free?: string | null }
  | { check: "countryRules"; result: "read" | "no-answer" }
  | { check: "address"; result: "good" | "wrong" | "not-checked" | "skipped" | "no-answer" }
  | { check: "address"; result: "suggested"; suggestions: Address[] };
