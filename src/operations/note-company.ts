import { randomUUID } from "node:crypto";
import { findDomainHolder } from "../../db/queries/customers.ts";
import { findProspectLike } from "../../db/queries/find-customers.ts";
import { lockAcceptances, saveProspect } from "../../db/queries/relationships.ts";
import { customers, type Customer } from "../../db/schema/index.ts";
import { present } from "../core/present.ts";
import type { RelationshipRequestInput } from "../core/relationship/request.ts";
import { relationshipRequestIssues } from "../core/relationship/rules/index.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { nameKey } from "../core/text.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";

/**
 * Keeps a company that is to be asked for a relationship, before the mail to it is drafted. The same company, noted before,
 * keeps its record. One that nobody asks within seven days is forgotten by the nightly clean-up.
 */
export async function noteCompany(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: RelationshipRequestInput,
): Promise<Result<Customer>> {
  const allowed = await allow(deps.db, deps.actor.id, "requestRelationship");
  if (!allowed.ok) return allowed;
  const issues = relationshipRequestIssues(input, { partnerDomains: allowed.value.settings.partnerDomains });
  const { companyName, domain, contact, cameFrom } = input;
  if (issues.length > 0 || cameFrom === "") return fail({ kind: "invalid", issues });
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    // Two colleagues may note the same company at the same moment, and it may accept in that moment.
    await lockAcceptances(tx);
    const holder = await findDomainHolder(tx, domain);
    if (holder?.status === "active") return fail({ kind: "duplicate", companyName: holder.companyName, domain });
    const known = await findProspectLike(tx, { nameKey: nameKey(companyName), domain });
    const [added] =
      known === null
        ? await tx
            .insert(customers)
            .values({
              id: randomUUID(),
              status: "prospect",
              companyName,
              nameKey: nameKey(companyName),
              domain,
              country: "",
              requestedBy: deps.actor.id,
              createdAt: now,
              updatedAt: now,
            })
            .returning()
        : [known];
    const customer = present(added, "the noted company");
    await saveProspect(tx, { customerId: customer.id, contact, cameFrom });
    return ok(customer);
  });
}
