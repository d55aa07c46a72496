import type { Stamp } from "./stamps.ts";
import { API_AUDIENCE } from "./tokens.ts";

/** Those that somebody can subscribe to. Only the first three are ever raised here. */
export const EVENT_NAMES = [
  "test-created",
  "reseller-relationship-accepted-by-customer",
  "indirect-reseller-relationship-accepted-by-customer",
  "dap-admin-relationship-approved",
  "dap-admin-relationship-terminated",
  "dap-admin-relationship-terminated-by-microsoft",
  "granular-admin-relationship-approved",
  "granular-admin-relationship-activated",
  "granular-admin-relationship-terminated",
  "granular-admin-relationship-expired",
  "subscription-updated",
  "invoice-ready",
] as const;

export type EventName = (typeof EVENT_NAMES)[number];

/** `about` is a customer's ID, or the correlation ID of a test event. */
export function eventBody(name: EventName, about: string, at: Stamp, tenantId: string): string {
  const isTest = name === "test-created";
  const activity = name.replaceAll("-", "");
  return JSON.stringify({
    EventName: name,
    // Also where the simulator has another address: that of the real service stands in real events.
    ResourceUri: isTest
      ? `${API_AUDIENCE}/webhooks/v1/registration/validationEvents/${about}`
      : `${API_AUDIENCE}/v1/customers/${about}`,
    ResourceName: isTest ? "test" : "Customer",
    AuditUri: isTest
      ? null
      : `${API_AUDIENCE}/auditactivity/v1/auditrecords/${tenantId}_${about}_${activity}_${at.ticks}`,
    ResourceChangeUtcDate: `${at.text}+00:00`,
  });
}
