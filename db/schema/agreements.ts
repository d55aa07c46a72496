import { sql } from "drizzle-orm";
import { date, index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { agreementStatuses, type AgreementStatus } from "../../src/core/agreement/lifecycle.ts";
import {
  attestationStatuses,
  closedAttestations,
  type AttestationStatus,
} from "../../src/core/agreement/attestation-status.ts";
import type { AttestationInput } from "../../src/core/agreement/attestation.ts";
import { invitationLanguages } from "../../src/core/agreement/invitation.ts";
import { agreementWays, type AgreementWay } from "../../src/core/agreement/ways.ts";
import type { Refusal } from "../../src/core/result.ts";
import { moment, oneOf, sentMail } from "./columns.ts";
import { customers } from "./customers.ts";

/** Where a customer stands with the Microsoft Customer Agreement, as the desk last saw or made it. */
export const agreements = pgTable(
  "agreements",
  {
    customerId: uuid("customer_id")
      .primaryKey()
      .references(() => customers.id, { onDelete: "cascade" }),
    status: text().$type<AgreementStatus>().notNull(),
    since: moment("since").notNull(),
    /** When Partner Center was last asked, of the questions that it answered; null before the first answer. */
    checkedAt: moment("checked_at"),
    /** Who accepted and on which day, by the newest attestation that Partner Center lists; null where it names none. */
    acceptedBy: text("accepted_by"),
    acceptedOn: date("accepted_on", { mode: "string" }),
  },
  (table) => [oneOf("agreements_status", table.status, agreementStatuses)],
);
export type Agreement = typeof agreements.$inferSelect;

const closed = closedAttestations.map((status) => `'${status}'`).join(", ");

/** Somebody's word that a person accepted, with the evidence. One row a person and word. */
export const attestations = pgTable(
  "attestations",
  {
    id: uuid().primaryKey().defaultRandom(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id, { onDelete: "cascade" }),
    way: text().$type<AgreementWay>().notNull(),
    status: text().$type<AttestationStatus>().notNull(),
    contact: jsonb().$type<AttestationInput["contact"]>().notNull(),
    /** `contactKey(contact)`: how the same person is found. */
    contactKey: text("contact_key").notNull(),
    /** Null in the enhanced attestation until the desk has seen that the person accepted; then by UTC. */
    acceptedOn: date("accepted_on", { mode: "string" }),
    /** Enhanced attestation: when the desk saw it; Microsoft is told this moment. */
    acceptedSeenAt: moment("accepted_seen_at"),
    /** Null in the enhanced attestation, where Microsoft's own page is the evidence. */
    evidence: text(),
    recordedBy: text("recorded_by").notNull(),
    recordedAt: moment("recorded_at").notNull(),
    /** The MS-RequestId of the call, stored before it. */
    requestId: uuid("request_id").notNull().defaultRandom(),
    refusal: jsonb().$type<Refusal>(),
    /** Enhanced attestation: Microsoft's ID of it and the link for the customer. */
    externalId: text("external_id"),
    link: text(),
  },
  (table) => [
    oneOf("attestations_way", table.way, agreementWays),
    oneOf("attestations_status", table.status, attestationStatuses),
    index("attestations_customer").on(table.customerId, table.recordedAt),
    // The same person is attested once in each way; what came to nothing, or to an end, may be tried again.
    uniqueIndex("attestations_person")
      .on(table.customerId, table.contactKey, table.way)
      .where(sql`${table.status} not in (${sql.raw(closed)})`),
  ],
);
export type Attestation = typeof attestations.$inferSelect;

export const invitationKinds = ["agreement"] as const;
export type InvitationKind = (typeof invitationKinds)[number];

/** An invitation to accept the agreement that somebody has sent. */
export const invitations = pgTable(
  "invitations",
  {
    id: uuid().primaryKey().defaultRandom(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id, { onDelete: "cascade" }),
    kind: text().$type<InvitationKind>().notNull(),
    ...sentMail,
    /** When it was answered, replaced or given up; null while it is open. */
    closedAt: moment("closed_at"),
  },
  (table) => [
    oneOf("invitations_kind", table.kind, invitationKinds),
    oneOf("invitations_language", table.language, invitationLanguages),
    index("invitations_customer").on(table.customerId, table.sentAt),
    index("invitations_open")
      .on(table.sentBy, table.sentAt)
      .where(sql`${table.closedAt} is null`),
  ],
);
export type Invitation = typeof invitations.$inferSelect;
