export const verificationStatuses = [
  "not_ready",
  "under_review",
  "allowed",
  "not_allowed",
  "unknown",
  "no_record",
] as const;
export type VerificationStatus = (typeof verificationStatuses)[number];

/** What each of Microsoft's statuses means. Any observed status may follow any other. */
interface Meaning {
  /** Whether the account may buy. */
  orders: "open" | "blocked";
  /** How often the desk looks: `closely` until the third business day, `daily`, or not at all. */
  watch: "closely" | "daily" | "none";
  tellRequester: boolean;
  source: string;
}

export const verificationMeanings: Readonly<Record<VerificationStatus, Meaning>> = {
  not_ready: {
    orders: "blocked",
    watch: "closely",
    tellRequester: false,
    source: "retrieve-validation-status: named there, neither open nor blocked; treated as pending",
  },
  under_review: {
    orders: "blocked",
    watch: "closely",
    tellRequester: false,
    source: "retrieve-validation-status; 000_9ab42d0cf67f2d98.txt, note on verification",
  },
  allowed: { orders: "open", watch: "none", tellRequester: true, source: "retrieve-validation-status" },
  not_allowed: { orders: "blocked", watch: "daily", tellRequester: true, source: "retrieve-validation-status" },
  unknown: { orders: "blocked", watch: "closely", tellRequester: false, source: "retrieve-validation-status" },
  no_record: {
    orders: "open",
    watch: "daily",
    tellRequester: false,
    source: "retrieve-validation-status, error 600074: no verification on record, not blocked",
  },
};
