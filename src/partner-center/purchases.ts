import { ok } from "../core/result.ts";
import type { PartnerCenter } from "./contract.ts";
import type { Paging } from "./pages.ts";
import { readActiveItems } from "./read-purchases.ts";
import { wireEntitlements, wireSubscriptions } from "./wire.ts";

/** Things bought: two lists that overlap, neither of which holds all. */
export function purchaseCalls(paging: Paging, now: () => Date): Pick<PartnerCenter, "activeItems"> {
  return {
    async activeItems(tenantId) {
      const customer = `/customers/${encodeURIComponent(tenantId)}`;
      const [subscriptions, entitlements] = await Promise.all([
        paging.all(
          { name: "subscriptions", method: "GET", path: `${customer}/subscriptions`, token: "app" },
          wireSubscriptions,
          ({ items }) => items,
        ),
        paging.all(
          { name: "entitlements", method: "GET", path: `${customer}/entitlements?showExpiry=true`, token: "user" },
          wireEntitlements,
          ({ items }) => items,
        ),
      ]);
      if (!subscriptions.ok) return subscriptions;
      if (!entitlements.ok) return entitlements;
      return ok(readActiveItems(subscriptions.value, entitlements.value, now()));
    },
  };
}
