import type { EventOf, EventType } from "../../src/core/events.ts";

/** What an event's data may hold. No kind has room for a sentence, a name or an address. */
export const kinds = {
  /** Ours, Slack's, Partner Center's tenant or Microsoft's correlation ID. */
  id: /^[\w-]{1,64}$/,
  /** A word of a closed list, or another system's error code. */
  code: /^[\w.-]{1,60}$/,
  /** Why a job was given up: Partner Center's code, the name of an error, or one of the runner's two sentences. */
  reason: /^(Partner Center: [\w-]{1,40}|The [a-z ]{1,40}\.|[A-Z]\w{1,40})$/,
  /** Paths of fields, never what stands in them. */
  field: /^[a-z]\w*(\.[a-z][\w-]*)?$/,
  number: /^\d+$/,
  flag: /^(true|false)$/,
  time: /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/,
} as const;
export type Kind = keyof typeof kinds;

/** Every datum of every event with its kind; one more does not compile until it is here. */
export const eventData: { [Type in EventType]: { [Key in keyof EventOf<Type>["data"]]: Kind } } = {
  "settings.changed": { fields: "field" },
  "settings.channels_reached": { channels: "id" },
  "settings.channel_lost": { channel: "id" },
  "customer.requested": { approvalId: "id", acknowledged: "code" },
  "customer.approved": { approvalId: "id" },
  "customer.rejected": { approvalId: "id" },
  "customer.changes_requested": { approvalId: "id" },
  "customer.withdrawn": { approvalId: "id" },
  "customer.request_expired": { approvalId: "id" },
  "customer.draft_discarded": { by: "code" },
  "customer.created": { tenantId: "id", withPassword: "flag" },
  "customer.creation_refused": { code: "code", correlationId: "id" },
  "customer.address_questioned": { fields: "field" },
  "customer.stalled": { reason: "reason" },
  "customer.retried": {},
  "customer.found": { tenantId: "id" },
  "customer.renamed": { fields: "field" },
  "customer.creation_resumed": {},
  "approval.reminded": { approvalId: "id", number: "number" },
  "verification.changed": { lastUpdate: "time" },
  "verification.overdue": { businessDays: "number", status: "code" },
  "agreement.invited": { invitationId: "id", agent: "id" },
  "agreement.given_up": { agent: "id" },
  "agreement.changed": { how: "code", agent: "id" },
  "agreement.link_created": { attestationId: "id", agent: "id" },
  "agreement.link_expired": { attestationId: "id", agent: "id" },
  "agreement.link_withdrawn": { attestationId: "id", agent: "id" },
  "agreement.customer_accepted": { attestationId: "id", agent: "id" },
  "agreement.recorded": { attestationId: "id", agent: "id" },
  "agreement.attestation_sent": { attestationId: "id", agent: "id" },
  "agreement.attestation_taken": { attestationId: "id", agent: "id", wasThere: "flag" },
  "agreement.attestation_refused": { attestationId: "id", agent: "id", code: "code", correlationId: "id" },
  "agreement.attestation_stalled": { attestationId: "id", agent: "id", reason: "reason" },
  "agreement.reminded": { invitationId: "id", agent: "id", number: "number" },
  "relationship.requested": { requestId: "id", agent: "id" },
  "relationship.declined": { requestId: "id", agent: "id" },
  "relationship.request_stopped": { requestId: "id", agent: "id" },
  "relationship.sent_again": { requestId: "id", agent: "id" },
  "relationship.reminded": { requestId: "id", agent: "id", number: "number" },
  "relationship.accepted": { requestId: "id", agent: "id", by: "code" },
  "relationship.ended_by_hand": {},
  "relationship.unmatched": { candidates: "id" },
  "order.requested": { approvalId: "id", agent: "id", declared: "code" },
  "order.decided": { approvalId: "id", agent: "id", decision: "code" },
  "order.placed": { approvalId: "id", agent: "id" },
  "order.partly_placed": { approvalId: "id", agent: "id" },
  "order.blocked": { approvalId: "id", agent: "id", reasons: "code" },
  "order.refused": { approvalId: "id", agent: "id", code: "code", correlationId: "id" },
  "order.stalled": { approvalId: "id", agent: "id", reason: "reason", wasSent: "flag" },
  "order.retried": { approvalId: "id", agent: "id" },
  "relationship.removal_requested": { approvalId: "id", agent: "id", declared: "code" },
  "relationship.removal_decided": { approvalId: "id", agent: "id", decision: "code" },
  "relationship.removal_blocked": { approvalId: "id", agent: "id", obstacles: "code" },
  "relationship.removal_refused": { approvalId: "id", agent: "id", code: "code", correlationId: "id" },
  "relationship.removal_stalled": { approvalId: "id", agent: "id", reason: "reason" },
  "relationship.removal_retried": { approvalId: "id", agent: "id" },
  "relationship.removed": { approvalId: "id", agent: "id" },
  "relationship.lost": { agent: "id" },
  "relationship.matched": { requestId: "id", agent: "id" },
  "billing.edit_requested": { approvalId: "id", agent: "id", fields: "code" },
  "billing.edit_decided": { approvalId: "id", agent: "id", decision: "code" },
  "billing.edit_written": { approvalId: "id", agent: "id", fields: "code" },
  "billing.edit_outdated": { approvalId: "id", agent: "id" },
  "billing.edit_refused": { approvalId: "id", agent: "id", code: "code", correlationId: "id" },
  "billing.edit_stalled": { approvalId: "id", agent: "id", reason: "reason" },
  "billing.edit_retried": { approvalId: "id", agent: "id" },
  "billing.edit_dropped": { approvalId: "id", agent: "id" },
  "billing.changed_elsewhere": { agent: "id" },
  "education.requested": { agent: "id" },
  "education.changed": { agent: "id" },
  "education.refused": { agent: "id", code: "code", correlationId: "id" },
  "education.stalled": { agent: "id", reason: "reason" },
  "secret.opened": { secretId: "id" },
  "secret.not_shown": { secretId: "id" },
  "secret.saved": { secretId: "id" },
  "secret.expired": { secretId: "id", shown: "flag" },
  "portal_step.answered": { step: "code", answer: "code" },
  "portal_step.reopened": { step: "code" },
  "consent.lost": { reason: "code" },
  "consent.restored": {},
};

/** What of a stored event is not of its kind; empty when all is. */
export function oddData(event: { type: EventType; data: Record<string, unknown> }): string[] {
  const allowed: Readonly<Record<string, Kind>> = eventData[event.type];
  return Object.entries(event.data).flatMap(([key, value]) => {
    const kind = allowed[key];
    const values = value === null ? [] : Array.isArray(value) ? value : [value];
    const fits = kind !== undefined && values.every((one) => kinds[kind].test(String(one)));
    return fits ? [] : [`${event.type}: ${key} = ${JSON.stringify(value)}`];
  });
}
