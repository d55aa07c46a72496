CREATE TABLE "removals" (
	"approval_id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"status" text NOT NULL,
	"declared" text[] NOT NULL,
	"request_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"refusal" jsonb,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "removals_status" CHECK ("removals"."status" in ('waiting', 'removing', 'stalled', 'removed', 'blocked', 'refused', 'dropped'))
);
--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_subject";--> statement-breakpoint
ALTER TABLE "removals" ADD CONSTRAINT "removals_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removals" ADD CONSTRAINT "removals_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "removals_customer" ON "removals" USING btree ("customer_id","changed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "removals_open" ON "removals" USING btree ("customer_id") WHERE "removals"."status" not in ('removed', 'blocked', 'refused', 'dropped');--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_subject" CHECK ("approvals"."subject" in ('addCustomer', 'removeRelationship'));