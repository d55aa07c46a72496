import { copy } from "../../copy/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { buttonRow } from "../button-row.ts";
import { actions, button, context, escape, section } from "../form.ts";
import { retryButton } from "./approval-card.ts";
import type { Message } from "./message.ts";

const words = copy.removal.card;
const buttons = copy.cards.approval;

/** In the approvals channel: somebody wants to end a relationship. */
export function removalCard({ customer, removal: asked }: Story): Message {
  if (asked === null) throw new Error("a removal's card without a removal");
  const { removal, approval } = asked;
  const name = escape(customer.companyName);
  const heading = words.heading(name, `<@${approval.requestedBy}>`, copy.moment(approval.requestedAt));
  const declared = words.declared(removal.declared.map((one) => words.declarations[one]).join("; "));
  const where = outcome(asked);
  if (approval.status !== "waiting") {
    const retry = removal.status === "stalled" ? [retryButton("removal", approval, customer)] : [];
    return {
      text: `${heading}\n${where}`,
      blocks: [section(heading), section(`${where}\n${declared}`), ...buttonRow(retry)],
    };
  }
  const label = (text: string) => ({ label: `${text}: ${customer.companyName}` });
  return {
    text: `${heading}\n${where}`,
    blocks: [
      section(heading),
      section([words.nothing, words.happens, declared].join("\n")),
      actions([
        button(buttons.approve, "approve-request", approval.id, { style: "primary", ...label(buttons.approve) }),
        button(buttons.reject, "reject-request", approval.id, label(buttons.reject)),
      ]),
      context(where),
    ],
  };
}

function outcome({ removal, approval }: NonNullable<Story["removal"]>): string {
  const when = approval.decidedAt === null ? "" : copy.moment(approval.decidedAt);
  if (approval.status === "waiting") return words.waiting(approval.remindersSent);
  if (approval.status === "expired") return words.expired(when);
  const decided = buttons.decided[approval.status](`<@${approval.decidedBy ?? ""}>`, when);
  return `${decided} ${words.after[removal.status]}`.trim();
}
