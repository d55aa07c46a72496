import { describe, expect, it } from "vitest";
import { announcements, deliveries, type Delivery } from "../../src/core/announcements.ts";
import { isAboutCustomer, type EventType } from "../../src/core/events.ts";

const all = Object.entries(announcements) as [EventType, readonly Delivery[]][];
const deliveriesOf = (begin: string) => all.filter(([type]) => type.startsWith(begin)).flatMap(([, told]) => told);

describe("Who hears of an event", () => {
  it("is told once each, in a way that some event uses", () => {
    for (const [, told] of all) expect(new Set(told).size).toBe(told.length);
    expect(deliveries.filter((delivery) => !all.some(([, told]) => told.includes(delivery)))).toEqual([]);
  });

  it("is nobody in a channel where the password is concerned", () => {
    expect(new Set(deliveriesOf("secret."))).toEqual(new Set(["requester"]));
    expect(announcements["secret.opened"]).toEqual([]);
  });

  it("are the admins alone when consent is lost or given again, or a channel out of reach", () => {
    expect(deliveriesOf("consent.")).toEqual(["admins", "admins"]);
    expect(all.filter(([, told]) => told.includes("admins")).map(([type]) => type)).toEqual([
      "settings.channel_lost",
      "consent.lost",
      "consent.restored",
    ]);
  });

  it("is the requester, of whatever became of the request", () => {
    const ends = [
      "rejected",
      "changes_requested",
      "created",
      "creation_refused",
      "stalled",
      "request_expired",
      "withdrawn",
    ] as const;
    for (const end of ends) expect(announcements[`customer.${end}`]).toContain("requester");
  });

  it("is the requester as well when a colleague has attested, or the customer has accepted", () => {
    for (const type of ["agreement.changed", "agreement.attestation_taken"] as const) {
      expect(announcements[type]).toEqual(expect.arrayContaining(["requester", "agent"]));
    }
  });

  it("begins each card once: the approval's with the request, the status card with the customer", () => {
    const beginning = (card: Delivery) => all.filter(([, told]) => told.includes(card)).map(([type]) => type);
    expect(beginning("approval-card")).toEqual([
      "customer.requested",
      "relationship.removal_requested",
      "order.requested",
      "billing.edit_requested",
    ]);
    // A customer from Partner Center's list gets its card with the first thing that people do about it.
    expect(beginning("status-card")).toEqual([
      "customer.created",
      "agreement.invited",
      "agreement.changed",
      "agreement.link_created",
      "agreement.recorded",
      "agreement.attestation_taken",
      "relationship.accepted",
      "relationship.removed",
      "relationship.lost",
      "order.placed",
      "order.partly_placed",
      "billing.edit_written",
      "billing.changed_elsewhere",
      "education.changed",
    ]);
  });

  it("is nobody of what the desk did quietly", () => {
    const quiet = ["settings.changed", "customer.draft_discarded", "customer.found", "customer.renamed"] as const;
    for (const type of quiet) expect(announcements[type]).toEqual([]);
  });
});

it("an event concerns a customer unless it concerns the whole desk", () => {
  expect(isAboutCustomer("7c0e3a52-0000-4000-8000-000000000001")).toBe(true);
  expect(isAboutCustomer("settings")).toBe(false);
  expect(isAboutCustomer("partner-center")).toBe(false);
});
