import { addDays } from "date-fns";
import { layAnswers } from "../../db/queries/drafts.ts";
import type { Draft } from "../../db/schema/index.ts";
import type { Answers } from "../core/customer/answers.ts";
import { draftKeptDays } from "../core/customer/lifecycle.ts";
import type { Deps, PersonActs } from "./deps.ts";

/**
 * Keeps what stands in a form while it is being typed. Null when this was typed into a view that has been left since,
 * or is older than what is stored: then there is nothing to do.
 */
export function saveAnswers(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { draftId: string; revision: number; actionTs: string; answers: Answers },
): Promise<Draft | null> {
  const now = deps.now();
  return layAnswers(deps.db, { ...input, owner: deps.actor.id, now }, input.answers, {
    by: 0,
    expiresAt: addDays(now, draftKeptDays),
  });
}
