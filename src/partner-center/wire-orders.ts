import { z } from "zod";
import { code, count, flag, itemType, links, text, texts } from "./wire-fields.ts";

export const wireProducts = z.looseObject({
  items: z.array(
    z.looseObject({
      id: z.string().min(1),
      title: text,
      description: text,
      productType: itemType.nullish().catch(null),
    }),
  ),
  links,
});

export const wireSkus = z.looseObject({
  items: z.array(
    z.looseObject({
      id: z.string().min(1),
      title: text,
      description: text,
      minimumQuantity: count,
      maximumQuantity: count,
      isTrial: flag,
      supportedBillingCycles: texts,
      dynamicAttributes: z.looseObject({ isAddon: flag }).nullish().catch(null),
    }),
  ),
  links,
});
export type WireSku = z.infer<typeof wireSkus>["items"][number];

export const wireAvailabilities = z.looseObject({
  items: z.array(
    z.looseObject({
      catalogItemId: text,
      // Microsoft's table has a text here, and its sample an object.
      defaultCurrency: z
        .union([z.string(), z.looseObject({ code: z.string() }).transform((one) => one.code)])
        .nullish()
        .catch(null),
      segment: text,
      country: text,
      isPurchasable: flag,
      terms: z
        .array(z.looseObject({ duration: text, billingCycle: text }))
        .nullish()
        .catch(null),
    }),
  ),
  links,
});
export type WireAvailability = z.infer<typeof wireAvailabilities>["items"][number];

const amount = z.union([z.number(), z.string()]).nullish().catch(null);
const pricing = z.looseObject({ price: amount, extendedPrice: amount }).nullish().catch(null);

export const wireCart = z.looseObject({
  id: z.string().min(1),
  status: text,
  creationTimestamp: text,
  creationTimeStamp: text,
  expirationTimestamp: text,
  expirationTimeStamp: text,
  lineItems: z.array(
    z.looseObject({
      id: code,
      catalogItemId: text,
      quantity: count,
      currencyCode: text,
      billingCycle: text,
      termDuration: text,
      orderGroup: code,
      pricing,
      // An error that cannot be read is one all the same.
      error: z.looseObject({ errorCode: code, errorDescription: text }).nullish().catch({}),
    }),
  ),
});
export type WireCart = z.infer<typeof wireCart>;

const wireOrder = z.looseObject({
  id: z.string().min(1),
  status: text,
  creationDate: text,
  billingCycle: text,
  currencyCode: text,
  totalPrice: amount,
  lineItems: z
    .array(
      z.looseObject({
        offerId: text,
        friendlyName: text,
        quantity: count,
        termDuration: text,
        subscriptionId: text,
        pricing,
      }),
    )
    .nullish()
    // An order with its ID was placed, whatever its lines look like.
    .catch(null)
    .transform((lines) => lines ?? []),
});
export type WireOrder = z.infer<typeof wireOrder>;

export const wireOrders = z.looseObject({ items: z.array(wireOrder), links });

/** An answer that holds neither says nothing of what was bought. */
export const wireCheckout = z
  .looseObject({
    orders: z.array(wireOrder).nullish(),
    orderErrors: z.array(z.looseObject({ orderGroupId: code, code, description: text })).nullish(),
  })
  .refine(({ orders, orderErrors }) => !!orders?.length || !!orderErrors?.length);

export const wirePartnerAgreement = z.looseObject({ isAgreementSigned: z.boolean() });
