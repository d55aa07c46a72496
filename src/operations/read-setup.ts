import { subDays } from "date-fns";
import { findHolders, hasUserGroups, type Holder } from "../../db/queries/people.ts";
import { findPerson, findSettings, lastSettingsChange, type Settings } from "../../db/queries/settings.ts";
import { findSetupDraft } from "../../db/queries/setup-drafts.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import { roles } from "../core/access.ts";
import type { Issue } from "../core/rule.ts";
import { fail, ok, type Result } from "../core/result.ts";
import {
  holderIds,
  judgeSetup,
  readSetup,
  setupAnswers,
  type Setup,
  type SetupAnswers,
  type SetupFacts,
} from "../core/setup-answers.ts";
import { isSetupComplete } from "../core/setup.ts";
import { draftKeptDays } from "../core/customer/lifecycle.ts";
import { linkFields } from "../core/relationship/own-links.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { partnerCenterState, type PartnerCenterState } from "./record-consent.ts";

export type { Holder } from "../../db/queries/people.ts";

export interface SetupPage {
  /** What stands in the form; what it does not say is as stored. */
  answers: SetupAnswers;
  problems: Issue[];
  partnerCenter: PartnerCenterState;
  /** False where the workspace has none, or the app may not read them. */
  hasGroups: boolean;
  /** The chosen people and groups, without those who may not hold a role. */
  holders: Holder[];
  /** Slack IDs of those who hold a role by the settings and may not any more. */
  leftOut: string[];
  /** The newest change of the settings, to notice a newer one when saving. */
  base: number;
  settings: Settings | null;
  isComplete: boolean;
}

/** The form of the settings, for admins of the workspace. */
export async function readSetupPage(
  deps: Pick<Deps, "db" | "now" | "partnerCenter"> & PersonActs,
  input: { answers: SetupAnswers },
): Promise<Result<SetupPage>> {
  const admin = await adminOnly(deps.db, deps.actor.id);
  if (!admin.ok) return admin;
  const settings = await findSettings(deps.db);
  const stored = settings === null ? {} : setupAnswers(storedSetup(settings));
  const answers = { ...stored, ...(await withKeptLinks(deps, settings, input.answers)) };
  const setup = readSetup(answers);
  const ids = allHolders(setup);
  const holders = await findHolders(deps.db, ids);
  return ok({
    answers,
    problems: judgeSetup(setup, factsOf(deps, holders)),
    partnerCenter: await partnerCenterState(deps),
    hasGroups: await hasUserGroups(deps.db),
    holders,
    leftOut: [...new Set(ids.filter((id) => !holders.some((holder) => holder.id === id)))],
    base: await lastSettingsChange(deps.db),
    settings,
    isComplete: isSetupComplete(settings),
  });
}

/**
 * The links are too long to travel with the form: where they are not on screen, they are what this admin typed on their
 * view, or else what is stored.
 */
export async function withKeptLinks(
  { db, now, actor }: { db: Database | Transaction } & Pick<Deps, "now"> & PersonActs,
  settings: Settings | null,
  answers: SetupAnswers,
): Promise<SetupAnswers> {
  if (linkFields.every((field) => field in answers)) return answers;
  const stored = settings === null ? {} : setupAnswers(storedSetup(settings));
  const draft = await findSetupDraft(db, actor.id, subDays(now(), draftKeptDays));
  const kept = { ...stored, ...draft?.answers };
  return { ...Object.fromEntries(linkFields.map((field) => [field, kept[field] ?? null])), ...answers };
}

/** Setting up is for admins and owners of the workspace. */
export async function adminOnly(db: Database | Transaction, id: string): Promise<Result<null>> {
  const person = await findPerson(db, id);
  const isAdmin = person !== null && person.isAdmin && !person.isDeleted && !person.isBot && !person.isGuest;
  return isAdmin ? ok(null) : fail({ kind: "denied", denial: { reason: "admins-only" } });
}

export const allHolders = (setup: Setup): string[] => roles.flatMap((role) => holderIds(setup.roleHolders[role]));

export const factsOf = (deps: Pick<Deps, "partnerCenter">, holders: readonly Holder[]): SetupFacts => ({
  hasApi: deps.partnerCenter !== null,
  mayHoldRoles: new Set(holders.map(({ id }) => id)),
  someoneHolds: new Set(holders.filter(({ isSomebody }) => isSomebody).map(({ id }) => id)),
});

const nobody = { people: [], groups: [] };

export const storedSetup = (settings: Settings): Setup => ({
  ...settings,
  roleHolders: {
    "global-administrator": settings.roleHolders["global-administrator"] ?? nobody,
    "user-management-administrator": settings.roleHolders["user-management-administrator"] ?? nobody,
    "admin-agent": settings.roleHolders["admin-agent"] ?? nobody,
    "sales-agent": settings.roleHolders["sales-agent"] ?? nobody,
    "helpdesk-agent": settings.roleHolders["helpdesk-agent"] ?? nobody,
  },
});
