import type { Customer } from "../../db/schema/index.ts";
import { ok, type Result, type UpstreamFailure } from "../core/result.ts";
import type { PartnerCenter } from "../partner-center/contract.ts";
import type { Deps } from "./deps.ts";
import { keepCountry } from "./learn-country.ts";

/**
 * A customer's country and language, such as `BR` and `pt`. Partner Center's list tells neither, so it is asked of a
 * customer that the desk did not create; the country is kept.
 */
export async function readLocale(
  deps: Pick<Deps, "db">,
  partnerCenter: PartnerCenter,
  customer: Customer,
): Promise<Result<{ country: string; language: string }, UpstreamFailure>> {
  const { country, details, tenantId } = customer;
  if (details !== null || tenantId === null) return ok({ country, language: languageOf(details?.culture) });
  const answer = await partnerCenter.customer(tenantId);
  if (!answer.ok) return answer;
  const found = answer.value;
  const known = await keepCountry(deps, customer, found);
  return ok({ country: known.country, language: languageOf(found?.culture || found?.language) });
}

const languageOf = (culture: string | null | undefined): string => culture?.split("-")[0] || "en";
