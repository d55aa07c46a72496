import type { PartnerType, Role } from "../../core/access.ts";
import type { CustomerStatus } from "../../core/customer/lifecycle.ts";
import type { AttestationStatus } from "../../core/agreement/attestation-status.ts";
import type { AgreementStatus } from "../../core/agreement/lifecycle.ts";
import type { AgreementWay } from "../../core/agreement/ways.ts";
import type { RelationshipStatus } from "../../core/relationship/lifecycle.ts";
import type { VerificationStatus } from "../../core/customer/verification.ts";
import type { ApprovalStatus } from "../../core/approval.ts";
import type { SecretStatus } from "../../core/initial-password.ts";

/** The desk's words for what the core names; each thing has one. */
export const names = {
  roles: {
    "global-administrator": "global administrator",
    "user-management-administrator": "user management administrator",
    "admin-agent": "admin agent",
    "sales-agent": "sales agent",
    "helpdesk-agent": "helpdesk agent",
  } satisfies Record<Role, string>,
  partnerTypes: {
    "direct-bill": "direct-bill partner",
    "indirect-provider": "indirect provider",
    "indirect-reseller": "indirect reseller",
  } satisfies Record<PartnerType, string>,
  customerStatuses: {
    draft: "Draft, not sent yet",
    prospect: "Invited, no customer yet",
    awaiting_approval: "Waiting for approval",
    changes_requested: "Sent back for changes",
    creating: "Being created in Partner Center",
    address_in_question: "Sent back: Partner Center questions the data",
    stalled: "Stopped: Partner Center has not confirmed it",
    creation_refused: "Refused by Partner Center",
    active: "Customer",
    ended: "Relationship ended",
    discarded: "Draft thrown away",
    rejected: "Rejected",
    withdrawn: "Withdrawn",
  } satisfies Record<CustomerStatus, string>,
  verificationStatuses: {
    not_ready: "Not started yet",
    under_review: "Under review",
    allowed: "Approved",
    not_allowed: "Not approved",
    unknown: "Unknown; Microsoft treats the account as blocked",
    no_record: "No record at Microsoft; not blocked",
  } satisfies Record<VerificationStatus, string>,
  agreementStatuses: {
    none: "Not provided",
    invited: "Not provided; the customer is invited",
    link_sent: "Not provided; Microsoft's page waits for the customer",
    ready_to_finalise: "Accepted; being finalised",
    attested: "Provided",
    accepted_directly: "Provided",
  } satisfies Record<AgreementStatus, string>,
  relationshipStatuses: {
    none: "No relationship",
    requested: "Asked for",
    reseller: "Reseller",
    ended: "Ended",
  } satisfies Record<RelationshipStatus, string>,
  agreementWays: {
    "direct-acceptance": "Direct acceptance",
    "enhanced-attestation": "Enhanced attestation",
    "agreements-api": "Agreements API",
  } satisfies Record<AgreementWay, string>,
  attestationStatuses: {
    recorded: "Recorded here, not known to Microsoft",
    sending: "Being sent to Partner Center",
    link_sent: "Waiting for the customer on Microsoft's page",
    ready: "Accepted; being finalised",
    attested: "Known to Microsoft",
    refused: "Refused by Partner Center",
    stalled: "Stopped: Partner Center has not confirmed it",
    expired: "The link has expired",
    dropped: "Not needed any more: the customer accepted in another way",
    withdrawn: "Given up: a colleague began anew",
    lapsed: "Not known to Microsoft any more",
  } satisfies Record<AttestationStatus, string>,
  approvalStatuses: {
    waiting: "waiting",
    approved: "approved",
    rejected: "rejected",
    changes_requested: "sent back for changes",
    withdrawn: "withdrawn",
    expired: "returned to a draft",
    overtaken: "without an object: the relationship has ended",
  } satisfies Record<ApprovalStatus, string>,
  secretStatuses: {
    sealed: "kept for the requester",
    revealing: "being shown",
    destroyed: "destroyed",
  } satisfies Record<SecretStatus, string>,
};
