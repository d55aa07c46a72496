import { randomUUID } from "node:crypto";
import type { Answer } from "./answer.ts";
import type { Call } from "./call.ts";
import { collection, invalid } from "./pages.ts";
import type { SimulatedCustomer } from "./world.ts";

export interface SimulatedEntitlement {
  /** Of the order that it came from; the desk has no other name for it. */
  orderId: string;
  entitlementType: "software" | "reservedinstance";
  /** Of a reserved instance. */
  reservationType: "virtualmachines" | "sqldatabases";
  productId: string;
  skuId: string;
  quantity: number;
  /** Null: it does not expire. */
  expiryDate: Date | null;
}

export type SeededEntitlement = Partial<SimulatedEntitlement>;

export function addEntitlement(customer: SimulatedCustomer, seeded: SeededEntitlement): SimulatedEntitlement {
  const entitlement: SimulatedEntitlement = {
    orderId: randomUUID().replaceAll("-", ""),
    entitlementType: "reservedinstance",
    reservationType: "virtualmachines",
    productId: "SIMULATED0003",
    skuId: "0001",
    quantity: 1,
    expiryDate: null,
    ...seeded,
  };
  customer.entitlements.push(entitlement);
  return entitlement;
}

/** Assumed: one that has expired hinders nothing. */
export function isHeld({ expiryDate }: SimulatedEntitlement, now: Date): boolean {
  return expiryDate === null || expiryDate > now;
}

type Chosen = (entitlement: SimulatedEntitlement) => boolean;

/** The third is the older name of reserved virtual machines, which Microsoft keeps for older callers. */
const TYPES: Record<string, Chosen> = {
  software: ({ entitlementType }) => entitlementType === "software",
  reservedinstance: ({ entitlementType }) => entitlementType === "reservedinstance",
  virtualmachinereservedinstance: ({ entitlementType, reservationType }) =>
    entitlementType === "reservedinstance" && reservationType === "virtualmachines",
};

export function listEntitlements(call: Call, customer: SimulatedCustomer): Answer {
  const query = new Map([...call.query].map(([name, value]) => [name.toLowerCase(), value.toLowerCase()]));
  const type = query.get("entitlementtype");
  const isChosen: Chosen | undefined = type === undefined ? () => true : TYPES[type];
  if (isChosen === undefined) return invalid("entitlementType");
  const withExpiry = query.get("showexpiry") === "true";
  return collection(customer.entitlements.filter(isChosen).map((one) => entitlementBody(customer, one, withExpiry)));
}

function entitlementBody({ id }: SimulatedCustomer, one: SimulatedEntitlement, withExpiry: boolean) {
  const isReservation = one.entitlementType === "reservedinstance";
  const uri = `/customers/${id}/artifacts/reservedinstance/groups/${one.orderId}/lineitems/0/resource/${one.orderId}`;
  const artifact = {
    link: { uri, method: "GET", headers: [] },
    resourceId: one.orderId,
    artifactType: "reservedinstance",
    dynamicAttributes: { reservationType: one.reservationType },
  };
  return {
    includedEntitlements: [],
    referenceOrder: { id: one.orderId, lineItemId: "0" },
    productId: one.productId,
    skuId: one.skuId,
    quantity: one.quantity,
    entitledArtifacts: isReservation ? [artifact] : [],
    entitlementType: one.entitlementType,
    ...(isReservation && { dynamicAttributes: { reservationType: one.reservationType } }),
    ...(withExpiry && one.expiryDate && { expiryDate: `${one.expiryDate.toISOString().slice(0, 19)}Z` }),
  };
}
