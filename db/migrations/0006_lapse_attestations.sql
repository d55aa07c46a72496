ALTER TABLE "attestations" DROP CONSTRAINT "attestations_status";--> statement-breakpoint
DROP INDEX "attestations_person";--> statement-breakpoint
ALTER TABLE "attestations" ALTER COLUMN "accepted_on" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "attestations" ALTER COLUMN "evidence" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "attestations" ADD COLUMN "accepted_seen_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "attestations_person" ON "attestations" USING btree ("customer_id","contact_key","way") WHERE "attestations"."status" not in ('refused', 'expired', 'dropped', 'withdrawn', 'lapsed');--> statement-breakpoint
ALTER TABLE "attestations" ADD CONSTRAINT "attestations_status" CHECK ("attestations"."status" in ('recorded', 'sending', 'link_sent', 'ready', 'attested', 'refused', 'stalled', 'expired', 'dropped', 'withdrawn', 'lapsed'));