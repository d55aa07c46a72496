import { subDays } from "date-fns";
import { deleteSetupDraft, findSetupDraft } from "../../db/queries/setup-drafts.ts";
import { draftKeptDays } from "../core/customer/lifecycle.ts";
import { ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { readSetupPage, type SetupPage } from "./read-setup.ts";

export interface OpenedSetup {
  page: SetupPage;
  /** When this admin last changed what is not saved yet; null when the form shows the settings as they are. */
  begunAt: Date | null;
}

/** The form of the settings, as this admin left it within the last seven days. */
export async function openSetup(
  deps: Pick<Deps, "db" | "now" | "partnerCenter"> & PersonActs,
  { afresh = false } = {},
): Promise<Result<OpenedSetup>> {
  if (afresh) await deleteSetupDraft(deps.db, deps.actor.id);
  const draft = await findSetupDraft(deps.db, deps.actor.id, subDays(deps.now(), draftKeptDays));
  const page = await readSetupPage(deps, { answers: draft?.answers ?? {} });
  if (!page.ok) return page;
  return ok({
    page: { ...page.value, base: draft?.base ?? page.value.base },
    begunAt: draft?.updatedAt ?? null,
  });
}
