import type { Answer } from "./answer.ts";
import { fieldsOf, textOf, type Call } from "./call.ts";
import { invalid, onePage, readPage } from "./pages.ts";
import type { Stamp } from "./stamps.ts";
import type { World } from "./world.ts";

export interface AuditRecord {
  partnerId: string;
  customerId: string;
  customerName: string;
  /** Of whoever did it; a customer and an application have none. */
  userPrincipalName?: string;
  applicationId?: string;
  resourceType: string;
  /** JSON. */
  resourceOldValue?: string;
  resourceNewValue?: string;
  operationType: string;
  operationDate: string;
  operationStatus: "succeeded" | "failed" | "progress";
  customizedData: { key: string; value: string | null }[];
}

export interface Activity {
  customer: { id: string; companyName: string };
  operationType: string;
  resourceType: string;
  /** Whose token the call had, or who did it elsewhere. */
  by: Call["token"] | "colleague" | "customer";
  oldValue?: unknown;
  newValue?: unknown;
  data?: Readonly<Record<string, string>>;
  /** Left out: now. */
  at?: Stamp;
}

const DAY = 86_400_000;
const [DEFAULT_DAYS, KEPT_DAYS] = [30, 90];

export function recordActivity(world: World, activity: Activity): void {
  if (!world.keepsAuditLog) return;
  const { customer, by, oldValue, newValue, data = {} } = activity;
  world.auditLog.push({
    partnerId: world.tenantId,
    customerId: customer.id,
    customerName: customer.companyName,
    ...(by === "app+user" && { userPrincipalName: "consent@partner.example" }),
    ...(by === "colleague" && { userPrincipalName: "colleague@partner.example" }),
    ...((by === "app" || by === "app+user") && { applicationId: world.clientId }),
    resourceType: activity.resourceType,
    ...(oldValue !== undefined && { resourceOldValue: JSON.stringify(oldValue) }),
    ...(newValue !== undefined && { resourceNewValue: JSON.stringify(newValue) }),
    operationType: activity.operationType,
    operationDate: `${(activity.at ?? world.stamp()).text}Z`,
    operationStatus: "succeeded",
    customizedData: Object.entries(data).map(([key, value]) => ({ key, value })),
  });
}

/**
 * Newest first, as in Microsoft's sample. That nothing older than ninety days is answered is known, the code is not;
 * assumed is that an end before the start is refused.
 */
export function listAuditRecords(call: Call, world: World): Answer {
  const today = world.now();
  const dayBefore = (days: number) => new Date(today.getTime() - days * DAY).toISOString().slice(0, 10);
  const start = readDay(call, "startDate", dayBefore(DEFAULT_DAYS));
  const end = readDay(call, "endDate", dayBefore(0));
  if (start === null || start < dayBefore(KEPT_DAYS)) return invalid("startDate");
  if (end === null || end < start) return invalid("endDate");
  const filter = readFilter(call.query.get("filter"));
  if (filter === null) return invalid("filter");
  const page = readPage(call, ["startDate", "endDate", "filter"]);
  if ("wrong" in page) return invalid(page.wrong);
  const found = world.auditLog
    .filter(({ operationDate }) => operationDate.slice(0, 10) >= start && operationDate.slice(0, 10) <= end)
    .filter(filter)
    .reverse();
  return onePage("/auditrecords", found, page, (one) => ({ ...one, attributes: { objectType: "AuditRecord" } }));
}

/** Null: no date. */
function readDay(call: Call, name: string, otherwise: string): string | null {
  const text = call.query.get(name) ?? otherwise;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text);
  return isDay ? text : null;
}

type Filter = (record: AuditRecord) => boolean;

/** Each field has the one operator that Microsoft's page gives it. */
const FILTERS: Record<string, { operator: string; fits: (record: AuditRecord, value: string) => boolean }> = {
  companyname: { operator: "substring", fits: ({ customerName }, value) => customerName.toLowerCase().includes(value) },
  customerid: { operator: "equals", fits: ({ customerId }, value) => customerId === value },
  // The filter takes the type's name in code: PartnerCustomerRelationship for partner_customer_relationship.
  resourcetype: { operator: "equals", fits: ({ resourceType }, value) => plain(resourceType) === plain(value) },
};
const plain = (text: string) => text.replaceAll("_", "");

/** Null: it cannot be read. */
function readFilter(text: string | null): Filter | null {
  if (text === null) return () => true;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const fields = fieldsOf(parsed);
  const known = FILTERS[(textOf(fields, "Field") || "").toLowerCase()];
  const value = (textOf(fields, "Value") || "").toLowerCase();
  const operator = (textOf(fields, "Operator") || "").toLowerCase();
  return known && value !== "" && operator === known.operator ? (record) => known.fits(record, value) : null;
}
