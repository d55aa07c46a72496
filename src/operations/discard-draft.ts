import { eq } from "drizzle-orm";
import { moveCustomer } from "../../db/queries/customers.ts";
import { findDraft } from "../../db/queries/drafts.ts";
import { record } from "../../db/queries/events.ts";
import { drafts } from "../../db/schema/index.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";

/** Throws an unsent draft away. One that was sent back for changes is withdrawn instead. */
export async function discardDraft(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { draftId: string },
): Promise<Result<null>> {
  const found = await findDraft(deps.db, input.draftId);
  if (found === null || found.draft.owner !== deps.actor.id) return fail({ kind: "not_found", what: "draft" });
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const moved = await moveCustomer(tx, found.customer.id, "discard", { updatedAt: now });
    if (moved === null) return fail({ kind: "not_found", what: "draft" });
    await tx.delete(drafts).where(eq(drafts.id, found.draft.id));
    await record(tx, now, deps.actor, {
      type: "customer.draft_discarded",
      subjectId: found.customer.id,
      before: moved.before,
      after: moved.customer.status,
      data: { by: "person" },
    });
    return ok(null);
  });
}
