import { and, desc, eq, inArray, notInArray } from "drizzle-orm";
import {
  attestationMoves,
  closedAttestations,
  unfinishedAttestations,
  type AttestationMove,
} from "../../src/core/agreement/attestation-status.ts";
import { nextStatus, statusesBefore } from "../../src/core/lifecycle.ts";
import type { Database, Transaction } from "../connect.ts";
import { attestations, type Attestation } from "../schema/index.ts";

export async function findAttestation(db: Database | Transaction, id: string): Promise<Attestation | null> {
  const [row] = await db.select().from(attestations).where(eq(attestations.id, id));
  return row ?? null;
}

/** Those whose page waits for the customer; the newest first. */
export async function findOpenLinks(db: Database | Transaction, customerId: string): Promise<Attestation[]> {
  return (await findUnfinishedLinks(db, customerId)).filter(({ status }) => status === "link_sent");
}

/** Enhanced attestations that are on their way, or wait for the customer; the newest first. */
export async function findUnfinishedLinks(db: Database | Transaction, customerId: string): Promise<Attestation[]> {
  return db
    .select()
    .from(attestations)
    .where(
      and(
        eq(attestations.customerId, customerId),
        eq(attestations.way, "enhanced-attestation"),
        inArray(attestations.status, unfinishedAttestations),
      ),
    )
    .orderBy(desc(attestations.recordedAt), desc(attestations.id));
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
        notInArray(attestations.status, [...closedAttestations]),
      ),
    );
  return row ?? null;
}

type Settable = "refusal" | "externalId" | "link" | "requestId" | "acceptedOn" | "acceptedSeenAt";

/** Compare-and-set along its life cycle. Null when it has no such move from where it stands by now. */
export async function moveAttestation(
  tx: Transaction,
  { id, status }: Pick<Attestation, "id" | "status">,
  move: AttestationMove,
  set: Partial<Pick<Attestation, Settable>> = {},
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

/** Microsoft does not know any more of what it took. Answers what that was. */
export async function lapseAttestations(tx: Transaction, customerId: string): Promise<Attestation[]> {
  const known = statusesBefore(attestationMoves, "lapse");
  return tx
    .update(attestations)
    .set({ status: "lapsed" })
    .where(and(eq(attestations.customerId, customerId), inArray(attestations.status, known)))
    .returning();
}
