import type { Answer } from "./answer.ts";
import { recordActivity } from "./audit-log.ts";
import { fieldsOf, textOf, type Call } from "./call.ts";
import { refuse } from "./refusals.ts";
import type { SimulatedCustomer, World } from "./world.ts";

export type QualificationOutcome = { is: "Approved" } | { is: "Denied"; reason: string };

/** What Microsoft makes of a request, and after how many milliseconds. Null: it stays in review. */
export type QualificationPlan = { outcome: QualificationOutcome; after: number } | null;

export interface SimulatedQualification {
  qualification: "Education";
  segment: string;
  website?: string;
  createdAt: Date;
  plan: QualificationPlan;
}

const SEGMENTS = ["K12", "HigherEducation"];

function outcomeOf({ plan, createdAt }: SimulatedQualification, at: Date): QualificationOutcome | null {
  return plan !== null && createdAt.getTime() + plan.after <= at.getTime() ? plan.outcome : null;
}

/** As listed: Microsoft's sample of an approved one has no date. */
function bodyOf(one: SimulatedQualification, at: Date) {
  const outcome = outcomeOf(one, at);
  return {
    qualification: one.qualification,
    vettingStatus: outcome?.is ?? "InReview",
    ...(outcome?.is === "Denied" && { vettingReason: outcome.reason }),
    ...(outcome?.is !== "Approved" && { vettingCreatedDate: one.createdAt.toISOString() }),
  };
}

export const qualificationsOf = (customer: SimulatedCustomer, at: Date) =>
  customer.qualifications.map((one) => bodyOf(one, at));

export function listQualifications(_: Call, customer: SimulatedCustomer, world: World): Answer {
  return { status: 200, body: { qualifications: qualificationsOf(customer, world.now()) } };
}

/** That one in review or approved cannot be asked for again is assumed, and so is the code. */
export function requestQualification(call: Call, customer: SimulatedCustomer, world: World): Answer {
  const fields = fieldsOf(call.body);
  if (textOf(fields, "qualification") !== "Education") return invalid("qualification");
  const segment = textOf(fields, "educationSegment") || "";
  if (!SEGMENTS.includes(segment)) return invalid("educationSegment");
  const website = textOf(fields, "website");
  if (website === false) return invalid("website");
  const last = customer.qualifications.at(-1);
  if (last !== undefined && outcomeOf(last, world.now())?.is !== "Denied") {
    return refuse(600006, "The customer's qualification is approved or in review.");
  }
  const asked: SimulatedQualification = {
    qualification: "Education",
    segment,
    ...(website !== undefined && { website }),
    createdAt: world.now(),
    plan: world.qualificationPlan,
  };
  customer.qualifications.push(asked);
  // The answer to a request names the date otherwise than the list does.
  const { qualification, createdAt } = asked;
  const vettingCreateDate = `${createdAt.toISOString().slice(0, 19)}Z`;
  const body = { qualification, vettingStatus: "InReview", vettingCreateDate };
  recordActivity(world, {
    customer,
    operationType: "update_customer_qualification",
    resourceType: "customer",
    by: call.token,
    newValue: body,
  });
  return { status: 201, body };
}

const invalid = (name: string): Answer => refuse(3000, `Invalid property: ${name}.`, [name]);

/** Throws when nothing was asked for. */
export function decideQualification(customer: SimulatedCustomer, outcome: QualificationOutcome): void {
  const last = customer.qualifications.at(-1);
  if (last === undefined) throw new Error(`Nobody asked for a qualification of ${customer.companyName}.`);
  last.plan = { outcome, after: 0 };
}
