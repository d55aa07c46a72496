import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { closedAttestations } from "../../src/core/agreement/attestation-status.ts";
import { useDatabase } from "../support/database.ts";
import { rowsOf } from "../support/rows.ts";

const database = useDatabase();

const [ours, other, nobody] = [1, 2, 9].map((n) => `'00000000-0000-4000-8000-00000000000${n}'`);
const customer = (id: string | undefined, status: string, domain: string, tenantId = "null") =>
  `insert into customers (id, status, company_name, name_key, domain, country, tenant_id, created_at, updated_at)
   values (${id}, '${status}', 'Contoso', 'contoso', '${domain}', 'US', ${tenantId}, now(), now())`;
const approval = (customerId: string | undefined, subject: string, status: string) =>
  `insert into approvals (subject, customer_id, status, requested_by, requested_at)
   values ('${subject}', ${customerId}, '${status}', 'U1', now())`;
const draft = (customerId: string | undefined) =>
  `insert into drafts (customer_id, owner, answers, expires_at, updated_at) values (${customerId}, 'U1', '{}', now(), now())`;
const verification = (customerId: string | undefined, status: string) =>
  `insert into verifications (customer_id, status, since, checked_at) values (${customerId}, '${status}', now(), now())`;
const watch = (customerId: string | undefined, kind: string) =>
  `insert into watches (kind, customer_id, started_at) values ('${kind}', ${customerId}, now())`;
const secret = (customerId: string | undefined, status: string) =>
  `insert into secrets (customer_id, status, user_name, owner, expires_at) values (${customerId}, '${status}', 'admin', 'U1', now())`;
const card = `insert into cards (kind, subject_id, place, updated_at) values ('status-card', '1', 'C1', now())`;
const job = (state: string) =>
  `insert into jobs (queue, payload, dedupe_key, state, run_at) values ('announce', '{}', 'key', '${state}', now())`;
const settings = (id: number, partnerType: string) =>
  `insert into settings (id, partner_name, partner_type, partner_domains, role_holders, updated_at)
   values (${id}, 'Fabrikam', '${partnerType}', '{}', '{}', now())`;

const agreement = (customerId: string | undefined, status: string) =>
  `insert into agreements (customer_id, status, since) values (${customerId}, '${status}', now())`;
const attestation = (customerId: string | undefined, way: string, status: string) =>
  `insert into attestations (customer_id, way, status, contact, contact_key, accepted_on, evidence, recorded_by, recorded_at)
   values (${customerId}, '${way}', '${status}', '{}', 'ana', '2026-01-01', 'Contract 17', 'U1', now())`;
const invitation = (customerId: string | undefined, kind: string, language: string) =>
  `insert into invitations (customer_id, kind, language, sent_to, subject, body, sent_by, sent_at)
   values (${customerId}, '${kind}', '${language}', 'ana@contoso.example', 'Hello', 'Accept', 'U1', now())`;

const relationship = (customerId: string | undefined, status: string) =>
  `insert into relationships (customer_id, status, since) values (${customerId}, '${status}', now())`;
const prospect = (customerId: string | undefined, cameFrom: string) =>
  `insert into prospects (customer_id, contact, came_from) values (${customerId}, '{}', '${cameFrom}')`;
const request = (customerId: string | undefined, status: string, language = "en") =>
  `insert into relationship_requests (customer_id, status, with_agreement, link, language, sent_to, subject, body, sent_by, sent_at)
   values (${customerId}, '${status}', false, 'https://l', '${language}', 'ana@contoso.example', 'Hello', 'Accept', 'U1', now())`;
const portalStep = (customerId: string | undefined, step: string, answer: string) =>
  `insert into portal_step_answers (customer_id, step, answer, answered_by, answered_at)
   values (${customerId}, '${step}', '${answer}', 'U1', now())`;
const qualification = (customerId: string | undefined, segment: string, website: string, status: string) =>
  `insert into qualifications (customer_id, segment, website, status, requested_by, requested_at, since)
   values (${customerId}, '${segment}', '${website}', '${status}', 'U1', now(), now())`;
const question = (customerId: string | undefined) =>
  `insert into acceptance_questions (customer_id, candidates, asked_at) values (${customerId}, '{}', now())`;

const [asked, askedToo] = [7, 8].map((n) => `'00000000-0000-4000-8000-00000000000${n}'`);
const approvalOf = (id: string | undefined) =>
  `insert into approvals (id, subject, customer_id, status, requested_by, requested_at)
   values (${id}, 'removeRelationship', ${ours}, 'waiting', 'U1', now())`;
const removal = (approvalId: string | undefined, customerId: string | undefined, status: string) =>
  `insert into removals (approval_id, customer_id, status, declared, changed_at)
   values (${approvalId}, ${customerId}, '${status}', '{good-faith}', now())`;

const order = (approvalId: string | undefined, customerId: string | undefined, status: string, more = "'{}'") =>
  `insert into orders (approval_id, customer_id, status, declared, additional_resellers, changed_at)
   values (${approvalId}, ${customerId}, '${status}', '{partner-role}', ${more}, now())`;
const orderLine = (given: {
  approvalId?: string;
  term?: string;
  cycle?: string;
  quantity?: number;
  price?: string;
  status?: string;
}) =>
  `insert into order_lines (approval_id, position, product_id, sku_id, name, term, billing_cycle, quantity, price_minor, price_currency, status)
   values (${given.approvalId ?? asked}, 0, 'P', '0001', 'Basic', '${given.term ?? "P1Y"}', '${given.cycle ?? "monthly"}',
           ${given.quantity ?? 1}, ${given.price ?? "100, 'EUR'"}, '${given.status ?? "waiting"}')`;
const billingEdit = (approvalId: string | undefined, customerId: string | undefined, status: string, typed = "'{}'") =>
  `insert into billing_edits (approval_id, customer_id, status, fields, typed, etag, changed_at)
   values (${approvalId}, ${customerId}, '${status}', '{companyName}', ${typed}, '17', now())`;

interface Refused {
  rule: string;
  first?: string[];
  row: string;
}
const beside = [customer(ours, "active", "contoso.onmicrosoft.com", "'t-1'")];

const refused: Refused[] = [
  { rule: "customers_status", row: customer(ours, "deleted", "") },
  { rule: "customers_tenant_id_unique", first: beside, row: customer(other, "active", "", "'t-1'") },
  { rule: "customers_domain", first: beside, row: customer(other, "creating", "contoso.onmicrosoft.com") },
  { rule: "approvals_customer_id_customers_id_fk", row: approval(nobody, "addCustomer", "waiting") },
  { rule: "approvals_status", first: beside, row: approval(ours, "addCustomer", "perhaps") },
  { rule: "approvals_subject", first: beside, row: approval(ours, "sellCustomer", "waiting") },
  { rule: "drafts_customer_id_customers_id_fk", row: draft(nobody) },
  { rule: "drafts_customer_id_unique", first: [...beside, draft(ours)], row: draft(ours) },
  { rule: "verifications_customer_id_customers_id_fk", row: verification(nobody, "allowed") },
  { rule: "verifications_status", first: beside, row: verification(ours, "Allowed") },
  { rule: "watches_customer_id_customers_id_fk", row: watch(nobody, "verification") },
  { rule: "watches_kind", first: beside, row: watch(ours, "weather") },
  { rule: "watches_customer", first: [...beside, watch(ours, "verification")], row: watch(ours, "verification") },
  { rule: "secrets_customer_id_customers_id_fk", row: secret(nobody, "sealed") },
  { rule: "secrets_status", first: beside, row: secret(ours, "open") },
  { rule: "secrets_customer_id_unique", first: [...beside, secret(ours, "sealed")], row: secret(ours, "sealed") },
  { rule: "cards_subject", first: [card], row: card },
  { rule: "jobs_state", row: job("done") },
  { rule: "jobs_dedupe", first: [job("running")], row: job("ready") },
  { rule: "settings_one_row", row: settings(2, "direct-bill") },
  { rule: "settings_partner_type", row: settings(1, "reseller") },
  {
    rule: "settings_agreement_way",
    first: [settings(1, "direct-bill")],
    row: "update settings set agreement_way = 'by-fax'",
  },
  { rule: "agreements_customer_id_customers_id_fk", row: agreement(nobody, "none") },
  { rule: "agreements_status", first: beside, row: agreement(ours, "signed") },
  { rule: "attestations_customer_id_customers_id_fk", row: attestation(nobody, "agreements-api", "sending") },
  { rule: "attestations_way", first: beside, row: attestation(ours, "by-fax", "sending") },
  { rule: "attestations_status", first: beside, row: attestation(ours, "agreements-api", "sent") },
  {
    rule: "attestations_person",
    first: [...beside, attestation(ours, "agreements-api", "attested")],
    row: attestation(ours, "agreements-api", "sending"),
  },
  { rule: "invitations_customer_id_customers_id_fk", row: invitation(nobody, "agreement", "en") },
  { rule: "invitations_kind", first: beside, row: invitation(ours, "party", "en") },
  { rule: "invitations_language", first: beside, row: invitation(ours, "agreement", "xx") },
  { rule: "relationships_customer_id_customers_id_fk", row: relationship(nobody, "none") },
  { rule: "relationships_status", first: beside, row: relationship(ours, "advisor") },
  { rule: "prospects_customer_id_customers_id_fk", row: prospect(nobody, "provider") },
  { rule: "prospects_came_from", first: beside, row: prospect(ours, "the-street") },
  { rule: "relationship_requests_customer_id_customers_id_fk", row: request(nobody, "open") },
  { rule: "relationship_requests_status", first: beside, row: request(ours, "sent") },
  { rule: "relationship_requests_language", first: beside, row: request(ours, "open", "xx") },
  { rule: "relationship_requests_open", first: [...beside, request(ours, "open")], row: request(ours, "open") },
  { rule: "acceptance_questions_customer_id_customers_id_fk", row: question(nobody) },
  { rule: "portal_step_answers_customer_id_customers_id_fk", row: portalStep(nobody, "end-gdap", "done") },
  { rule: "portal_step_answers_step", first: beside, row: portalStep(ours, "sing-along", "done") },
  { rule: "portal_step_answers_answer", first: beside, row: portalStep(ours, "end-gdap", "perhaps") },
  {
    rule: "qualifications_customer_id_customers_id_fk",
    row: qualification(nobody, "K12", "contoso.edu", "requesting"),
  },
  { rule: "qualifications_segment", first: beside, row: qualification(ours, "Library", "contoso.edu", "requesting") },
  { rule: "qualifications_website", first: beside, row: qualification(ours, "K12", "", "requesting") },
  { rule: "qualifications_status", first: beside, row: qualification(ours, "K12", "contoso.edu", "perhaps") },
  { rule: "removals_approval_id_approvals_id_fk", first: beside, row: removal(nobody, ours, "waiting") },
  {
    rule: "removals_customer_id_customers_id_fk",
    first: [...beside, approvalOf(asked)],
    row: removal(asked, nobody, "waiting"),
  },
  { rule: "removals_status", first: [...beside, approvalOf(asked)], row: removal(asked, ours, "begun") },
  {
    rule: "removals_open",
    first: [...beside, approvalOf(asked), approvalOf(askedToo), removal(asked, ours, "waiting")],
    row: removal(askedToo, ours, "waiting"),
  },
  { rule: "orders_approval_id_approvals_id_fk", first: beside, row: order(nobody, ours, "waiting") },
  {
    rule: "orders_customer_id_customers_id_fk",
    first: [...beside, approvalOf(asked)],
    row: order(asked, nobody, "waiting"),
  },
  { rule: "orders_status", first: [...beside, approvalOf(asked)], row: order(asked, ours, "bought") },
  {
    rule: "orders_additional_resellers",
    first: [...beside, approvalOf(asked)],
    row: order(asked, ours, "waiting", "'{1,2,3,4,5,6}'"),
  },
  {
    rule: "orders_open",
    first: [...beside, approvalOf(asked), approvalOf(askedToo), order(asked, ours, "waiting")],
    row: order(askedToo, ours, "placing"),
  },
  { rule: "order_lines_approval_id_orders_approval_id_fk", row: orderLine({ ...(nobody && { approvalId: nobody }) }) },
  ...(
    [
      ["term", { term: "P2Y" }],
      ["billing_cycle", { cycle: "weekly" }],
      ["status", { status: "lost" }],
      ["quantity", { quantity: 0 }],
      ["price", { price: "100, null" }],
    ] as const
  ).map(([rule, given]) => ({
    rule: `order_lines_${rule}`,
    first: [...beside, approvalOf(asked), order(asked, ours, "waiting")],
    row: orderLine(given),
  })),
  { rule: "billing_edits_approval_id_approvals_id_fk", first: beside, row: billingEdit(nobody, ours, "waiting") },
  {
    rule: "billing_edits_customer_id_customers_id_fk",
    first: [...beside, approvalOf(asked)],
    row: billingEdit(asked, nobody, "waiting"),
  },
  { rule: "billing_edits_status", first: [...beside, approvalOf(asked)], row: billingEdit(asked, ours, "begun") },
  { rule: "billing_edits_forgotten", first: [...beside, approvalOf(asked)], row: billingEdit(asked, ours, "written") },
  {
    rule: "billing_edits_open",
    first: [...beside, approvalOf(asked), approvalOf(askedToo), billingEdit(asked, ours, "waiting")],
    row: billingEdit(askedToo, ours, "writing"),
  },
];

const taken: [string, string[]][] = [
  ["two drafts without a domain yet", [customer(ours, "draft", ""), customer(other, "draft", "")]],
  [
    "a second request for a domain that nobody has to themselves yet",
    [
      customer(ours, "awaiting_approval", "contoso.onmicrosoft.com"),
      customer(other, "draft", "contoso.onmicrosoft.com"),
    ],
  ],
  ["a request beside one that was answered", [...beside, request(ours, "declined"), request(ours, "open")]],
  ["a job beside a dead one with its key", [job("dead"), job("ready")]],
  ...closedAttestations.map((status): [string, string[]] => [
    `an attestation for a person whose first one is ${status}`,
    [...beside, attestation(ours, "agreements-api", status), attestation(ours, "agreements-api", "sending")],
  ]),
];

const run = (row: string) => database.db.execute(sql.raw(row));

describe("the database itself", () => {
  it.each(refused)("refuses what breaks $rule", async ({ rule, first = [], row }) => {
    for (const before of first) await run(before);
    const error: unknown = await Promise.resolve(run(row)).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error instanceof Error && error.cause instanceof Error ? error.cause.message : error).toContain(`"${rule}"`);
  });

  it.each(taken)("takes %s", async (_, rows) => {
    for (const row of rows) await run(row);
    expect(rows.length).toBeGreaterThan(1);
  });

  it("forgets everything about a customer with the customer, but for what happened", async () => {
    const rows = [approval(ours, "addCustomer", "waiting"), draft(ours), verification(ours, "allowed")];
    for (const row of [...beside, ...rows, watch(ours, "verification"), secret(ours, "sealed")]) await run(row);
    await run(
      `insert into events (type, subject_id, actor, at, data) values ('customer.created', ${ours}, '{}', now(), '{}')`,
    );
    await run("delete from customers");
    const left = await rowsOf(
      database.db,
      sql`select (select count(*) from approvals) + (select count(*) from drafts) + (select count(*) from verifications)
                 + (select count(*) from watches) + (select count(*) from secrets) as personal,
                 (select count(*) from events) as events`,
    );
    expect(left.map(({ personal, events }) => [Number(personal), Number(events)])).toEqual([[0, 1]]);
  });
});

it("has a row here for every rule it holds", async () => {
  const rules = await rowsOf(
    database.db,
    sql`select conname as name from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'u')
        union select relname from pg_index join pg_class on pg_class.oid = indexrelid
        where indisunique and not indisprimary and relnamespace = 'public'::regnamespace order by 1`,
  );
  expect(refused.map(({ rule }) => rule).toSorted()).toEqual(rules.map(({ name }) => String(name)).toSorted());
});
