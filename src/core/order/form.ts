import { listOf, type Answers } from "../customer/answers.ts";
import { choiceOf, licencesField, offerField } from "./cart.ts";
import { declarationField, orderDeclarations, type OrderDeclaration } from "./declarations.ts";
import type { BillingCycle, TermDuration } from "./offer.ts";
import { additionalResellersField, firstResellerField } from "./resellers.ts";

/** In the form, and of issues. */
export const productsField = "products";

/** What somebody chose of a product and how many licences they typed. `choice`: see `choiceOf`. */
export interface TypedLine {
  productId: string;
  choice: string;
  licences: string;
}

/** As it stands in the form. */
export interface TypedOrder {
  customerId: string;
  lines: readonly TypedLine[];
  /** The tenant ID of the first reseller; empty where the partner sells directly. */
  resellerId: string;
  additionalResellers: string;
  declared: readonly OrderDeclaration[];
}

export const productsIn = (answers: Answers): string[] => listOf(answers[productsField]);

/** What is chosen of a product stays with it, whatever is chosen or dropped beside it. */
export const readOrder = (customerId: string, answers: Answers): TypedOrder => ({
  customerId,
  lines: productsIn(answers).map((productId) => ({
    productId,
    choice: answers[offerField(productId)] ?? "",
    licences: answers[licencesField(productId)] ?? "",
  })),
  resellerId: answers[firstResellerField] ?? "",
  additionalResellers: answers[additionalResellersField] ?? "",
  declared: orderDeclarations.filter((one) => answers[declarationField(one)] === "yes"),
});

interface AskedLine {
  productId: string;
  skuId: string;
  term: TermDuration;
  billingCycle: BillingCycle;
  quantity: number;
}

/** The form as it was filled in for this, but for what is declared: that is declared anew. */
export const orderAnswers = (
  lines: readonly AskedLine[],
  { resellerId, additional }: { resellerId: string | null; additional: readonly string[] },
): Answers => ({
  [productsField]: lines.map(({ productId }) => productId).join(","),
  ...Object.fromEntries(
    lines.flatMap(({ productId, skuId, term: duration, billingCycle, quantity }) => [
      [offerField(productId), choiceOf({ skuId }, { duration, billingCycle })],
      [licencesField(productId), String(quantity)],
    ]),
  ),
  [firstResellerField]: resellerId,
  [additionalResellersField]: additional.join(", ") || null,
});
