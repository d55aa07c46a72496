import { and, desc, eq } from "drizzle-orm";
import { findAgreement, newestInvitation } from "../../db/queries/agreements.ts";
import { latestApproval } from "../../db/queries/approvals.ts";
import { findBillingEdit, newestBillingEdit, type AskedBillingEdit } from "../../db/queries/billing-edits.ts";
import { listAttestations } from "../../db/queries/attestations.ts";
import { cardOf } from "../../db/queries/cards.ts";
import { findCustomer } from "../../db/queries/customers.ts";
import { findCreation } from "../../db/queries/events.ts";
import { listPortalSteps } from "../../db/queries/portal-steps.ts";
import {
  findQuestion,
  findRelationship,
  listCandidates,
  newestRequest,
  type Candidate,
} from "../../db/queries/relationships.ts";
import { findQualification } from "../../db/queries/qualifications.ts";
import { findOrder, listOrderLines, newestOrder, type AskedOrder } from "../../db/queries/orders.ts";
import { findRemoval, newestRemoval, type AskedRemoval } from "../../db/queries/removals.ts";
import { findReseller, findResellerByPartnerId } from "../../db/queries/resellers.ts";
import { findSettings, type Settings } from "../../db/queries/settings.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import {
  approvals,
  events,
  secrets,
  verifications,
  watches,
  type Agreement,
  type Approval,
  type Attestation,
  type Customer,
  type Invitation,
  type OrderLine,
  type PortalStepAnswer,
  type Qualification,
  type Relationship,
  type RelationshipRequest,
  type StoredEvent,
  type Verification,
  type Watch,
} from "../../db/schema/index.ts";

export interface Question {
  candidates: readonly Candidate[];
  answeredBy: string | null;
}

/** An order with its lines in the order of the cart. `resellerName`: of the first reseller, where the desk knows it. */
export type StoryOrder = AskedOrder & { lines: readonly OrderLine[]; resellerName: string | null };

/** All that a card about a customer may show. */
export interface Story {
  customer: Customer;
  /** The newest request to add it, or the one that was picked; null for a customer found in Partner Center. */
  approval: Approval | null;
  verification: Verification | null;
  watch: Watch | null;
  /** Null before anybody looked. */
  agreement: Agreement | null;
  /** The newest, also when it is closed. */
  invitation: Invitation | null;
  /** Somebody's word for who accepted, the newest first. */
  attestations: readonly Attestation[];
  /** Null for a customer that was never asked: found in Partner Center, or created by the desk. */
  relationship: Relationship | null;
  /** The newest invitation to a relationship, also when it is answered. */
  request: RelationshipRequest | null;
  /** Null when nobody asked for one. It is apart from the verification. */
  qualification: Qualification | null;
  /** What was marked of the steps in Partner Center itself. */
  portalSteps: readonly PortalStepAnswer[];
  /** The newest request to end the relationship, or the one that was picked. */
  removal: AskedRemoval | null;
  /** The newest order, or the one that was picked. */
  order: StoryOrder | null;
  /** The newest request to correct the billing data, or the one that was picked. */
  billingEdit: AskedBillingEdit | null;
  /** Whose request an acceptance answers, where people were asked. */
  question: Question | null;
  /** Never the password itself. */
  secret: Omit<typeof secrets.$inferSelect, "sealed"> | null;
  settings: Settings | null;
  /** Where the card of the request stands, or would be posted now. */
  approvalChannel: string | null;
  resellerName: string | null;
  /** The newest events first, fifty at most. */
  history: readonly StoredEvent[];
  /** When Partner Center created it for the desk; null when it did not. */
  createdAt: Date | null;
  /** Partner Center was asked for the verification just now, since the desk does not follow it. */
  isVerificationAsked: boolean;
}

/** Null when the customer is not there any more. `approvalId` picks a request other than the newest. */
export async function readStory(
  db: Database | Transaction,
  customerId: string,
  approvalId?: string,
): Promise<Story | null> {
  const customer = await findCustomer(db, customerId);
  if (customer === null) return null;
  const [picked] =
    approvalId === undefined ? [] : await db.select().from(approvals).where(eq(approvals.id, approvalId));
  const [verification] = await db.select().from(verifications).where(eq(verifications.customerId, customerId));
  const [watch] = await db
    .select()
    .from(watches)
    .where(and(eq(watches.kind, "verification"), eq(watches.customerId, customerId)));
  const [secret] = await db
    .select({
      id: secrets.id,
      customerId: secrets.customerId,
      status: secrets.status,
      userName: secrets.userName,
      owner: secrets.owner,
      expiresAt: secrets.expiresAt,
      revealedAt: secrets.revealedAt,
    })
    .from(secrets)
    .where(eq(secrets.customerId, customerId));
  const resellerId = customer.details?.resellerId;
  const approval = picked ?? (await latestApproval(db, customerId));
  const card = approval && (await cardOf(db, { kind: "approval-card", subjectId: approval.id }));
  const settings = await findSettings(db);
  return {
    customer,
    approval,
    verification: verification ?? null,
    watch: watch ?? null,
    agreement: await findAgreement(db, customerId),
    invitation: await newestInvitation(db, customerId),
    attestations: await listAttestations(db, customerId),
    relationship: await findRelationship(db, customerId),
    request: await newestRequest(db, customerId),
    qualification: await findQualification(db, customerId),
    portalSteps: await listPortalSteps(db, customerId),
    removal: await readRemoval(db, customerId, picked),
    order: await readOrder(db, customerId, picked),
    billingEdit: await readBillingEdit(db, customerId, picked),
    question: await readQuestion(db, customerId),
    secret: secret ?? null,
    settings,
    approvalChannel: card?.place ?? settings?.approvalsChannel ?? null,
    resellerName: resellerId ? ((await findReseller(db, resellerId))?.name ?? resellerId) : null,
    history: await db.select().from(events).where(eq(events.subjectId, customerId)).orderBy(desc(events.id)).limit(50),
    createdAt: await findCreation(db, customerId),
    isVerificationAsked: false,
  };
}

async function readRemoval(
  db: Database | Transaction,
  customerId: string,
  picked: Approval | undefined,
): Promise<Story["removal"]> {
  if (picked?.subject !== "removeRelationship") return newestRemoval(db, customerId);
  const removal = await findRemoval(db, picked.id);
  return removal && { removal, approval: picked };
}

async function readOrder(
  db: Database | Transaction,
  customerId: string,
  picked: Approval | undefined,
): Promise<Story["order"]> {
  const asked = picked?.subject === "placeOrder" ? await pickOrder(db, picked) : await newestOrder(db, customerId);
  if (asked === null) return null;
  const { reseller, approvalId } = asked.order;
  const known = reseller === null ? null : await findResellerByPartnerId(db, reseller);
  return { ...asked, lines: await listOrderLines(db, approvalId), resellerName: known?.name ?? null };
}

async function pickOrder(db: Database | Transaction, approval: Approval): Promise<AskedOrder | null> {
  const order = await findOrder(db, approval.id);
  return order && { order, approval };
}

async function readBillingEdit(
  db: Database | Transaction,
  customerId: string,
  picked: Approval | undefined,
): Promise<Story["billingEdit"]> {
  if (picked?.subject !== "editBilling") return newestBillingEdit(db, customerId);
  const edit = await findBillingEdit(db, picked.id);
  return edit && { edit, approval: picked };
}

async function readQuestion(db: Database | Transaction, customerId: string): Promise<Question | null> {
  const question = await findQuestion(db, customerId);
  if (question === null) return null;
  return { candidates: await listCandidates(db, question.candidates), answeredBy: question.answeredBy };
}
