import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { OrderDeclaration } from "../../src/core/order/declarations.ts";
import {
  finalOrderStatuses,
  lineStatuses,
  orderStatuses,
  type LineStatus,
  type OrderStatus,
} from "../../src/core/order/lifecycle.ts";
import { billingCycles, termDurations, type BillingCycle, type TermDuration } from "../../src/core/order/offer.ts";
import type { Refusal } from "../../src/core/result.ts";
import { approvals } from "./approvals.ts";
import { moment, oneOf } from "./columns.ts";
import { customers } from "./customers.ts";

const final = finalOrderStatuses.map((status) => `'${status}'`).join(", ");

/** What somebody asked to buy for a customer, beside the approval that it needs. */
export const orders = pgTable(
  "orders",
  {
    approvalId: uuid("approval_id")
      .primaryKey()
      .references(() => approvals.id, { onDelete: "cascade" }),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id, { onDelete: "cascade" }),
    status: text().$type<OrderStatus>().notNull(),
    /** What whoever asked has declared. */
    declared: text().array().$type<OrderDeclaration[]>().notNull(),
    /** The first reseller on record, by its partner ID; null where the partner sells directly. */
    reseller: text(),
    additionalResellers: text("additional_resellers").array().notNull().default([]),
    /** The MS-RequestIds of the two calls, stored before them. */
    cartRequestId: uuid("cart_request_id").notNull().defaultRandom(),
    checkoutRequestId: uuid("checkout_request_id").notNull().defaultRandom(),
    /** Partner Center's ID of the cart, stored before it is checked out. */
    cartId: text("cart_id"),
    /** In Microsoft's time, as far as it tells; what the cart became is younger. */
    cartMadeAt: moment("cart_made_at"),
    cartExpiresAt: moment("cart_expires_at"),
    /** When the checkout was sent last; stored before it. */
    checkoutSentAt: moment("checkout_sent_at"),
    refusal: jsonb().$type<Refusal>(),
    changedAt: moment("changed_at").notNull(),
  },
  (table) => [
    oneOf("orders_status", table.status, orderStatuses),
    check("orders_additional_resellers", sql`cardinality(${table.additionalResellers}) <= 5`),
    index("orders_customer").on(table.customerId, table.changedAt),
    // One at a time, so that two colleagues do not buy the same thing twice.
    uniqueIndex("orders_open")
      .on(table.customerId)
      .where(sql`${table.status} not in (${sql.raw(final)})`),
  ],
);
export type Order = typeof orders.$inferSelect;

export const orderLines = pgTable(
  "order_lines",
  {
    approvalId: uuid("approval_id")
      .notNull()
      .references(() => orders.approvalId, { onDelete: "cascade" }),
    /** Its place in the cart, from 0. */
    position: integer().notNull(),
    /** What is sold, of which the catalogue item is read again before it is bought: that one may change. */
    productId: text("product_id").notNull(),
    skuId: text("sku_id").notNull(),
    name: text().notNull(),
    term: text().$type<TermDuration>().notNull(),
    billingCycle: text("billing_cycle").$type<BillingCycle>().notNull(),
    quantity: integer().notNull(),
    /** For all licences and the whole term, before taxes, in minor units, as Partner Center stated it; both null where it stated none. */
    priceMinor: bigint("price_minor", { mode: "number" }),
    priceCurrency: text("price_currency"),
    status: text().$type<LineStatus>().notNull().default("waiting"),
    /** Why Partner Center did not take this line. */
    refusal: jsonb().$type<Refusal>(),
  },
  (table) => [
    primaryKey({ columns: [table.approvalId, table.position] }),
    oneOf("order_lines_term", table.term, termDurations),
    oneOf("order_lines_billing_cycle", table.billingCycle, billingCycles),
    oneOf("order_lines_status", table.status, lineStatuses),
    check("order_lines_quantity", sql`${table.quantity} > 0`),
    check("order_lines_price", sql`(${table.priceMinor} is null) = (${table.priceCurrency} is null)`),
  ],
);
export type OrderLine = typeof orderLines.$inferSelect;
