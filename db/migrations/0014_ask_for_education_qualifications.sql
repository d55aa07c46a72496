CREATE TABLE "qualifications" (
	"customer_id" uuid PRIMARY KEY NOT NULL,
	"segment" text NOT NULL,
	"website" text NOT NULL,
	"status" text NOT NULL,
	"request_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"listed_before" jsonb,
	"reason" text,
	"refusal" jsonb,
	"requested_by" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "qualifications_segment" CHECK ("qualifications"."segment" in ('K12', 'HigherEducation')),
	CONSTRAINT "qualifications_status" CHECK ("qualifications"."status" in ('requesting', 'stalled', 'in_review', 'approved', 'denied', 'refused')),
	CONSTRAINT "qualifications_website" CHECK ("qualifications"."website" <> '')
);
--> statement-breakpoint
ALTER TABLE "qualifications" ADD CONSTRAINT "qualifications_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;