import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment, oneOf } from "./columns.ts";

/** A finished job leaves the table. `dead`: its attempts are used up; it stays to be seen. */
export const jobStates = ["ready", "running", "dead"] as const;
export type JobState = (typeof jobStates)[number];

export const jobs = pgTable(
  "jobs",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    queue: text().notNull(),
    payload: jsonb().$type<unknown>().notNull(),
    /** Jobs of one queue and group run one after another, in the order of their IDs. */
    groupKey: text("group_key"),
    /** At most one waiting or running job of a queue has this key. */
    dedupeKey: text("dedupe_key"),
    state: text().$type<JobState>().notNull().default("ready"),
    runAt: moment("run_at").notNull(),
    /** Asked for once more while it was running: when its next run is due. */
    againAt: moment("again_at"),
    attempts: integer().notNull().default(0),
    /** Who holds the lease. A worker whose token is no longer here may not finish the job. */
    leaseToken: uuid("lease_token"),
    leaseUntil: moment("lease_until"),
    lastError: text("last_error"),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [
    oneOf("jobs_state", table.state, jobStates),
    index("jobs_due")
      .on(table.runAt, table.id)
      .where(sql`${table.state} in ('ready', 'running')`),
    index("jobs_group")
      .on(table.queue, table.groupKey, table.id)
      .where(sql`${table.state} in ('ready', 'running')`),
    uniqueIndex("jobs_dedupe")
      .on(table.queue, table.dedupeKey)
      .where(sql`${table.state} in ('ready', 'running')`),
  ],
);
export type StoredJob = typeof jobs.$inferSelect;

/** The next free moment of each thing that may only be done so often, by all replicas together. */
export const rateLimits = pgTable("rate_limits", {
  key: text().primaryKey(),
  nextAt: moment("next_at").notNull(),
});
