import * as drafts from "../../db/queries/drafts.ts";
import type { Deps, PersonActs } from "./deps.ts";

export type { DraftOfCustomer } from "../../db/queries/drafts.ts";

/** What this person began to add and did not send, newest first. */
export const listDrafts = (deps: Pick<Deps, "db" | "now"> & PersonActs): Promise<drafts.DraftOfCustomer[]> =>
  drafts.listDrafts(deps.db, deps.actor.id, deps.now());
