import type { Answer } from "./answer.ts";
import type { Call } from "./call.ts";
import { refuse } from "./refusals.ts";
import type { SimulatedCustomer } from "./world.ts";

export type VerificationStatus = "Allowed" | "NotAllowed" | "UnderReview" | "Unknown" | "Not Ready" | "NoRecord";

export interface VerificationPlan {
  becomes: VerificationStatus;
  /** Milliseconds since the customer was created; left out: the simulator's usual time. */
  after?: number;
  /** Until then; left out: UnderReview. */
  first?: VerificationStatus;
}

export interface Verification {
  status: VerificationStatus;
  since: Date;
}

export function verificationOf(customer: SimulatedCustomer, at: Date, usualTime: number): Verification {
  if (customer.verification.kind === "set") {
    return { status: customer.verification.status, since: customer.verification.since };
  }
  const { becomes, after = usualTime, first = "UnderReview" } = customer.verification.plan;
  const begun = customer.verifiedAnewAt ?? customer.createdAt;
  const due = begun.getTime() + after;
  return due <= at.getTime() ? { status: becomes, since: new Date(due) } : { status: first, since: begun };
}

export function answerVerification(call: Call, customer: SimulatedCustomer, { status, since }: Verification): Answer {
  if (call.query.get("type")?.toLowerCase() !== "account") {
    return refuse(3000, "The validation type is not valid.", ["type"]);
  }
  if (status === "NoRecord") return refuse(600074, `Account Status for the customer, ${customer.id} was not found.`);
  // UTC without a zone mark, as the service prints it.
  return { status: 200, body: { type: "account", status, lastUpdateDateTime: since.toISOString().slice(0, 19) } };
}
