import { fail, ok, type Result } from "../core/result.ts";
import { gate, type Gate } from "../core/customer/order-gate.ts";
import { checkAgreement } from "./check-agreement.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow, getActing } from "./get-acting.ts";
import { readStatus } from "./read-status.ts";
import type { Story } from "./read-story.ts";
import { withinSeconds } from "./within-seconds.ts";

type ReadDeps = Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm"> & PersonActs;

/** Where a customer stands with the agreement, read from Partner Center just now when it answers in time. */
export async function readAgreement(deps: ReadDeps, input: { customerId: string }): Promise<Result<Story>> {
  const story = await readAnew(deps, input);
  if (story.ok && story.value.customer.status !== "active") return fail({ kind: "not_found", what: "customer" });
  return story;
}

async function readAnew(deps: ReadDeps, input: { customerId: string }): Promise<Result<Story>> {
  const allowed = await allow(deps.db, deps.actor.id, "seeCustomers");
  if (!allowed.ok) return allowed;
  await withinSeconds(deps.rhythm.checkSeconds, checkAgreement(deps, input));
  return readStatus(deps, input);
}

/** What this person may order for a customer now, and what stands in the way. */
export async function canOrder(
  deps: ReadDeps,
  input: { customerId: string },
): Promise<Result<{ story: Story; gate: Gate }>> {
  const story = await readAnew(deps, input);
  if (!story.ok) return story;
  const { customer, verification, agreement } = story.value;
  const { roles, settings } = await getActing(deps.db, deps.actor.id);
  return ok({
    story: story.value,
    gate: gate({
      verification: verification?.status ?? null,
      agreement: isKnown(story.value) ? (agreement?.status ?? null) : null,
      relationship: customer.status === "active" ? "reseller" : "none",
      roles,
      partnerType: settings?.partnerType ?? "direct-bill",
    }),
  });
}

/** Of a customer from Partner Center's list nothing is known before the first answer. */
const isKnown = ({ agreement, createdAt }: Story): boolean =>
  createdAt !== null || agreement?.checkedAt != null || agreement?.status !== "none";
