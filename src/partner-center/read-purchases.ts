import type {
  ActiveItems,
  ActivePurchase,
  ActiveSubscription,
  ItemStatus,
  ObstacleKind,
} from "../core/relationship/removal.ts";
import { given, readDay, readUtc } from "./read-answers.ts";
import type { WireEntitlement, WireSubscription } from "./wire.ts";

/** `what`: the list it belongs to, whichever of Partner Center's two it came from. */
interface Item extends ActiveSubscription {
  what: ObstacleKind;
}

/** What is in both lists counts once, as the subscription says: an entitlement has no status. */
export function readActiveItems(
  subscriptions: readonly WireSubscription[],
  entitlements: readonly WireEntitlement[],
  now: Date,
): ActiveItems {
  const items = [
    ...subscriptions.map(readSubscription),
    ...entitlements
      .filter((one) => !subscriptions.some((subscription) => isSamePurchase(subscription, one)))
      .map((one) => readEntitlement(one, now)),
  ];
  const purchases = (kind: ObstacleKind): ActivePurchase[] =>
    items.filter(({ what }) => what === kind).map(({ name, quantity, status }) => ({ name, quantity, status }));
  return {
    subscriptions: items.flatMap(({ what, ...subscription }) => (what === "subscription" ? [subscription] : [])),
    reservedInstances: purchases("reserved-instance"),
    savingsPlans: purchases("savings-plan"),
    software: purchases("software"),
  };
}

function readSubscription(wire: WireSubscription): Item {
  const endsOn = readDay(wire.commitmentEndDate);
  return {
    what: whatIs(wire),
    id: wire.id,
    name: given(wire.friendlyName) ?? given(wire.offerName) ?? wire.id,
    kind: kindOf(wire),
    status: statuses.get(word(wire.status)) ?? "unknown",
    quantity: wire.quantity ?? null,
    autoRenews: wire.autoRenewEnabled ?? null,
    // Without a term, Microsoft's samples have a day in the year 9999.
    commitmentEnds: endsOn?.startsWith("9") ? null : endsOn,
  };
}

/** Not here: `none`, and `disabled`, of which Microsoft does not say whether it is over. */
const statuses: ReadonlyMap<string, ItemStatus> = new Map([
  ["active", "active"],
  ["pending", "pending"],
  ["suspended", "suspended"],
  ["expired", "expired"],
  ["deleted", "cancelled"],
]);

/** Azure's benefits are savings plans and reservations; the finer type of a reservation is not documented. */
function whatIs({ productType, unitType, billingType }: WireSubscription): ObstacleKind {
  const [type, finer] = [word(productType?.id), word(productType?.subType?.id)];
  if (type === "software") return "software";
  if (type !== "azure") return "subscription";
  if (finer.startsWith("savingsplan")) return "savings-plan";
  const isBenefit = word(unitType) === "benefit" || word(billingType) === "benefit";
  return isBenefit || finer.startsWith("reserv") ? "reserved-instance" : "subscription";
}

/** An offer of before new commerce: a GUID, or one of Azure's. Offers of new commerce have three parts, with colons. */
const legacyOffer = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|ms-azr-\w+)$/i;

/** Only what is certain to be a legacy subscription may be called one: suspended, it is in nobody's way. */
function kindOf(wire: WireSubscription): ActiveSubscription["kind"] {
  if (wire.productType == null && legacyOffer.test(wire.offerId ?? "")) return "legacy";
  if (wire.isTrial === true) return "trial";
  const [type, finer] = [word(wire.productType?.id), word(wire.productType?.subType?.id)];
  if (type === "onlineservicesnce") return "new-commerce";
  return type === "azure" && ["", "azure"].includes(finer) ? "azure-plan" : "unknown";
}

function readEntitlement(wire: WireEntitlement, now: Date): Item {
  const order = given(wire.referenceOrder?.id) ?? given(wire.referenceOrder?.alternateId);
  // Entitlements have no name; product and SKU are those of the catalogue, as in an offer's ID.
  const product = [wire.productId, wire.skuId].map(given).filter(Boolean).join(":");
  const name = [product, given(wire.dynamicAttributes?.reservationType)].filter(Boolean).join(" ");
  const what = entitlementKind(word(wire.entitlementType));
  const expiresAt = readUtc(given(wire.expiryDate));
  const isExpired = expiresAt !== null && expiresAt <= now;
  return {
    what: what ?? "subscription",
    id: order ?? name,
    name: name || order || "?",
    kind: "unknown",
    status: isExpired ? "expired" : what === null ? "unknown" : "active",
    quantity: wire.quantity ?? null,
    autoRenews: null,
    commitmentEnds: null,
  };
}

/** Null for a type that Partner Center has added since. */
function entitlementKind(type: string): ObstacleKind | null {
  if (type === "software") return "software";
  // The older name of reserved virtual machines ends alike.
  return type.endsWith("reservedinstance") ? "reserved-instance" : null;
}

function isSamePurchase(subscription: WireSubscription, entitlement: WireEntitlement): boolean {
  const [productId, skuId] = (subscription.offerId ?? "").split(":");
  const { id, alternateId } = entitlement.referenceOrder ?? {};
  const isSameOrder = [id, alternateId].some((order) => isSame(order, subscription.orderId));
  if (isSameOrder && isSame(productId, entitlement.productId) && isSame(skuId, entitlement.skuId)) return true;
  return (entitlement.entitledArtifacts ?? []).some(({ resourceId }) =>
    isSame(resourceId, subscription.productOrderId),
  );
}

const isSame = (one: string | null | undefined, other: string | null | undefined): boolean =>
  !!one && one.toLowerCase() === other?.toLowerCase();

const word = (text: string | null | undefined): string => (text ?? "").toLowerCase().replace(/[^a-z]/g, "");
