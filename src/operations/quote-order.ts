import { findReseller, standingOf } from "../../db/queries/resellers.ts";
import type { Customer } from "../../db/schema/index.ts";
import type { PartnerType } from "../core/access.ts";
import {
  choicesOf,
  findChoice,
  judgeLine,
  mostLines,
  notOffered,
  readLicences,
  type ChosenOffer,
} from "../core/order/cart.ts";
import { declarationField, orderDeclarations } from "../core/order/declarations.ts";
import { productsField, type TypedLine, type TypedOrder } from "../core/order/form.ts";
import type { Money } from "../core/order/money.ts";
import {
  asksForReseller,
  judgeAgreement,
  judgeFirst,
  judgeRefusal,
  judgeResellers,
  readPartnerIds,
  type ResellersOnRecord,
} from "../core/order/resellers.ts";
import { present } from "../core/present.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Issue } from "../core/rule.ts";
import type { Cart, CartLine, NewCart, NewCartLine } from "../partner-center/contract.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { findOrderable } from "./open-order.ts";
import { readOffers, type ProductOffers } from "./read-catalogue.ts";

type QuoteDeps = Pick<Deps, "db" | "now" | "partnerCenter"> & PersonActs;

export interface QuotedLine extends ChosenOffer {
  /** The product's title with the SKU's, where they differ. */
  name: string;
  quantity: number;
  /** For all licences and the whole term; null where Partner Center states none. */
  price: Money | null;
  /** Why Partner Center does not take this line; null while it does. */
  refusal: CartLine["error"];
}

export interface Quote {
  customer: Customer;
  lines: readonly QuotedLine[];
  resellers: ResellersOnRecord;
  resellerName: string | null;
}

/** Judges the lines alone: what is chosen of each product, and how many. */
export async function judgeLines(
  deps: QuoteDeps,
  input: { customerId: string; lines: readonly TypedLine[] },
): Promise<Result<Omit<QuotedLine, "price" | "refusal">[]>> {
  const found = await findOrderable(deps.db, deps.actor.id, input.customerId);
  if (!found.ok) return found;
  const productIds = input.lines.map(({ productId }) => productId);
  if (productIds.length === 0 || productIds.length > mostLines) {
    return fail({
      kind: "invalid",
      issues: [{ field: productsField, code: "products-count", severity: "error", params: {} }],
    });
  }
  const read = await readOffers(deps, { customer: found.value.customer, productIds });
  if (!read.ok) return read;
  const judged = input.lines.map(({ productId, choice, licences }, index) => ({
    productId,
    from: read.value[index],
    chosen: findChoice(read.value[index]?.offers ?? [], choice),
    quantity: readLicences(licences),
  }));
  const issues = judged.flatMap(({ productId, from, ...line }) =>
    from && choicesOf(from.offers).length === 0
      ? [notOffered(productId, from.product.title)]
      : judgeLine(productId, line),
  );
  if (issues.length > 0) return fail({ kind: "invalid", issues });
  return ok(
    judged.flatMap(({ from, chosen, quantity }) =>
      from && chosen && quantity !== null ? [{ ...chosen, quantity, name: nameOf(from, chosen) }] : [],
    ),
  );
}

/** Product and SKU are often called the same. */
export const nameOf = ({ product }: Pick<ProductOffers, "product">, { offer }: ChosenOffer): string =>
  offer.title === "" || product.title.includes(offer.title) ? product.title : `${product.title}: ${offer.title}`;

/** Everything that can be said of an order before a colleague decides, with the prices that Partner Center states for it. */
export async function quoteOrder(deps: QuoteDeps, input: TypedOrder): Promise<Result<Quote>> {
  const found = await findOrderable(deps.db, deps.actor.id, input.customerId);
  if (!found.ok) return found;
  const { customer, partnerType } = found.value;
  const lines = await judgeLines(deps, input);
  if (!lines.ok) return lines;
  // What was chosen while the partner was a provider stays in the form, where nobody sees it any more.
  const asked = asksForReseller(partnerType) ? input : { ...input, resellerId: "", additionalResellers: "" };
  const resellers = await judgeOnRecord(deps, asked, { customer, partnerType });
  if (!resellers.ok) return resellers;
  const { onRecord, resellerName } = resellers.value;
  const cart = await present(deps.partnerCenter, "Partner Center").createCart(
    cartOf(customer, lines.value, onRecord),
    // Nothing is bought by it, and a cart that nobody checks out goes by itself.
    { requestId: crypto.randomUUID() },
  );
  if (!cart.ok) {
    const issues = onRecord.first === null ? [] : judgeRefusal(cart.failure, onRecord);
    return issues.length > 0 ? fail({ kind: "invalid", issues }) : cart;
  }
  const priced = lines.value.map((line, index) => {
    const { price = null, error: refusal = null } = lineIn(cart.value, index) ?? {};
    return { ...line, price, refusal };
  });
  return ok({ customer, lines: priced, resellers: onRecord, resellerName });
}

async function judgeOnRecord(
  deps: QuoteDeps,
  { resellerId, additionalResellers, declared }: TypedOrder,
  { customer, partnerType }: { customer: Customer; partnerType: PartnerType },
): Promise<Result<{ onRecord: ResellersOnRecord; resellerName: string | null }>> {
  const partnerCenter = present(deps.partnerCenter, "Partner Center");
  const chosen = resellerId === "" ? null : await findReseller(deps.db, resellerId);
  const first = chosen?.mpnId ?? null;
  const onRecord = { first, additional: readPartnerIds(additionalResellers) };
  const own = onRecord.additional.length === 0 ? ok(null) : await partnerCenter.ownPartnerId();
  if (!own.ok) return own;
  const issues: Issue[] = [
    ...orderDeclarations
      .filter((one) => !declared.includes(one))
      .map((one): Issue => ({
        field: declarationField(one),
        code: "declaration-missing",
        severity: "error",
        params: {},
      })),
    ...(resellerId === "" ? [] : judgeFirst(chosen?.name ?? "", standingOf(chosen), first)),
    ...judgeResellers(onRecord, { partnerType, country: customer.country, own: own.value }),
  ];
  // Only what is well formed is asked for.
  if (issues.length > 0) return fail({ kind: "invalid", issues });
  for (const id of first === null ? [] : [first, ...onRecord.additional]) {
    const agreement = await partnerCenter.partnerAgreement(id);
    if (!agreement.ok) return agreement;
    issues.push(...judgeAgreement(id, agreement.value, onRecord));
  }
  return issues.length > 0 ? fail({ kind: "invalid", issues }) : ok({ onRecord, resellerName: chosen?.name ?? null });
}

/** A cart as Partner Center takes it: all resellers stand on every line. */
export function cartOf(
  { tenantId }: Pick<Customer, "tenantId">,
  lines: readonly (ChosenOffer & { quantity: number })[],
  { first, additional }: ResellersOnRecord,
): NewCart {
  const resellers = first === null ? [] : [first, ...additional];
  return {
    tenantId: present(tenantId, "the customer's ID in Partner Center"),
    lines: lines.map(({ offer, term, quantity }): NewCartLine => ({
      catalogItemId: offer.catalogItemId,
      quantity,
      term: term.duration,
      billingCycle: term.billingCycle,
      resellers,
    })),
  };
}

/** The line of a cart that the desk sent at this place, by its ID; by its place where Partner Center gave them others. */
export function lineIn({ lines }: Cart, index: number): Cart["lines"][number] | undefined {
  const byId = lines.map((_, at) => lines.find(({ id }) => id === String(at)));
  return byId.includes(undefined) ? lines[index] : byId[index];
}
