import { and, eq, isNull } from "drizzle-orm";
import { drafts } from "../../db/schema/index.ts";
import { fail, type Result } from "../core/result.ts";
import { checkCustomer } from "./check-customer.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { readDraft, type Page } from "./turn-page.ts";

/**
 * Looks the draft up in Partner Center and keeps what was found with it, for the review and for the card. A
 * conflict when the draft has moved on meanwhile: then nothing is kept. Of two checks at once the first to answer counts.
 */
export async function runDraftChecks(
  deps: Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm"> & PersonActs,
  input: { draftId: string },
): Promise<Result<Page>> {
  const page = await readDraft(deps, { draftId: input.draftId });
  if (!page.ok) return page;
  const checks = await checkCustomer(deps, page.value.input);
  const { revision } = page.value.draft;
  await deps.db
    .update(drafts)
    .set({ checks })
    .where(and(eq(drafts.id, input.draftId), eq(drafts.revision, revision), isNull(drafts.checks)));
  // Read again: the country's rules may have come in, and with them new problems.
  const checked = await readDraft(deps, { draftId: input.draftId });
  if (!checked.ok) return checked;
  return checked.value.draft.revision === revision
    ? checked
    : fail({ kind: "conflict", status: "draft", by: null, at: null });
}
