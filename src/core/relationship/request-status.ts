import type { Moves } from "../lifecycle.ts";

/** What became of an invitation to a relationship. Nothing expires: reminders end, the link goes on being good. */
export const requestStatuses = ["open", "accepted", "declined", "stopped", "replaced"] as const;
export type RequestStatus = (typeof requestStatuses)[number];

export const finalRequestStatuses = ["accepted", "declined", "stopped", "replaced"] as const satisfies RequestStatus[];

export type RequestMove = "accept" | "decline" | "stop" | "replace";

/** `replace`: the same company is asked by a newer request. */
export const requestMoves: Moves<RequestStatus, RequestMove> = {
  open: { accept: "accepted", decline: "declined", stop: "stopped", replace: "replaced" },
  accepted: {},
  declined: {},
  stopped: {},
  replaced: {},
};
