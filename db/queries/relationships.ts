import { and, desc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { nextStatus, wayOf } from "../../src/core/lifecycle.ts";
import {
  relationshipMoves,
  type RelationshipMove,
  type RelationshipStatus,
} from "../../src/core/relationship/lifecycle.ts";
import type { OpenRequest } from "../../src/core/relationship/match.ts";
import { requestMoves, type RequestMove } from "../../src/core/relationship/request-status.ts";
import type { Database, Transaction } from "../connect.ts";
import {
  acceptanceQuestions,
  customers,
  prospects,
  relationshipRequests,
  relationships,
  type AcceptanceQuestion,
  type Customer,
  type Prospect,
  type Relationship,
  type RelationshipRequest,
} from "../schema/index.ts";

/** Null for a customer that was never asked: see `relationshipOf`. */
export async function findRelationship(db: Database | Transaction, customerId: string): Promise<Relationship | null> {
  const [row] = await db.select().from(relationships).where(eq(relationships.customerId, customerId));
  return row ?? null;
}

/** The row of a customer, held to the end of the transaction; made from what its record says when it is not there. */
export async function lockRelationship(
  tx: Transaction,
  { id, status }: Pick<Customer, "id" | "status">,
  now: Date,
): Promise<Relationship> {
  const is: RelationshipStatus = status === "active" ? "reseller" : status === "ended" ? "ended" : "none";
  await tx.insert(relationships).values({ customerId: id, status: is, since: now }).onConflictDoNothing();
  const [row] = await tx.select().from(relationships).where(eq(relationships.customerId, id)).for("update");
  if (row === undefined) throw new Error("the relationship's row went away");
  return row;
}

/** Along the life cycle, under the lock of `lockRelationship`. Null when the table has no such move. */
export async function moveRelationship(
  tx: Transaction,
  { customerId, status }: Pick<Relationship, "customerId" | "status">,
  move: RelationshipMove,
  set: { since: Date; recordedBy: string | null },
): Promise<{ before: RelationshipStatus; after: RelationshipStatus } | null> {
  const after = nextStatus(relationshipMoves, status, move);
  if (after === null) return null;
  await tx
    .update(relationships)
    .set({ ...set, status: after })
    .where(eq(relationships.customerId, customerId));
  return { before: status, after };
}

export async function findProspect(db: Database | Transaction, customerId: string): Promise<Prospect | null> {
  const [row] = await db.select().from(prospects).where(eq(prospects.customerId, customerId));
  return row ?? null;
}

export async function saveProspect(tx: Transaction, prospect: Prospect): Promise<void> {
  await tx.insert(prospects).values(prospect).onConflictDoUpdate({ target: prospects.customerId, set: prospect });
}

/** Its person is not needed any more. */
export async function forgetProspect(tx: Transaction, customerId: string): Promise<void> {
  await tx.delete(prospects).where(eq(prospects.customerId, customerId));
}

export async function findRequest(db: Database | Transaction, id: string): Promise<RelationshipRequest | null> {
  const [row] = await db.select().from(relationshipRequests).where(eq(relationshipRequests.id, id));
  return row ?? null;
}

export async function insertRequest(
  tx: Transaction,
  values: typeof relationshipRequests.$inferInsert,
): Promise<RelationshipRequest | null> {
  const [row] = await tx.insert(relationshipRequests).values(values).returning();
  return row ?? null;
}

/** Whom it was sent to, and by which words: nobody needs them once it came to nothing. */
const forgotten = { sentTo: "", subject: "", body: "" };

/** Compare-and-set: null when it is answered by now. `customerId`: the customer that turned out to be meant. */
export async function moveRequest(
  tx: Transaction,
  id: string,
  move: RequestMove,
  set: { answeredAt: Date; customerId?: string },
): Promise<RelationshipRequest | null> {
  const { from, to } = wayOf(requestMoves, move);
  const [row] = await tx
    .update(relationshipRequests)
    .set({ ...set, status: to, ...(move === "accept" ? {} : forgotten) })
    .where(and(eq(relationshipRequests.id, id), inArray(relationshipRequests.status, from)))
    .returning();
  return row ?? null;
}

/** Null when it is answered by now. Reminders count anew. */
export async function sendRequestAgain(
  tx: Transaction,
  id: string,
  set: { sentAt: Date; sentBy: string },
): Promise<RelationshipRequest | null> {
  const [row] = await tx
    .update(relationshipRequests)
    .set({ ...set, remindersSent: 0 })
    .where(and(eq(relationshipRequests.id, id), eq(relationshipRequests.status, "open")))
    .returning();
  return row ?? null;
}

/** The company's open request, if there is one. */
export async function findOpenRequest(
  db: Database | Transaction,
  customerId: string,
): Promise<RelationshipRequest | null> {
  const [row] = await db
    .select()
    .from(relationshipRequests)
    .where(and(eq(relationshipRequests.customerId, customerId), eq(relationshipRequests.status, "open")));
  return row ?? null;
}

/** Everybody that was asked and has not answered, as an acceptance is compared with it. */
export async function listOpenRequests(db: Database | Transaction): Promise<(OpenRequest & { customerId: string })[]> {
  return db
    .select({
      id: relationshipRequests.id,
      customerId: relationshipRequests.customerId,
      companyName: customers.companyName,
      domain: customers.domain,
      country: customers.country,
      tenantId: customers.tenantId,
      sentAt: relationshipRequests.sentAt,
    })
    .from(relationshipRequests)
    .innerJoin(customers, eq(customers.id, relationshipRequests.customerId))
    .where(eq(relationshipRequests.status, "open"))
    .orderBy(desc(relationshipRequests.sentAt));
}

/** Null when it is answered by now, was sent again since, or was reminded of as often already. */
export async function countRequestReminder(
  tx: Transaction,
  { requestId, number, sentAt }: { requestId: string; number: number; sentAt: Date },
): Promise<RelationshipRequest | null> {
  const [row] = await tx
    .update(relationshipRequests)
    .set({ remindersSent: number })
    .where(
      and(
        eq(relationshipRequests.id, requestId),
        eq(relationshipRequests.sentAt, sentAt),
        eq(relationshipRequests.status, "open"),
        lt(relationshipRequests.remindersSent, number),
      ),
    )
    .returning();
  return row ?? null;
}

/** Acceptances are taken in one after another: two of them may answer the same request. Held to the end of `tx`. */
export async function lockAcceptances(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('acceptances'))`);
}

export async function askWhoseAcceptance(
  tx: Transaction,
  question: Pick<AcceptanceQuestion, "customerId" | "candidates" | "askedAt">,
): Promise<void> {
  await tx
    .insert(acceptanceQuestions)
    .values(question)
    .onConflictDoUpdate({
      target: acceptanceQuestions.customerId,
      set: { ...question, answeredBy: null, answeredAt: null },
    });
}

export type Candidate = Pick<RelationshipRequest, "id" | "status" | "sentBy" | "sentAt"> &
  Pick<Customer, "companyName" | "domain">;

/** In the order of the IDs. */
export async function listCandidates(db: Database | Transaction, ids: readonly string[]): Promise<Candidate[]> {
  if (ids.length === 0) return [];
  const found = await db
    .select({
      id: relationshipRequests.id,
      status: relationshipRequests.status,
      sentBy: relationshipRequests.sentBy,
      sentAt: relationshipRequests.sentAt,
      companyName: customers.companyName,
      domain: customers.domain,
    })
    .from(relationshipRequests)
    .innerJoin(customers, eq(customers.id, relationshipRequests.customerId))
    .where(inArray(relationshipRequests.id, [...ids]));
  return found.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
}

export async function findQuestion(db: Database | Transaction, customerId: string): Promise<AcceptanceQuestion | null> {
  const [row] = await db.select().from(acceptanceQuestions).where(eq(acceptanceQuestions.customerId, customerId));
  return row ?? null;
}

/** Compare-and-set: null when somebody has answered it. */
export async function answerQuestion(
  tx: Transaction,
  { customerId, ...answer }: { customerId: string; answeredBy: string; answeredAt: Date },
): Promise<AcceptanceQuestion | null> {
  const [row] = await tx
    .update(acceptanceQuestions)
    .set(answer)
    .where(and(eq(acceptanceQuestions.customerId, customerId), isNull(acceptanceQuestions.answeredAt)))
    .returning();
  return row ?? null;
}
