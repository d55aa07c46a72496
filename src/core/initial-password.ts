import type { Moves } from "./lifecycle.ts";

export const secretStatuses = ["sealed", "revealing", "destroyed"] as const;
export type SecretStatus = (typeof secretStatuses)[number];
export const finalSecretStatuses = ["destroyed"] as const satisfies SecretStatus[];
export type SecretMove = "openReveal" | "saved" | "fail" | "expire";

/** The initial password of a new tenant: shown to one person, once, then destroyed. */
export const secretMoves: Moves<SecretStatus, SecretMove> = {
  // A window that the desk had given up as not shown can still report that it was.
  sealed: { openReveal: "revealing", saved: "destroyed", expire: "destroyed" },
  revealing: { saved: "destroyed", fail: "sealed", expire: "destroyed" },
  destroyed: {},
};

export const secretKeptDays = 7;
export const revealLastsMinutes = 10;
