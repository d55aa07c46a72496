CREATE TABLE "billing_edits" (
	"approval_id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"status" text NOT NULL,
	"fields" text[] NOT NULL,
	"typed" jsonb,
	"etag" text NOT NULL,
	"request_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"refusal" jsonb,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "billing_edits_status" CHECK ("billing_edits"."status" in ('waiting', 'writing', 'stalled', 'written', 'outdated', 'refused', 'dropped')),
	CONSTRAINT "billing_edits_forgotten" CHECK (("billing_edits"."typed" is null) = ("billing_edits"."status" in ('written', 'outdated', 'refused', 'dropped')))
);
--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_subject";--> statement-breakpoint
ALTER TABLE "billing_edits" ADD CONSTRAINT "billing_edits_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_edits" ADD CONSTRAINT "billing_edits_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "billing_edits_customer" ON "billing_edits" USING btree ("customer_id","changed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "billing_edits_open" ON "billing_edits" USING btree ("customer_id") WHERE "billing_edits"."status" not in ('written', 'outdated', 'refused', 'dropped');--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_subject" CHECK ("approvals"."subject" in ('addCustomer', 'removeRelationship', 'editBilling', 'placeOrder'));