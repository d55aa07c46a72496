import { desc, eq } from "drizzle-orm";
import type { AskedBillingEdit } from "../../db/queries/billing-edits.ts";
import { cardOf } from "../../db/queries/cards.ts";
import { findCreation } from "../../db/queries/events.ts";
import type { AskedOrder } from "../../db/queries/orders.ts";
import { listCandidates, type Candidate } from "../../db/queries/relationships.ts";
import type { AskedRemoval } from "../../db/queries/removals.ts";
import { findReseller, findResellerByPartnerId } from "../../db/queries/resellers.ts";
import { findSettings, findUserGroups, type Settings } from "../../db/queries/settings.ts";
import { findApprovalWithAll, findCustomerWithAll } from "../../db/queries/stories.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import { permissions } from "../core/access.ts";
import { groupsHolding, holdersOf } from "../core/setup.ts";
import {
  events,
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
  type Secret,
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
  secret: Omit<Secret, "sealed"> | null;
  settings: Settings | null;
  /** Slack IDs of those who hold a role for ordering, by what was last read of Slack. */
  orderers: readonly string[];
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
  const found = await findCustomerWithAll(db, customerId);
  if (found === null) return null;
  const { verification, agreement, relationship, qualification, question, secret, portalSteps, attestations, ...rest } =
    found;
  const { watches, approvals, invitations, requests, removals, orders, billingEdits, ...customer } = rest;
  const picked = approvalId === undefined ? null : await findApprovalWithAll(db, approvalId);
  const approval = picked?.approval ?? approvals[0] ?? null;
  const card = approval && (await cardOf(db, { kind: "approval-card", subjectId: approval.id }));
  const settings = await findSettings(db);
  const resellerId = customer.details?.resellerId;
  return {
    customer,
    approval,
    verification,
    watch: watches[0] ?? null,
    agreement,
    invitation: invitations[0] ?? null,
    attestations,
    relationship,
    request: requests[0] ?? null,
    qualification,
    portalSteps,
    removal: removalOf(picked, removals[0]),
    order: await orderOf(db, picked, orders[0]),
    billingEdit: billingEditOf(picked, billingEdits[0]),
    question: question && {
      candidates: await listCandidates(db, question.candidates),
      answeredBy: question.answeredBy,
    },
    secret,
    settings,
    orderers: await findOrderers(db, settings),
    approvalChannel: card?.place ?? settings?.approvalsChannel ?? null,
    resellerName: resellerId ? ((await findReseller(db, resellerId))?.name ?? resellerId) : null,
    history: await db.select().from(events).where(eq(events.subjectId, customerId)).orderBy(desc(events.id)).limit(50),
    createdAt: await findCreation(db, customerId),
    isVerificationAsked: false,
  };
}

type Found = NonNullable<Awaited<ReturnType<typeof findCustomerWithAll>>>;
type Picked = Awaited<ReturnType<typeof findApprovalWithAll>>;

function removalOf(picked: Picked, newest: Found["removals"][number] | undefined): Story["removal"] {
  if (picked?.approval.subject === "removeRelationship") {
    return picked.removal && { removal: picked.removal, approval: picked.approval };
  }
  if (newest === undefined) return null;
  const { approval, ...removal } = newest;
  return { removal, approval };
}

async function orderOf(
  db: Database | Transaction,
  picked: Picked,
  newest: Found["orders"][number] | undefined,
): Promise<Story["order"]> {
  const asked =
    picked?.approval.subject === "placeOrder" ? picked.order && { ...picked.order, approval: picked.approval } : newest;
  if (!asked) return null;
  const { approval, lines, ...order } = asked;
  const known = order.reseller === null ? null : await findResellerByPartnerId(db, order.reseller);
  return { order, approval, lines, resellerName: known?.name ?? null };
}

function billingEditOf(picked: Picked, newest: Found["billingEdits"][number] | undefined): Story["billingEdit"] {
  if (picked?.approval.subject === "editBilling") {
    return picked.edit && { edit: picked.edit, approval: picked.approval };
  }
  if (newest === undefined) return null;
  const { approval, ...edit } = newest;
  return { edit, approval };
}

async function findOrderers(db: Database | Transaction, settings: Settings | null): Promise<string[]> {
  const holders = settings?.roleHolders ?? {};
  const { roles } = permissions.placeOrder;
  return holdersOf(holders, roles, await findUserGroups(db, groupsHolding(holders, roles)));
}
