import type { ApprovalSubject } from "../../core/approval.ts";
import type { Story } from "../../operations/read-story.ts";
import { approvalCard } from "./approval-card.ts";
import type { Message } from "./message.ts";
import { orderCard } from "./order-card.ts";
import { removalCard } from "./removal-card.ts";

const cards = {
  addCustomer: approvalCard,
  removeRelationship: removalCard,
  placeOrder: orderCard,
} as const satisfies Record<ApprovalSubject, (story: Story) => Message>;

/** The card of a request, by what was asked for. */
export const cardOfApproval = (story: Story): Message => cards[story.approval?.subject ?? "addCustomer"](story);
