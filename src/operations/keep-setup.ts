import { findSettings, settingsChangesAfter } from "../../db/queries/settings.ts";
import { deleteSetupDraft, saveSetupDraft } from "../../db/queries/setup-drafts.ts";
import { changedFields, readSetup, type SetupAnswers } from "../core/setup-answers.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { adminOnly, storedSetup, withKeptLinks } from "./read-setup.ts";

/** Keeps what stands in the form of the settings while it is filled in. `actionTs`: null for a view that was left. */
export async function keepSetup(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { answers: SetupAnswers; base: number; actionTs: string | null },
): Promise<void> {
  const owner = deps.actor.id;
  const admin = await adminOnly(deps.db, owner);
  if (!admin.ok) return;
  // A key that arrives after Save belongs to a form that is done.
  const since = await settingsChangesAfter(deps.db, input.base);
  if (since.some(({ actor }) => actor.kind === "person" && actor.id === owner)) return;
  const settings = await findSettings(deps.db);
  const stored = settings === null ? null : storedSetup(settings);
  const answers = await withKeptLinks(deps, settings, input.answers);
  if (changedFields(stored, readSetup(answers)).length === 0) await deleteSetupDraft(deps.db, owner);
  else await saveSetupDraft(deps.db, { ...input, answers: { ...answers }, owner, updatedAt: deps.now() });
}
