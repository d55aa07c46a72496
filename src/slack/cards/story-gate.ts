import { copy } from "../../copy/index.ts";
import { permissions } from "../../core/access.ts";
import { isAgreementKnown } from "../../core/agreement/known.ts";
import { gate, type Answer, type Reason } from "../../core/customer/order-gate.ts";
import type { Story } from "../../operations/read-story.ts";

type Gated = Pick<Story, "customer" | "verification" | "agreement" | "createdAt" | "settings">;

/** Whether something can be bought for a customer, by whoever may order: a card in a channel is for everybody. */
export const newPurchaseFor = ({ customer, verification, agreement, createdAt, settings }: Gated): Answer =>
  gate({
    verification: verification?.status ?? null,
    agreement: isAgreementKnown(agreement, createdAt) ? (agreement?.status ?? null) : null,
    relationship: customer.status === "active" ? "reseller" : "none",
    roles: permissions.placeOrder.roles,
    partnerType: settings?.partnerType ?? "direct-bill",
  }).newPurchase;

export const reasonLine = ({ code, partnerCenter }: Reason): string =>
  copy.orderGate.because(copy.orderGate.reasons[code], partnerCenter);

/** Everything that stands in the way, in sentences; empty when nothing does. */
export const reasonLines = (answer: Answer): string =>
  answer.state === "open" ? "" : answer.reasons.map(reasonLine).join(" ");
