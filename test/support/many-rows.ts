import { sql } from "drizzle-orm";
import type { Database } from "../../db/connect.ts";

export const manyRows = 20_000;

const uuid = (n: string) => `('00000000-0000-4000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
export const rowId = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;

const time = "'2026-01-01Z'::timestamptz + n * interval '1 minute'";

/** A desk that worked for years; the same row number stands for the same customer everywhere. */
const fillings = [
  `insert into customers (id, status, tenant_id, company_name, name_key, domain, country, requested_by, created_at, updated_at)
   select ${uuid("n")}, (case when n % 40 = 0 then 'draft' when n % 40 = 1 then 'awaiting_approval' else 'active' end),
          'tenant-' || n, 'Company ' || n, 'company' || n, 'company' || n || '.onmicrosoft.com', 'US', 'U' || n % 500, ${time}, ${time}`,
  `insert into approvals (id, subject, customer_id, status, requested_by, requested_at)
   select ${uuid("n")}, 'addCustomer', ${uuid("n")}, (case when n % 40 = 1 then 'waiting' else 'approved' end), 'U' || n % 500, ${time}`,
  `insert into drafts (id, customer_id, owner, answers, expires_at, updated_at)
   select ${uuid("n")}, ${uuid("n")}, 'U' || n % 500, '{"companyName":"Company"}', ${time}, ${time}`,
  `insert into verifications (customer_id, status, since, checked_at) select ${uuid("n")}, 'under_review', ${time}, ${time}`,
  `insert into watches (id, kind, customer_id, started_at, next_check)
   select ${uuid("n")}, 'verification', ${uuid("n")}, ${time}, (case when n % 40 = 3 then ${time} end)`,
  `insert into watches (kind, customer_id, started_at) select 'agreement', ${uuid("n")}, ${time}`,
  `insert into agreements (customer_id, status, since)
   select ${uuid("n")}, (case when n % 40 = 1 then 'invited' when n % 40 = 2 then 'link_sent' else 'attested' end), ${time}`,
  `insert into attestations (id, customer_id, way, status, contact, contact_key, accepted_on, evidence, recorded_by, recorded_at)
   select ${uuid("n")}, ${uuid("n")}, 'enhanced-attestation', (case when n % 40 = 2 then 'link_sent' else 'attested' end), '{}',
          'person-' || n, '2026-01-01', 'Contract ' || n, 'U' || n % 500, ${time}`,
  `insert into invitations (id, customer_id, kind, language, sent_to, subject, body, sent_by, sent_at)
   select ${uuid("n")}, ${uuid("n")}, 'agreement', 'en', 'ada@contoso.com', 'Hello', 'Please accept.', 'U' || n % 500, ${time}`,
  `insert into form_drafts (owner, form, subject, opening, answers, updated_at)
   select 'U' || n % 500, 'attest-agreement', ${uuid("n")}::text, ${uuid("n")}, '{}', ${time}`,
  `insert into relationships (customer_id, status, since) select ${uuid("n")}, 'requested', ${time}`,
  `insert into prospects (customer_id, contact, came_from) select ${uuid("n")}, '{}', 'provider'`,
  `insert into relationship_requests (id, customer_id, status, with_agreement, link, language, sent_to, subject, body, sent_by, sent_at)
   select ${uuid("n")}, ${uuid("n")}, 'open', false, 'https://admin.microsoft.com', 'en', 'ada@contoso.com', 'Hello', 'Please accept.', 'U' || n % 500, ${time}`,
  `insert into removals (approval_id, customer_id, status, declared, changed_at)
   select ${uuid("n")}, ${uuid("n")}, 'waiting', '{good-faith}', ${time}`,
  `insert into portal_step_answers (customer_id, step, answer, answered_by, answered_at)
   select ${uuid("n")}, 'cost-management', 'done', 'U' || n % 500, ${time}`,
  `insert into orders (approval_id, customer_id, status, declared, changed_at)
   select ${uuid("n")}, ${uuid("n")}, 'waiting', '{partner-role}', ${time}`,
  `insert into order_lines (approval_id, position, product_id, sku_id, name, term, billing_cycle, quantity)
   select ${uuid("n")}, 0, 'CFQ7TTC0LH18', '0001', 'Business Basic', 'P1Y', 'monthly', 25`,
  `insert into billing_edits (approval_id, customer_id, status, fields, typed, etag, changed_at)
   select ${uuid("n")}, ${uuid("n")}, (case when n % 40 = 5 then 'written' else 'waiting' end), '{companyName}',
          (case when n % 40 = 5 then null else '{}'::jsonb end), '17', ${time}`,
  `insert into qualifications (customer_id, segment, website, status, requested_by, requested_at, since)
   select ${uuid("n")}, 'K12', 'contoso.edu', 'denied', 'U' || n % 500, ${time}, ${time}`,
  `insert into acceptance_questions (customer_id, candidates, asked_at) select ${uuid("n")}, array[${uuid("n")}], ${time}`,
  `insert into homes (person, opened_at) select 'U' || n, ${time}`,
  `insert into seen_records (key, seen_at) select 'record-' || n, ${time}`,
  `insert into secrets (id, customer_id, status, user_name, owner, expires_at)
   select ${uuid("n")}, ${uuid("n")}, 'revealing', 'admin', 'U' || n % 500, ${time}`,
  `insert into events (type, subject_id, actor, at, data)
   select (case when n % 2000 = 0 then 'settings.changed' else 'customer.created' end),
          (case when n % 2000 = 0 then 'settings' else ${uuid("n")}::text end), '{"kind":"desk"}', ${time}, '{}'`,
  `insert into cards (id, kind, subject_id, place, channel, ts, event_id, updated_at)
   select ${uuid("n")}, 'status-card', ${uuid("n")}::text, 'C1', 'C1', n::text, n, ${time}`,
  `insert into jobs (queue, payload, group_key, dedupe_key, state, run_at)
   select 'announce', '{}', 'group-' || n, 'key-' || n, (case when n % 2 = 0 then 'dead' else 'ready' end), ${time}`,
  `insert into inbound (id, received_at) select 'E' || n, ${time}`,
  `insert into people (id, name, is_admin, read_at) select 'U' || n, 'Person ' || n, n % 2000 = 0, ${time}`,
  `insert into user_groups (id, name, handle, members, read_at) select 'S' || n, 'Group ' || n, 'group' || n, '{}', ${time}`,
  `insert into country_rules (country, rules, read_at) select 'C' || n, '{}', ${time}`,
  `insert into rate_limits (key, next_at) select 'post:C' || n, ${time}`,
  `insert into resellers (tenant_id, name, mpn_id, state, read_at)
   select 'tenant-' || n, 'Reseller ' || n, 'mpn-' || n, 'active', ${time}`,
];

export async function fillWithManyRows(db: Database): Promise<void> {
  for (const filling of fillings) {
    await db.execute(sql.raw(`${filling} from generate_series(1, ${manyRows}) n`));
  }
  await db.execute(sql`analyze`);
}
