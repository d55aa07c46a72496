import type { Answer } from "./answer.ts";
import { isGuid } from "./call.ts";
import type { Call } from "./call.ts";
import { collection } from "./pages.ts";
import { refuse } from "./refusals.ts";
import type { SimulatedCustomer, SimulatedReseller, World } from "./world.ts";

export function refuseReseller(resellers: readonly SimulatedReseller[], id: string): Answer | undefined {
  const reseller = resellers.find((one) => one.id === id.toLowerCase());
  if (reseller === undefined) return refuse(800016);
  if (reseller.state !== "Active") return refuse(800039);
  if (!reseller.isLocationLinked) return refuse(900154);
  return reseller.isAgreementSigned ? undefined : refuse(900123);
}

export function listRelationships(call: Call, resellers: readonly SimulatedReseller[]): Answer {
  const type = call.query.get("relationship_type")?.toLowerCase();
  if (type !== "isindirectcloudsolutionproviderof" && type !== "isindirectresellerof") {
    return refuse(3000, "Invalid property: relationship_type.", ["relationship_type"]);
  }
  return collection(type === "isindirectresellerof" ? [] : resellers.map(relationship));
}

/** Of the one that the customer was created for, and of those with whom it accepted an invitation. */
export function resellersOf({ associatedPartnerId, resellerIds }: SimulatedCustomer): string[] {
  return [...new Set([...(associatedPartnerId === undefined ? [] : [associatedPartnerId]), ...resellerIds])];
}

/** Microsoft's sample of this call has no state and no location. */
export function listResellersOf(_: Call, customer: SimulatedCustomer, world: World): Answer {
  const linked = resellersOf(customer).map((id) => id.toLowerCase());
  return collection(world.resellers.filter(({ id }) => linked.includes(id)).map(resellerBody));
}

function relationship(reseller: SimulatedReseller) {
  return { ...resellerBody(reseller), state: reseller.state, location: reseller.location };
}

function resellerBody({ id, name, mpnId }: SimulatedReseller) {
  return {
    id,
    name,
    relationshipType: "is_indirect_cloud_solution_provider_of",
    mpnId,
    attributes: { objectType: "PartnerRelationship" },
  };
}

export function answerAgreementStatus(call: Call, resellers: readonly SimulatedReseller[]): Answer {
  const query = new Map([...call.query].map(([name, value]) => [name.toLowerCase(), value]));
  const mpnId = query.get("mpnid") ?? "";
  const tenantId = query.get("tenantid") ?? "";
  if (mpnId === "" && tenantId === "") return refuse(2001, "Both MPN Id and Tenant Id cannot be empty.");
  if (mpnId !== "" && tenantId !== "") return refuse(2000, "Both MPN Id and Tenant Id should not be passed.");
  if (mpnId !== "" && !/^\d+$/.test(mpnId)) return refuse(2000, "MPN Id must be numeric.");
  if (tenantId !== "" && !isGuid(tenantId)) return refuse(2000, "Tenant Id must be a GUID.");
  const reseller = resellers.find((one) => one.mpnId === mpnId || one.id === tenantId.toLowerCase());
  if (reseller) return { status: 200, body: { isAgreementSigned: reseller.isAgreementSigned } };
  if (tenantId !== "") return refuse(2205, `Could not find account with id '${tenantId}'.`);
  return refuse(2200, `Requested MPN Id ${mpnId} is either invalid or does not exist in Partner Center.`);
}
