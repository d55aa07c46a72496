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
  /**
   * How often the desk looks: `closely` to the third business day and daily after it, `closely-then-never`, `daily`, or
   * not at all.
   */
  watch: "closely" | "closely-then-never" | "daily" | "never";
  /** Whether the requester hears of it at once; every change stands in the status card's thread. */
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
  allowed: { orders: "open", watch: "never", tellRequester: true, source: "retrieve-validation-status" },
  not_allowed: { orders: "blocked", watch: "daily", tellRequester: true, source: "retrieve-validation-status" },
  unknown: { orders: "blocked", watch: "closely", tellRequester: false, source: "retrieve-validation-status" },
  no_record: {
    orders: "open",
    // A new account may get its record a little later; after the usual time none is to be expected.
    watch: "closely-then-never",
    tellRequester: false,
    source: "retrieve-validation-status, error 600074: no verification on record, not blocked",
  },
};

/** Microsoft is expected to come to a result, so that it can be late. */
export const isPending = (status: VerificationStatus): boolean =>
  verificationMeanings[status].watch.startsWith("closely");
