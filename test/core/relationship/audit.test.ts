import { describe, expect, it } from "vitest";
import { auditFindings, auditKey, type AuditRecord } from "../../../src/core/relationship/audit.ts";

const customerId = "4b2a6e33-8791-4386-bd2b-0d55baf25039";
const record = (given: Partial<AuditRecord> = {}): AuditRecord => ({
  operationType: "create_partner_relationship",
  operationStatus: "succeeded",
  resourceType: "partner_customer_relationship",
  customerId,
  customerName: "Contoso",
  operationDate: "2026-11-24T00:26:24.0159088Z",
  ...given,
});
const aboutOf = (given: Partial<AuditRecord>) => auditFindings([record(given)])[0]?.about ?? null;

describe("Of the audit log", () => {
  it.each([
    ["reseller_relationship_accepted_by_customer", "accepted"],
    ["ResellerRelationshipAcceptedByCustomer", "accepted"],
    ["indirect_reseller_relationship_accepted_by_customer", "accepted"],
    ["add_customer", "created"],
    ["create_partner_relationship", "accepted"],
    ["extend_relationship", "created"],
    ["remove_partner_relationship", "removed"],
    ["remove_partner_customer_relationship", "removed"],
    ["RemovePartnerCustomerRelationship", "removed"],
    ["delete_customer", "removed"],
    ["update_customer_billing_profile", "billing-profile"],
    ["update_company_info", "company-info"],
    ["update_customer_partner_contract_company_name", "company-info"],
  ])("%s tells: %s", (operationType, about) => expect(aboutOf({ operationType })).toBe(about));

  it.each([
    "create_order",
    "update_customer_qualification",
    "create_agreement",
    "granular_admin_relationship_approved",
    "dap_admin_relationship_approved",
    "add_customer_user",
    "toString",
    "",
  ])("%j tells nothing of a relationship", (operationType) =>
    expect(auditFindings([record({ operationType })])).toEqual([]),
  );

  it.each([
    ["succeeded", "accepted"],
    ["Succeeded", "accepted"],
    ["failed", null],
    ["progress", null],
    ["", null],
  ])("what is %j counts so: %j", (operationStatus, about) => expect(aboutOf({ operationStatus })).toBe(about));

  it.each([null, "", "contoso", `${customerId}0`, `x${customerId}`, `${customerId}/../x`])(
    "a record of the customer %j leads nowhere",
    (id) => expect(auditFindings([record({ customerId: id })])).toEqual([]),
  );

  it("a finding has what the record has, its ID in small letters", () => {
    expect(auditFindings([record({ customerId: customerId.toUpperCase(), customerName: null })])).toEqual([
      {
        key: auditKey(record()),
        customerId,
        customerName: null,
        about: "accepted",
        operationDate: "2026-11-24T00:26:24.0159088Z",
      },
    ]);
  });

  it("each record is told once, in the order of the log", () => {
    const later = record({ operationDate: "2026-11-24T00:26:25Z" });
    const removed = record({ operationType: "remove_partner_relationship" });
    const records = [
      later,
      removed,
      record({ customerName: "first" }),
      later,
      record({ customerName: "again" }),
      removed,
    ];
    expect(auditFindings(records).map(({ about, customerName }) => [about, customerName])).toEqual([
      ["accepted", "Contoso"],
      ["removed", "Contoso"],
      ["accepted", "first"],
    ]);
  });
});

describe("The key of a record", () => {
  it("is a text of customer, operation, moment and resource", () => {
    expect(auditKey(record())).toBe(
      `${customerId}|createpartnerrelationship|2026-11-24T00:26:24.0159088Z|partnercustomerrelationship`,
    );
    expect(auditKey(record({ customerId: null }))).toMatch(/^\|create/);
  });

  it.each<[string, Partial<AuditRecord>]>([
    ["the customer", { customerId: "75af751c-f582-45e7-aee2-0fd6c8203c1d" }],
    ["the operation", { operationType: "extend_relationship" }],
    ["the last decimal of the moment", { operationDate: "2026-11-24T00:26:24.0159089Z" }],
    ["the resource", { resourceType: "partner_relationship" }],
  ])("changes with %s", (_, given) => expect(auditKey(record(given))).not.toBe(auditKey(record())));

  it.each<[string, Partial<AuditRecord>]>([
    ["the ID's letters", { customerId: customerId.toUpperCase() }],
    [
      "the code's spelling",
      { operationType: "CreatePartnerRelationship", resourceType: "PartnerCustomerRelationship" },
    ],
    ["the name", { customerName: "Fabrikam" }],
    ["the status", { operationStatus: "progress" }],
  ])("does not change with %s", (_, given) => expect(auditKey(record(given))).toBe(auditKey(record())));
});
