/**
 * What whoever orders declares: the partner acts as an indirect partner where a reseller is chosen and as a direct one
 * otherwise; and nothing of the order is sold on to partners of the same parent organisation.
 * Source: 002_713d6d2573c77612.txt, step 3 of adding a customer.
 */
export const orderDeclarations = ["partner-role", "no-reselling-in-group"] as const;
export type OrderDeclaration = (typeof orderDeclarations)[number];

/** In the form, and of issues. */
export const declarationField = (one: OrderDeclaration): string => `declare.${one}`;
