import { and, desc, eq, gt, lte, sql } from "drizzle-orm";
import type { Answers } from "../../src/core/customer/answers.ts";
import type { Check } from "../../src/core/customer/checks.ts";
import type { Database, Transaction } from "../connect.ts";
import { customers, drafts, type Customer, type Draft } from "../schema/index.ts";

export interface DraftOfCustomer {
  draft: Draft;
  customer: Customer;
}

export async function findDraft(db: Database | Transaction, id: string): Promise<DraftOfCustomer | null> {
  const [row] = await db
    .select({ draft: drafts, customer: customers })
    .from(drafts)
    .innerJoin(customers, eq(customers.id, drafts.customerId))
    .where(eq(drafts.id, id));
  return row ?? null;
}

export async function findDraftOfCustomer(db: Database | Transaction, customerId: string): Promise<Draft | null> {
  const [row] = await db.select().from(drafts).where(eq(drafts.customerId, customerId));
  return row ?? null;
}

/** Somebody's unsent drafts, newest first; those in which nothing was typed are left out. */
export async function listDrafts(db: Database | Transaction, owner: string, now: Date): Promise<DraftOfCustomer[]> {
  return db
    .select({ draft: drafts, customer: customers })
    .from(drafts)
    .innerJoin(customers, eq(customers.id, drafts.customerId))
    .where(
      and(
        eq(drafts.owner, owner),
        eq(customers.status, "draft"),
        gt(drafts.expiresAt, now),
        sql`${drafts.answers} <> '{}'::jsonb`,
      ),
    )
    .orderBy(desc(drafts.updatedAt));
}

export async function findExpiredDrafts(db: Database, now: Date, most: number): Promise<Draft[]> {
  return db.select().from(drafts).where(lte(drafts.expiresAt, now)).orderBy(drafts.expiresAt).limit(most);
}

/** Null when it is gone, or was put off meanwhile. */
export async function deleteDraftIfExpired(tx: Transaction, id: string, now: Date): Promise<Draft | null> {
  const [row] = await tx
    .delete(drafts)
    .where(and(eq(drafts.id, id), lte(drafts.expiresAt, now)))
    .returning();
  return row ?? null;
}

/** Lays answers over a draft. Null when the draft is gone, not theirs, or has moved on since the form was drawn. */
export async function layAnswers(
  db: Database | Transaction,
  at: { draftId: string; owner: string; revision: number; actionTs: string | null; now: Date },
  answers: Answers,
  turn: { checks?: Check[] | null; by: 0 | 1; expiresAt: Date },
): Promise<Draft | null> {
  const [row] = await db
    .update(drafts)
    .set({
      answers: sql`${drafts.answers} || ${JSON.stringify(answers)}::jsonb`,
      revision: sql`${drafts.revision} + ${turn.by}`,
      actionTs: turn.by === 1 ? "0" : (at.actionTs ?? "0"),
      ...(turn.checks === undefined ? {} : { checks: turn.checks }),
      expiresAt: turn.expiresAt,
      updatedAt: at.now,
    })
    .where(
      and(
        eq(drafts.id, at.draftId),
        eq(drafts.owner, at.owner),
        eq(drafts.revision, at.revision),
        ...(at.actionTs === null ? [] : [sql`${drafts.actionTs}::numeric < ${at.actionTs}::numeric`]),
      ),
    )
    .returning();
  return row ?? null;
}
