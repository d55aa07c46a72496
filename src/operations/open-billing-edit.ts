import { findOpenBillingEdit } from "../../db/queries/billing-edits.ts";
import { findCustomer } from "../../db/queries/customers.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import type { Customer } from "../../db/schema/index.ts";
import { billingIssuesOf, inputOf } from "../core/billing/data.ts";
import type { Answers } from "../core/customer/answers.ts";
import type { CustomerFacts } from "../core/customer/facts.ts";
import { present } from "../core/present.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Issue } from "../core/rule.ts";
import type { BillingProfile } from "../partner-center/contract.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";
import { learnCountryRules } from "./learn-country-rules.ts";
import { loadBillingFacts } from "./load-customer-facts.ts";

/** The form by its callback ID; its subject is the customer's record ID. */
export const billingForm = "edit-billing";

export interface OpenedBillingEdit {
  customer: Customer;
  profile: BillingProfile;
  facts: CustomerFacts;
}

/** The billing data of a customer as Partner Center has it now, with the rules of its country. */
export async function openBillingEdit(
  deps: Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm"> & PersonActs,
  input: { customerId: string },
): Promise<Result<OpenedBillingEdit>> {
  const customer = await findEditable(deps.db, deps.actor.id, input.customerId);
  if (!customer.ok) return customer;
  const tenantId = present(customer.value.tenantId, "the customer's ID in Partner Center");
  const profile = await present(deps.partnerCenter, "Partner Center").billingProfile(tenantId);
  if (!profile.ok) return profile;
  const { country } = profile.value;
  await learnCountryRules(deps, { country });
  const facts = await loadBillingFacts(deps.db, { customerId: customer.value.id, country });
  return ok({ customer: customer.value, profile: profile.value, facts });
}

/** The customer, if this person may correct its billing data and nobody has asked to. */
export async function findEditable(
  db: Database | Transaction,
  person: string,
  customerId: string,
): Promise<Result<Customer>> {
  const allowed = await allow(db, person, "editBilling");
  if (!allowed.ok) return allowed;
  const customer = await findCustomer(db, customerId);
  if (customer === null) return fail({ kind: "not_found", what: "customer" });
  if (customer.status === "ended") return fail({ kind: "conflict", status: "ended", by: null, at: customer.updatedAt });
  if (customer.status !== "active" || customer.tenantId === null) return fail({ kind: "not_found", what: "customer" });
  const open = await findOpenBillingEdit(db, customerId);
  if (open === null) return ok(customer);
  const { requestedBy: by, requestedAt: at } = open.approval;
  return fail({ kind: "conflict", status: "edit_requested", by, at });
}

/** What is not right yet in what was typed, as far as no question to Partner Center is needed. */
export async function judgeBillingEdit(
  { db }: Pick<Deps, "db">,
  { answers, ...customer }: { customerId: string; country: string; answers: Answers },
): Promise<Issue[]> {
  const issues = billingIssuesOf(inputOf(answers, customer.country), await loadBillingFacts(db, customer));
  return issues.filter(({ severity }) => severity === "error");
}
