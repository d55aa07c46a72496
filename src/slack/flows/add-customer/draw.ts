import type { View } from "@slack/types";
import { findReseller } from "../../../operations/find-resellers.ts";
import type { Page } from "../../../operations/turn-page.ts";
import type { Desk } from "../../desk.ts";
import type { DraftView } from "../../metadata.ts";
import { companyView } from "./company-view.ts";
import { contactView } from "./contact-view.ts";
import { firstPageWith, pageOf, type Problems } from "./problems.ts";
import { checkingView, reviewView } from "./review-view.ts";

/** The review, or the view of the first problem that Partner Center's answers brought up. */
export async function drawResult(desk: Desk, page: Page): Promise<View> {
  if (page.draft.checks === null) return checkingView({ page, resellerName: await resellerName(desk, page) }, true);
  const first = firstPageWith(page.review);
  return draw(desk, first ?? "review", page, page.review.errors);
}

/** `note` stands on top of the first two views, as mrkdwn. */
export async function draw(
  desk: Desk,
  to: DraftView["page"],
  page: Page,
  problems: Problems,
  note: string | null = null,
): Promise<View> {
  const here = problems.filter((issue) => pageOf(issue.field) === to);
  switch (to) {
    case "company":
      return companyView({ page, problems: here, note });
    case "contact":
      return contactView({ page, problems: here, note, reseller: await resellerChoice(desk, page) });
    case "review": {
      const name = await resellerName(desk, page);
      if (page.draft.checks === null) return checkingView({ page, resellerName: name });
      return reviewView({ page, problems: here, resellerName: name });
    }
  }
}

async function resellerChoice(desk: Desk, { input, partnerType }: Page) {
  if (partnerType !== "indirect-provider") return null;
  return { chosen: input.resellerId === "" ? null : await findReseller(desk, input.resellerId) };
}

async function resellerName(desk: Desk, page: Page): Promise<string | null | undefined> {
  const choice = await resellerChoice(desk, page);
  return choice === null ? undefined : (choice.chosen?.name ?? null);
}
