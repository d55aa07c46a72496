import { enqueue } from "../../db/queries/jobs.ts";
import { replaceResellers } from "../../db/queries/resellers.ts";
import { findSettings } from "../../db/queries/settings.ts";
import type { Transaction } from "../../db/connect.ts";
import type { UpstreamFailure } from "../core/result.ts";
import type { Deps } from "./deps.ts";

export type ResellersRead = { done: true } | { done: false; again: UpstreamFailure };

/** Brings the nightly reading forward: the partner has become a provider. */
export const enqueueResellers = (tx: Transaction, now: Date): Promise<void> =>
  enqueue(tx, { queue: "read-resellers", payload: {}, dedupeKey: "nightly", runAt: now });

/** Reads the indirect resellers of an indirect provider; other partners have none. */
export async function readResellers(deps: Pick<Deps, "db" | "now" | "partnerCenter">): Promise<ResellersRead> {
  const settings = await findSettings(deps.db);
  if (settings?.partnerType !== "indirect-provider" || deps.partnerCenter === null) return { done: true };
  const answer = await deps.partnerCenter.resellers();
  if (!answer.ok) return { done: false, again: answer.failure };
  await deps.db.transaction((tx) => replaceResellers(tx, answer.value, deps.now()));
  return { done: true };
}
