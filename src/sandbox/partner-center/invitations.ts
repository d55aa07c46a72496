import type { Answer } from "./answer.ts";
import { isGuid, type Call } from "./call.ts";
import { addCustomer } from "./create-customer.ts";
import { refuse } from "./refusals.ts";
import type { CustomersAnswer, Prospect, SimulatedCustomer, World } from "./world.ts";

const IDS = ["indirectCloudSolutionProviderId", "indirectResellerId"];

/** The link belongs to the partner and names no customer: who accepts it is seen in the list of customers alone. */
export function answerInvitation(call: Call, world: World): Answer {
  const wrong = IDS.find((name) => call.query.has(name) && !isGuid(call.query.get(name) ?? ""));
  if (wrong !== undefined) return refuse(3000, `Invalid property: ${wrong}.`, [wrong]);
  world.hasInvited = true;
  const query = `invType=ResellerRelationship&partnerId=${world.tenantId}&msppId=0&DAP=false`;
  return {
    status: 200,
    body: {
      url: `https://admin.microsoft.com/Adminportal/Home?${query}#/BillingAccounts/partner-invitation`,
      attributes: { objectType: "RelationshipRequest" },
    },
  };
}

/** Somebody who has the link answers it. Only an acceptance is seen at Partner Center. */
export function takeInvitation(world: World, prospect: Prospect, answer: CustomersAnswer): SimulatedCustomer | null {
  if (!world.hasInvited) throw new Error("The partner has not asked for an invitation link yet.");
  prospect.answer = answer;
  if (answer !== "accepts") return null;
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
