import type { Answer } from "./answer.ts";
import { recordActivity } from "./audit-log.ts";
import { isGuid, type Call } from "./call.ts";
import { addCustomer } from "./create-customer.ts";
import { invalid } from "./pages.ts";
import { refuse } from "./refusals.ts";
import type { CustomersAnswer, Prospect, SimulatedCustomer, World } from "./world.ts";

const [PROVIDER, RESELLER] = ["indirectCloudSolutionProviderId", "indirectResellerId"];

/**
 * The links belong to the partners and name no customer: who accepts one is seen in the list of customers alone. What a
 * provider's link for itself and a reseller looks like is known from providers' public code, not from Microsoft's pages.
 */
export function answerInvitation(call: Call, world: World): Answer {
  const wrong = [PROVIDER, RESELLER].find((name) => call.query.has(name) && !isGuid(call.query.get(name) ?? ""));
  if (wrong !== undefined) return invalid(wrong);
  const resellerId = call.query.get(RESELLER)?.toLowerCase() ?? null;
  const providerId = call.query.get(PROVIDER)?.toLowerCase() ?? null;
  if (resellerId === null && providerId === null) {
    world.hasInvited = true;
    return link({ invType: "ResellerRelationship", partnerId: world.tenantId, msppId: "0", DAP: "false" });
  }
  const reseller = world.resellers.find(({ id }) => id === resellerId);
  // Assumed, as for a customer that is created for a reseller.
  if (resellerId !== null && reseller === undefined) return refuse(800016);
  world.hasInvited = true;
  if (reseller !== undefined) world.invitedWith.add(reseller.id);
  return link({
    invType: "IndirectResellerRelationship",
    partnerId: reseller?.id ?? world.tenantId,
    msppId: reseller?.mpnId ?? "0",
    indirectCSPId: providerId ?? world.tenantId,
    DAP: "false",
  });
}

function link(parameters: Record<string, string>): Answer {
  const query = new URLSearchParams(parameters).toString();
  return {
    status: 200,
    body: {
      url: `https://admin.microsoft.com/Adminportal/Home?${query}#/BillingAccounts/partner-invitation`,
      attributes: { objectType: "RelationshipRequest" },
    },
  };
}

/**
 * Somebody who has the link answers it: a company, or a customer whose relationship was ended. Only an acceptance is
 * seen at Partner Center. With a reseller's ID it is the link for both.
 */
export function takeInvitation(
  world: World,
  who: Prospect | SimulatedCustomer,
  answer: CustomersAnswer,
  resellerId?: string,
): SimulatedCustomer | null {
  if (!world.hasInvited) throw new Error("The partner has not asked for an invitation link yet.");
  if (resellerId !== undefined && !world.invitedWith.has(resellerId))
    throw new Error("The partner has not asked for an invitation link with this reseller.");
  if ("company" in who) who.answer = answer;
  if (answer !== "accepts") return null;
  const customer = "company" in who ? becomeCustomer(world, who) : who;
  customer.relationship = "reseller";
  delete customer.removedBy;
  if (resellerId !== undefined) customer.resellerIds.push(resellerId);
  tell(world, customer, resellerId !== undefined);
  return customer;
}

/**
 * The page of activities lists this type; that an acceptance writes it is assumed. (The address of the record in the sample
 * of the event ends in another one.) So is that the link for both raises both events.
 */
function tell(world: World, customer: SimulatedCustomer, isJoint: boolean): void {
  const at = world.stamp();
  recordActivity(world, {
    customer,
    operationType: "create_partner_relationship",
    resourceType: "partner_customer_relationship",
    by: "customer",
    at,
  });
  world.outbox.raise("reseller-relationship-accepted-by-customer", customer.id, at);
  if (isJoint) world.outbox.raise("indirect-reseller-relationship-accepted-by-customer", customer.id, at);
}

function becomeCustomer(world: World, prospect: Prospect): SimulatedCustomer {
  world.prospects.splice(world.prospects.indexOf(prospect), 1);
  const { country, ...data } = prospect.company;
  return addCustomer(
    world,
    {
      email: `office@${data.domain}`,
      culture: "en-US",
      language: "en",
      enableGDAPByDefault: false,
      ...data,
      address: { country, addressLine1: "1 Main Street", firstName: "Ada", lastName: "Moss" },
    },
    { verification: { kind: "set", status: "Allowed", since: world.now() } },
  );
}
