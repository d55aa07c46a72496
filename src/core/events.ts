import type { AgreementStatus } from "./agreement/lifecycle.ts";
import type { CustomerStatus } from "./customer/lifecycle.ts";
import type { BillingField } from "./billing/data.ts";
import type { ApprovalStatus } from "./approval.ts";
import type { ReasonCode } from "./customer/order-gate.ts";
import type { OrderObstacle } from "./order/lifecycle.ts";
import type { OrderDeclaration } from "./order/declarations.ts";
import type { ObstacleKind, RemovalDeclaration } from "./relationship/removal.ts";
import type { RelationshipStatus } from "./relationship/lifecycle.ts";
import type { PortalAnswer, PortalStep } from "./customer/portal-steps.ts";
import type { QualificationStatus } from "./qualification.ts";
import type { VerificationStatus } from "./customer/verification.ts";

export type Actor = { kind: "person"; id: string } | { kind: "desk" } | { kind: "partner-center" };

interface Told<Type extends string, Data extends Record<string, unknown> = Record<string, never>> {
  type: Type;
  /** The customer's record ID; `settings` and `partner-center` for what concerns the whole desk. */
  subjectId: string;
  data: Data;
}

/** A change of the customer's record; `before` and `after` are its statuses. */
interface Moved<Type extends string, Data extends Record<string, unknown> = Record<string, never>> extends Told<
  Type,
  Data
> {
  before: CustomerStatus | null;
  after: CustomerStatus;
}

/** A change of where a customer stands with the agreement. `agent` is who attested or invited, by their Slack ID. */
interface Agreed<Type extends string, Data extends Record<string, unknown>> extends Told<Type, Data> {
  before: AgreementStatus;
  after: AgreementStatus;
}

/** A change of the relationship. `agent` is who asked, by their Slack ID; null when nobody of ours did. */
interface Related<Type extends string, Data extends Record<string, unknown>> extends Told<Type, Data> {
  before: RelationshipStatus;
  after: RelationshipStatus;
}

/** Everything that can happen. Data holds field names, codes and IDs, never what somebody typed. */
export type DeskEvent =
  | Told<"settings.changed", { fields: string[] }>
  | Told<"settings.channels_reached", { channels: string[] }>
  | Told<"settings.channel_lost", { channel: string }>
  | Moved<"customer.requested", { approvalId: string; acknowledged: string[] }>
  | Moved<"customer.approved", { approvalId: string }>
  | Moved<"customer.rejected", { approvalId: string }>
  | Moved<"customer.changes_requested", { approvalId: string }>
  | Moved<"customer.withdrawn", { approvalId: string | null }>
  | Moved<"customer.request_expired", { approvalId: string }>
  | Moved<"customer.draft_discarded", { by: "person" | "time" }>
  | Moved<"customer.created", { tenantId: string; withPassword: boolean }>
  | Moved<"customer.creation_refused", { code: string | null; correlationId: string | null }>
  | Moved<"customer.address_questioned", { fields: string[] }>
  | Moved<"customer.stalled", { reason: string }>
  | Moved<"customer.retried">
  | Moved<"customer.found", { tenantId: string }>
  | Told<"customer.renamed", { fields: string[] }>
  | Moved<"customer.creation_resumed">
  | Told<"approval.reminded", { approvalId: string; number: number }>
  | (Told<"verification.changed", { lastUpdate: string | null }> & {
      before: VerificationStatus | null;
      after: VerificationStatus;
    })
  | Told<"verification.overdue", { businessDays: number; status: VerificationStatus }>
  | Agreed<"agreement.invited", { invitationId: string; agent: string }>
  | Agreed<"agreement.given_up", { agent: string | null }>
  | Agreed<"agreement.changed", { how: "directly" | "attested" | "not"; agent: string | null }>
  | Agreed<"agreement.link_created", { attestationId: string; agent: string }>
  | Agreed<"agreement.link_expired", { attestationId: string; agent: string }>
  | Agreed<"agreement.link_withdrawn", { attestationId: string; agent: string }>
  | Agreed<"agreement.customer_accepted", { attestationId: string; agent: string }>
  | Told<"agreement.recorded", { attestationId: string; agent: string }>
  | Told<"agreement.attestation_sent", { attestationId: string; agent: string }>
  | Agreed<"agreement.attestation_taken", { attestationId: string; agent: string; wasThere: boolean }>
  | Told<
      "agreement.attestation_refused",
      { attestationId: string; agent: string; code: string | null; correlationId: string | null }
    >
  | Told<"agreement.attestation_stalled", { attestationId: string; agent: string; reason: string }>
  | Told<"agreement.reminded", { invitationId: string; agent: string; number: number }>
  | Related<"relationship.requested", { requestId: string; agent: string }>
  | Related<"relationship.declined", { requestId: string; agent: string }>
  | Related<"relationship.request_stopped", { requestId: string; agent: string }>
  | Told<"relationship.sent_again", { requestId: string; agent: string }>
  | Told<"relationship.reminded", { requestId: string; agent: string; number: number }>
  | Related<
      "relationship.accepted",
      { requestId: string | null; agent: string | null; by: "customer" | "domain" | "name" | "person" | "nobody" }
    >
  | Related<"relationship.ended_by_hand", Record<string, never>>
  | Told<"relationship.unmatched", { candidates: string[] }>
  | Told<"relationship.removal_requested", { approvalId: string; agent: string; declared: RemovalDeclaration[] }>
  | Told<"relationship.removal_decided", { approvalId: string; agent: string; decision: ApprovalStatus }>
  | Told<"relationship.removal_blocked", { approvalId: string; agent: string; obstacles: ObstacleKind[] }>
  | Told<
      "relationship.removal_refused",
      { approvalId: string; agent: string; code: string | null; correlationId: string | null }
    >
  | Told<"relationship.removal_stalled", { approvalId: string; agent: string; reason: string }>
  | Told<"relationship.removal_retried", { approvalId: string; agent: string }>
  | Related<"relationship.removed", { approvalId: string; agent: string }>
  | Related<"relationship.lost", { agent: string | null }>
  | Told<"billing.edit_requested", { approvalId: string; agent: string; fields: BillingField[] }>
  | Told<"billing.edit_decided", { approvalId: string; agent: string; decision: ApprovalStatus }>
  | Told<"billing.edit_written", { approvalId: string; agent: string; fields: BillingField[] }>
  | Told<"billing.edit_outdated", { approvalId: string; agent: string }>
  | Told<
      "billing.edit_refused",
      { approvalId: string; agent: string; code: string | null; correlationId: string | null }
    >
  | Told<"billing.edit_stalled", { approvalId: string; agent: string; reason: string }>
  | Told<"billing.edit_retried", { approvalId: string; agent: string }>
  | Told<"billing.edit_dropped", { approvalId: string; agent: string }>
  | Told<"billing.changed_elsewhere", { agent: string | null }>
  | Told<"relationship.matched", { requestId: string | null; agent: string | null }>
  | Told<"order.requested", { approvalId: string; agent: string; declared: OrderDeclaration[] }>
  | Told<"order.decided", { approvalId: string; agent: string; decision: ApprovalStatus }>
  | Told<"order.placed", { approvalId: string; agent: string }>
  | Told<"order.partly_placed", { approvalId: string; agent: string }>
  | Told<"order.blocked", { approvalId: string; agent: string; reasons: (ReasonCode | OrderObstacle)[] }>
  | Told<"order.refused", { approvalId: string; agent: string; code: string | null; correlationId: string | null }>
  | Told<"order.stalled", { approvalId: string; agent: string; reason: string; wasSent: boolean }>
  | Told<"order.retried", { approvalId: string; agent: string }>
  | Told<"education.requested", { agent: string }>
  | (Told<"education.changed", { agent: string }> & { before: QualificationStatus; after: QualificationStatus })
  | Told<"education.refused", { agent: string; code: string | null; correlationId: string | null }>
  | Told<"education.stalled", { agent: string; reason: string }>
  | Told<"secret.opened", { secretId: string }>
  | Told<"secret.not_shown", { secretId: string }>
  | Told<"secret.saved", { secretId: string }>
  | Told<"secret.expired", { secretId: string; shown: boolean }>
  | Told<"portal_step.answered", { step: PortalStep; answer: PortalAnswer }>
  | Told<"portal_step.reopened", { step: PortalStep }>
  | Told<"consent.lost", { reason: string }>
  | Told<"consent.restored">;

/** False for what concerns the whole desk. */
export const isAboutCustomer = (subjectId: string): boolean => !["settings", "partner-center"].includes(subjectId);

export type EventType = DeskEvent["type"];
export type EventOf<Type extends EventType> = Extract<DeskEvent, { type: Type }>;
