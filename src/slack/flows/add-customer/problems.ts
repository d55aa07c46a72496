import type { KnownBlock } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { ruleSentence } from "../../../copy/rules.en.ts";
import { addressChoiceField, type Review } from "../../../core/customer/review.ts";
import type { Issue } from "../../../core/rule.ts";
import { problemBlock } from "../../form.ts";
import type { DraftView } from "../../metadata.ts";

export type Problems = readonly Issue[];

/** The sentence of an issue, whoever found it. */
export function sentenceOf(issue: Issue): string {
  if (issue.field === addressChoiceField) return copy.addCustomer.problems["address-choice"];
  const fixed: Readonly<Record<string, string>> = copy.addCustomer.problems;
  return ruleSentence(issue) ?? fixed[issue.code] ?? copy.failures.invalid;
}

/** Puts each problem under the field it is about; one whose field is not in this view stands on top. */
export function withProblems(blocks: readonly KnownBlock[], problems: Problems): KnownBlock[] {
  const pathOf = (block: KnownBlock): string =>
    "block_id" in block ? (block.block_id ?? "").replace(/~\d+$/, "") : "";
  const paths = new Set(blocks.map(pathOf));
  const homeless = problems.filter((issue) => !paths.has(issue.field));
  return [
    ...homeless.map((issue) => problemBlock(issue.field, sentenceOf(issue))),
    ...blocks.flatMap((block) => [block, ...under(pathOf(block), problems)]),
  ];
}

function under(path: string, problems: Problems): KnownBlock[] {
  const sentences = problems.filter((issue) => issue.field === path).map(sentenceOf);
  return sentences.length === 0 ? [] : [problemBlock(path, sentences.join(" "))];
}

const contactFields = /^(contact\.|domainPrefix|education|culture|resellerId|alreadyBuys)/;
const reviewFields = /^(defaultGdap|agreementAccepted|acknowledge\.|addressChoice|review)/;

/** The view on which a field stands. */
export function pageOf(field: string): DraftView["page"] {
  if (reviewFields.test(field)) return "review";
  return contactFields.test(field) ? "contact" : "company";
}

/** The view of the first problem; null when nothing stands in the way of the review. */
export function firstPageWith(review: Review): DraftView["page"] | null {
  const pages = review.errors.map((issue) => pageOf(issue.field));
  return (["company", "contact"] as const).find((page) => pages.includes(page)) ?? null;
}
