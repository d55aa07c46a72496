ALTER TABLE "settings" ADD COLUMN "own_link" text;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "provider_links" jsonb DEFAULT '[]'::jsonb NOT NULL;