import { copy } from "../../../copy/index.ts";
import { getActing } from "../../../operations/get-acting.ts";
import type { Message } from "../../cards/message.ts";
import { clip } from "../../clip.ts";
import type { Desk } from "../../desk.ts";
import { actions, button, escape, section } from "../../form.ts";

const mostTypedName = 100;

/**
 * An indirect reseller cannot attest and has no list of customers: for a company that the desk does not know it gets
 * the texts alone. Null for everybody else.
 */
export async function draftOffer(desk: Desk, person: string, typed: string): Promise<Message | null> {
  const { settings } = await getActing(desk.db, person);
  return settings?.partnerType === "indirect-reseller" && typed !== "" ? draftOfferFor(typed) : null;
}

export function draftOfferFor(typed: string): Message {
  const name = clip(typed, mostTypedName);
  const text = copy.agreement.invite.draftOffer(escape(name));
  return {
    text,
    blocks: [section(text), actions([button(copy.agreement.buttons.draft, "draft-invitation", name)])],
  };
}
