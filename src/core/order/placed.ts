import type { BillingCycle, TermDuration } from "./offer.ts";

/** What was approved, of one line. */
export interface WantedLine {
  productId: string;
  skuId: string;
  term: TermDuration;
  billingCycle: BillingCycle;
  quantity: number;
}

/** As Partner Center lists it; null for what it does not tell. */
export interface ListedOrder {
  status: string | null;
  createdAt: Date | null;
  billingCycle: string | null;
  lines: readonly { catalogItemId: string | null; quantity: number | null; term: string | null }[];
}

/** Microsoft may cut its times to the second. */
const precision = 1_000;
/** Words for an order that leave open what of it was bought. */
const unclear: readonly (string | null)[] = ["error", "partial success"];
export const isUnclear = (status: string | null): boolean => unclear.includes(status);

/**
 * Which of the lines the customer's orders show. No order names its cart: one counts that is of the same thing and was made
 * after the cart, in Microsoft's own time. Null: what is listed leaves it open.
 */
export function findPlaced(
  lines: readonly WantedLine[],
  listed: readonly ListedOrder[],
  cartMadeAt: Date,
): boolean[] | null {
  const since = listed.filter(
    ({ createdAt }) => createdAt === null || createdAt.getTime() >= cartMadeAt.getTime() - precision,
  );
  const found = lines.map((line) => since.filter((order) => mayBeOf(line, order)));
  if (found.some((orders) => orders.length > 0 && !orders.some(isClear))) return null;
  return found.map((orders) => orders.length > 0);
}

const mayBeOf = (line: WantedLine, { billingCycle, lines }: ListedOrder): boolean =>
  lines.length === 0 ||
  (isSame(billingCycle, line.billingCycle) &&
    lines.some(
      ({ catalogItemId, quantity, term }) =>
        isSame(skuIn(catalogItemId), `${line.productId}:${line.skuId}`) &&
        isSame(term, line.term) &&
        (quantity === null || quantity === line.quantity),
    ));

const isClear = ({ status, createdAt, lines }: ListedOrder): boolean =>
  createdAt !== null &&
  !isUnclear(status) &&
  lines.length > 0 &&
  lines.every(({ catalogItemId }) => catalogItemId !== null);

/** The last part of a catalogue item may change; product and SKU stay. */
const skuIn = (catalogItemId: string | null): string | null => catalogItemId?.split(":").slice(0, 2).join(":") ?? null;

/** What is not told may be the same. */
const isSame = (told: string | null, wanted: string): boolean =>
  told === null || told.toLowerCase() === wanted.toLowerCase();
