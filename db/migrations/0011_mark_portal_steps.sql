CREATE TABLE "portal_step_answers" (
	"customer_id" uuid NOT NULL,
	"step" text NOT NULL,
	"answer" text NOT NULL,
	"answered_by" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "portal_step_answers_customer_id_step_pk" PRIMARY KEY("customer_id","step"),
	CONSTRAINT "portal_step_answers_step" CHECK ("portal_step_answers"."step" in ('assign-gdap', 'cost-management', 'support-ticket', 'end-gdap')),
	CONSTRAINT "portal_step_answers_answer" CHECK ("portal_step_answers"."answer" in ('done', 'not-needed'))
);
--> statement-breakpoint
ALTER TABLE "portal_step_answers" ADD CONSTRAINT "portal_step_answers_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
INSERT INTO "portal_step_answers"
SELECT DISTINCT ON ("customers"."id") "customers"."id", 'assign-gdap', 'done', "events"."actor"->>'id', "events"."at"
FROM "events" JOIN "customers" ON "customers"."id"::text = "events"."subject_id"
WHERE "events"."type" = 'gdap.done' ORDER BY "customers"."id", "events"."at";
--> statement-breakpoint
UPDATE "events" SET "type" = 'portal_step.answered', "data" = '{"step":"assign-gdap","answer":"done"}' WHERE "type" = 'gdap.done';
