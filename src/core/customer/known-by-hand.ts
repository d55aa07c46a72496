import type { CustomerStatus } from "./lifecycle.ts";

/**
 * Whether somebody is, or was, a customer on a person's word alone: without its ID Partner Center cannot be asked about it.
 * So are the customers of an indirect reseller, who has no API.
 */
export const isKnownByHand = ({ status, tenantId }: { status: CustomerStatus; tenantId: string | null }): boolean =>
  (status === "active" || status === "ended") && tenantId === null;
