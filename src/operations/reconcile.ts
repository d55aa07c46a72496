import { addDays } from "date-fns";
import { lastReading, rememberRecords, saveReading, unseenRecords } from "../../db/queries/readings.ts";
import { auditFindings, type AuditRecord } from "../core/relationship/audit.ts";
import { planReconciliation } from "../core/relationship/rhythm.ts";
import { fail, ok, type Result, type UpstreamFailure } from "../core/result.ts";
import type { PartnerCenter } from "../partner-center/contract.ts";
import type { Deps } from "./deps.ts";
import { enqueueEnd } from "./end-relationship.ts";
import { enqueueNotice } from "./notice-acceptance.ts";
import { enqueuePage } from "./read-customers.ts";

export type Reconciled = { done: true } | { done: false; again: UpstreamFailure };

/**
 * Looks once a night for what no event told: an event that failed ten times is not sent again. The audit log costs a call
 * for every hundred records; the whole list, a call for every forty customers, is read at the first start, after more
 * than ninety days down, and once a week.
 */
export async function reconcile(deps: Pick<Deps, "db" | "now" | "partnerCenter">): Promise<Reconciled> {
  const { db, partnerCenter } = deps;
  if (partnerCenter === null) return { done: true };
  const now = deps.now();
  const lastAuditReadAt = await lastReading(db, "audit-log");
  const lastFullReadAt = await lastReading(db, "customer-list");
  const plan = planReconciliation({ now, lastAuditReadAt, lastFullReadAt });
  const read = plan.auditFrom === null ? ok([]) : await readAudit(partnerCenter, plan.auditFrom, now);
  if (!read.ok) return { done: false, again: read.failure };
  const findings = auditFindings(read.value).filter(
    ({ about }) => about === "accepted" || about === "created" || about === "removed",
  );
  await db.transaction(async (tx) => {
    const keys = findings.map(({ key }) => key);
    const unseen = await unseenRecords(tx, keys);
    const news = findings.filter(({ key }) => unseen.includes(key));
    for (const tenantId of new Set(news.map(({ customerId }) => customerId))) {
      const told = news.filter(({ customerId }) => customerId === tenantId).map(({ about }) => about);
      if (told.includes("removed")) await enqueueEnd(tx, tenantId, now);
      if (told.some((about) => about !== "removed")) {
        const isAcceptance = told.includes("accepted") && !told.includes("created");
        await enqueueNotice(tx, { tenantId, isAcceptance }, now);
      }
    }
    await rememberRecords(tx, unseen, now);
    await saveReading(tx, "audit-log", now);
    if (plan.readList) await enqueuePage(tx, now, null);
  });
  return { done: true };
}

async function readAudit(
  partnerCenter: PartnerCenter,
  from: string,
  now: Date,
): Promise<Result<AuditRecord[], UpstreamFailure>> {
  const records: AuditRecord[] = [];
  // The log is asked for by whole days, and tomorrow's begins somewhere on earth already.
  const to = addDays(now, 1).toISOString().slice(0, 10);
  let next: string | null = null;
  do {
    const page = await partnerCenter.auditRecords({ from, to }, next);
    if (!page.ok) return fail(page.failure);
    records.push(...page.value.records);
    next = page.value.next;
  } while (next !== null);
  return ok(records);
}
