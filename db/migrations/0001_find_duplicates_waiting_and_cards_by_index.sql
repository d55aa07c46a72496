CREATE INDEX "approvals_waiting" ON "approvals" USING btree ("requested_at") WHERE "approvals"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "cards_event" ON "cards" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "customers_any_domain" ON "customers" USING btree ("domain");