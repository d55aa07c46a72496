import { findCustomer, lockCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { deletePortalStep, findPortalStep, insertPortalStep } from "../../db/queries/portal-steps.ts";
import type { Transaction } from "../../db/connect.ts";
import { portalStepsWhile, type PortalAnswer, type PortalStep } from "../core/customer/portal-steps.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";

type StepDeps = Pick<Deps, "db" | "now"> & PersonActs;

/** Somebody has done a step in Partner Center, or says that it is not needed. Kept once, with the name. */
export async function answerPortalStep(
  deps: StepDeps,
  { customerId, step, answer }: { customerId: string; step: PortalStep; answer: PortalAnswer },
): Promise<Result<null>> {
  const now = deps.now();
  return onStep(deps, { customerId, step }, async (tx) => {
    const row = { customerId, step, answer, answeredBy: deps.actor.id, answeredAt: now };
    if ((await insertPortalStep(tx, row)) === null) {
      const first = await findPortalStep(tx, customerId, step);
      const at = first?.answeredAt ?? now;
      return fail({ kind: "conflict", status: "portal_step_answered", by: first?.answeredBy ?? null, at });
    }
    const data = { step, answer };
    await record(tx, now, deps.actor, { type: "portal_step.answered", subjectId: customerId, data });
    return ok(null);
  });
}

/** It was marked by mistake. */
export async function reopenPortalStep(
  deps: StepDeps,
  { customerId, step }: { customerId: string; step: PortalStep },
): Promise<Result<null>> {
  return onStep(deps, { customerId, step }, async (tx) => {
    if (!(await deletePortalStep(tx, customerId, step))) return ok(null);
    await record(tx, deps.now(), deps.actor, { type: "portal_step.reopened", subjectId: customerId, data: { step } });
    return ok(null);
  });
}

async function onStep(
  { db, actor }: StepDeps,
  { customerId, step }: { customerId: string; step: PortalStep },
  act: (tx: Transaction) => Promise<Result<null>>,
): Promise<Result<null>> {
  const allowed = await allow(db, actor.id, "answerPortalStep");
  if (!allowed.ok) return allowed;
  return db.transaction(async (tx) => {
    await lockCustomer(tx, customerId);
    const customer = await findCustomer(tx, customerId);
    if (customer?.status !== portalStepsWhile[step]) return fail({ kind: "not_found", what: "customer" });
    return act(tx);
  });
}
