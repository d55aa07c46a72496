import { and, eq } from "drizzle-orm";
import type { PortalStep } from "../../src/core/customer/portal-steps.ts";
import type { Transaction } from "../connect.ts";
import { portalStepAnswers, type PortalStepAnswer } from "../schema/index.ts";

/** Null when it was answered before; `findPortalStep` says by whom. */
export async function insertPortalStep(tx: Transaction, row: PortalStepAnswer): Promise<PortalStepAnswer | null> {
  const [inserted] = await tx.insert(portalStepAnswers).values(row).onConflictDoNothing().returning();
  return inserted ?? null;
}

export async function findPortalStep(
  tx: Transaction,
  customerId: string,
  step: PortalStep,
): Promise<PortalStepAnswer | null> {
  const [row] = await tx.select().from(portalStepAnswers).where(isStep(customerId, step));
  return row ?? null;
}

/** False when it was open already. */
export async function deletePortalStep(tx: Transaction, customerId: string, step: PortalStep): Promise<boolean> {
  const deleted = await tx.delete(portalStepAnswers).where(isStep(customerId, step)).returning();
  return deleted.length > 0;
}

const isStep = (customerId: string, step: PortalStep) =>
  and(eq(portalStepAnswers.customerId, customerId), eq(portalStepAnswers.step, step));
