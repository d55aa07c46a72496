import type { Moves } from "../lifecycle.ts";

/** Where a customer stands with the Microsoft Customer Agreement. */
export const agreementStatuses = [
  "none",
  "invited",
  "link_sent",
  "ready_to_finalise",
  "attested",
  "accepted_directly",
] as const;
export type AgreementStatus = (typeof agreementStatuses)[number];

export type AgreementMove =
  | "invite"
  | "giveUp"
  | "createLink"
  | "expire"
  | "customerAccepts"
  | "finalise"
  | "attest"
  | "observeDirect"
  | "observeAttested"
  | "observeNone";

/** `observe…` is what Partner Center was seen to say; the others are what people and the desk do. */
export const agreementMoves: Moves<AgreementStatus, AgreementMove> = {
  none: {
    invite: "invited",
    createLink: "link_sent",
    attest: "attested",
    observeDirect: "accepted_directly",
    observeAttested: "attested",
  },
  invited: {
    observeDirect: "accepted_directly",
    observeAttested: "attested",
    attest: "attested",
    giveUp: "none",
  },
  link_sent: { customerAccepts: "ready_to_finalise", expire: "none" },
  ready_to_finalise: { finalise: "attested" },
  // Another person's acceptance is one more record.
  attested: { attest: "attested", observeNone: "none" },
  // It happens after a partner changes its type.
  accepted_directly: { observeNone: "none" },
};

/** Partner Center shows "Provided". */
export const isProvided = (status: AgreementStatus): boolean => status === "attested" || status === "accepted_directly";
