import { addDays } from "date-fns";
import { findDraft, layAnswers } from "../../db/queries/drafts.ts";
import type { Draft } from "../../db/schema/index.ts";
import type { PartnerType } from "../core/access.ts";
import { inputFromAnswers, type Answers } from "../core/customer/answers.ts";
import type { CustomerFacts } from "../core/customer/facts.ts";
import type { CustomerInput } from "../core/customer/fields.ts";
import { draftKeptDays } from "../core/customer/lifecycle.ts";
import { addressChoiceField, chosenAddress, reviewOf, type Review } from "../core/customer/review.ts";
import { issuesOf } from "../core/customer/rules/index.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { duplicateIssues, findDuplicates, type Duplicates } from "./find-duplicates.ts";
import { loadCustomerFacts } from "./load-customer-facts.ts";
import type { Deps, PersonActs } from "./deps.ts";

/** A draft as it stands, judged in full. */
export interface Page {
  draft: Draft;
  answers: Answers;
  input: CustomerInput;
  facts: CustomerFacts;
  duplicates: Duplicates;
  review: Review;
  partnerType: PartnerType;
}

/** `afresh`: without what Partner Center said of former answers, which these ones may have mended. */
export async function readDraft(
  deps: Pick<Deps, "db"> & PersonActs,
  input: { draftId: string; answers?: Answers; afresh?: boolean },
): Promise<Result<Page>> {
  const found = await findDraft(deps.db, input.draftId);
  if (found === null || found.draft.owner !== deps.actor.id) return fail({ kind: "not_found", what: "draft" });
  const draft = input.afresh ? { ...found.draft, checks: null } : found.draft;
  return ok(await judged(deps, draft, { ...found.draft.answers, ...input.answers }));
}

/**
 * Keeps the answers and leaves the view, by Next or Back. What is typed into the left view afterwards is dropped, and
 * what Partner Center said of the former answers is forgotten.
 */
export async function turnPage(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { draftId: string; revision: number; answers: Answers },
): Promise<Result<Page>> {
  const now = deps.now();
  const draft = await layAnswers(
    deps.db,
    { draftId: input.draftId, owner: deps.actor.id, revision: input.revision, actionTs: null, now },
    // The next check may suggest other addresses, so that an old choice would mean another one.
    { ...input.answers, [addressChoiceField]: null },
    { by: 1, checks: null, expiresAt: addDays(now, draftKeptDays) },
  );
  // A second click finds the page turned already, and sees that page.
  return draft === null ? readDraft(deps, input) : ok(await judged(deps, draft, draft.answers));
}

/** What was answered did not get in: the draft was carried on in another window meanwhile. */
export const isOvertaken = ({ draft, answers }: Page): boolean =>
  Object.entries(answers).some(([field, answer]) => answer !== (draft.answers[field] ?? null));

async function judged(deps: Pick<Deps, "db">, draft: Draft, answers: Answers): Promise<Page> {
  const written = inputFromAnswers(answers);
  const { partnerType, ...facts } = await loadCustomerFacts(deps.db, written.address.country);
  const duplicates = await findDuplicates(deps.db, written, draft.customerId);
  const review = reviewOf([...issuesOf(written, facts), ...duplicateIssues(duplicates)], draft.checks);
  const address = chosenAddress(review, answers);
  const input = {
    ...(address === null ? written : { ...written, address }),
    // A choice from the time when the partner was a provider.
    ...(partnerType === "indirect-provider" ? {} : { resellerId: "" }),
  };
  return { draft, answers, input, facts, duplicates, review, partnerType };
}
