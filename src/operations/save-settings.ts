import { forgetGreetings } from "../../db/queries/cards.ts";
import { record } from "../../db/queries/events.ts";
import { findHolders } from "../../db/queries/people.ts";
import { findSettings, lockSettings, saveSettings as save, settingsChangesAfter } from "../../db/queries/settings.ts";
import { deleteSetupDraft } from "../../db/queries/setup-drafts.ts";
import type { Transaction } from "../../db/connect.ts";
import type { StoredEvent } from "../../db/schema/index.ts";
import { fail, ok, type Failure, type Result } from "../core/result.ts";
import {
  changedFields,
  judgeSetup,
  readSetup,
  setupFields,
  withFields,
  type Setup,
  type SetupAnswers,
  type SetupField,
} from "../core/setup-answers.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { enqueueResellers } from "./read-resellers.ts";
import { adminOnly, allHolders, factsOf, storedSetup, withKeptLinks } from "./read-setup.ts";

/** Another admin changed the same fields while this one had the form open. Nothing was saved. */
export interface ChangedMeanwhile {
  kind: "changed-meanwhile";
  by: string | null;
  at: Date;
  fields: SetupField[];
  /** Saved on top of this change, one's own answers count. */
  newest: number;
}

export interface SettingsToSave {
  answers: SetupAnswers;
  /** The newest change that the form knew of. Other admins' changes since then are kept, in other fields silently. */
  base: number;
  /** Fields that both changed stay as the other admin left them; otherwise the person is asked. */
  keepTheirs?: boolean;
}

/** Saves what stands in the form, and says which fields that changed. */
export async function saveSettings(
  deps: Pick<Deps, "db" | "now" | "partnerCenter"> & PersonActs,
  input: SettingsToSave,
): Promise<Result<{ changed: SetupField[] }, Failure | ChangedMeanwhile>> {
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    await lockSettings(tx);
    const admin = await adminOnly(tx, deps.actor.id);
    if (!admin.ok) return admin;

    const settings = await findSettings(tx);
    const stored = settings === null ? null : storedSetup(settings);
    const typed = readSetup(await withKeptLinks({ ...deps, db: tx }, settings, input.answers));
    const theirs = await settingsChangesAfter(tx, input.base);
    const both = changedFields(stored, typed).filter((field) =>
      theirs.some((event) => fieldsOf(event).includes(field)),
    );
    const clash = theirs.findLast((event) => fieldsOf(event).some((field) => both.includes(field)));
    if (clash && !input.keepTheirs) return fail(meanwhile(clash, both));

    const setup = input.keepTheirs && stored ? withFields(typed, both, stored) : typed;
    const issues = judgeSetup(setup, factsOf(deps, await findHolders(tx, allHolders(setup))));
    const { partnerType } = setup;
    if (issues.length > 0 || partnerType === null) return fail({ kind: "invalid", issues });

    await deleteSetupDraft(tx, deps.actor.id);
    const changed = changedFields(stored, setup);
    if (changed.length === 0) return ok({ changed });
    const reachableChannels = await keepReached(tx, setup, settings?.reachableChannels ?? []);
    await save(tx, { ...setup, partnerType, reachableChannels, roleHolders: copied(setup), updatedAt: now });
    await record(tx, now, deps.actor, { type: "settings.changed", subjectId: "settings", data: { fields: changed } });
    if (changed.includes("partnerType") && partnerType === "indirect-provider") await enqueueResellers(tx, now);
    return ok({ changed });
  });
}

/** A channel that is not used any more has to be reached anew when it is chosen again. */
async function keepReached(tx: Transaction, setup: Setup, reached: readonly string[]): Promise<string[]> {
  const used = [setup.approvalsChannel, setup.statusChannel].filter((channel) => channel !== null);
  await forgetGreetings(tx, { except: used });
  return reached.filter((channel) => used.includes(channel));
}

const copied = ({ roleHolders }: Setup) =>
  Object.fromEntries(
    Object.entries(roleHolders).map(([role, { people, groups }]) => [
      role,
      { people: [...people], groups: [...groups] },
    ]),
  );

function fieldsOf({ data }: StoredEvent): SetupField[] {
  const fields: unknown = data["fields"];
  return Array.isArray(fields) ? setupFields.filter((field) => fields.includes(field)) : [];
}

const meanwhile = ({ id, actor, at }: StoredEvent, fields: SetupField[]): ChangedMeanwhile => ({
  kind: "changed-meanwhile",
  by: actor.kind === "person" ? actor.id : null,
  at,
  fields,
  newest: id,
});
