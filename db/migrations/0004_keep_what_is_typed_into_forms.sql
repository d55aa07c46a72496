CREATE TABLE "form_drafts" (
	"owner" text NOT NULL,
	"form" text NOT NULL,
	"subject" text NOT NULL,
	"opening" uuid NOT NULL,
	"answers" jsonb,
	"action_ts" text DEFAULT '0' NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "form_drafts_owner_form_subject_pk" PRIMARY KEY("owner","form","subject")
);
--> statement-breakpoint
CREATE INDEX "form_drafts_updated_at" ON "form_drafts" USING btree ("updated_at");