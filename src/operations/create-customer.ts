import { randomUUID } from "node:crypto";
import { addDays } from "date-fns";
import { and, eq, isNull } from "drizzle-orm";
import { lockAgreement } from "../../db/queries/agreements.ts";
import { findCustomer, moveCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import { placeOfPassword } from "../../db/queries/secrets.ts";
import type { Transaction } from "../../db/connect.ts";
import { customers, secrets, type Customer } from "../../db/schema/index.ts";
import { reviewOf } from "../core/customer/review.ts";
import type { Check } from "../core/customer/checks.ts";
import type { CustomerInput } from "../core/customer/fields.ts";
import { issuesOf } from "../core/customer/rules/index.ts";
import type { Actor } from "../core/events.ts";
import { secretKeptDays } from "../core/initial-password.ts";
import type { UpstreamFailure } from "../core/result.ts";
import type { CreatedCustomer } from "../partner-center/contract.ts";
import { toNewCustomer } from "../partner-center/new-customer.ts";
import { checkCustomer } from "./check-customer.ts";
import { judgeFailure, noteAnswer, refuseCreation } from "./judge-creation.ts";
import { loadCustomerFacts } from "./load-customer-facts.ts";
import { requestChosenEducation } from "./request-education.ts";
import { startWatch } from "./check-verification.ts";
import type { Deps } from "./deps.ts";

type CreateDeps = Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm" | "sealer">;

/** `again`: the answer is unknown or nothing could be sent; the same call is to be made later. */
export type Creation = { done: true } | { done: false; again: UpstreamFailure };

const desk: Actor = { kind: "desk" };

/**
 * Creates an approved customer in Partner Center. Safe to run again at any point: the request ID is stored before the
 * call, and goes out again only while its answer is unknown.
 */
export async function createCustomer(deps: CreateDeps, input: { customerId: string }): Promise<Creation> {
  const customer = await findCustomer(deps.db, input.customerId);
  if (customer?.status !== "creating" || customer.details === null) return { done: true };
  if (deps.partnerCenter === null) throw new Error("a customer to create, and no Partner Center to create it in");

  const requestId = customer.createRequestId ?? (await prepare(deps, customer, customer.details));
  if (requestId === null) return { done: true };
  const answer = await deps.partnerCenter.createCustomer(toNewCustomer(customer.details, { defaultCulture: null }), {
    requestId,
  });
  if (answer.ok) {
    await deps.db.transaction((tx) => finish(tx, deps, customer, answer.value));
    return { done: true };
  }
  // A request ID from an earlier run may have been carried out, whatever this answer says.
  const mayExist = customer.createRequestId !== null;
  const verdict = await judgeFailure(deps.partnerCenter, customer, answer.failure, mayExist);
  switch (verdict.kind) {
    case "again":
      await noteAnswer(deps, customer.id, answer.failure);
      return { done: false, again: answer.failure };
    case "exists":
      await deps.db.transaction((tx) => finish(tx, deps, customer, verdict.created));
      return { done: true };
    case "refused":
      await deps.db.transaction((tx) => refuseCreation(tx, deps, customer.id, verdict));
      return { done: true };
  }
}

/** Checks once more, then stores the request ID. Null when the data is in question now and goes back to the requester. */
async function prepare(deps: CreateDeps, customer: Customer, details: CustomerInput): Promise<string | null> {
  const checks = await checkCustomer(deps, details);
  const facts = await loadCustomerFacts(deps.db, details.address.country);
  const { errors, suggestions } = reviewOf(issuesOf(details, facts), checks);
  const isNewQuestion = errors.length > 0 || (suggestions.length > 0 && !wasAsked(customer.checks));
  const now = deps.now();
  if (isNewQuestion) {
    await deps.db.transaction(async (tx) => {
      const moved = await moveCustomer(tx, customer.id, "askAboutAddress", { checks, updatedAt: now });
      if (moved === null) return;
      await record(tx, now, desk, {
        type: "customer.address_questioned",
        subjectId: customer.id,
        before: moved.before,
        after: moved.customer.status,
        data: { fields: errors.length > 0 ? errors.map((issue) => issue.field) : ["address.line1"] },
      });
    });
    return null;
  }
  const [row] = await deps.db
    .update(customers)
    .set({ createRequestId: randomUUID(), updatedAt: now })
    .where(and(eq(customers.id, customer.id), eq(customers.status, "creating"), isNull(customers.createRequestId)))
    .returning({ requestId: customers.createRequestId });
  return row?.requestId ?? null;
}

/** The requester chose among suggestions already; the same question is not asked twice. */
const wasAsked = (checks: readonly Check[]): boolean => checks.some((one) => one.result === "suggested");

async function finish(
  tx: Transaction,
  deps: Pick<Deps, "now" | "sealer" | "rhythm">,
  customer: Customer,
  created: CreatedCustomer,
): Promise<void> {
  const { id, requestedBy, domain } = customer;
  const now = deps.now();
  const moved = await moveCustomer(tx, id, "created", { tenantId: created.tenantId, refusal: null, updatedAt: now });
  if (moved === null) return;
  // Nobody can have accepted for a tenant that was not there.
  await lockAgreement(tx, id, now);
  if (created.password !== null && requestedBy !== null) {
    const expiresAt = addDays(now, secretKeptDays);
    const secretId = randomUUID();
    await tx.insert(secrets).values({
      id: secretId,
      customerId: id,
      status: "sealed",
      userName: created.userName ?? `admin@${domain}`,
      sealed: deps.sealer.seal(created.password.reveal(), placeOfPassword(secretId)),
      owner: requestedBy,
      expiresAt,
    });
    await enqueue(tx, { queue: "expire-password", payload: { secretId }, runAt: expiresAt });
  }
  await startWatch(tx, deps, id);
  await record(
    tx,
    now,
    { kind: "partner-center" },
    {
      type: "customer.created",
      subjectId: id,
      before: moved.before,
      after: moved.customer.status,
      data: { tenantId: created.tenantId, withPassword: created.password !== null },
    },
  );
  await requestChosenEducation(tx, now, customer);
}
