import { randomUUID } from "node:crypto";
import type { Answer } from "./answer.ts";
import type { Call } from "./call.ts";
import { collection } from "./pages.ts";
import type { SimulatedCustomer, World } from "./world.ts";

export type SubscriptionKind = "new-commerce" | "legacy" | "azure-plan" | "reservation" | "savings-plan" | "software";

export type SubscriptionStatus = "active" | "pending" | "suspended" | "expired" | "disabled" | "deleted";

export interface SimulatedSubscription {
  id: string;
  kind: SubscriptionKind;
  status: SubscriptionStatus;
  offerName: string;
  friendlyName: string;
  quantity: number;
  isTrial: boolean;
  autoRenewEnabled: boolean;
  /** As the service writes it. */
  creationDate: string;
  commitmentEndDate: string;
  /** Of the reseller of record; empty without one. */
  partnerId: string;
  orderId: string;
  /** Of what was ordered here; left out, those of its kind. */
  offerId?: string;
  termDuration?: string;
  billingCycle?: string;
}

export type SeededSubscription = Partial<SimulatedSubscription>;

interface Offer {
  offerName: string;
  /** Made up. */
  offerId: string;
  productType?: { id: string; displayName: string; subType?: { id: string; displayName: string } };
  unitType: string;
  billingType: string;
  billingCycle: string;
  termDuration?: string;
  /** It is one purchase of a benefit, which has a number of its own. */
  isBenefit?: boolean;
}

const named = (id: string) => ({ id, displayName: id });

/**
 * Microsoft's pages show the product types of new commerce, software and savings plans, and none at a legacy
 * subscription. That of an Azure plan, and the finer one of a reservation, are assumed.
 */
const OFFERS: Record<SubscriptionKind, Offer> = {
  "new-commerce": {
    offerName: "Microsoft 365 Business Basic",
    offerId: "SIMULATED0001:0001:SIMULATED00A1",
    productType: named("OnlineServicesNCE"),
    unitType: "Licenses",
    billingType: "license",
    billingCycle: "monthly",
    termDuration: "P1Y",
  },
  legacy: {
    offerName: "Office 365 Enterprise E1",
    offerId: "7b3f5c1e-0d2a-4c68-9e4f-51a6d0b8c9e2",
    unitType: "Licenses",
    billingType: "license",
    billingCycle: "monthly",
  },
  "azure-plan": {
    offerName: "Azure plan",
    offerId: "SIMULATED0002:0001:SIMULATED00A2",
    productType: named("Azure"),
    unitType: "Usage-based",
    billingType: "usage",
    billingCycle: "monthly",
  },
  reservation: {
    offerName: "Reserved VM Instance, 1 Year",
    offerId: "SIMULATED0003:0001:SIMULATED00A3",
    productType: { ...named("Azure"), subType: named("ReservedInstance") },
    unitType: "Benefit",
    billingType: "benefit",
    billingCycle: "one_time",
    termDuration: "P1Y",
    isBenefit: true,
  },
  "savings-plan": {
    offerName: "Compute savings plan, 1 Year",
    offerId: "SIMULATED0004:0001:SIMULATED00A4",
    productType: { ...named("Azure"), subType: named("SavingsPlan") },
    unitType: "Benefit",
    billingType: "benefit",
    billingCycle: "one_time",
    termDuration: "P1Y",
    isBenefit: true,
  },
  software: {
    offerName: "SQL Server Standard, 3 Year",
    offerId: "SIMULATED0005:0001:SIMULATED00A5",
    productType: named("Software"),
    unitType: "Licenses",
    billingType: "license",
    billingCycle: "triennial",
    termDuration: "P3Y",
  },
};

export function addSubscription(
  world: World,
  customer: SimulatedCustomer,
  seeded: SeededSubscription,
): SimulatedSubscription {
  const kind = seeded.kind ?? "new-commerce";
  const { offerName } = OFFERS[kind];
  const inOneYear = new Date(world.now().getTime() + 364 * 86_400_000).toISOString().slice(0, 10);
  const subscription: SimulatedSubscription = {
    id: randomUUID(),
    kind,
    status: "active",
    offerName,
    friendlyName: seeded.offerName ?? offerName,
    quantity: 1,
    isTrial: false,
    autoRenewEnabled: true,
    creationDate: `${world.stamp().text}Z`,
    commitmentEndDate: `${inOneYear}T00:00:00Z`,
    partnerId: "",
    orderId: randomUUID().slice(0, 12).replace("-", ""),
    ...seeded,
  };
  customer.subscriptions.push(subscription);
  return subscription;
}

/** Microsoft asks for legacy subscriptions to be suspended and for all others to be cancelled; pending ones are assumed. */
export function isInTheWay({ kind, status }: SimulatedSubscription): boolean {
  return status === "active" || status === "pending" || (status === "suspended" && kind !== "legacy");
}

export function endSubscription(subscription: SimulatedSubscription): void {
  subscription.status = subscription.kind === "legacy" ? "suspended" : "deleted";
  subscription.autoRenewEnabled = false;
}

export function listSubscriptions(_: Call, customer: SimulatedCustomer): Answer {
  return collection(customer.subscriptions.map((one) => subscriptionBody(customer, one)));
}

export function subscriptionBody(customer: SimulatedCustomer, { kind, ...one }: SimulatedSubscription) {
  const { isBenefit = false, ...offer } = OFFERS[kind];
  return {
    ...offer,
    ...one,
    effectiveStartDate: one.creationDate,
    hasPurchasableAddons: false,
    renewalTermDuration: "",
    isMicrosoftProduct: true,
    attentionNeeded: false,
    actionTaken: false,
    contractType: "subscription",
    publisherName: "Microsoft Corporation",
    ...(isBenefit && { productOrderId: one.id }),
    links: { self: { uri: `/customers/${customer.id}/subscriptions/${one.id}`, method: "GET", headers: [] } },
    attributes: { objectType: "Subscription" },
  };
}
