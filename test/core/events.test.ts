import { describe, expect, it } from "vitest";
import { announcements } from "../../src/core/announcements.ts";
import { eventData, kinds, oddData, type Kind } from "../support/event-data.ts";

const personal = [
  "Ada Moss",
  "ada@contoso.example",
  "Contoso Interiores Ltda.",
  "1 Main Street, Redmond",
  "São Paulo",
  "+55 11 91234-5678",
  "11.222.333/0001-81",
  "q=w26=h4B.4Q",
  "",
];

describe("what an event remembers", () => {
  it.each(Object.keys(kinds) as Kind[])("has no room for personal data where a %s stands", (kind) => {
    expect(personal.filter((text) => kinds[kind].test(text))).toEqual([]);
  });

  it("is looked through value by value", () => {
    const id = "7c0e3a52-0000-4000-8000-000000000001";
    const rejected = (data: Record<string, unknown>) => oddData({ type: "customer.rejected", data });
    expect(rejected({ approvalId: id })).toEqual([]);
    expect(rejected({ approvalId: "Ada Moss" })).toHaveLength(1);
    expect(rejected({ approvalId: id, reason: "too dear" })).toEqual(['customer.rejected: reason = "too dear"']);
    const renamed = (fields: string[]) => oddData({ type: "customer.renamed", data: { fields } });
    expect(renamed(["companyName", "domain"])).toEqual([]);
    expect(renamed(["companyName", "Contoso Ltda."])).toHaveLength(1);
  });
});

it("every event has its announcements, be it none", () => {
  expect(Object.keys(announcements).toSorted()).toEqual(Object.keys(eventData).toSorted());
});
