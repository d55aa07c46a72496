import { randomUUID } from "node:crypto";
import { subDays } from "date-fns";
import { closeFormDraft, keepFormAnswers, openFormDraft } from "../../db/queries/form-drafts.ts";
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

export const closeForm = ({ db, actor }: FormDeps, form: FormOf): Promise<void> =>
  closeFormDraft(db, { ...form, owner: actor.id });
