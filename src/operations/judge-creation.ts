import { and, eq } from "drizzle-orm";
import { moveCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import type { Transaction } from "../../db/connect.ts";
import { customers, type Customer } from "../../db/schema/index.ts";
import type { Check } from "../core/customer/checks.ts";
import { explain, wasTurnedAway } from "../core/partner-center-errors.ts";
import { refusalIn, type UpstreamFailure } from "../core/result.ts";
import type { CreatedCustomer, PartnerCenter } from "../partner-center/contract.ts";
import type { Deps } from "./deps.ts";
import { findFreePrefix } from "./find-free-prefix.ts";

export type Verdict =
  /** Nobody knows, or nothing was sent: the same call is made later. */
  | { kind: "again" }
  /** An earlier call, whose answer was lost, created it. */
  | { kind: "exists"; created: CreatedCustomer }
  | { kind: "refused"; failure: UpstreamFailure; checks: Check[] };

/** What a failed creation means. `mayExist`: an earlier call with the same request ID may have been carried out. */
export async function judgeFailure(
  partnerCenter: PartnerCenter,
  { domain, checks, details }: Pick<Customer, "domain" | "checks" | "details">,
  failure: UpstreamFailure,
  mayExist: boolean,
): Promise<Verdict> {
  const isTurnedAway = wasTurnedAway(failure);
  if (isTurnedAway ? mayExist : failure.outcome !== "refused") return { kind: "again" };
  // Partner Center has no code for a domain that was taken since the last look, so it is looked at once more.
  if (explain(failure).kind !== "unknown") return { kind: "refused", failure, checks };
  const taken = await partnerCenter.isDomainTaken(domain);
  if (!taken.ok || !taken.value) return { kind: "refused", failure, checks };
  if (mayExist) {
    const own = await partnerCenter.findByDomain(domain);
    if (!own.ok) return { kind: "again" };
    if (own.value !== null) {
      const { tenantId } = own.value;
      const { correlationId } = failure;
      return { kind: "exists", created: { tenantId, userName: null, password: null, correlationId } };
    }
  }
  const others = checks.filter(({ check }) => check !== "domain");
  const free = details === null ? null : await findFreePrefix(partnerCenter, details);
  return { kind: "refused", failure, checks: [...others, { check: "domain", result: "taken", free }] };
}

/** Keeps the last answer of a creation that goes on, for the person who decides when it stalls. */
export async function noteAnswer(deps: Pick<Deps, "db">, id: string, failure: UpstreamFailure): Promise<void> {
  await deps.db
    .update(customers)
    .set({ refusal: refusalIn(failure) })
    .where(and(eq(customers.id, id), eq(customers.status, "creating")));
}

/** A definite no: the request goes back to the requester, and the corrected one gets a request ID of its own. */
export async function refuseCreation(
  tx: Transaction,
  deps: Pick<Deps, "now">,
  id: string,
  { failure, checks }: { failure: UpstreamFailure; checks: Check[] },
): Promise<void> {
  const now = deps.now();
  const moved = await moveCustomer(tx, id, "refuse", {
    refusal: refusalIn(failure),
    checks,
    createRequestId: null,
    updatedAt: now,
  });
  if (moved === null) return;
  await record(
    tx,
    now,
    { kind: "partner-center" },
    {
      type: "customer.creation_refused",
      subjectId: id,
      before: moved.before,
      after: moved.customer.status,
      data: { code: failure.code, correlationId: failure.correlationId },
    },
  );
}

/** The attempts are used up and the answer is still unknown: a person decides whether to go on. */
export async function stallCreation(
  tx: Transaction,
  deps: Pick<Deps, "now">,
  input: { customerId: string; reason: string },
): Promise<void> {
  const now = deps.now();
  const moved = await moveCustomer(tx, input.customerId, "stall", { updatedAt: now });
  if (moved === null) return;
  await record(
    tx,
    now,
    { kind: "desk" },
    {
      type: "customer.stalled",
      subjectId: input.customerId,
      before: moved.before,
      after: moved.customer.status,
      data: { reason: input.reason },
    },
  );
}
