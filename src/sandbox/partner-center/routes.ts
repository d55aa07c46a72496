import { validateAddress } from "./address.ts";
import { answerAttestation, createAttestation } from "./attestations.ts";
import { answerDirectlySigned, createAgreement, listAgreements, listTemplates } from "./agreements.ts";
import type { Answer } from "./answer.ts";
import { listAuditRecords } from "./audit-log.ts";
import { answerBillingProfile, putBillingProfile } from "./billing.ts";
import type { Call } from "./call.ts";
import { isGuid } from "./call.ts";
import { answerCountryRules } from "./country-rules.ts";
import { answerCart, checkOut, createCart } from "./carts.ts";
import { listAvailabilities, listProducts, listSkus } from "./catalogue.ts";
import { createCustomer } from "./create-customer.ts";
import { answerCustomer, answerDomain, findCustomer, listCustomers } from "./customers.ts";
import { listEntitlements } from "./entitlements.ts";
import { answerInvitation } from "./invitations.ts";
import { listOrders } from "./orders.ts";
import { listQualifications, requestQualification } from "./qualifications.ts";
import { refuse } from "./refusals.ts";
import { changeRegistration, listEventNames, readRegistration, register } from "./registration.ts";
import { patchCustomer } from "./relationships.ts";
import { answerAgreementStatus, listRelationships, listResellersOf } from "./resellers.ts";
import { listSubscriptions } from "./subscriptions.ts";
import type { TokenBook } from "./tokens.ts";
import { createValidationEvent, readValidationEvent } from "./validation-events.ts";
import { answerVerification, verificationOf } from "./verification.ts";
import type { SimulatedCustomer, World } from "./world.ts";

interface Route {
  method: string;
  path: RegExp;
  needs: "any" | "app+user";
  /** The documentation asks for both ids. */
  needsIds?: boolean;
  /** A POST that carries nothing. */
  hasNoBody?: boolean;
  answer: (call: Call, world: World) => Answer;
}

/**
 * A former customer is refused. Somebody was told 20002, with these words, about customers that had left; for which of
 * these calls it holds is assumed.
 */
const ofCustomer = (answer: (call: Call, customer: SimulatedCustomer, world: World) => Answer) => {
  return (call: Call, world: World) => {
    const found = findCustomer(call, world);
    if ("status" in found) return found;
    if (found.relationship === "none") return refuse(20002, "No relationship between caller and account.");
    return answer(call, found, world);
  };
};

const ROUTES: readonly Route[] = [
  { method: "POST", path: /^\/v1\/customers$/, needs: "any", needsIds: true, answer: createCustomer },
  { method: "GET", path: /^\/v1\/customers$/, needs: "any", answer: listCustomers },
  {
    method: "GET",
    path: /^\/v1\/customers\/relationshiprequests$/i,
    needs: "app+user",
    answer: answerInvitation,
  },
  {
    method: "GET",
    path: /^\/v1\/customers\/[^/]+$/,
    needs: "any",
    answer: (call, world) => {
      const found = findCustomer(call, world);
      return "status" in found ? found : answerCustomer(found);
    },
  },
  // Microsoft's page writes the path with a stroke at its end, and its sample without.
  { method: "PATCH", path: /^\/v1\/customers\/[^/]+\/?$/, needs: "app+user", answer: patchCustomer },
  {
    method: "GET",
    path: /^\/v1\/customers\/[^/]+\/profiles\/billing$/i,
    needs: "any",
    answer: ofCustomer((_, customer) => answerBillingProfile(customer)),
  },
  {
    method: "PUT",
    path: /^\/v1\/customers\/[^/]+\/profiles\/billing$/i,
    needs: "any",
    answer: ofCustomer(putBillingProfile),
  },
  {
    method: "GET",
    path: /^\/v1\/customers\/[^/]+\/subscriptions$/i,
    needs: "any",
    answer: ofCustomer(listSubscriptions),
  },
  {
    method: "GET",
    path: /^\/v1\/customers\/[^/]+\/entitlements$/i,
    needs: "app+user",
    answer: ofCustomer(listEntitlements),
  },
  {
    method: "GET",
    path: /^\/v1\/customers\/[^/]+\/relationships$/i,
    needs: "app+user",
    answer: ofCustomer(listResellersOf),
  },
  {
    method: "GET",
    path: /^\/v1\/customers\/[^/]+\/validationstatus$/i,
    needs: "app+user",
    answer: ofCustomer((call, customer, world) =>
      answerVerification(call, customer, verificationOf(customer, world.now(), world.verificationTakes)),
    ),
  },
  {
    method: "GET",
    path: /^\/v1\/customers\/[^/]+\/qualifications$/i,
    needs: "any",
    answer: ofCustomer(listQualifications),
  },
  {
    method: "POST",
    path: /^\/v1\/customers\/[^/]+\/qualifications$/i,
    needs: "app+user",
    answer: ofCustomer(requestQualification),
  },
  { method: "GET", path: /^\/v1\/products$/i, needs: "any", answer: listProducts },
  { method: "GET", path: /^\/v1\/products\/[^/]+\/skus$/i, needs: "any", answer: listSkus },
  {
    method: "GET",
    path: /^\/v1\/products\/[^/]+\/skus\/[^/]+\/availabilities$/i,
    needs: "any",
    answer: listAvailabilities,
  },
  { method: "POST", path: /^\/v1\/customers\/[^/]+\/carts$/i, needs: "any", answer: ofCustomer(createCart) },
  { method: "GET", path: /^\/v1\/customers\/[^/]+\/carts\/[^/]+$/i, needs: "any", answer: ofCustomer(answerCart) },
  {
    method: "POST",
    path: /^\/v1\/customers\/[^/]+\/carts\/[^/]+\/checkout$/i,
    needs: "any",
    hasNoBody: true,
    answer: ofCustomer(checkOut),
  },
  { method: "GET", path: /^\/v1\/customers\/[^/]+\/orders$/i, needs: "any", answer: ofCustomer(listOrders) },
  { method: "GET", path: /^\/v1\/agreements$/i, needs: "app+user", answer: listTemplates },
  {
    method: "GET",
    path: /^\/v1\/customers\/[^/]+\/agreements$/i,
    needs: "app+user",
    answer: ofCustomer(listAgreements),
  },
  {
    method: "POST",
    path: /^\/v1\/customers\/[^/]+\/agreements$/i,
    needs: "app+user",
    answer: ofCustomer(createAgreement),
  },
  {
    method: "GET",
    path: /^\/v1\/customers\/[^/]+\/directSignedMicrosoftCustomerAgreementStatus$/i,
    needs: "app+user",
    answer: ofCustomer((_, customer) => answerDirectlySigned(customer)),
  },
  // Microsoft names app-only alone here; nothing says that a user's token is refused.
  { method: "POST", path: /^\/v1\/attestations\/enhanced$/i, needs: "any", answer: createAttestation },
  { method: "GET", path: /^\/v1\/attestations\/enhanced\/[^/]+$/i, needs: "any", answer: answerAttestation },
  { method: "HEAD", path: /^\/v1\/domains\/[^/]+$/, needs: "any", answer: answerDomain },
  {
    method: "GET",
    path: /^\/v1\/countryvalidationrules\/[^/]+$/i,
    needs: "any",
    answer: (call, world) => answerCountryRules(call, world.countryRulesShape),
  },
  { method: "POST", path: /^\/v1\/validations\/address$/, needs: "any", answer: validateAddress },
  {
    method: "GET",
    path: /^\/v1\/profiles\/mpn$/i,
    needs: "app+user",
    answer: (_, world) => ({ status: 200, body: { mpnId: world.partnerId, attributes: { objectType: "MpnProfile" } } }),
  },
  {
    method: "GET",
    path: /^\/v1\/relationships$/,
    needs: "app+user",
    answer: (call, world) => listRelationships(call, world.resellers),
  },
  {
    method: "GET",
    path: /^\/v1\/compliance\/csp\/agreementstatus$/i,
    needs: "app+user",
    answer: (call, world) => answerAgreementStatus(call, world.resellers),
  },
  { method: "GET", path: /^\/v1\/auditrecords$/i, needs: "any", answer: listAuditRecords },
  { method: "GET", path: /^\/webhooks\/v1\/registration\/events$/i, needs: "any", answer: listEventNames },
  { method: "GET", path: /^\/webhooks\/v1\/registration$/i, needs: "any", answer: readRegistration },
  { method: "POST", path: /^\/webhooks\/v1\/registration$/i, needs: "any", answer: register },
  { method: "PUT", path: /^\/webhooks\/v1\/registration$/i, needs: "any", answer: changeRegistration },
  {
    method: "POST",
    path: /^\/webhooks\/v1\/registration\/validationevents$/i,
    needs: "any",
    hasNoBody: true,
    answer: createValidationEvent,
  },
  {
    method: "GET",
    path: /^\/webhooks\/v1\/registration\/validationevents\/[^/]+$/i,
    needs: "any",
    answer: readValidationEvent,
  },
];

export function answerApi(call: Call, world: World, tokens: TokenBook): Answer {
  const token = tokens.check(call.headers.get("authorization"));
  if (typeof token !== "string") return token;
  const atPath = ROUTES.filter(({ path }) => path.test(call.path));
  const route = atPath.find(({ method }) => method === call.method);
  if (route === undefined) return atPath.length === 0 ? refuse(1000) : wrongMethod(call.method);
  if (route.needs === "app+user" && token === "app") return refuse(900329);
  return refuseHeaders(call, route) ?? withMfaHeader(call, token, route.answer(call, world));
}

function refuseHeaders(call: Call, route: Route): Answer | undefined {
  for (const name of ["MS-RequestId", "MS-CorrelationId"]) {
    const value = call.headers.get(name);
    if (value === null ? route.needsIds : !isGuid(value)) {
      return refuse(3000, `Invalid property: the header ${name} must be a GUID.`, [name]);
    }
  }
  if (["POST", "PUT", "PATCH"].includes(call.method) && !route.hasNoBody && call.body === undefined) {
    if (!call.headers.get("content-type")?.includes("json"))
      return { status: 415, body: { message: "Unsupported media type." } };
    return refuse(3000, "Invalid property: the body is not JSON.");
  }
  return undefined;
}

function withMfaHeader(call: Call, token: string, answer: Answer): Answer {
  if (call.headers.get("validatemfa")?.toLowerCase() !== "true" || token !== "app+user") return answer;
  return { ...answer, headers: { ...answer.headers, isMfaCompliant: "true" } };
}

function wrongMethod(method: string): Answer {
  return { status: 405, body: { message: `The requested resource does not support http method '${method}'.` } };
}
