import { eq } from "drizzle-orm";
import { approvals, events, orders } from "../../db/schema/index.ts";
import type { PartnerType } from "../../src/core/access.ts";
import { decideApproval } from "../../src/operations/decide-approval.ts";
import { placeOrder } from "../../src/operations/place-order.ts";
import type { TypedOrder } from "../../src/core/order/form.ts";
import { quoteOrder } from "../../src/operations/quote-order.ts";
import { requestOrder } from "../../src/operations/request-order.ts";
import { agreementDesk } from "./agreement-desk.ts";
import type { TestDatabase } from "./database.ts";

export const basic = { productId: "CFQ7TTC0LH18", choice: "0001 P1Y monthly", licences: "25" };
export const basicItem = "CFQ7TTC0LH18:0001:CFQ7TTC0K971";
export const standard = { productId: "CFQ7TTC0LDPB", choice: "0001 P1M monthly", licences: "3" };
export const standardItem = "CFQ7TTC0LDPB:0001:SIMULATED001";
const both = ["partner-role", "no-reselling-in-group"] as const;

/** A customer that may buy, and the operations around its first order. */
export async function orderDesk(
  database: TestDatabase,
  { partnerType = "direct-bill", country = "US" }: { partnerType?: PartnerType; country?: string } = {},
) {
  const now = "2026-11-23T09:00:00Z";
  const desk = await agreementDesk(database, { now, country, address: { country }, partnerType });
  const { simulator, customerId, tenantId, deps, as } = desk;
  simulator.setVerification(tenantId, "Allowed");
  simulator.answerAgreement(tenantId, "accepts");
  const typed = (given: Partial<TypedOrder> = {}): TypedOrder => ({
    customerId,
    lines: [basic],
    resellerId: "",
    additionalResellers: "",
    declared: both,
    ...given,
  });
  const quote = (given: Partial<TypedOrder> = {}, by = "U0SAM") => quoteOrder(as(by), typed(given));
  /** At the prices of the review. */
  const ask = async (given: Partial<TypedOrder> = {}, by = "U0SAM") => {
    const quoted = await quote(given, by);
    if (!quoted.ok) return quoted;
    return requestOrder(as(by), { ...typed(given), seen: quoted.value.lines.map(({ price }) => price) });
  };
  const approvalId = async () => (await database.db.select().from(approvals))[0]?.id ?? "";
  const approve = async (by = "U0DANA") =>
    decideApproval(as(by), { approvalId: await approvalId(), decision: "approve" });
  const place = async () => placeOrder(deps, { approvalId: await approvalId() });
  const calls = (end: RegExp) => simulator.received.filter(({ method, path }) => method === "POST" && end.test(path));
  const bought = () => simulator.customers.find(({ id }) => id === tenantId)?.orders ?? [];
  const status = async () => (await database.db.select().from(orders))[0]?.status;
  const issues = async (given: Partial<TypedOrder>) => {
    const asked = await ask(given);
    if (asked.ok || asked.failure.kind !== "invalid") throw new Error(JSON.stringify(asked));
    return asked.failure.issues.map(({ field, code }) => `${field}: ${code}`);
  };
  const reasonsTold = async () => {
    const [event] = await database.db.select().from(events).where(eq(events.type, "order.blocked"));
    return event?.data["reasons"];
  };
  return { ...desk, typed, quote, ask, approve, approvalId, place, calls, bought, status, issues, reasonsTold };
}
