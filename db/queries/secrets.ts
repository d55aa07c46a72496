import { and, desc, eq } from "drizzle-orm";
import { nextStatus } from "../../src/core/lifecycle.ts";
import { secretMoves, type SecretMove } from "../../src/core/initial-password.ts";
import type { Database, Transaction } from "../connect.ts";
import { events, secrets } from "../schema/index.ts";
import type { Place } from "../sealing.ts";

export type StoredSecret = typeof secrets.$inferSelect;

/** Where a password lives; it opens nowhere else. */
export const placeOfPassword = (secretId: string): Place => ({ table: "secrets", column: "sealed", row: secretId });

export async function findSecret(db: Database | Transaction, id: string): Promise<StoredSecret | null> {
  const [row] = await db.select().from(secrets).where(eq(secrets.id, id));
  return row ?? null;
}

/**
 * Compare-and-set along the life cycle, from the status in which the caller saw the secret; a destroyed one keeps
 * nothing. Null when the table has no such move, or when somebody was faster.
 */
export async function moveSecret(
  tx: Transaction,
  { id, status }: Pick<StoredSecret, "id" | "status">,
  move: SecretMove,
  set: { revealedAt?: Date | null } = {},
): Promise<StoredSecret | null> {
  const next = nextStatus(secretMoves, status, move);
  if (next === null) return null;
  const [row] = await tx
    .update(secrets)
    .set({ ...set, status: next, ...(next === "destroyed" ? { sealed: null } : {}) })
    .where(and(eq(secrets.id, id), eq(secrets.status, status)))
    .returning();
  return row ?? null;
}

/** Notes when the password was on screen. False when the reveal is over. */
export async function markRevealed(tx: Transaction, id: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(secrets)
    .set({ revealedAt: at })
    .where(and(eq(secrets.id, id), eq(secrets.status, "revealing")))
    .returning({ id: secrets.id });
  return rows.length > 0;
}

/** The event that opened the newest reveal: it tells one reveal from another. */
export async function newestReveal(db: Database | Transaction, customerId: string): Promise<number | null> {
  const [row] = await db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.subjectId, customerId), eq(events.type, "secret.opened")))
    .orderBy(desc(events.id))
    .limit(1);
  return row?.id ?? null;
}
