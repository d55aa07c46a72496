import { and, eq, lte, sql } from "drizzle-orm";
import type { Database, Transaction } from "../connect.ts";
import { formDrafts, type FormDraft } from "../schema/index.ts";

type Form = Pick<FormDraft, "owner" | "form" | "subject">;

const isForm = ({ owner, form, subject }: Form) =>
  and(eq(formDrafts.owner, owner), eq(formDrafts.form, form), eq(formDrafts.subject, subject));

/** A new window of the form. Answers what was typed and not sent after `since`; null for nothing. */
export async function openFormDraft(
  db: Database | Transaction,
  { since, ...row }: Form & { opening: string; since: Date; updatedAt: Date },
): Promise<FormDraft["answers"]> {
  const [opened] = await db
    .insert(formDrafts)
    .values(row)
    .onConflictDoUpdate({
      target: [formDrafts.owner, formDrafts.form, formDrafts.subject],
      set: {
        opening: row.opening,
        actionTs: "0",
        answers: sql`case when ${formDrafts.updatedAt} > ${since.toISOString()}::timestamptz then ${formDrafts.answers} end`,
      },
    })
    .returning({ answers: formDrafts.answers });
  return opened?.answers ?? null;
}

/** Dropped when the form was sent, opened anew, or has a later answer by now. */
export async function keepFormAnswers(
  db: Database | Transaction,
  draft: Form & { opening: string; answers: Record<string, string | null>; actionTs: string; updatedAt: Date },
): Promise<void> {
  await db
    .update(formDrafts)
    .set({ answers: draft.answers, actionTs: draft.actionTs, updatedAt: draft.updatedAt })
    .where(
      and(
        isForm(draft),
        eq(formDrafts.opening, draft.opening),
        sql`${formDrafts.actionTs}::numeric < ${draft.actionTs}::numeric`,
      ),
    );
}

/** What stands in this window of the form; null when it was sent, or went on in another one. */
export async function findFormAnswers(
  db: Database | Transaction,
  form: Form & { opening: string },
): Promise<FormDraft["answers"]> {
  const [row] = await db
    .select({ answers: formDrafts.answers })
    .from(formDrafts)
    .where(and(isForm(form), eq(formDrafts.opening, form.opening)));
  return row?.answers ?? null;
}

/** A new window with these answers: what is typed into the one before comes too late. */
export async function turnFormDraft(
  db: Database | Transaction,
  draft: Form & { opening: string; answers: Record<string, string | null>; updatedAt: Date },
): Promise<void> {
  const { opening, answers, updatedAt } = draft;
  await db
    .insert(formDrafts)
    .values(draft)
    .onConflictDoUpdate({
      target: [formDrafts.owner, formDrafts.form, formDrafts.subject],
      set: { opening, answers, updatedAt, actionTs: "0" },
    });
}

/**
 * Another page of a form: what the page before has, laid over what was kept. Null when the form was sent, or went on in another
 * window; nothing is kept then.
 */
export async function turnFormDraftPage(
  db: Database | Transaction,
  page: Form & { from: string; opening: string; answers: Record<string, string | null>; updatedAt: Date },
): Promise<FormDraft["answers"]> {
  const { from, opening, answers, updatedAt } = page;
  const [turned] = await db
    .update(formDrafts)
    .set({
      opening,
      updatedAt,
      actionTs: "0",
      answers: sql`coalesce(${formDrafts.answers}, '{}'::jsonb) || ${JSON.stringify(answers)}::jsonb`,
    })
    .where(and(isForm(page), eq(formDrafts.opening, from)))
    .returning({ answers: formDrafts.answers });
  return turned?.answers ?? null;
}

/** It was sent. */
export async function closeFormDraft(db: Database | Transaction, form: Form): Promise<void> {
  await db.delete(formDrafts).where(isForm(form));
}

export async function forgetFormDrafts(db: Database | Transaction, until: Date): Promise<void> {
  await db.delete(formDrafts).where(lte(formDrafts.updatedAt, until));
}
