import type { Settings } from "../../db/queries/settings.ts";
import { present } from "../core/present.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps } from "./deps.ts";
import { findReseller } from "./find-resellers.ts";

export interface ChosenLink {
  /** Letter by letter as Partner Center gives it, or as it was kept in setup. */
  link: string;
  /** The name of the company that is accepted at once; null: the partner alone. */
  together: string | null;
}

/**
 * The link that a customer gets. `together`: of an indirect reseller its provider's name in setup, of a provider its
 * reseller's tenant ID; null: the partner alone.
 */
export async function readLink(
  deps: Pick<Deps, "db" | "partnerCenter">,
  settings: Settings,
  together: string | null,
): Promise<Result<ChosenLink>> {
  if (settings.partnerType === "indirect-reseller") return keptLink(settings, together);
  const partnerCenter = present(deps.partnerCenter, "the API of a partner that has one");
  if (together === null || settings.partnerType !== "indirect-provider") {
    const own = await partnerCenter.relationshipLink();
    return own.ok ? ok({ link: own.value.address, together: null }) : own;
  }
  const reseller = await findReseller(deps, together);
  if (reseller === null) return fail({ kind: "not_found", what: "link" });
  const joint = await partnerCenter.relationshipLink({ resellerId: reseller.tenantId });
  return joint.ok ? ok({ link: joint.value.address, together: reseller.name }) : joint;
}

function keptLink({ ownLink, providerLinks }: Settings, together: string | null): Result<ChosenLink> {
  if (together !== null) {
    const kept = providerLinks.find(({ name }) => name === together);
    return kept ? ok({ link: kept.link, together: kept.name }) : fail({ kind: "not_found", what: "link" });
  }
  if (ownLink !== null) return ok({ link: ownLink, together: null });
  return fail({ kind: "denied", denial: { reason: "no-link" } });
}
