/** A record of Partner Center's audit log. It has no ID. Source: Partner Center, auditing-resources. */
export interface AuditRecord {
  operationType: string;
  operationStatus: string;
  resourceType: string;
  customerId: string | null;
  customerName: string | null;
  /** As Partner Center writes it, with up to seven decimals. */
  operationDate: string;
}

export type AuditSubject = "accepted" | "created" | "removed" | "billing-profile" | "company-info";

/** A record that says: look at this customer. What it says of it is not believed, only read again. */
export interface AuditFinding {
  /** See `auditKey`. */
  key: string;
  /** In small letters. */
  customerId: string;
  customerName: string | null;
  about: AuditSubject;
  operationDate: string;
}

/**
 * The first two stand only in the address of a record that an event of Microsoft's names; the third is what the
 * documentation lists. A customer that a colleague creates has a record of that besides.
 */
const subjects: Readonly<Record<string, AuditSubject>> = {
  resellerrelationshipacceptedbycustomer: "accepted",
  indirectresellerrelationshipacceptedbycustomer: "accepted",
  add_customer: "created",
  create_partner_relationship: "accepted",
  extend_relationship: "created",
  remove_partner_relationship: "removed",
  remove_partner_customer_relationship: "removed",
  delete_customer: "removed",
  update_customer_billing_profile: "billing-profile",
  update_company_info: "company-info",
  update_customer_partner_contract_company_name: "company-info",
};
const letters = (code: string): string => code.toLowerCase().replace(/[^a-z]/g, "");
const subjectOf = new Map(Object.entries(subjects).map(([type, about]) => [letters(type), about]));

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What tells two records apart, to remember which were seen. Source: facts 6.5. */
export const auditKey = ({ customerId, operationType, operationDate, resourceType }: AuditRecord): string =>
  [(customerId ?? "").toLowerCase(), letters(operationType), operationDate, letters(resourceType)].join("|");

/** What the records tell, in their order and each once; only of what succeeded, and of customers that can be read. */
export function auditFindings(records: readonly AuditRecord[]): AuditFinding[] {
  const found = new Map<string, AuditFinding>();
  for (const record of records) {
    const finding = findingIn(record);
    if (finding !== null && !found.has(finding.key)) found.set(finding.key, finding);
  }
  return [...found.values()];
}

function findingIn(record: AuditRecord): AuditFinding | null {
  const { customerId, customerName, operationType, operationStatus, operationDate } = record;
  const about = subjectOf.get(letters(operationType));
  if (about === undefined || letters(operationStatus) !== "succeeded") return null;
  if (customerId === null || !guid.test(customerId)) return null;
  return { key: auditKey(record), customerId: customerId.toLowerCase(), customerName, about, operationDate };
}
