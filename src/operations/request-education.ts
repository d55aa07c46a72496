import { findCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import { findQualification, insertQualification, moveQualification } from "../../db/queries/qualifications.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import type { Customer, Qualification } from "../../db/schema/index.ts";
import { educationOf, readEducation } from "../core/education-answers.ts";
import type { Actor } from "../core/events.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { PartnerCenter } from "../partner-center/contract.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";

type EducationDeps = Pick<Deps, "db" | "now" | "partnerCenter"> & PersonActs;

export interface OpenedEducation {
  customer: Customer;
  /** What was asked for before. */
  qualification: Qualification | null;
}

export interface RequestedEducation {
  customer: Customer;
  qualification: Qualification;
}

/** For whoever may ask, of a customer for whom it can be asked: a conflict `education_requested` or `education_approved` else. */
export async function openEducation(
  deps: EducationDeps,
  { customerId }: { customerId: string },
): Promise<Result<OpenedEducation>> {
  const found = await findSchool(deps, customerId);
  if (!found.ok) return found;
  const qualification = await findQualification(deps.db, customerId);
  return isSettled(qualification) ? inTheWay(qualification) : ok({ customer: found.value.customer, qualification });
}

/**
 * Asks Microsoft for the qualification, by a job. What is listed before is kept, so that a lost answer can be looked for. The
 * same `requestId` is the same request, answered with what became of it; another one is a conflict as in `openEducation`.
 */
export async function requestEducation(
  deps: EducationDeps,
  {
    customerId,
    requestId,
    answers,
  }: { customerId: string; requestId: string; answers: Readonly<Record<string, string | null>> },
): Promise<Result<RequestedEducation>> {
  const read = readEducation(answers);
  if ("issues" in read) return fail({ kind: "invalid", issues: read.issues });
  const found = await findSchool(deps, customerId);
  if (!found.ok) return found;
  const { customer, tenantId, partnerCenter } = found.value;
  const findSent = async (db: Database | Transaction) => {
    const qualification = await findQualification(db, customerId);
    return qualification?.requestId === requestId ? { customer, qualification } : null;
  };
  const before = await findSent(deps.db);
  if (before !== null) return ok(before);
  const listed = await partnerCenter.educationQualification(tenantId);
  if (!listed.ok) return listed;
  const { segment, website } = read.input;
  const listedBefore = listed.value && {
    status: listed.value.status,
    requestedAt: listed.value.requestedAt?.toISOString() ?? null,
  };
  return deps.db.transaction(async (tx) => {
    const asked = { segment, website, requestId, listedBefore, requestedBy: deps.actor.id };
    const meanwhile = await findSent(tx);
    if (meanwhile !== null) return ok(meanwhile);
    await keepRequest(tx, deps.now(), deps.actor, customerId, asked);
    const sent = await findSent(tx);
    return sent === null ? inTheWay(await findQualification(tx, customerId)) : ok(sent);
  });
}

/** What was chosen while the customer was added, once it is there. Of a customer that is new nothing was listed before. */
export async function requestChosenEducation(tx: Transaction, now: Date, customer: Customer): Promise<void> {
  const school = customer.details && educationOf(customer.details);
  if (!school || customer.requestedBy === null) return;
  const asked = { ...school, requestId: crypto.randomUUID(), listedBefore: null, requestedBy: customer.requestedBy };
  await keepRequest(tx, now, { kind: "desk" }, customer.id, asked);
}

type Asked = Pick<Qualification, "segment" | "website" | "requestId" | "listedBefore" | "requestedBy">;

/** Asked for by a job, unless somebody has asked meanwhile. */
async function keepRequest(tx: Transaction, now: Date, actor: Actor, customerId: string, asked: Asked): Promise<void> {
  const anew = {
    ...asked,
    requestedAt: now,
    since: now,
  };
  const row =
    (await insertQualification(tx, { ...anew, customerId, status: "requesting" })) ??
    (await moveQualification(tx, customerId, "askAgain", anew));
  if (row === null) return;
  const data = { agent: asked.requestedBy };
  await record(tx, now, actor, { type: "education.requested", subjectId: customerId, data });
  await enqueue(tx, { queue: "request-education", payload: { customerId }, dedupeKey: customerId, runAt: now });
}

const isSettled = (qualification: Qualification | null): boolean =>
  qualification !== null && ["requesting", "in_review", "approved"].includes(qualification.status);

function inTheWay(qualification: Qualification | null): Result<never> {
  const status = qualification?.status === "approved" ? "education_approved" : "education_requested";
  const { requestedBy = null, requestedAt = null } = qualification ?? {};
  return fail({ kind: "conflict", status, by: requestedBy, at: requestedAt });
}

async function findSchool(
  { db, actor, partnerCenter }: EducationDeps,
  customerId: string,
): Promise<Result<{ customer: Customer; tenantId: string; partnerCenter: PartnerCenter }>> {
  const allowed = await allow(db, actor.id, "requestEducation");
  if (!allowed.ok) return allowed;
  const customer = await findCustomer(db, customerId);
  if (customer?.status !== "active" || customer.tenantId === null || partnerCenter === null) {
    return fail({ kind: "not_found", what: "customer" });
  }
  return ok({ customer, tenantId: customer.tenantId, partnerCenter });
}
