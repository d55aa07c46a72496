import { isFirstDelivery } from "../../db/queries/inbound.ts";
import { saveReading } from "../../db/queries/readings.ts";
import { accepting, testEvent } from "../core/relationship/webhook-events.ts";
import type { WebhookEvent } from "../partner-center/webhook/event.ts";
import type { Deps } from "./deps.ts";
import { enqueueNotice } from "./notice-acceptance.ts";

/** What an event of Partner Center's leads to. A repeated one leads to nothing, and none of them is believed. */
export async function hearWebhook(
  deps: Pick<Deps, "db" | "now">,
  { name, customerId, key }: WebhookEvent,
): Promise<"taken" | "repeated" | "ignored"> {
  const now = deps.now();
  await saveReading(deps.db, "event", now);
  if (name === testEvent) await saveReading(deps.db, "test-event", now);
  if (customerId === null || !accepting.some((one) => one === name)) return "ignored";
  return deps.db.transaction(async (tx) => {
    if (!(await isFirstDelivery(tx, `webhook:${key}`, now))) return "repeated";
    await enqueueNotice(tx, { tenantId: customerId, isAcceptance: true }, now);
    return "taken";
  });
}
