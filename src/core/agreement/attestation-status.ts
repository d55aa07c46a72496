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
] as const;
export type AttestationStatus = (typeof attestationStatuses)[number];

export type AttestationMove = "take" | "link" | "accept" | "refuse" | "stall" | "retry" | "expire";

export const attestationMoves: Moves<AttestationStatus, AttestationMove> = {
  recorded: {},
  sending: { take: "attested", link: "link_sent", refuse: "refused", stall: "stalled" },
  link_sent: { accept: "ready", expire: "expired" },
  ready: { take: "attested", refuse: "refused", stall: "stalled" },
  attested: {},
  refused: {},
  stalled: { retry: "sending" },
  expired: {},
};
