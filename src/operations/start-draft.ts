import { addDays } from "date-fns";
import { customers, drafts, type Draft } from "../../db/schema/index.ts";
import { draftKeptDays } from "../core/customer/lifecycle.ts";
import { nameKey, tidyText } from "../core/text.ts";
import { present } from "../core/present.ts";
import { ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";

/** Opens the record of a customer to be added. No event: nothing has been asked of anybody yet. */
export async function startDraft(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { companyName: string },
): Promise<Result<Draft>> {
  const allowed = await allow(deps.db, deps.actor.id, "addCustomer");
  if (!allowed.ok) return allowed;
  const now = deps.now();
  const companyName = tidyText(input.companyName);
  return deps.db.transaction(async (tx) => {
    const [customer] = await tx
      .insert(customers)
      .values({
        status: "draft",
        companyName,
        nameKey: nameKey(companyName),
        domain: "",
        country: "",
        requestedBy: deps.actor.id,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: customers.id });
    const [draft] = await tx
      .insert(drafts)
      .values({
        customerId: present(customer, "the inserted customer").id,
        owner: deps.actor.id,
        answers: companyName === "" ? {} : { companyName },
        expiresAt: addDays(now, draftKeptDays),
        updatedAt: now,
      })
      .returning();
    return ok(present(draft, "the inserted draft"));
  });
}
