import type { Settings } from "../../db/queries/settings.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { searchResellers } from "./find-resellers.ts";
import { allow } from "./get-acting.ts";
import { whomToAsk } from "./open-request.ts";

/** With whom at once a company can be asked to accept the partner. */
export type LinkOffer =
  /** Nothing to choose. `isKept`: the link stands in setup, so that Partner Center is not asked for it. */
  | { kind: "only"; together: string | null; isKept: boolean }
  /** Links that an indirect reseller keeps: its providers' names, null for its own. */
  | { kind: "providers"; links: readonly (string | null)[] }
  /** A provider may choose one of its resellers. */
  | { kind: "resellers" };

/**
 * What this person may choose from before a company is asked; null for one that is not known yet. An indirect reseller
 * without any link is told so.
 */
export async function offerLinks(
  deps: Pick<Deps, "db"> & PersonActs,
  { customerId }: { customerId: string | null },
): Promise<Result<LinkOffer>> {
  const allowed =
    customerId === null
      ? await allow(deps.db, deps.actor.id, "requestRelationship")
      : await whomToAsk(deps, { customerId });
  if (!allowed.ok) return allowed;
  const { settings } = allowed.value;
  if (settings.partnerType === "indirect-reseller") return keptLinks(settings);
  const hasResellers =
    settings.partnerType === "indirect-provider" && (await searchResellers(deps, { typed: "", most: 1 })).length > 0;
  return ok(hasResellers ? { kind: "resellers" } : { kind: "only", together: null, isKept: false });
}

function keptLinks({ ownLink, providerLinks }: Settings): Result<LinkOffer> {
  const links = [...(ownLink === null ? [] : [null]), ...providerLinks.map(({ name }) => name)];
  const [first, ...others] = links;
  if (first === undefined) return fail({ kind: "denied", denial: { reason: "no-link" } });
  return ok(others.length === 0 ? { kind: "only", together: first, isKept: true } : { kind: "providers", links });
}
