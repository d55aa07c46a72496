import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Database, Transaction } from "../connect.ts";
import { events } from "../schema/index.ts";

export const consentSubject = "partner-center";

/** What the last event about consent says; false before there was any. */
export async function isConsentLost(db: Database | Transaction): Promise<boolean> {
  const [last] = await db
    .select({ type: events.type })
    .from(events)
    .where(and(eq(events.subjectId, consentSubject), inArray(events.type, ["consent.lost", "consent.restored"])))
    .orderBy(desc(events.id))
    .limit(1);
  return last?.type === "consent.lost";
}

/** One replica at a time, until the transaction ends. */
export async function lockConsent(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('consent-news'))`);
}
