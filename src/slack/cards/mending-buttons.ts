import { copy } from "../../copy/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { button, type Button } from "../form.ts";

/** Where Microsoft did not approve an account: what to look at, and the form that corrects it. */
export function mendingButtons({ customer, settings }: Pick<Story, "customer" | "settings">): Button[] {
  return [findOutButton(customer), ...editButton({ customer, settings })];
}

export function findOutButton({ id, companyName }: Story["customer"]): Button {
  const text = copy.cards.buttons.howToFindOut;
  return button(text, "how-to-find-out", id, { label: `${text}: ${companyName}` });
}

/** Not where the desk cannot write: only the provider has the API. */
export function editButton({ customer, settings }: Pick<Story, "customer" | "settings">): Button[] {
  if (customer.tenantId === null || customer.status !== "active") return [];
  if (settings?.partnerType === "indirect-reseller") return [];
  const text = copy.billing.choose;
  return [button(text, "edit-billing", customer.id, { label: `${text}: ${customer.companyName}` })];
}
