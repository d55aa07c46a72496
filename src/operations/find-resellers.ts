import * as resellers from "../../db/queries/resellers.ts";
import type { Deps } from "./deps.ts";

/** An indirect provider's reseller; null when it is not, or no longer, among them. */
export const findReseller = (deps: Pick<Deps, "db">, tenantId: string): Promise<resellers.Reseller | null> =>
  resellers.findReseller(deps.db, tenantId);

export const searchResellers = (
  deps: Pick<Deps, "db">,
  { typed, most, ...which }: { typed: string; most: number; withPartnerId?: boolean },
): Promise<resellers.Reseller[]> => resellers.searchResellers(deps.db, typed, most, which);
