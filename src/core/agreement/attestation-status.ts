import type { Moves } from "../lifecycle.ts";

/**
 * What became of somebody's word that a person accepted. `recorded`: it stands here alone and Microsoft does not know
 * it. `link_sent`, `ready`: enhanced attestation, where the customer reads and accepts on a page of Microsoft's.
 */
export const attestationStatuses = [
  "recorded",
  "sending",
  "link_sent",
  "ready",
  "attested",
  "refused",
  "stalled",
  "expired",
  /** The customer came to the agreement in another way: the page waits for nothing any more. */
  "dropped",
  /** A colleague began anew. */
  "withdrawn",
  /** Microsoft knew it, and does not know it any more. */
  "lapsed",
] as const;
export type AttestationStatus = (typeof attestationStatuses)[number];

export type AttestationMove =
  "take" | "link" | "accept" | "refuse" | "stall" | "retry" | "expire" | "drop" | "withdraw" | "lapse";

export const attestationMoves: Moves<AttestationStatus, AttestationMove> = {
  recorded: {},
  sending: {
    take: "attested",
    link: "link_sent",
    refuse: "refused",
    stall: "stalled",
    drop: "dropped",
    withdraw: "withdrawn",
  },
  link_sent: { accept: "ready", expire: "expired", drop: "dropped", withdraw: "withdrawn" },
  ready: { take: "attested", refuse: "refused", stall: "stalled" },
  attested: { lapse: "lapsed" },
  refused: {},
  stalled: { retry: "sending", drop: "dropped", withdraw: "withdrawn" },
  expired: {},
  dropped: {},
  withdrawn: {},
  lapsed: {},
};

/** Still on its way to Microsoft, or waiting for the customer there. */
export const unfinishedAttestations = [
  "sending",
  "link_sent",
  "ready",
  "stalled",
] as const satisfies readonly AttestationStatus[];

/** Those that stand in the way of no other word for the same person. */
export const closedAttestations = [
  "refused",
  "expired",
  "dropped",
  "withdrawn",
  "lapsed",
] as const satisfies readonly AttestationStatus[];
