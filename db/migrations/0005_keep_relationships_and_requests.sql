CREATE TABLE "acceptance_questions" (
	"customer_id" uuid PRIMARY KEY NOT NULL,
	"candidates" uuid[] NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_by" text,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "prospects" (
	"customer_id" uuid PRIMARY KEY NOT NULL,
	"contact" jsonb NOT NULL,
	"came_from" text NOT NULL,
	CONSTRAINT "prospects_came_from" CHECK ("prospects"."came_from" in ('own-marketing', 'microsoft-referral', 'provider'))
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"name" text PRIMARY KEY NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relationship_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"customer_id" uuid NOT NULL,
	"status" text NOT NULL,
	"with_agreement" boolean NOT NULL,
	"provider" text,
	"link" text NOT NULL,
	"language" text NOT NULL,
	"sent_to" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"sent_by" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"reminders_sent" integer DEFAULT 0 NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "relationship_requests_status" CHECK ("relationship_requests"."status" in ('open', 'accepted', 'declined', 'stopped', 'replaced')),
	CONSTRAINT "relationship_requests_language" CHECK ("relationship_requests"."language" in ('en', 'de', 'nl', 'it', 'pl'))
);
--> statement-breakpoint
CREATE TABLE "relationships" (
	"customer_id" uuid PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"recorded_by" text,
	CONSTRAINT "relationships_status" CHECK ("relationships"."status" in ('none', 'requested', 'reseller', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "seen_records" (
	"key" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "customers" DROP CONSTRAINT "customers_status";--> statement-breakpoint
ALTER TABLE "acceptance_questions" ADD CONSTRAINT "acceptance_questions_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prospects" ADD CONSTRAINT "prospects_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relationship_requests" ADD CONSTRAINT "relationship_requests_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relationships" ADD CONSTRAINT "relationships_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "acceptance_questions_open" ON "acceptance_questions" USING btree ("asked_at") WHERE "acceptance_questions"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "relationship_requests_customer" ON "relationship_requests" USING btree ("customer_id","sent_at");--> statement-breakpoint
CREATE INDEX "relationship_requests_sent_by" ON "relationship_requests" USING btree ("sent_by","sent_at");--> statement-breakpoint
CREATE UNIQUE INDEX "relationship_requests_open" ON "relationship_requests" USING btree ("customer_id") WHERE "relationship_requests"."status" = 'open';--> statement-breakpoint
CREATE INDEX "seen_records_seen_at" ON "seen_records" USING btree ("seen_at");--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_status" CHECK ("customers"."status" in ('draft', 'prospect', 'awaiting_approval', 'changes_requested', 'creating', 'address_in_question', 'stalled', 'creation_refused', 'active', 'ended', 'discarded', 'rejected', 'withdrawn'));