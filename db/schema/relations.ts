import { relations } from "drizzle-orm";
import { agreements, attestations, invitations } from "./agreements.ts";
import { approvals } from "./approvals.ts";
import { billingEdits } from "./billing-edits.ts";
import { customers, verifications } from "./customers.ts";
import { orderLines, orders } from "./orders.ts";
import { portalStepAnswers } from "./portal-steps.ts";
import { qualifications } from "./qualifications.ts";
import { acceptanceQuestions, relationshipRequests, relationships } from "./relationships.ts";
import { removals } from "./removals.ts";
import { secrets } from "./secrets.ts";
import { watches } from "./watches.ts";

// What is read of a customer at once, through `db.query`. Only what some query asks for stands here.

export const customerRelations = relations(customers, ({ one, many }) => ({
  verification: one(verifications, { fields: [customers.id], references: [verifications.customerId] }),
  agreement: one(agreements, { fields: [customers.id], references: [agreements.customerId] }),
  relationship: one(relationships, { fields: [customers.id], references: [relationships.customerId] }),
  qualification: one(qualifications, { fields: [customers.id], references: [qualifications.customerId] }),
  question: one(acceptanceQuestions, { fields: [customers.id], references: [acceptanceQuestions.customerId] }),
  secret: one(secrets, { fields: [customers.id], references: [secrets.customerId] }),
  watches: many(watches),
  approvals: many(approvals),
  attestations: many(attestations),
  invitations: many(invitations),
  requests: many(relationshipRequests),
  portalSteps: many(portalStepAnswers),
  removals: many(removals),
  orders: many(orders),
  billingEdits: many(billingEdits),
}));

export const approvalRelations = relations(approvals, ({ one }) => ({
  customer: one(customers, { fields: [approvals.customerId], references: [customers.id] }),
  removal: one(removals, { fields: [approvals.id], references: [removals.approvalId] }),
  order: one(orders, { fields: [approvals.id], references: [orders.approvalId] }),
  edit: one(billingEdits, { fields: [approvals.id], references: [billingEdits.approvalId] }),
}));

export const removalRelations = relations(removals, ({ one }) => ({
  customer: one(customers, { fields: [removals.customerId], references: [customers.id] }),
  approval: one(approvals, { fields: [removals.approvalId], references: [approvals.id] }),
}));

export const orderRelations = relations(orders, ({ one, many }) => ({
  customer: one(customers, { fields: [orders.customerId], references: [customers.id] }),
  approval: one(approvals, { fields: [orders.approvalId], references: [approvals.id] }),
  lines: many(orderLines),
}));

export const orderLineRelations = relations(orderLines, ({ one }) => ({
  order: one(orders, { fields: [orderLines.approvalId], references: [orders.approvalId] }),
}));

export const billingEditRelations = relations(billingEdits, ({ one }) => ({
  customer: one(customers, { fields: [billingEdits.customerId], references: [customers.id] }),
  approval: one(approvals, { fields: [billingEdits.approvalId], references: [approvals.id] }),
}));

export const watchRelations = relations(watches, ({ one }) => ({
  customer: one(customers, { fields: [watches.customerId], references: [customers.id] }),
}));

export const attestationRelations = relations(attestations, ({ one }) => ({
  customer: one(customers, { fields: [attestations.customerId], references: [customers.id] }),
}));

export const invitationRelations = relations(invitations, ({ one }) => ({
  customer: one(customers, { fields: [invitations.customerId], references: [customers.id] }),
}));

export const requestRelations = relations(relationshipRequests, ({ one }) => ({
  customer: one(customers, { fields: [relationshipRequests.customerId], references: [customers.id] }),
}));

export const portalStepRelations = relations(portalStepAnswers, ({ one }) => ({
  customer: one(customers, { fields: [portalStepAnswers.customerId], references: [customers.id] }),
}));
