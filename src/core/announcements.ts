import type { EventType } from "./events.ts";

/**
 * A message that an event makes the desk post. Cards that stand already are brought up to date after every event
 * of their customer, without being named here.
 */
export const deliveries = [
  "approval-card",
  "approval-thread",
  "status-card",
  "status-thread",
  "requester",
  "agent",
  "admins",
] as const;
export type Delivery = (typeof deliveries)[number];

export const announcements = {
  "settings.changed": [],
  "settings.channels_reached": [],
  "settings.channel_lost": ["admins"],
  "customer.requested": ["approval-card", "requester"],
  "customer.approved": ["approval-thread", "requester"],
  "customer.rejected": ["approval-thread", "requester"],
  "customer.changes_requested": ["approval-thread", "requester"],
  "customer.withdrawn": ["approval-thread", "requester"],
  "customer.request_expired": ["approval-thread", "requester"],
  "customer.draft_discarded": [],
  "customer.created": ["status-card", "approval-thread", "requester"],
  "customer.creation_refused": ["approval-thread", "requester"],
  "customer.address_questioned": ["approval-thread", "requester"],
  "customer.stalled": ["approval-thread", "requester"],
  "customer.retried": ["approval-thread"],
  "customer.found": [],
  "customer.renamed": [],
  "customer.creation_resumed": ["approval-thread"],
  "approval.reminded": ["approval-thread", "requester"],
  "verification.changed": ["status-thread", "requester"],
  "verification.overdue": ["status-thread", "requester"],
  "agreement.invited": ["status-card", "status-thread"],
  "agreement.given_up": ["status-thread", "agent"],
  "agreement.changed": ["status-card", "status-thread", "requester", "agent"],
  "agreement.link_created": ["status-card", "status-thread", "agent"],
  "agreement.link_expired": ["status-thread", "agent"],
  "agreement.link_withdrawn": ["status-thread", "agent"],
  "agreement.customer_accepted": ["status-thread"],
  "agreement.recorded": ["status-card", "status-thread"],
  "agreement.attestation_sent": [],
  "agreement.attestation_taken": ["status-card", "status-thread", "requester", "agent"],
  "agreement.attestation_refused": ["agent"],
  "agreement.attestation_stalled": ["agent"],
  "agreement.reminded": ["agent"],
  "secret.opened": [],
  "secret.not_shown": ["requester"],
  "secret.saved": ["requester"],
  "secret.expired": ["requester"],
  "gdap.done": [],
  "consent.lost": ["admins"],
  "consent.restored": ["admins"],
} as const satisfies Record<EventType, readonly Delivery[]>;
