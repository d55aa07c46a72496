import { and, desc, eq, inArray, isNull, lt, notInArray } from "drizzle-orm";
import { attestationMoves, type AttestationMove } from "../../src/core/agreement/attestation-status.ts";
import { agreementMoves, type AgreementMove, type AgreementStatus } from "../../src/core/agreement/lifecycle.ts";
import { nextStatus, statusesBefore } from "../../src/core/lifecycle.ts";
import type { Database, Transaction } from "../connect.ts";
import {
  agreements,
  attestations,
  invitations,
  type Agreement,
  type Attestation,
  type Invitation,
} from "../schema/index.ts";

/** Null before anybody looked: nothing is known of it. */
export async function findAgreement(db: Database | Transaction, customerId: string): Promise<Agreement | null> {
  const [row] = await db.select().from(agreements).where(eq(agreements.customerId, customerId));
  return row ?? null;
}

/** The row of a customer, held to the end of the transaction; made when it is not there. */
export async function lockAgreement(tx: Transaction, customerId: string, now: Date): Promise<Agreement> {
  await tx.insert(agreements).values({ customerId, status: "none", since: now }).onConflictDoNothing();
  const [row] = await tx.select().from(agreements).where(eq(agreements.customerId, customerId)).for("update");
  if (row === undefined) throw new Error("the agreement's row went away");
  return row;
}

/** Along the life cycle, under the lock of `lockAgreement`. Null when the table has no such move. */
export async function moveAgreement(
  tx: Transaction,
  { customerId, status }: Pick<Agreement, "customerId" | "status">,
  move: AgreementMove,
  now: Date,
): Promise<{ before: AgreementStatus; after: AgreementStatus } | null> {
  const after = nextStatus(agreementMoves, status, move);
  if (after === null) return null;
  await tx
    .update(agreements)
    .set({ status: after, ...(after === status ? {} : { since: now }) })
    .where(eq(agreements.customerId, customerId));
  return { before: status, after };
}

/** What Partner Center said just now of who accepted. */
export async function saveAgreementSeen(
  tx: Transaction,
  customerId: string,
  seen: Pick<Agreement, "acceptedBy" | "acceptedOn"> & { checkedAt: Date },
): Promise<void> {
  await tx.update(agreements).set(seen).where(eq(agreements.customerId, customerId));
}

export async function findAttestation(db: Database | Transaction, id: string): Promise<Attestation | null> {
  const [row] = await db.select().from(attestations).where(eq(attestations.id, id));
  return row ?? null;
}

/** The newest first. */
export async function listAttestations(db: Database | Transaction, customerId: string): Promise<Attestation[]> {
  return db
    .select()
    .from(attestations)
    .where(eq(attestations.customerId, customerId))
    .orderBy(desc(attestations.recordedAt), desc(attestations.id))
    .limit(mostListed);
}

const mostListed = 10;

/** The one whose page waits for the customer. */
export async function findOpenLink(db: Database | Transaction, customerId: string): Promise<Attestation | null> {
  const [row] = await db
    .select()
    .from(attestations)
    .where(and(eq(attestations.customerId, customerId), eq(attestations.status, "link_sent")))
    .orderBy(desc(attestations.recordedAt))
    .limit(1);
  return row ?? null;
}

/** Null when this person is attested already in this way. */
export async function insertAttestation(
  tx: Transaction,
  values: typeof attestations.$inferInsert,
): Promise<Attestation | null> {
  const [row] = await tx.insert(attestations).values(values).onConflictDoNothing().returning();
  return row ?? null;
}

/** The one that stands in the way of a second one for the same person. */
export async function sameAttestation(
  db: Database | Transaction,
  { customerId, contactKey, way }: Pick<Attestation, "customerId" | "contactKey" | "way">,
): Promise<Attestation | null> {
  const [row] = await db
    .select()
    .from(attestations)
    .where(
      and(
        eq(attestations.customerId, customerId),
        eq(attestations.contactKey, contactKey),
        eq(attestations.way, way),
        notInArray(attestations.status, ["refused", "expired"]),
      ),
    );
  return row ?? null;
}

/** Compare-and-set along its life cycle. Null when it has no such move from where it stands by now. */
export async function moveAttestation(
  tx: Transaction,
  { id, status }: Pick<Attestation, "id" | "status">,
  move: AttestationMove,
  set: Partial<Pick<Attestation, "refusal" | "externalId" | "link" | "requestId">> = {},
): Promise<Attestation | null> {
  const next = nextStatus(attestationMoves, status, move);
  if (next === null) return null;
  const [row] = await tx
    .update(attestations)
    .set({ ...set, status: next })
    .where(and(eq(attestations.id, id), inArray(attestations.status, statusesBefore(attestationMoves, move))))
    .returning();
  return row ?? null;
}

/** The newest that is still open, or the newest of all; null without any. */
export async function newestInvitation(db: Database | Transaction, customerId: string): Promise<Invitation | null> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(eq(invitations.customerId, customerId))
    .orderBy(desc(invitations.sentAt), desc(invitations.id))
    .limit(1);
  return row ?? null;
}

export async function insertInvitation(
  tx: Transaction,
  values: typeof invitations.$inferInsert,
): Promise<Invitation | null> {
  const [row] = await tx.insert(invitations).values(values).returning();
  return row ?? null;
}

/** Answered, replaced by a newer one, or given up. */
export async function closeInvitations(tx: Transaction, customerId: string, now: Date): Promise<void> {
  await tx
    .update(invitations)
    .set({ closedAt: now })
    .where(and(eq(invitations.customerId, customerId), isNull(invitations.closedAt)));
}

/** Null when it is closed, or was reminded of as often already. */
export async function countReminder(tx: Transaction, id: string, number: number): Promise<Invitation | null> {
  const [row] = await tx
    .update(invitations)
    .set({ remindersSent: number })
    .where(and(eq(invitations.id, id), isNull(invitations.closedAt), lt(invitations.remindersSent, number)))
    .returning();
  return row ?? null;
}
