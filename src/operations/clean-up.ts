import { subDays } from "date-fns";
import { findCustomer, lockCustomer, moveCustomer } from "../../db/queries/customers.ts";
import { deleteDraftIfExpired, findExpiredDrafts } from "../../db/queries/drafts.ts";
import { record } from "../../db/queries/events.ts";
import { forgetFormDrafts } from "../../db/queries/form-drafts.ts";
import { forgetHomes } from "../../db/queries/home.ts";
import { forgetDeliveries } from "../../db/queries/inbound.ts";
import { forgetUnasked } from "../../db/queries/find-customers.ts";
import { forgetRecords } from "../../db/queries/readings.ts";
import { forgetSlots } from "../../db/queries/rate-limits.ts";
import { forgetSetupDrafts } from "../../db/queries/setup-drafts.ts";
import { draftKeptDays } from "../core/customer/lifecycle.ts";
import type { Draft } from "../../db/schema/index.ts";
import type { Deps } from "./deps.ts";

/** Slack repeats a delivery for minutes; a day is far beyond it. */
const deliveriesKeptDays = 1;
/** The audit log is read from ninety days back at most. */
const recordsKeptDays = 91;
/** Whoever has not opened Home for so long is shown it anew when they do. */
const homesKeptDays = 7;
const atOnce = 50;

/** Throws away what has had its time: unsent drafts, deliveries that Slack cannot repeat any more, used-up limits. */
export async function cleanUp(deps: Pick<Deps, "db" | "now">): Promise<void> {
  const now = deps.now();
  for (;;) {
    const expired = await findExpiredDrafts(deps.db, now, atOnce);
    for (const draft of expired) await discardExpired(deps, draft, now);
    if (expired.length < atOnce) break;
  }
  await forgetDeliveries(deps.db, subDays(now, deliveriesKeptDays));
  await forgetSetupDrafts(deps.db, subDays(now, draftKeptDays));
  await forgetFormDrafts(deps.db, subDays(now, draftKeptDays));
  await forgetHomes(deps.db, subDays(now, homesKeptDays));
  await forgetUnasked(deps.db, subDays(now, draftKeptDays));
  await forgetRecords(deps.db, subDays(now, recordsKeptDays));
  await forgetSlots(deps.db);
}

/** A request that came back keeps its record: its form is filled from there when it is opened again. */
async function discardExpired(deps: Pick<Deps, "db">, { id, customerId }: Draft, now: Date): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await lockCustomer(tx, customerId);
    // Somebody may be typing into it right now, and every letter puts the end off.
    const draft = await deleteDraftIfExpired(tx, id, now);
    if (draft === null || (await findCustomer(tx, draft.customerId))?.status !== "draft") return;
    const moved = await moveCustomer(tx, draft.customerId, "expire", { updatedAt: now });
    if (moved === null) return;
    await record(
      tx,
      now,
      { kind: "desk" },
      {
        type: "customer.draft_discarded",
        subjectId: moved.customer.id,
        before: moved.before,
        after: moved.customer.status,
        data: { by: "time" },
      },
    );
  });
}
