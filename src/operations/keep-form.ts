import { randomUUID } from "node:crypto";
import { subDays } from "date-fns";
import {
  closeFormDraft,
  findFormAnswers,
  keepFormAnswers,
  openFormDraft,
  turnFormDraft,
  turnFormDraftPage,
} from "../../db/queries/form-drafts.ts";
import type { Answers } from "../core/customer/answers.ts";
import { draftKeptDays } from "../core/customer/lifecycle.ts";
import type { Deps, PersonActs } from "./deps.ts";

/** A form by its name and what it is about, such as a customer's record ID. */
export interface FormOf {
  form: string;
  subject: string;
}

type FormDeps = Pick<Deps, "db" | "now"> & PersonActs;

export interface OpenedForm {
  /** Names this window of the form. */
  opening: string;
  /** What this person typed within seven days and did not send; null for nothing. */
  kept: Answers | null;
}

export async function openForm({ db, now, actor }: FormDeps, { form, subject }: FormOf): Promise<OpenedForm> {
  const opening = randomUUID();
  const at = now();
  const row = { owner: actor.id, form, subject, opening, updatedAt: at };
  return { opening, kept: await openFormDraft(db, { ...row, since: subDays(at, draftKeptDays) }) };
}

/** Keeps what stands in a form while it is filled in. `actionTs`: Slack's stamp of the key or choice. */
export async function keepForm(
  { db, now, actor }: FormDeps,
  input: FormOf & { opening: string; answers: Answers; actionTs: string },
): Promise<void> {
  await keepFormAnswers(db, { ...input, answers: { ...input.answers }, owner: actor.id, updatedAt: now() });
}

/** Next or Back: the answers go on into another view of the form. Answers what names that one. */
export async function turnForm(
  { db, now, actor }: FormDeps,
  { answers, ...form }: FormOf & { answers: Answers },
): Promise<string> {
  const opening = randomUUID();
  await turnFormDraft(db, { ...form, owner: actor.id, opening, answers: { ...answers }, updatedAt: now() });
  return opening;
}

/**
 * Next or Back in a form of several pages: what the page `opening` has, laid over what was kept before. Null when the form was
 * sent, or went on in another window.
 */
export async function turnFormPage(
  { db, now, actor }: FormDeps,
  { form, subject, opening: from, answers }: FormOf & { opening: string; answers: Answers },
): Promise<{ opening: string; answers: Answers } | null> {
  const opening = randomUUID();
  const page = { owner: actor.id, form, subject, from, opening, answers: { ...answers }, updatedAt: now() };
  const turned = await turnFormDraftPage(db, page);
  return turned && { opening, answers: turned };
}

/** What stands in this window of a form; null when it was sent, or went on in another window. */
export const readForm = (
  { db, actor }: Pick<FormDeps, "db" | "actor">,
  form: FormOf & { opening: string },
): Promise<Answers | null> => findFormAnswers(db, { ...form, owner: actor.id });

export const closeForm = ({ db, actor }: FormDeps, form: FormOf): Promise<void> =>
  closeFormDraft(db, { ...form, owner: actor.id });
