import { randomUUID } from "node:crypto";
import { answerOnPage } from "./attestations.ts";
import { recordActivity, type Activity } from "./audit-log.ts";
import type { LineFailure } from "./carts.ts";
import { changeBilling } from "./billing.ts";
import type { Delivery } from "./deliveries.ts";
import type { EventName } from "./events.ts";
import { takeInvitation } from "./invitations.ts";
import { decideQualification, type QualificationOutcome, type QualificationPlan } from "./qualifications.ts";
import { endRelationship } from "./relationships.ts";
import type { Forgery } from "./signature.ts";
import {
  addSubscription,
  endSubscription,
  subscriptionBody,
  type SeededSubscription,
  type SimulatedSubscription,
} from "./subscriptions.ts";
import { verificationOf, type Verification, type VerificationPlan, type VerificationStatus } from "./verification.ts";
import { getCustomer, type CustomerData, type CustomersAnswer, type SimulatedCustomer, type World } from "./world.ts";

/** What customers, Microsoft and colleagues do. All throw when they are told of somebody who is not there. */
export interface Acts {
  /**
   * By a company's ID, or a former customer's. Answers the customer that an acceptance makes of it; throws while the
   * partner has asked for no such link. `resellerId`: of whom the link is, too.
   */
  answerInvitation: (id: string, answer: CustomersAnswer, resellerId?: string) => SimulatedCustomer | null;
  /** What a customer does with the Microsoft Customer Agreement. */
  answerAgreement: (customerId: string, answer: CustomersAnswer) => void;
  /** What the customer does on Microsoft's page. Answers why that cannot be, or null. */
  answerAttestation: (id: string, answer: CustomersAnswer) => string | null;
  /** Of a company or a customer. */
  renameCompany: (id: string, names: { companyName?: string; domain?: string }) => void;
  buySubscription: (customerId: string, subscription?: SeededSubscription) => SimulatedSubscription;
  /** A legacy subscription is suspended. */
  cancelSubscription: (customerId: string, subscriptionId: string) => void;
  cancelEntitlement: (customerId: string, orderId: string) => void;
  /** From now on a checkout fails for what holds this catalogue item; null: it succeeds again. */
  failItem: (catalogItemId: string, failure: LineFailure | null) => void;
  /** From now on a new cart has this error at what holds this catalogue item; null: it has none again. */
  refuseItem: (catalogItemId: string, refusal: LineFailure | null) => void;
  /** What one licence costs for a month from now on, in hundredths. */
  setPrice: (catalogItemId: string, monthly: number) => void;
  /** A colleague does it in Partner Center. */
  correctBilling: (
    customerId: string,
    changes: Partial<Pick<CustomerData, "companyName" | "email" | "address">>,
  ) => void;
  /** A colleague does it in Partner Center, whatever is active. */
  endRelationship: (customerId: string) => void;
  /** Without a customer: for those created from now on. With one: its time counts from its creation. */
  setVerificationOutcome: (plan: VerificationPlan, customerId?: string) => void;
  setVerification: (customerId: string, status: VerificationStatus) => void;
  verificationOf: (customerId: string) => Verification;
  /** What becomes of those asked for from now on. */
  setQualificationPlan: (plan: QualificationPlan) => void;
  /** Microsoft decides on what was asked for last. */
  decideQualification: (customerId: string, outcome: QualificationOutcome) => void;
  /** An event alone, which no record in the audit log goes with; none when nobody has subscribed to it. */
  sendEvent: (name: EventName, customerId: string) => readonly Delivery[];
  /** Says that a customer has accepted; without one, a customer that does not exist. Null: no address is registered. */
  forgeEvent: (forgery: Forgery, customerId?: string) => Delivery | null;
  /** A record alone, which no event goes with. */
  addAuditRecord: (customerId: string, activity: Omit<Activity, "customer" | "by"> & Partial<Activity>) => void;
}

export function createActs(world: World): Acts {
  const customerOf = (id: string) => getCustomer(world, id);
  return {
    answerInvitation(id, answer, resellerId) {
      const who = world.prospects.find((one) => one.id === id) ?? world.customers.find((one) => one.id === id);
      if (who === undefined) throw new Error(`The simulated Partner Center has no company ${id} to invite.`);
      return takeInvitation(world, who, answer, resellerId);
    },
    answerAgreement(customerId, answer) {
      customerOf(customerId).agreementAnswer = answer;
    },
    answerAttestation(id, answer) {
      const found = world.attestations.find((one) => one.id === id);
      if (found === undefined) throw new Error(`The simulated Partner Center has no attestation ${id}.`);
      return answerOnPage(found, answer, world.now());
    },
    renameCompany(id, names) {
      const prospect = world.prospects.find((one) => one.id === id);
      Object.assign(prospect?.company ?? customerOf(id), names);
    },
    correctBilling(customerId, changes) {
      changeBilling(world, customerOf(customerId), changes, "colleague");
    },
    buySubscription(customerId, seeded = {}) {
      const customer = customerOf(customerId);
      const subscription = addSubscription(world, customer, seeded);
      recordActivity(world, {
        customer,
        operationType: "create_order",
        resourceType: "order",
        by: "colleague",
        data: { OrderId: subscription.orderId, "SubscriptionId-0": subscription.id },
      });
      return subscription;
    },
    cancelSubscription(customerId, subscriptionId) {
      const customer = customerOf(customerId);
      const found = customer.subscriptions.find(({ id }) => id === subscriptionId);
      if (found === undefined) throw new Error(`The customer has no subscription ${subscriptionId}.`);
      const oldValue = subscriptionBody(customer, found);
      endSubscription(found);
      const newValue = subscriptionBody(customer, found);
      const what = { operationType: "update_subscription", resourceType: "subscription" };
      recordActivity(world, { customer, ...what, by: "colleague", oldValue, newValue });
    },
    cancelEntitlement(customerId, orderId) {
      const { entitlements } = customerOf(customerId);
      const at = entitlements.findIndex((one) => one.orderId === orderId);
      if (at < 0) throw new Error(`The customer has nothing of the order ${orderId}.`);
      entitlements.splice(at, 1);
    },
    failItem(catalogItemId, failure) {
      if (failure === null) world.failingItems.delete(catalogItemId);
      else world.failingItems.set(catalogItemId, failure);
    },
    refuseItem(catalogItemId, refusal) {
      if (refusal === null) world.refusedItems.delete(catalogItemId);
      else world.refusedItems.set(catalogItemId, refusal);
    },
    setPrice: (catalogItemId, monthly) => void world.prices.set(catalogItemId, monthly),
    endRelationship: (customerId) => endRelationship(world, customerOf(customerId), "colleague"),
    setVerificationOutcome(plan, customerId) {
      if (customerId === undefined) world.plan = plan;
      else customerOf(customerId).verification = { kind: "planned", plan };
    },
    setVerification(customerId, status) {
      customerOf(customerId).verification = { kind: "set", status, since: world.now() };
    },
    verificationOf: (customerId) => verificationOf(customerOf(customerId), world.now(), world.verificationTakes),
    setQualificationPlan(plan) {
      world.qualificationPlan = plan;
    },
    decideQualification: (customerId, outcome) => decideQualification(customerOf(customerId), outcome),
    sendEvent: (name, customerId) => world.outbox.raise(name, customerId, world.stamp()),
    forgeEvent(forgery, customerId = randomUUID()) {
      return world.outbox.forge("reseller-relationship-accepted-by-customer", customerId, world.stamp(), forgery);
    },
    addAuditRecord(customerId, activity) {
      recordActivity(world, { customer: customerOf(customerId), by: "colleague", ...activity });
    },
  };
}
