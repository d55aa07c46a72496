import { saveCountryRules } from "../../db/queries/reference.ts";
import type { Address, Check } from "../core/customer/checks.ts";
import { domainSuffix, type CustomerInput } from "../core/customer/fields.ts";
import type { Deps } from "./deps.ts";
import { findFreePrefix } from "./find-free-prefix.ts";
import { withinSeconds } from "./within-seconds.ts";

/**
 * Asks Partner Center about a customer that does not exist yet: is the domain free, what does the country ask for, is
 * the address known. Whatever brings no answer in `rhythm.checkSeconds` becomes a warning.
 */
export async function checkCustomer(
  deps: Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm">,
  input: CustomerInput,
): Promise<Check[]> {
  const { partnerCenter } = deps;
  if (partnerCenter === null) return [];
  const inTime = <T>(answer: Promise<T>): Promise<T | null> => withinSeconds(deps.rhythm.checkSeconds, answer);

  const checkDomain = async (): Promise<Check> => {
    const taken = await inTime(partnerCenter.isDomainTaken(input.domainPrefix + domainSuffix));
    if (!taken?.ok) return { check: "domain", result: "no-answer" };
    if (!taken.value) return { check: "domain", result: "free" };
    return { check: "domain", result: "taken", free: await inTime(findFreePrefix(partnerCenter, input)) };
  };

  const [domain, rules, address] = await Promise.all([
    checkDomain(),
    inTime(partnerCenter.countryRules(input.address.country)),
    checkAddress(deps, input.address),
  ]);
  if (rules?.ok && rules.value !== null) await saveCountryRules(deps.db, rules.value, deps.now());
  return [domain, { check: "countryRules", result: rules?.ok ? "read" : "no-answer" }, address];
}

/** Asks Partner Center whether it knows an address, and writes it as it is written here. */
export async function checkAddress(
  { partnerCenter, rhythm }: Pick<Deps, "partnerCenter" | "rhythm">,
  address: Address,
): Promise<Check> {
  if (!isComplete(address)) return { check: "address", result: "skipped" };
  return addressCheck(partnerCenter && (await withinSeconds(rhythm.checkSeconds, partnerCenter.checkAddress(address))));
}

type AddressAnswer = Awaited<ReturnType<NonNullable<Deps["partnerCenter"]>["checkAddress"]>> | null;

function addressCheck(answer: AddressAnswer): Check {
  if (!answer?.ok) return { check: "address", result: "no-answer" };
  const { status, suggestions } = answer.value;
  switch (status) {
    case "Verified":
    case "VerifiedShippable":
      return { check: "address", result: "good" };
    case "None":
      return { check: "address", result: "wrong" };
    case "NotValidated":
      return { check: "address", result: "not-checked" };
    default:
      return { check: "address", result: "suggested", suggestions: [...suggestions] };
  }
}

/** Partner Center's address check insists on a state and a postal code, which some countries do not have. */
function isComplete({ line1, city, state, postalCode }: Address): boolean {
  return line1 !== "" && city !== "" && state !== "" && postalCode !== "";
}
