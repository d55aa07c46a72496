import { subDays } from "date-fns";
import { listApprovalsToDecide, type HomeApproval } from "../../db/queries/home.ts";
import { listDrafts } from "../../db/queries/drafts.ts";
import { listRequestsOf, searchCustomers, type ListedRecord } from "../../db/queries/find-customers.ts";
import { domainSuffix } from "../core/customer/fields.ts";
import { ok, type Result } from "../core/result.ts";
import { nameKey, normaliseText } from "../core/text.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";

export type { HomeApproval } from "../../db/queries/home.ts";
export type { ListedRecord } from "../../db/queries/find-customers.ts";

/** How many are offered at most; whoever wants another one types more of its name. */
const mostOffered = 8;
const recentDays = 7;

export interface FoundCustomers {
  /** The one that is meant: the only one, or the only one that fits exactly. */
  clear: ListedRecord | null;
  offered: readonly ListedRecord[];
  /** There are more than are offered. */
  hasMore: boolean;
}

/** Customers by a part of their name, their domain or an ID. Of drafts everybody sees only their own. */
export async function findCustomers(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { text: string },
): Promise<Result<FoundCustomers>> {
  const allowed = await allow(deps.db, deps.actor.id, "seeCustomers");
  if (!allowed.ok) return allowed;
  const typed = normaliseText(input.text).slice(0, 200).toLowerCase();
  const key = nameKey(typed);
  const search = { key, typed, domainSuffix, viewer: deps.actor.id, most: mostOffered + 1 };
  const records = await searchCustomers(deps.db, search);
  const drafts = (await ownDrafts(deps)).flatMap((draft) => {
    const name = nameKey(draft.companyName);
    return key !== "" && name.includes(key) ? [{ ...draft, isExact: name === key }] : [];
  });
  const found = [...records, ...drafts].sort((one, other) => Number(other.isExact) - Number(one.isExact));
  const exact = found.filter((one) => one.isExact);
  const clear = exact.length === 1 ? exact[0] : found.length === 1 ? found[0] : undefined;
  return ok({ clear: clear ?? null, offered: found.slice(0, mostOffered), hasMore: found.length > mostOffered });
}

/** This person's drafts, requests in progress, and what changed within a week. */
export async function findOwnRequests(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
): Promise<Result<readonly ListedRecord[]>> {
  const allowed = await allow(deps.db, deps.actor.id, "seeCustomers");
  if (!allowed.ok) return allowed;
  const since = subDays(deps.now(), recentDays);
  const requests = await listRequestsOf(deps.db, { person: deps.actor.id, since, most: mostOffered });
  return ok([...(await ownDrafts(deps)), ...requests].slice(0, mostOffered));
}

/** Requests of colleagues that this person may decide now. */
export async function findWaiting(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
): Promise<Result<readonly HomeApproval[]>> {
  const allowed = await allow(deps.db, deps.actor.id, "decideApproval");
  if (!allowed.ok) return allowed;
  const mayBeOwn = allowed.value.settings.ownApproval;
  return ok(await listApprovalsToDecide(deps.db, { person: deps.actor.id, mayBeOwn, most: mostOffered }));
}

async function ownDrafts(deps: Pick<Deps, "db" | "now"> & PersonActs): Promise<ListedRecord[]> {
  const drafts = await listDrafts(deps.db, deps.actor.id, deps.now());
  return drafts.map(({ draft, customer }) => ({
    id: customer.id,
    status: customer.status,
    companyName: draft.answers["companyName"] ?? customer.companyName,
    domain: "",
    country: draft.answers["address.country"] ?? "",
  }));
}
