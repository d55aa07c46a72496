import { copy } from "../../copy/index.ts";
import { isDomainTaken } from "../../core/customer/refused-field.ts";
import type { Customer } from "../../../db/schema/index.ts";
import { button, type Button } from "../form.ts";

const words = copy.cards.buttons;

/** What the requester can do with a request that is not settled, by where it stands. */
export function requestButtons({
  id,
  status,
  refusal,
  checks,
}: Pick<Customer, "id" | "status" | "refusal" | "checks">): Button[] {
  const withdraw = button(words.withdraw, "withdraw-request", id, { confirm: copy.cards.withdraw });
  const correct = button(words.correct, "correct-customer", id, { style: "primary" });
  // Whoever has the domain may be the very company, which is then asked and not created.
  const ask = isDomainTaken(checks) ? [button(copy.relationship.buttons.ask, "ask-for-relationship-instead", id)] : [];
  switch (status) {
    case "draft":
      return [button(copy.addCustomer.drafts.continue, "correct-customer", id, { style: "primary" })];
    case "awaiting_approval":
      return [withdraw];
    case "changes_requested":
      return [correct, withdraw];
    case "address_in_question":
      return [correct, ...ask, withdraw];
    case "creation_refused": {
      const withoutId = button(words.sendWithoutId, "correct-customer-without-id", id);
      return [correct, ...(refusal?.code === "600002" ? [withoutId] : []), ...ask, withdraw];
    }
    case "stalled":
      return [button(words.retry, "retry-creation", id, { style: "primary" }), withdraw];
    default:
      return [];
  }
}
