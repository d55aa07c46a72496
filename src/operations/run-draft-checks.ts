import { and, eq } from "drizzle-orm";
import { drafts } from "../../db/schema/index.ts";
import { ok, type Result } from "../core/result.ts";
import { checkCustomer } from "./check-customer.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { readDraft, type Page } from "./turn-page.ts";

/**
 * Looks the draft up in Partner Center and keeps what was found with it, for the review and for the card. Nothing is
 * kept when the draft has moved on meanwhile.
 */
export async function runDraftChecks(
  deps: Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm"> & PersonActs,
  input: { draftId: string },
): Promise<Result<Page>> {
  const page = await readDraft(deps, { draftId: input.draftId });
  if (!page.ok) return page;
  const checks = await checkCustomer(deps, page.value.input);
  await deps.db
    .update(drafts)
    .set({ checks })
    .where(and(eq(drafts.id, input.draftId), eq(drafts.revision, page.value.draft.revision)));
  // Read again: the country's rules may have come in, and with them new problems.
  const checked = await readDraft(deps, { draftId: input.draftId });
  return checked.ok ? ok(checked.value) : checked;
}
