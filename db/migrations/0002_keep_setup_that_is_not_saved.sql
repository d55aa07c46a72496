CREATE TABLE "setup_drafts" (
	"owner" text PRIMARY KEY NOT NULL,
	"answers" jsonb NOT NULL,
	"base" integer NOT NULL,
	"action_ts" text DEFAULT '0' NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
