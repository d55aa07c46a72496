CREATE TABLE "agreements" (
	"customer_id" uuid PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"checked_at" timestamp with time zone,
	"accepted_by" text,
	"accepted_on" date,
	CONSTRAINT "agreements_status" CHECK ("agreements"."status" in ('none', 'invited', 'link_sent', 'ready_to_finalise', 'attested', 'accepted_directly'))
);
--> statement-breakpoint
CREATE TABLE "attestations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"customer_id" uuid NOT NULL,
	"way" text NOT NULL,
	"status" text NOT NULL,
	"contact" jsonb NOT NULL,
	"contact_key" text NOT NULL,
	"accepted_on" date NOT NULL,
	"evidence" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"request_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"refusal" jsonb,
	"external_id" text,
	"link" text,
	CONSTRAINT "attestations_way" CHECK ("attestations"."way" in ('direct-acceptance', 'enhanced-attestation', 'agreements-api')),
	CONSTRAINT "attestations_status" CHECK ("attestations"."status" in ('recorded', 'sending', 'link_sent', 'ready', 'attested', 'refused', 'stalled', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"sent_to" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"sent_by" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"reminders_sent" integer DEFAULT 0 NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "invitations_kind" CHECK ("invitations"."kind" in ('agreement')),
	CONSTRAINT "invitations_language" CHECK ("invitations"."language" in ('en', 'de', 'nl', 'it', 'pl'))
);
--> statement-breakpoint
ALTER TABLE "watches" DROP CONSTRAINT "watches_kind";--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "agreement_way" text DEFAULT 'direct-acceptance' NOT NULL;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestations" ADD CONSTRAINT "attestations_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attestations_customer" ON "attestations" USING btree ("customer_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "attestations_person" ON "attestations" USING btree ("customer_id","contact_key","way") WHERE "attestations"."status" not in ('refused', 'expired');--> statement-breakpoint
CREATE INDEX "invitations_customer" ON "invitations" USING btree ("customer_id","sent_at");--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_agreement_way" CHECK ("settings"."agreement_way" in ('direct-acceptance', 'enhanced-attestation', 'agreements-api'));--> statement-breakpoint
ALTER TABLE "watches" ADD CONSTRAINT "watches_kind" CHECK ("watches"."kind" in ('verification', 'agreement'));