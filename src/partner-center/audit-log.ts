import type { PartnerCenter } from "./contract.ts";
import type { Paging } from "./pages.ts";
import { given } from "./read-answers.ts";
import { wireAuditRecords } from "./wire.ts";

/** A record may carry a whole order, before and after: a page of them has to stay readable. */
const PAGE_SIZE = 100;

export function auditLogCalls(paging: Paging): Pick<PartnerCenter, "auditRecords"> {
  return {
    auditRecords({ from, to }, next) {
      const query = new URLSearchParams({ startDate: from, endDate: to, size: String(PAGE_SIZE) });
      const path = `/auditrecords?${query.toString()}`;
      return paging.page(
        { name: "auditRecords", method: "GET", path, token: "app" },
        next,
        wireAuditRecords,
        ({ items }, following) => ({
          records: items.map((item) => ({
            operationType: item.operationType ?? "",
            operationStatus: item.operationStatus ?? "",
            resourceType: item.resourceType ?? "",
            customerId: given(item.customerId),
            customerName: given(item.customerName),
            operationDate: item.operationDate ?? "",
          })),
          next: following,
        }),
      );
    },
  };
}
