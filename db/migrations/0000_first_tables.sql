CREATE TABLE "approvals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"subject" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"status" text NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"reason" text,
	"reminders_sent" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "approvals_status" CHECK ("approvals"."status" in ('waiting', 'approved', 'rejected', 'changes_requested', 'withdrawn', 'expired')),
	CONSTRAINT "approvals_subject" CHECK ("approvals"."subject" in ('addCustomer'))
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"place" text NOT NULL,
	"channel" text,
	"ts" text,
	"event_id" bigint,
	"attempted_at" timestamp with time zone,
	"shown" text,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"status" text NOT NULL,
	"tenant_id" text,
	"company_name" text NOT NULL,
	"name_key" text NOT NULL,
	"domain" text NOT NULL,
	"country" text NOT NULL,
	"details" jsonb,
	"acknowledged" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"checks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"requested_by" text,
	"requested_at" timestamp with time zone,
	"create_request_id" uuid,
	"refusal" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customers_tenant_id_unique" UNIQUE("tenant_id"),
	CONSTRAINT "customers_status" CHECK ("customers"."status" in ('draft', 'awaiting_approval', 'changes_requested', 'creating', 'address_in_question', 'stalled', 'creation_refused', 'active', 'ended', 'discarded', 'rejected', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"customer_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"answers" jsonb NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"action_ts" text DEFAULT '0' NOT NULL,
	"checks" jsonb,
	"expires_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "drafts_customer_id_unique" UNIQUE("customer_id")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"customer_id" uuid PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"last_update" timestamp with time zone,
	"since" timestamp with time zone NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "verifications_status" CHECK ("verifications"."status" in ('not_ready', 'under_review', 'allowed', 'not_allowed', 'unknown', 'no_record'))
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"subject_id" text NOT NULL,
	"actor" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"before" text,
	"after" text,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbound" (
	"id" text PRIMARY KEY NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "jobs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"queue" text NOT NULL,
	"payload" jsonb NOT NULL,
	"group_key" text,
	"dedupe_key" text,
	"state" text DEFAULT 'ready' NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"again_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_token" uuid,
	"lease_until" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "jobs_state" CHECK ("jobs"."state" in ('ready', 'running', 'dead'))
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"next_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"locale" text,
	"time_zone" text,
	"is_admin" boolean DEFAULT false NOT NULL,
	"is_bot" boolean DEFAULT false NOT NULL,
	"is_guest" boolean DEFAULT false NOT NULL,
	"is_deleted" boolean DEFAULT false NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"handle" text NOT NULL,
	"members" text[] NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "country_rules" (
	"country" text PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "resellers" (
	"tenant_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"mpn_id" text,
	"state" text NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"name" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"origin" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "secrets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"customer_id" uuid NOT NULL,
	"status" text NOT NULL,
	"user_name" text NOT NULL,
	"sealed" text,
	"owner" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revealed_at" timestamp with time zone,
	CONSTRAINT "secrets_customer_id_unique" UNIQUE("customer_id"),
	CONSTRAINT "secrets_status" CHECK ("secrets"."status" in ('sealed', 'revealing', 'destroyed'))
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"partner_name" text NOT NULL,
	"partner_type" text NOT NULL,
	"partner_domains" text[] NOT NULL,
	"approvals_channel" text,
	"status_channel" text,
	"reachable_channels" text[] DEFAULT '{}' NOT NULL,
	"role_holders" jsonb NOT NULL,
	"own_approval" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "settings_one_row" CHECK ("settings"."id" = 1),
	CONSTRAINT "settings_partner_type" CHECK ("settings"."partner_type" in ('direct-bill', 'indirect-provider', 'indirect-reseller'))
);
--> statement-breakpoint
CREATE TABLE "watches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"next_check" timestamp with time zone,
	"overdue_told_at" timestamp with time zone,
	CONSTRAINT "watches_kind" CHECK ("watches"."kind" in ('verification'))
);
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "secrets" ADD CONSTRAINT "secrets_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watches" ADD CONSTRAINT "watches_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approvals_customer" ON "approvals" USING btree ("customer_id","requested_at");--> statement-breakpoint
CREATE UNIQUE INDEX "cards_subject" ON "cards" USING btree ("kind","subject_id","place");--> statement-breakpoint
CREATE INDEX "cards_message" ON "cards" USING btree ("channel","ts");--> statement-breakpoint
CREATE INDEX "customers_name_key" ON "customers" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "customers_requested_by" ON "customers" USING btree ("requested_by","status");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_domain" ON "customers" USING btree ("domain") WHERE "customers"."status" in ('creating', 'stalled', 'active', 'ended') and "customers"."domain" <> '';--> statement-breakpoint
CREATE INDEX "drafts_owner" ON "drafts" USING btree ("owner","expires_at");--> statement-breakpoint
CREATE INDEX "drafts_expires_at" ON "drafts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "events_subject" ON "events" USING btree ("subject_id","id");--> statement-breakpoint
CREATE INDEX "inbound_received_at" ON "inbound" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("run_at","id") WHERE "jobs"."state" in ('ready', 'running');--> statement-breakpoint
CREATE INDEX "jobs_group" ON "jobs" USING btree ("queue","group_key","id") WHERE "jobs"."state" in ('ready', 'running');--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_dedupe" ON "jobs" USING btree ("queue","dedupe_key") WHERE "jobs"."state" in ('ready', 'running');--> statement-breakpoint
CREATE INDEX "secrets_expires_at" ON "secrets" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "watches_customer" ON "watches" USING btree ("kind","customer_id");--> statement-breakpoint
CREATE INDEX "watches_next_check" ON "watches" USING btree ("next_check");