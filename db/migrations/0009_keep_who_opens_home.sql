CREATE TABLE "homes" (
	"person" text PRIMARY KEY NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"shown" text
);
--> statement-breakpoint
CREATE INDEX "homes_opened_at" ON "homes" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "invitations_open" ON "invitations" USING btree ("sent_by","sent_at") WHERE "invitations"."closed_at" is null;