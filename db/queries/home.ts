import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, ne, notInArray, or, sql } from "drizzle-orm";
import { alwaysByTwo, type ApprovalSubject } from "../../src/core/approval.ts";
import type { CustomerStatus } from "../../src/core/customer/lifecycle.ts";
import type { VerificationStatus } from "../../src/core/customer/verification.ts";
import type { Database, Transaction } from "../connect.ts";
import {
  acceptanceQuestions,
  approvals,
  customers,
  homes,
  invitations,
  relationshipRequests,
  verifications,
  watches,
  type Customer,
} from "../schema/index.ts";

/** A line of Home: a customer, and since when it stands there. */
export interface HomeLine {
  customerId: string;
  companyName: string;
  at: Date;
}
export type HomeRecord = HomeLine & Pick<Customer, "status" | "refusal" | "checks">;
export type HomeApproval = HomeLine & { approvalId: string; subject: ApprovalSubject; requestedBy: string };
export type HomeInvitation = HomeLine & { id: string; remindersSent: number };
export type HomeVerification = HomeLine & { status: VerificationStatus | null };

const line = { customerId: customers.id, companyName: customers.companyName };
const approvalLine = {
  ...line,
  at: approvals.requestedAt,
  approvalId: approvals.id,
  subject: approvals.subject,
  requestedBy: approvals.requestedBy,
};

/**
 * Requests that wait for this person's decision, the oldest first. Their own are among them where the setup says so; the
 * end of a relationship always needs somebody else.
 */
export async function listApprovalsToDecide(
  db: Database | Transaction,
  { person, mayBeOwn, most }: { person: string; mayBeOwn: boolean; most: number },
): Promise<HomeApproval[]> {
  const isOthers = ne(approvals.requestedBy, person);
  return db
    .select(approvalLine)
    .from(approvals)
    .innerJoin(customers, eq(customers.id, approvals.customerId))
    .where(
      and(
        eq(approvals.status, "waiting"),
        mayBeOwn ? or(isOthers, notInArray(approvals.subject, [...alwaysByTwo])) : isOthers,
      ),
    )
    .orderBy(asc(approvals.requestedAt), asc(approvals.id))
    .limit(most);
}

/** What this person asked for of a customer that is there, and waits for somebody's decision; the newest first. */
export async function listOwnWaiting(
  db: Database | Transaction,
  { person, most }: { person: string; most: number },
): Promise<HomeApproval[]> {
  return db
    .select(approvalLine)
    .from(approvals)
    .innerJoin(customers, eq(customers.id, approvals.customerId))
    .where(
      and(eq(approvals.status, "waiting"), eq(approvals.requestedBy, person), ne(approvals.subject, "addCustomer")),
    )
    .orderBy(desc(approvals.requestedAt), desc(approvals.id))
    .limit(most);
}

/** Acceptances of which nobody has said yet whose request they answer, the oldest first. */
export async function listOpenQuestions(db: Database | Transaction, most: number): Promise<HomeLine[]> {
  return db
    .select({ ...line, at: acceptanceQuestions.askedAt })
    .from(acceptanceQuestions)
    .innerJoin(customers, eq(customers.id, acceptanceQuestions.customerId))
    .where(isNull(acceptanceQuestions.answeredAt))
    .orderBy(asc(acceptanceQuestions.askedAt), asc(customers.id))
    .limit(most);
}

/** What somebody asked for and stands in one of the statuses, the oldest change first. */
export async function listRecordsOf(
  db: Database | Transaction,
  { person, statuses, most }: { person: string; statuses: readonly CustomerStatus[]; most: number },
): Promise<HomeRecord[]> {
  const { updatedAt: at, status, refusal, checks } = customers;
  return db
    .select({ ...line, at, status, refusal, checks })
    .from(customers)
    .where(and(eq(customers.requestedBy, person), inArray(customers.status, [...statuses])))
    .orderBy(asc(customers.updatedAt), asc(customers.id))
    .limit(most);
}

/** Customers that somebody asked for and whose verification the desk follows, the newest first. */
export async function listVerifying(
  db: Database | Transaction,
  { person, most }: { person: string; most: number },
): Promise<HomeVerification[]> {
  return db
    .select({
      ...line,
      at: sql`coalesce(${verifications.since}, ${watches.startedAt})`.mapWith(watches.startedAt),
      status: verifications.status,
    })
    .from(customers)
    .innerJoin(watches, and(eq(watches.kind, "verification"), eq(watches.customerId, customers.id)))
    .leftJoin(verifications, eq(verifications.customerId, customers.id))
    .where(and(eq(customers.requestedBy, person), eq(customers.status, "active"), isNotNull(watches.nextCheck)))
    .orderBy(desc(watches.startedAt), asc(customers.id))
    .limit(most);
}

/** Relationships that somebody asked for and that no company has answered, the oldest first. */
export async function listRequestsSentBy(
  db: Database | Transaction,
  { person, most }: { person: string; most: number },
): Promise<HomeInvitation[]> {
  return db
    .select({
      ...line,
      at: relationshipRequests.sentAt,
      id: relationshipRequests.id,
      remindersSent: relationshipRequests.remindersSent,
    })
    .from(relationshipRequests)
    .innerJoin(customers, eq(customers.id, relationshipRequests.customerId))
    .where(and(eq(relationshipRequests.sentBy, person), eq(relationshipRequests.status, "open")))
    .orderBy(asc(relationshipRequests.sentAt), asc(relationshipRequests.id))
    .limit(most);
}

/** Invitations to the agreement that somebody sent and no customer has answered, the oldest first. */
export async function listInvitationsSentBy(
  db: Database | Transaction,
  { person, most }: { person: string; most: number },
): Promise<HomeInvitation[]> {
  return db
    .select({
      ...line,
      at: invitations.sentAt,
      id: invitations.id,
      remindersSent: invitations.remindersSent,
    })
    .from(invitations)
    .innerJoin(customers, eq(customers.id, invitations.customerId))
    .where(and(eq(invitations.sentBy, person), isNull(invitations.closedAt), eq(customers.status, "active")))
    .orderBy(asc(invitations.sentAt), asc(invitations.id))
    .limit(most);
}

/** What their Home shows by now; null for nobody who has opened it. */
export async function findHome(db: Database | Transaction, person: string): Promise<{ shown: string | null } | null> {
  const [row] = await db.select({ shown: homes.shown }).from(homes).where(eq(homes.person, person));
  return row ?? null;
}

export async function saveHomeOpened(db: Database | Transaction, person: string, openedAt: Date): Promise<void> {
  await db.insert(homes).values({ person, openedAt }).onConflictDoUpdate({ target: homes.person, set: { openedAt } });
}

export async function saveHomeShown(db: Database | Transaction, person: string, shown: string): Promise<void> {
  await db.update(homes).set({ shown }).where(eq(homes.person, person));
}

/** Who has opened Home, those who did so last first. */
export async function listHomes(db: Database | Transaction, most: number): Promise<string[]> {
  const rows = await db.select({ person: homes.person }).from(homes).orderBy(desc(homes.openedAt)).limit(most);
  return rows.map(({ person }) => person);
}

/** Their Home is drawn anew when they open it again. */
export async function forgetHomes(db: Database | Transaction, until: Date): Promise<void> {
  await db.delete(homes).where(lte(homes.openedAt, until));
}
