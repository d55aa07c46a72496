import { normaliseText } from "../text.ts";

export type ItemStatus = "active" | "suspended" | "cancelled" | "expired" | "pending" | "unknown";

export interface ActiveSubscription {
  id: string;
  name: string;
  kind: "new-commerce" | "legacy" | "azure-plan" | "trial" | "unknown";
  status: ItemStatus;
  quantity: number | null;
  autoRenews: boolean | null;
  /** `YYYY-MM-DD`; null when it is not known or there is no term. */
  commitmentEnds: string | null;
}

export interface ActivePurchase {
  name: string;
  quantity: number | null;
  status: ItemStatus;
}

/** What a customer has through this partner. */
export interface ActiveItems {
  subscriptions: readonly ActiveSubscription[];
  reservedInstances: readonly ActivePurchase[];
  savingsPlans: readonly ActivePurchase[];
  software: readonly ActivePurchase[];
}

/** What can be in the way of a removal, in the order of the checklist. */
export const obstacleKinds = ["subscription", "reserved-instance", "savings-plan", "software"] as const;
export type ObstacleKind = (typeof obstacleKinds)[number];

const older = "Partner Center, remove-a-relationship (2021)";
const newer = "Partner Center, remove-a-relationship (2024 and later)";

/** What a person does about an obstacle, in Partner Center; the desk does none of it. */
export const removalRemedies = {
  suspend: { source: older },
  /** Inside seven days it can be cancelled, later it ends with its term. Suspended it is billed all the same. */
  "cancel-or-let-term-end": { source: `${newer}; add, cancel and renew in new commerce (seven days)` },
  "cancel-azure-plan": { source: newer },
  "cancel-trial": { source: `Partner Desk's choice, after ${newer}: nothing may be active` },
  "cancel-reserved-instance": { source: `${older}; remove-a-reseller-relationship-with-a-customer` },
  "cancel-savings-plan": { source: newer },
  "cancel-software": { source: `${older}; csp-software-subscriptions` },
  /** Its kind or its status is not known; it may be in the way. */
  "look-in-partner-center": { source: "Partner Desk's choice: nothing unknown counts as ended" },
} as const satisfies Record<string, { source: string }>;
export type RemovalRemedy = keyof typeof removalRemedies;

export interface Obstacle {
  what: ObstacleKind;
  name: string;
  /** Null for what has no subscription ID. */
  id: string | null;
  remedy: RemovalRemedy;
}

const remedies = {
  "new-commerce": "cancel-or-let-term-end",
  legacy: "suspend",
  "azure-plan": "cancel-azure-plan",
  trial: "cancel-trial",
  unknown: "look-in-partner-center",
} as const satisfies Record<ActiveSubscription["kind"], RemovalRemedy>;

const isOver = (status: ItemStatus): boolean => status === "cancelled" || status === "expired";

/** Everything to end before the relationship can be removed, in a stable order: by kind, name and ID. */
export function whatIsInTheWay(items: ActiveItems): readonly Obstacle[] {
  const subscriptions = items.subscriptions
    .filter(({ kind, status }) => !isOver(status) && !(kind === "legacy" && status === "suspended"))
    .map(({ id, name, kind, status }) => obstacle("subscription", name, id, status, remedies[kind]));
  const purchases = (what: ObstacleKind, remedy: RemovalRemedy, bought: readonly ActivePurchase[]): Obstacle[] =>
    bought
      .filter(({ status }) => !isOver(status))
      .map(({ name, status }) => obstacle(what, name, null, status, remedy));
  return [
    subscriptions,
    purchases("reserved-instance", "cancel-reserved-instance", items.reservedInstances),
    purchases("savings-plan", "cancel-savings-plan", items.savingsPlans),
    purchases("software", "cancel-software", items.software),
  ].flatMap((kind) => kind.sort(byNameAndId));
}

const obstacle = (
  what: ObstacleKind,
  name: string,
  id: string | null,
  status: ItemStatus,
  remedy: RemovalRemedy,
): Obstacle => ({ what, name, id, remedy: status === "unknown" ? "look-in-partner-center" : remedy });

function byNameAndId(one: Obstacle, other: Obstacle): number {
  const keyOf = ({ name, id, remedy }: Obstacle): readonly string[] => [name.toLowerCase(), name, id ?? "", remedy];
  const [a, b] = [keyOf(one), keyOf(other)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] ?? "") < (b[at] ?? "") ? -1 : 1;
}

/**
 * What whoever ends a relationship declares: good faith, a legitimate business purpose and holding Microsoft harmless; and
 * that the partner itself gives the legal notice. Source: 003_92b34684cb4cfac2.txt, removing a relationship.
 */
export const removalDeclarations = ["good-faith", "legal-notice"] as const;
export type RemovalDeclaration = (typeof removalDeclarations)[number];

/**
 * True when the company's name was typed once more, letter by letter. Capitals, blanks, and the quotation marks and dashes
 * that a phone puts in by itself do not count. A company without a name cannot be typed.
 */
export function isCompanyNameTyped(typed: string, companyName: string): boolean {
  const expected = asTyped(companyName);
  return expected !== "" && asTyped(typed) === expected;
}

const asTyped = (text: string): string =>
  normaliseText(
    // Before the text is normalised: in NFKC a lone accent becomes a blank with an accent.
    text
      .replace(/[‘’‚‛′`´]/gu, "'")
      .replace(/[“”„‟″«»]/gu, '"')
      .replace(/[\p{Pd}−]/gu, "-"),
  ).toUpperCase();
