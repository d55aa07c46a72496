import * as people from "../../db/queries/people.ts";
import type { Deps } from "./deps.ts";

/** People and user groups that may hold a role, by what was typed of their name. */
export const searchHolders = (
  deps: Pick<Deps, "db">,
  input: { typed: string; most: number },
): Promise<people.Holder[]> => people.searchHolders(deps.db, input);
