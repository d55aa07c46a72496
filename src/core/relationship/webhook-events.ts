/** A customer has accepted the partner, or the indirect reseller. Source: Partner Center, webhooks, supported events. */
export const accepting = [
  "reseller-relationship-accepted-by-customer",
  "indirect-reseller-relationship-accepted-by-customer",
] as const;

/** Sent when somebody asks for it, to see whether events arrive. */
export const testEvent = "test-created";

/** All that the desk listens to. */
export const wantedEvents: readonly string[] = [...accepting, testEvent];
