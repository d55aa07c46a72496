/**
 * For each migration the rows that a desk of that day had written, in SQL: later tables are not what earlier ones were.
 * A table that a migration creates needs a row here.
 */
export const rowsAfterMigration: Record<string, readonly string[]> = {
  "0000_first_tables": [
    `insert into customers (id, status, tenant_id, company_name, name_key, domain, country, details, requested_by, created_at, updated_at)
     values ('00000000-0000-4000-8000-000000000001', 'active', 'f0000000-0000-4000-8000-000000000001', 'Fabrikam', 'fabrikam',
             'fabrikam.onmicrosoft.com', 'BR', '{"companyName":"Fabrikam"}', 'U1', '2026-01-01Z', '2026-01-02Z'),
            ('00000000-0000-4000-8000-000000000002', 'draft', null, '', '', '', '', null, 'U1', '2026-01-01Z', '2026-01-02Z')`,
    `insert into approvals (subject, customer_id, status, requested_by, requested_at, decided_by, decided_at)
     values ('addCustomer', '00000000-0000-4000-8000-000000000001', 'approved', 'U1', '2026-01-01Z', 'U2', '2026-01-02Z')`,
    `insert into drafts (customer_id, owner, answers, expires_at, updated_at)
     values ('00000000-0000-4000-8000-000000000002', 'U1', '{"companyName":"Wingtip"}', '2026-01-08Z', '2026-01-01Z')`,
    `insert into verifications (customer_id, status, since, checked_at)
     values ('00000000-0000-4000-8000-000000000001', 'under_review', '2026-01-02Z', '2026-01-03Z')`,
    `insert into watches (kind, customer_id, started_at, next_check)
     values ('verification', '00000000-0000-4000-8000-000000000001', '2026-01-02Z', '2026-01-04Z')`,
    `insert into secrets (customer_id, status, user_name, sealed, owner, expires_at)
     values ('00000000-0000-4000-8000-000000000001', 'sealed', 'admin', 'v1.x', 'U1', '2026-01-09Z')`,
    `insert into cards (kind, subject_id, place, channel, ts, updated_at)
     values ('status', '00000000-0000-4000-8000-000000000001', 'C1', 'C1', '1767312000.000100', '2026-01-02Z')`,
    `insert into events (type, subject_id, actor, at, before, after, data)
     values ('customer.created', '00000000-0000-4000-8000-000000000001', '{"kind":"desk"}', '2026-01-02Z', 'creating', 'active', '{}')`,
    `insert into jobs (queue, payload, group_key, dedupe_key, run_at) values ('announce', '{"eventId":1}', 'g', 'k', '2026-01-02Z')`,
    `insert into jobs (queue, payload, state, attempts, last_error, run_at) values ('announce', '{}', 'dead', 3, 'no', '2026-01-02Z')`,
    `insert into rate_limits (key, next_at) values ('slack:C1', '2026-01-02Z')`,
    `insert into inbound (id, received_at) values ('Ev1', '2026-01-02Z')`,
    `insert into people (id, name, read_at) values ('U1', 'Ada', '2026-01-02Z')`,
    `insert into user_groups (id, name, handle, members, read_at) values ('S1', 'Sales', 'sales', '{U1,U2}', '2026-01-02Z')`,
    `insert into country_rules (country, rules, read_at) values ('BR', '{}', '2026-01-02Z')`,
    `insert into resellers (tenant_id, name, state, read_at) values ('f0000000-0000-4000-8000-000000000009', 'Tailspin', 'active', '2026-01-02Z')`,
    `insert into credentials (name, sealed, origin, updated_at) values ('refresh-token', 'v1.x', 'digest', '2026-01-02Z')`,
    `insert into settings (partner_name, partner_type, partner_domains, role_holders, updated_at)
     values ('Contoso', 'direct-bill', '{contoso.com}', '{"admin-agent":{"people":["U2"],"groups":[]}}', '2026-01-01Z')`,
  ],
  "0001_find_duplicates_waiting_and_cards_by_index": [],
  "0002_keep_setup_that_is_not_saved": [
    `insert into setup_drafts (owner, answers, base, updated_at) values ('U1', '{"partnerName":"Contoso"}', 0, '2026-01-02Z')`,
  ],
  "0003_keep_agreements_and_invitations": [
    `insert into agreements (customer_id, status, since)
     values ('00000000-0000-4000-8000-000000000001', 'invited', '2026-01-02Z')`,
    `insert into attestations (customer_id, way, status, contact, contact_key, accepted_on, evidence, recorded_by, recorded_at)
     values ('00000000-0000-4000-8000-000000000001', 'direct-acceptance', 'recorded', '{"firstName":"Ada"}', 'ada', '2026-01-01',
             'Contract 17', 'U1', '2026-01-02Z')`,
    `insert into invitations (customer_id, kind, language, sent_to, subject, body, sent_by, sent_at)
     values ('00000000-0000-4000-8000-000000000001', 'agreement', 'en', 'ada@contoso.com', 'Hello', 'Please accept.', 'U1', '2026-01-02Z')`,
    `insert into watches (kind, customer_id, started_at)
     values ('agreement', '00000000-0000-4000-8000-000000000001', '2026-01-02Z')`,
  ],
  "0004_keep_what_is_typed_into_forms": [
    `insert into form_drafts (owner, form, subject, opening, answers, updated_at)
     values ('U1', 'attest-agreement', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000003', '{}', '2026-01-02Z')`,
  ],
  "0005_keep_relationships_and_requests": [
    `insert into relationships (customer_id, status, since)
     values ('00000000-0000-4000-8000-000000000001', 'requested', '2026-01-02Z')`,
    `insert into prospects (customer_id, contact, came_from)
     values ('00000000-0000-4000-8000-000000000001', '{"firstName":"Ada"}', 'own-marketing')`,
    `insert into relationship_requests (customer_id, status, with_agreement, link, language, sent_to, subject, body, sent_by, sent_at)
     values ('00000000-0000-4000-8000-000000000001', 'open', false, 'https://admin.microsoft.com', 'en', 'ada@contoso.com', 'Hello',
             'Please accept.', 'U1', '2026-01-02Z')`,
    `insert into acceptance_questions (customer_id, candidates, asked_at)
     values ('00000000-0000-4000-8000-000000000001', '{00000000-0000-4000-8000-000000000002}', '2026-01-02Z')`,
    `insert into readings (name, read_at) values ('audit-log', '2026-01-02Z')`,
    `insert into seen_records (key, seen_at) values ('customer|accepted|2026', '2026-01-02Z')`,
  ],
  "0006_lapse_attestations": [
    `insert into attestations (customer_id, way, status, contact, contact_key, recorded_by, recorded_at, accepted_seen_at, external_id)
     values ('00000000-0000-4000-8000-000000000001', 'enhanced-attestation', 'lapsed', '{"firstName":"Ada"}', 'ada', 'U1',
             '2026-01-02Z', '2026-01-03Z', 'att-1'),
            ('00000000-0000-4000-8000-000000000001', 'enhanced-attestation', 'link_sent', '{"firstName":"Ada"}', 'ada', 'U1',
             '2026-01-04Z', null, 'att-2')`,
  ],
  "0007_keep_removals": [
    `insert into approvals (id, subject, customer_id, status, requested_by, requested_at)
     values ('00000000-0000-4000-8000-000000000007', 'removeRelationship', '00000000-0000-4000-8000-000000000001', 'waiting', 'U1', '2026-01-02Z')`,
    `insert into removals (approval_id, customer_id, status, declared, changed_at)
     values ('00000000-0000-4000-8000-000000000007', '00000000-0000-4000-8000-000000000001', 'waiting', '{good-faith}', '2026-01-02Z')`,
  ],
  "0008_keep_own_links": [
    `update settings set own_link = 'https://admin.microsoft.com/Adminportal/Home',
       provider_links = '[{"name":"Northwind","link":"https://admin.microsoft.com/Adminportal/Home"}]'`,
  ],
  "0009_keep_who_opens_home": [`insert into homes (person, opened_at, shown) values ('U1', '2026-01-02Z', 'digest')`],
  "0010_requests_overtaken": [
    `update approvals set status = 'overtaken' where subject = 'removeRelationship'`,
    `insert into events (type, subject_id, actor, at, data)
     values ('gdap.done', '00000000-0000-4000-8000-000000000001', '{"kind":"person","id":"U1"}', '2026-01-02Z', '{}')`,
  ],
  "0011_mark_portal_steps": [
    `insert into portal_step_answers (customer_id, step, answer, answered_by, answered_at)
     values ('00000000-0000-4000-8000-000000000001', 'cost-management', 'done', 'U1', '2026-01-02Z')`,
  ],
  "0012_keep_orders": [
    `insert into approvals (id, subject, customer_id, status, requested_by, requested_at)
     values ('00000000-0000-4000-8000-000000000008', 'placeOrder', '00000000-0000-4000-8000-000000000001', 'waiting', 'U1', '2026-01-02Z')`,
    `insert into orders (approval_id, customer_id, status, declared, changed_at)
     values ('00000000-0000-4000-8000-000000000008', '00000000-0000-4000-8000-000000000001', 'waiting', '{partner-role}', '2026-01-02Z')`,
    `insert into order_lines (approval_id, position, product_id, sku_id, name, term, billing_cycle, quantity)
     values ('00000000-0000-4000-8000-000000000008', 0, 'CFQ7TTC0LH18', '0001', 'Business Basic', 'P1Y', 'monthly', 25)`,
  ],
  "0013_keep_billing_edits": [
    `insert into approvals (id, subject, customer_id, status, requested_by, requested_at)
     values ('00000000-0000-4000-8000-000000000011', 'editBilling', '00000000-0000-4000-8000-000000000001', 'waiting', 'U1', '2026-01-02Z')`,
    `insert into billing_edits (approval_id, customer_id, status, fields, typed, etag, changed_at)
     values ('00000000-0000-4000-8000-000000000011', '00000000-0000-4000-8000-000000000001', 'waiting', '{companyName}', '{}', '17', '2026-01-02Z')`,
  ],
  "0014_ask_for_education_qualifications": [
    `insert into qualifications (customer_id, segment, website, status, listed_before, requested_by, requested_at, since)
     values ('00000000-0000-4000-8000-000000000001', 'K12', 'contoso.edu', 'requesting', '{"status":"denied","requestedAt":null}', 'U1',
             '2026-01-02Z', '2026-01-02Z')`,
  ],
  "0015_look_for_what_a_cart_became": [
    `update orders set cart_id = 'c', cart_made_at = '2026-01-02Z', cart_expires_at = '2026-01-09Z', checkout_sent_at = '2026-01-02Z'`,
  ],
};
