import type { View } from "@slack/types";
import { refusedField } from "../../../core/customer/refused-field.ts";
import type { Issue } from "../../../core/rule.ts";
import { reopenDraft, type Reopened } from "../../../operations/reopen-draft.ts";
import { readDraft, type Page } from "../../../operations/turn-page.ts";
import { explainRefusal } from "../../cards/refusal.ts";
import { as, type Desk } from "../../desk.ts";
import { escape } from "../../form.ts";
import type { ActionArgs, Registrar } from "../../registrar.ts";
import { dialogOf } from "../../reply.ts";
import { valueOf } from "../flow.ts";
import { openWith, viewOf } from "./open.ts";
import { draw } from "./draw.ts";
import { firstPageWith } from "./problems.ts";

/** The buttons that lead back into the form of a request that came back: filled in, opened where it is to be corrected. */
export function listenToCorrections(on: Registrar, desk: Desk): void {
  const correct =
    (withoutRegistrationId: boolean) =>
    async ({ ack, body, payload }: ActionArgs): Promise<void> => {
      await ack();
      const who = as(desk, body.user.id);
      const opening = { triggerId: body.trigger_id, person: body.user.id, dialog: dialogOf(body) };
      await openWith(desk, opening, async () => {
        const reopened = await reopenDraft(who, { customerId: valueOf(payload), withoutRegistrationId });
        if (!reopened.ok) return viewOf(desk, reopened);
        const page = await readDraft(who, { draftId: reopened.value.draft.id });
        return page.ok
          ? correctionView(desk, page.value, { ...reopened.value, withoutRegistrationId })
          : viewOf(desk, page);
      });
    };
  on.action("correct-customer", correct(false));
  on.action("correct-customer-without-id", correct(true));
}

function correctionView(
  desk: Desk,
  page: Page,
  { customer, reason, withoutRegistrationId }: Reopened & { withoutRegistrationId: boolean },
): Promise<View> {
  const refusal = customer.status === "creation_refused" ? customer.refusal : null;
  const field = refusal === null || withoutRegistrationId ? null : refusedField(refusal, customer.checks);
  const found = page.review.errors.filter(({ code }) => code !== "not-checked-yet");
  const isSaid = field === null || found.some((issue) => issue.field === field);
  const problems: Issue[] = isSaid ? found : [...found, { field, code: "refused", severity: "error", params: {} }];
  const isAddressAsked = customer.status === "address_in_question" && page.review.suggestions.length > 0;
  const first = firstPageWith({ ...page.review, errors: problems }) ?? (isAddressAsked ? "review" : "company");
  const why = refusal !== null && !withoutRegistrationId ? explainRefusal(customer) : null;
  return draw(desk, first, page, problems, why ?? (reason === null ? null : escape(reason)));
}
