import { isHeld } from "./partner-center/entitlements.ts";
import type { PartnerCenterSimulator } from "./partner-center/simulator.ts";
import { qualificationsOf } from "./partner-center/qualifications.ts";
import { isInTheWay } from "./partner-center/subscriptions.ts";
import { withoutSecrets } from "./partner-center/without-secrets.ts";
import type { SimulatedCustomer } from "./partner-center/world.ts";

const RECEIVED_SHOWN = 60;
const DELIVERIES_SHOWN = 20;

/** What the page shows of the simulated Partner Center. */
export function lookAtPartnerCenter(simulator: PartnerCenterSimulator) {
  const now = simulator.now();
  return {
    customers: simulator.customers.map((one) => ({
      id: one.id,
      companyName: one.companyName,
      domain: one.domain,
      email: one.email,
      country: one.address.country,
      verification: simulator.verificationOf(one.id).status,
      qualification: qualificationsOf(one, now).at(-1) ?? null,
      agreement: one.agreementAnswer,
      attested: one.agreements.length,
      relationship: one.relationship,
      items: itemsOf(one, now),
    })),
    catalogue: simulator.catalogue.map(({ id, title, failure, refusal }) => ({
      id,
      title,
      fails: failure !== null,
      isRefused: refusal !== null,
    })),
    ordersAppearAfter: simulator.ordersAppearAfter / 1000,
    switches: {
      statesPrices: simulator.statesPrices,
      takesAttestations: simulator.takesAttestations,
      keepsAuditLog: simulator.keepsAuditLog,
      replayPassword: simulator.replayPassword,
    },
    attestations: simulator.attestations.map(({ id, companyName, signatory, link, state, answer }) => ({
      id,
      companyName,
      signatory: `${signatory.firstName} ${signatory.lastName}`,
      link,
      state,
      answer,
    })),
    invited: simulator.hasInvited,
    invitedWith: simulator.resellers
      .filter(({ id }) => simulator.invitedWith.has(id))
      .map(({ id, name }) => ({ id, name })),
    prospects: simulator.prospects.map(({ id, company, answer }) => ({ id, ...company, answer })),
    events: eventsOf(simulator),
    received: simulator.received.slice(-RECEIVED_SHOWN).map((call, index) => ({
      id: Math.max(0, simulator.received.length - RECEIVED_SHOWN) + index,
      method: call.method,
      path: call.path,
      query: withoutSecrets(call.query),
      status: call.status,
      fault: call.fault,
      at: call.at.toISOString(),
      sent: withoutSecrets(call.body),
    })),
  };
}

/** What has to be ended before the relationship can be, and what has been. */
function itemsOf({ subscriptions, entitlements }: SimulatedCustomer, now: Date) {
  return [
    ...subscriptions.map((one) => ({
      id: one.id,
      name: one.friendlyName,
      status: one.status,
      isInTheWay: isInTheWay(one),
    })),
    ...entitlements.map((one) => ({
      id: one.orderId,
      name: one.entitlementType === "software" ? "Software" : "Reserved instance",
      status: isHeld(one, now) ? "active" : "expired",
      isInTheWay: isHeld(one, now),
    })),
  ];
}

function eventsOf({ registration, withholdEvents, sendEventsTwice, deliveries, customers }: PartnerCenterSimulator) {
  return {
    address: registration?.url ?? null,
    names: registration?.events ?? [],
    withheld: withholdEvents,
    twice: sendEventsTwice,
    waiting: deliveries.filter(({ state }) => state === "withheld").length,
    deliveries: deliveries.slice(-DELIVERIES_SHOWN).map(({ id, eventName, about, forgery, state, attempts, body }) => ({
      id,
      eventName,
      about: customers.find((one) => one.id === about)?.companyName ?? about,
      forgery,
      state,
      attempts: attempts.map(({ at, status, error }) => ({ at: at.toISOString(), status, error })),
      body,
    })),
  };
}
