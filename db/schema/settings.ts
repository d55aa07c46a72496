import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { SetupAnswers } from "../../src/core/setup-answers.ts";
import { partnerTypes, type PartnerType, type Role } from "../../src/core/access.ts";
import { agreementWays, defaultAgreementWay, type AgreementWay } from "../../src/core/agreement/ways.ts";
import type { ProviderLink } from "../../src/core/relationship/own-links.ts";
import { moment, oneOf } from "./columns.ts";

/** Who holds a Partner Center role in this workspace: people and user groups, by their Slack IDs. */
export type RoleHolders = Partial<Record<Role, { people: string[]; groups: string[] }>>;

/** One row: what `/csp setup` asks for. */
export const settings = pgTable(
  "settings",
  {
    id: integer().primaryKey().default(1),
    partnerName: text("partner_name").notNull(),
    partnerType: text("partner_type").$type<PartnerType>().notNull(),
    partnerDomains: text("partner_domains").array().notNull(),
    approvalsChannel: text("approvals_channel"),
    statusChannel: text("status_channel"),
    /** Channels that took the desk's first post. Without both, setup is incomplete. */
    reachableChannels: text("reachable_channels").array().notNull().default([]),
    roleHolders: jsonb("role_holders").$type<RoleHolders>().notNull(),
    ownApproval: boolean("own_approval").notNull().default(false),
    agreementWay: text("agreement_way").$type<AgreementWay>().notNull().default(defaultAgreementWay),
    /** An indirect reseller's own invitation link, and one for each of its providers; others have an API that knows them. */
    ownLink: text("own_link"),
    providerLinks: jsonb("provider_links").$type<ProviderLink[]>().notNull().default([]),
    updatedAt: moment("updated_at").notNull(),
  },
  (table) => [
    check("settings_one_row", sql`${table.id} = 1`),
    oneOf("settings_partner_type", table.partnerType, partnerTypes),
    oneOf("settings_agreement_way", table.agreementWay, agreementWays),
  ],
);

/** What an admin chose in the form of the settings and has not saved yet. */
export const setupDrafts = pgTable("setup_drafts", {
  owner: text().primaryKey(),
  answers: jsonb().$type<SetupAnswers>().notNull(),
  /** The newest change of the settings when the form was opened. */
  base: integer().notNull(),
  /** Slack's `action_ts` of the last stored choice; the larger one wins. */
  actionTs: text("action_ts").notNull().default("0"),
  updatedAt: moment("updated_at").notNull(),
});
