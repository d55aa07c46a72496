import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEvent } from "../../../src/partner-center/webhook/event.ts";

const customerId = "4b2a6e33-8791-4386-bd2b-0d55baf25039";
const accepted = {
  EventName: "reseller-relationship-accepted-by-customer",
  ResourceUri: `https://api.partnercenter.microsoft.com/v1/customers/${customerId}`,
  ResourceName: "Customer",
  AuditUri: "https://api.partnercenter.microsoft.com/auditactivity/v1/auditrecords/1_2_resellerrelationship_3",
  ResourceChangeUtcDate: "2026-10-18T00:26:24.0159088+00:00",
};
const read = (json: unknown) => readEvent(Buffer.from(JSON.stringify(json)));
const eventOf = (json: unknown) => {
  const event = read(json);
  if (!event.ok) throw new Error(event.failure);
  return event.value;
};

describe("an event", () => {
  it("tells its name, the customer and when it happened", () => {
    expect(eventOf(accepted)).toEqual({
      name: accepted.EventName,
      customerId,
      resourceUri: accepted.ResourceUri,
      changedAt: new Date("2026-10-18T00:26:24.015Z"),
      key: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  it("may write its members in other capitals, have others, and lack what is not needed", () => {
    const { EventName, ResourceUri, ResourceChangeUtcDate } = accepted;
    const other = { eventName: EventName, RESOURCEURI: ResourceUri, resourcechangeUTCDate: ResourceChangeUtcDate };
    expect(eventOf(other)).toEqual(eventOf(accepted));
    expect(eventOf({ ...accepted, AuditUri: null, AuditUrl: "x", ResourceName: null, More: { a: [1] } })).toEqual(
      eventOf(accepted),
    );
  });

  it("may begin with a byte order mark", () => {
    expect(readEvent(Buffer.from(`\u{feff}${JSON.stringify(accepted)}`))).toEqual(read(accepted));
  });

  it.each([
    ["2026-10-18T00:26:24.0159088+00:00", "2026-10-18T00:26:24.015Z"],
    ["2026-10-18T00:26:24.9999999Z", "2026-10-18T00:26:24.999Z"],
    ["2026-10-18T02:26:24.5+02:00", "2026-10-18T00:26:24.500Z"],
    ["2026-10-18T00:26:24Z", "2026-10-18T00:26:24.000Z"],
    ["2026-10-18T00:26:24.0159088", "2026-10-18T00:26:24.015Z"],
  ])("of %s happened at %s", (written, moment) => {
    expect(eventOf({ ...accepted, ResourceChangeUtcDate: written }).changedAt?.toISOString()).toBe(moment);
  });

  it("need not say when it happened", () => {
    expect(eventOf({ ...accepted, ResourceChangeUtcDate: null }).changedAt).toBeNull();
    expect(eventOf({ ...accepted, ResourceChangeUtcDate: undefined }).changedAt).toBeNull();
  });
});

describe("the customer of an event", () => {
  it.each<[string, string | null]>([
    [`https://api.partnercenter.microsoft.com/v1/customers/${customerId}`, customerId],
    [`https://api.partnercenter.microsoft.com/v1/customers/${customerId.toUpperCase()}`, customerId],
    [`https://api.partnercenter.microsoft.com/v1/customers/${customerId}/`, customerId],
    [`http://localhost:16722/desk/v1/customers/${customerId}`, customerId],
    [`https://evil.example/v1/customers/${customerId}?x=1#y`, customerId],
    [`https://api.partnercenter.microsoft.com/v1/customers/${customerId}/subscriptions/1`, null],
    [`https://api.partnercenter.microsoft.com/v1/customers/${customerId}0`, null],
    ["https://api.partnercenter.microsoft.com/v1/customers/all", null],
    [`https://api.partnercenter.microsoft.com/v1/customers/../partners/${customerId}`, null],
    [`https://api.partnercenter.microsoft.com/v1/customers%2f${customerId}`, null],
    [`https://api.partnercenter.microsoft.com/?u=/v1/customers/${customerId}`, null],
    [`https://api.partnercenter.microsoft.com/webhooks/v1/registration/validationEvents/${customerId}`, null],
    [`https://api.partnercenter.microsoft.com/granularAdminRelationships/${customerId}`, null],
    [`/v1/customers/${customerId}`, null],
    ["not an address", null],
  ])("at %s is %s", (ResourceUri, found) => {
    expect(eventOf({ ...accepted, ResourceUri }).customerId).toBe(found);
  });
});

describe("what is no event", () => {
  it.each<[string, unknown]>([
    ["nothing", null],
    ["a list", [accepted]],
    ["a text", "test-created"],
    ["one without a name", { ...accepted, EventName: undefined }],
    ["an empty name", { ...accepted, EventName: "" }],
    ["a name with a line feed", { ...accepted, EventName: "test\ncreated" }],
    ["an endless name", { ...accepted, EventName: "a".repeat(101) }],
    ["a name that is a number", { ...accepted, EventName: 1 }],
    ["one without a resource", { ...accepted, ResourceUri: null }],
    ["an endless resource", { ...accepted, ResourceUri: "a".repeat(2_049) }],
    ["an endless name of a resource", { ...accepted, ResourceName: "a".repeat(101) }],
    ["a day that no calendar has", { ...accepted, ResourceChangeUtcDate: "2026-02-30T00:00:00Z" }],
    ["a date in words", { ...accepted, ResourceChangeUtcDate: "yesterday" }],
    ["an endless date", { ...accepted, ResourceChangeUtcDate: `2026-02-03T00:00:00.${"0".repeat(50)}Z` }],
    ["two names that differ in capitals alone", { ...accepted, eventname: "test-created" }],
  ])("%s is refused", (_, json) => {
    expect(read(json)).toEqual({ ok: false, failure: "event-form" });
  });

  it.each<[string, Uint8Array]>([
    ["no bytes", new Uint8Array()],
    ["half of one", Buffer.from(JSON.stringify(accepted)).subarray(0, 40)],
    ["bytes that are not UTF-8", Buffer.from(JSON.stringify({ ...accepted, ResourceUri: "é" }), "latin1")],
    ["lists in lists without end", Buffer.from("[".repeat(200_000))],
  ])("%s: refused", (_, bytes) => {
    expect(readEvent(bytes)).toEqual({ ok: false, failure: "event-form" });
  });

  it("is never answered with an exception", () => {
    const member = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(accepted)));
    const names = fc.oneof(fc.string(), fc.constantFrom(...Object.keys(accepted), "__proto__", "eventname"));
    const json = fc.oneof(fc.jsonValue(), fc.dictionary(names, member));
    fc.assert(
      fc.property(json, (value) => {
        expect(typeof read(value).ok).toBe("boolean");
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(typeof readEvent(bytes).ok).toBe("boolean");
      }),
    );
  });
});

describe("the key of an event", () => {
  it("is the same in whatever order its members stand", () => {
    const orders = fc.shuffledSubarray(Object.entries(accepted), { minLength: 5 });
    fc.assert(
      fc.property(orders, (members) => {
        expect(eventOf(Object.fromEntries(members))).toEqual(eventOf(accepted));
      }),
    );
  });

  it.each([
    ["EventName", "indirect-reseller-relationship-accepted-by-customer"],
    ["ResourceUri", "https://api.partnercenter.microsoft.com/v1/customers/00000000-0000-0000-0000-000000000000"],
    ["ResourceChangeUtcDate", "2026-10-18T00:26:24.0159089+00:00"],
    ["ResourceChangeUtcDate", null],
  ])("is another for another %s", (member, value) => {
    expect(eventOf({ ...accepted, [member]: value }).key).not.toBe(eventOf(accepted).key);
  });

  it("is not moved by what stands beside", () => {
    expect(eventOf({ ...accepted, ResourceName: "customer", AuditUri: null }).key).toBe(eventOf(accepted).key);
  });
});
