CREATE TABLE "order_lines" (
	"approval_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"product_id" text NOT NULL,
	"sku_id" text NOT NULL,
	"name" text NOT NULL,
	"term" text NOT NULL,
	"billing_cycle" text NOT NULL,
	"quantity" integer NOT NULL,
	"price_minor" bigint,
	"price_currency" text,
	"status" text DEFAULT 'waiting' NOT NULL,
	"refusal" jsonb,
	CONSTRAINT "order_lines_approval_id_position_pk" PRIMARY KEY("approval_id","position"),
	CONSTRAINT "order_lines_term" CHECK ("order_lines"."term" in ('P1M', 'P1Y', 'P3Y')),
	CONSTRAINT "order_lines_billing_cycle" CHECK ("order_lines"."billing_cycle" in ('monthly', 'annual', 'triennial')),
	CONSTRAINT "order_lines_status" CHECK ("order_lines"."status" in ('waiting', 'placed', 'failed')),
	CONSTRAINT "order_lines_quantity" CHECK ("order_lines"."quantity" > 0),
	CONSTRAINT "order_lines_price" CHECK (("order_lines"."price_minor" is null) = ("order_lines"."price_currency" is null))
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"approval_id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"status" text NOT NULL,
	"declared" text[] NOT NULL,
	"reseller" text,
	"additional_resellers" text[] DEFAULT '{}' NOT NULL,
	"cart_request_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"checkout_request_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"cart_id" text,
	"refusal" jsonb,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "orders_status" CHECK ("orders"."status" in ('waiting', 'placing', 'stalled', 'placed', 'partly_placed', 'blocked', 'refused', 'dropped')),
	CONSTRAINT "orders_additional_resellers" CHECK (cardinality("orders"."additional_resellers") <= 5)
);
--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_subject";--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_approval_id_orders_approval_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."orders"("approval_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "orders_customer" ON "orders" USING btree ("customer_id","changed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_open" ON "orders" USING btree ("customer_id") WHERE "orders"."status" not in ('placed', 'partly_placed', 'blocked', 'refused', 'dropped');--> statement-breakpoint
CREATE INDEX "resellers_mpn_id" ON "resellers" USING btree ("mpn_id");--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_subject" CHECK ("approvals"."subject" in ('addCustomer', 'removeRelationship', 'placeOrder'));