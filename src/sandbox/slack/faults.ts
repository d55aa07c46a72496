import { createFaultPlan, type FaultPlan } from "../fault-plan.ts";
import type { LineFault } from "../line-faults.ts";

/** What a call of the app meets. `afterWork`: it is carried out all the same. */
export type CallFault =
  { kind: "throttled"; retryAfter: number } | { kind: "answer"; status: number; afterWork?: boolean } | LineFault;

/** What happens to what Slack sends, or to what it is answered. */
export type DeliveryFault = { kind: "twice" } | { kind: "late-action"; seconds: number };

export interface SlackFaults {
  /** On a method of the Web API, "response_url", or "*" for all of them. */
  calls: FaultPlan<string, string, CallFault>;
  deliveries: FaultPlan<DeliveryFault["kind"], DeliveryFault["kind"], DeliveryFault>;
}

export function createSlackFaults(): SlackFaults {
  return {
    calls: createFaultPlan((on, name) => on === "*" || on === name),
    deliveries: createFaultPlan((on, kind) => on === kind),
  };
}
