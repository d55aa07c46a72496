import { copy } from "../../copy/index.ts";
import { isAgreementKnown } from "../../core/agreement/known.ts";
import { isKnownByHand } from "../../core/customer/known-by-hand.ts";
import { isProvided } from "../../core/agreement/lifecycle.ts";
import type { Attestation } from "../../../db/schema/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { button, type Button } from "../form.ts";

const words = copy.agreement.buttons;

/** Behind the customer in a button's value: whoever came to order records today's acceptance. */
export const proposingToday = "today";

/** What brings a customer to the agreement; none once it is provided, or where the desk cannot know. */
export function agreementButtons(story: Story, { forOrder = false } = {}): Button[] {
  const { customer, agreement, createdAt, invitation, settings } = story;
  const labelled = (text: string, action: string, value = customer.id) =>
    button(text, action, value, { label: `${text}: ${customer.companyName}` });
  const isInvited = invitation !== null && invitation.closedAt === null;
  const invite = labelled(isInvited ? words.inviteAgain : words.invite, "invite-to-agreement");
  if (isKnownByHand(customer)) return customer.status === "active" ? [invite] : [];
  const isOpen =
    customer.status === "active" &&
    agreement !== null &&
    isAgreementKnown(agreement, createdAt) &&
    !isProvided(agreement.status);
  if (!isOpen) return [];
  if (settings?.partnerType === "indirect-reseller") return [invite];
  const stuck = story.attestations.find(isStuck);
  if (stuck !== undefined) return [...stuckButtons(stuck), invite];
  const record = labelled(
    words.record,
    "attest-agreement",
    forOrder ? `${customer.id} ${proposingToday}` : customer.id,
  );
  return settings?.agreementWay === "direct-acceptance" ? [invite, record] : [record, invite];
}

/** Whether an answer of Microsoft's is missing, or the customer's on Microsoft's page. */
const isStuck = ({ status }: Pick<Attestation, "status">): boolean => status === "stalled" || status === "link_sent";

/** What goes on with one that is stuck; none for others. */
export function stuckButtons(attestation: Attestation): Button[] {
  const { id, customerId, status, way, externalId } = attestation;
  const retry = button(words.retry, "retry-attestation", id);
  const anew = button(words.anew, "begin-attestation-anew", customerId, {
    confirm: copy.agreement.attest.anewQuestion,
  });
  // What the customer has accepted on its page is not given up: only the last step is left.
  const isWaiting = status === "link_sent" || (status === "stalled" && externalId === null);
  const hasPage = way === "enhanced-attestation" && isWaiting;
  return [...(status === "stalled" ? [retry] : []), ...(hasPage ? [anew] : [])];
}

/** Asks Partner Center at once; none where no page waits for the customer. */
export const lookButtons = ({ customer, attestations }: Story): Button[] =>
  attestations.some((one) => linkOf(one) !== null) ? [button(words.look, "show-agreement", customer.id)] : [];

/** Microsoft's page for the person who accepts, while it waits; null otherwise. */
export const linkOf = ({ status, link }: Attestation): string | null => (status === "link_sent" ? link : null);
