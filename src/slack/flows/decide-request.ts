import type { View } from "@slack/types";
import { decideApproval, mayDecide, type Decision } from "../../operations/decide-approval.ts";
import { copy } from "../../copy/index.ts";
import type { ApprovalSubject } from "../../core/approval.ts";
import { as, type Desk } from "../desk.ts";
import { errorsOnScreen, escape, fieldBlock, modal, readAnswers } from "../form.ts";
import { refreshPerson } from "../person.ts";
import type { ActionArgs } from "../registrar.ts";
import { explain, openMoment, noticeView, sayDone, showView, tellInChannel } from "../reply.ts";
import { valueOf, type Flow } from "./flow.ts";
import { sentenceOf } from "./add-customer/problems.ts";

const words = copy.cards.reason;
type WithReason = Exclude<Decision["decision"], "approve">;

/** In a dialog, where no card changes before one's eyes. */
const approved: Readonly<Record<ApprovalSubject, (name: string, by: string) => string>> = {
  addCustomer: copy.cards.told["customer.approved"],
  removeRelationship: (name, by) => copy.removal.told.decided.approved(name, by),
  editBilling: (name, by) => copy.billing.told.decided.approved(name, by),
  placeOrder: (name, by) => copy.order.told.decided.approved(name, by),
};

const titles: Record<WithReason, { title: string; submit: string }> = {
  reject: { title: words.rejectTitle, submit: words.reject },
  askForChanges: { title: words.changesTitle, submit: words.send },
};

/** The buttons of the approval card. Whoever may not, or is second, is told why; only they see it. */
export const decideRequest: Flow = {
  register(on, desk) {
    on.action("approve-request", async ({ ack, body, payload }) => {
      await ack();
      await refreshPerson(desk, body.user.id);
      const decided = await decideApproval(as(desk, body.user.id), {
        approvalId: valueOf(payload),
        decision: "approve",
      });
      if (!decided.ok) return tellInChannel(desk, body, await explain(desk, decided.failure));
      const { approval, customer } = decided.value;
      await sayDone(desk, body, approved[approval.subject](escape(customer.companyName), `<@${body.user.id}>`));
    });
    on.action("reject-request", askWhy(desk, "reject"));
    on.action("ask-for-changes", askWhy(desk, "askForChanges"));
    on.submission("decide-request", async ({ ack, body, view }) => {
      const [approvalId, decision] = view.private_metadata.split(" ") as [string, WithReason];
      const reason = readAnswers(view)["reason"] ?? "";
      const decided = await decideApproval(as(desk, body.user.id), { approvalId, decision, reason });
      // The card may stand in a dialog below.
      if (decided.ok) return ack({ response_action: "clear" });
      if (decided.failure.kind === "invalid") {
        return ack({
          response_action: "errors",
          errors: errorsOnScreen(view, decided.failure.issues, sentenceOf).errors,
        });
      }
      return ack({
        response_action: "update",
        view: noticeView(titles[decision].title, await explain(desk, decided.failure)),
      });
    });
  },
};

/** Opens the form for the reason, unless the click is refused already. */
function askWhy(desk: Desk, decision: WithReason) {
  return async ({ ack, body, payload }: ActionArgs): Promise<void> => {
    await ack();
    const { title } = titles[decision];
    const approvalId = valueOf(payload);
    const { id } = await openMoment(desk, body.trigger_id, title);
    await refreshPerson(desk, body.user.id);
    const may = await mayDecide(as(desk, body.user.id), { approvalId });
    const view = may.ok ? reasonView(approvalId, decision) : noticeView(title, await explain(desk, may.failure));
    await showView(desk, id, view);
  };
}

/** Asks why; the requester reads the answer. */
export function reasonView(approvalId: string, decision: WithReason): View {
  const { title, submit } = titles[decision];
  return modal({
    callbackId: "decide-request",
    title,
    submit,
    close: words.close,
    metadata: `${approvalId} ${decision}`,
    blocks: [
      fieldBlock({
        path: "reason",
        label: words.label,
        hint: words.hint,
        live: false,
        element: { type: "plain_text_input", multiline: true, max_length: 1000, focus_on_load: true },
      }),
    ],
  });
}
