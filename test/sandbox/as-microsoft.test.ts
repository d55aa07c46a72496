import { describe, expect, test } from "vitest";
import { createAsMicrosoft } from "../../src/sandbox/as-microsoft.ts";
import { ask } from "./partner-center/ask.ts";
import { ACCEPTED, LINK, subscribed } from "./partner-center/subscribed.ts";

async function stage() {
  const { simulator, sent } = await subscribed();
  const microsoft = createAsMicrosoft(simulator, 8);
  const contoso = simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
  return { simulator, sent, contoso, ...microsoft };
}

test("a company appears, changes its name and domain, and accepts under the new ones", async () => {
  const { simulator, act } = await stage();
  const company = { companyName: "Wingtip Toys", domain: "wingtip.onmicrosoft.com", country: "US" };
  expect(act({ do: "company", ...company })).toBeNull();
  const renamed = { companyName: "Tailspin", domain: "tailspin.onmicrosoft.com" };
  expect(act({ do: "rename", company: company.domain, ...renamed })).toBeNull();
  const accept = (named: string) =>
    act({ do: "customer", act: { to: "invitation", company: named, answer: "accepts" } });
  expect(accept(company.domain)).toContain("no such company");
  expect(accept(renamed.domain)).toBeNull();
  expect(accept(renamed.domain)).toContain("customer already");
  expect(simulator.customers.at(-1)).toMatchObject(renamed);
});

test("a customer buys, cancels, is let go elsewhere, and comes back", async () => {
  const { simulator, contoso, act, look } = await stage();
  const { domain } = contoso;
  expect(act({ do: "buy", customer: domain })).toBeNull();
  const { orderId } = simulator.seedEntitlement(contoso.id);
  const bought = contoso.subscriptions[0]!.id;
  const name = "Microsoft 365 Business Basic";
  expect(look()).toMatchObject({
    customers: [
      {
        relationship: "reseller",
        items: [
          { id: bought, name, status: "active", isInTheWay: true },
          { id: orderId, name: "Reserved instance", status: "active", isInTheWay: true },
        ],
      },
    ],
  });
  expect(act({ do: "cancel", customer: domain, item: bought })).toBeNull();
  expect(act({ do: "cancel", customer: domain, item: orderId })).toBeNull();
  expect(look()).toMatchObject({ customers: [{ items: [{ id: bought, status: "deleted", isInTheWay: false }] }] });
  expect(act({ do: "end-relationship", customer: domain })).toBeNull();
  expect(look()).toMatchObject({ customers: [{ relationship: "none" }] });
  expect(act({ do: "customer", act: { to: "invitation", company: domain, answer: "accepts" } })).toBeNull();
  expect(look()).toMatchObject({ customers: [{ relationship: "reseller" }] });
});

test("a qualification that was asked for is denied with a reason, or approved", async () => {
  const { simulator, contoso, act, look } = await stage();
  const decide = (denied?: string) => act({ do: "decide-qualification", customer: contoso.domain, denied });
  expect(look()).toMatchObject({ customers: [{ qualification: null }] });
  expect(decide()).toContain("Nobody asked");
  const body = { qualification: "Education", educationSegment: "K12" };
  await ask(simulator, "POST", `/v1/customers/${contoso.id}/qualifications`, { body });
  expect(look()).toMatchObject({ customers: [{ qualification: { vettingStatus: "InReview" } }] });
  expect(decide("Not an Academic Domain")).toBeNull();
  const denied = { vettingStatus: "Denied", vettingReason: "Not an Academic Domain" };
  expect(look()).toMatchObject({ customers: [{ qualification: denied }] });
  expect(decide()).toBeNull();
  expect(look()).toMatchObject({ customers: [{ qualification: { vettingStatus: "Approved" } }] });
});

test("what is asked for from now on is approved, denied, or stays in review", async () => {
  const { contoso, simulator, act, look } = await stage();
  const body = { qualification: "Education", educationSegment: "K12" };
  expect(act({ do: "plan-qualifications", become: "InReview" })).toBeNull();
  await ask(simulator, "POST", `/v1/customers/${contoso.id}/qualifications`, { body });
  expect(contoso.qualifications.at(-1)?.plan).toBeNull();
  act({ do: "decide-qualification", customer: contoso.domain, denied: "Not an Academic Domain" });
  expect(act({ do: "plan-qualifications", become: "Denied" })).toBeNull();
  await ask(simulator, "POST", `/v1/customers/${contoso.id}/qualifications`, { body });
  const outcome = { is: "Denied", reason: "Not an Academic Domain" };
  expect(contoso.qualifications.at(-1)?.plan).toEqual({ outcome, after: 8_000 });
  expect(look()).toMatchObject({ customers: [{ qualification: { vettingStatus: "InReview" } }] });
});

test("billing data is corrected elsewhere, and the account is verified again", async () => {
  const { simulator, contoso, act, look } = await stage();
  const before = contoso.etag;
  const to = { companyName: "Contoso Interiors", email: "office@contoso.example" };
  expect(act({ do: "correct-billing", customer: contoso.domain, ...to })).toBeNull();
  expect(look()).toMatchObject({ customers: [{ ...to, verification: "UnderReview" }] });
  expect(contoso.etag).not.toBe(before);
  expect(simulator.auditLog.at(-1)).toMatchObject({ operationType: "update_customer_billing_profile" });
});

test("an item fails or is refused and can be bought again, orders are listed late, and no price is stated", async () => {
  const { act, look, simulator } = await stage();
  const { id: item, title } = simulator.catalogue[0]!;
  const failure = { code: 800069, description: "Not now." };
  expect(act({ do: "fail-item", item, failure })).toBeNull();
  expect(simulator.catalogue[0]).toMatchObject({ failure });
  expect(act({ do: "list-orders", after: 60 })).toBeNull();
  expect(act({ do: "switch", what: "statesPrices", on: false })).toBeNull();
  const { catalogue, ...rest } = look() as { catalogue: object[] };
  expect(catalogue[0]).toEqual({ id: item, title, fails: true, isRefused: false });
  expect(rest).toMatchObject({ ordersAppearAfter: 60, switches: { statesPrices: false, keepsAuditLog: true } });
  expect(act({ do: "fail-item", item })).toBeNull();
  expect(act({ do: "refuse-item", item, failure })).toBeNull();
  expect(simulator.catalogue[0]).toMatchObject({ failure: null, refusal: failure });
  expect(act({ do: "refuse-item", item })).toBeNull();
  expect(simulator.catalogue[0]).toMatchObject({ refusal: null });
});

test("a company accepts for the partner and a reseller once the partner has such a link", async () => {
  const { simulator, act, look } = await stage();
  const { id, name } = simulator.seedReseller({ name: "First Up" });
  simulator.seedProspect({ companyName: "Wingtip", domain: "wingtip.onmicrosoft.com", country: "US" });
  const invitation = { to: "invitation", company: "wingtip.onmicrosoft.com", answer: "accepts", reseller: id };
  expect(act({ do: "customer", act: invitation })).toContain("with this reseller");
  await ask(simulator, "GET", `${LINK}?indirectResellerId=${id}`);
  expect(look()).toMatchObject({ invitedWith: [{ id, name }] });
  expect(act({ do: "customer", act: invitation })).toBeNull();
  expect(simulator.customers.at(-1)).toMatchObject({ resellerIds: [id] });
});

test("events are withheld, sent twice, delivered and forged, and all that is shown", async () => {
  const { simulator, sent, contoso, act, look } = await stage();
  act({ do: "withhold-events", on: true });
  act({ do: "events-twice", on: true });
  simulator.sendEvent(ACCEPTED, contoso.id);
  expect(look()).toMatchObject({ events: { withheld: true, twice: true, waiting: 2 } });
  act({ do: "withhold-events", on: false });
  act({ do: "deliver-events" });
  act({ do: "forge-event", how: "unsigned", customer: contoso.domain });
  await simulator.deliveriesSettled();
  expect(sent).toHaveLength(3);
  expect(look()).toMatchObject({
    events: {
      address: "https://desk.example/partner-center/webhook",
      names: ["test-created", ACCEPTED],
      withheld: false,
      waiting: 0,
      deliveries: [
        {
          id: 0,
          eventName: ACCEPTED,
          about: "Contoso",
          forgery: null,
          state: "delivered",
          attempts: [{ status: 200 }],
        },
        { id: 1, forgery: null },
        { id: 2, forgery: "unsigned", about: "Contoso" },
      ],
    },
  });
});

describe("what cannot be is told", () => {
  test.each([
    [{ do: "buy", customer: "nobody" }, "no such customer"],
    [{ do: "end-relationship", customer: "nobody" }, "no such customer"],
    [{ do: "cancel", customer: "contoso.onmicrosoft.com", item: "none" }, "no such subscription"],
    [{ do: "rename", company: "nobody", companyName: "Somebody" }, "no such company"],
    [{ do: "company", companyName: "Wingtip", domain: "w.example", country: "us" }, "country"],
    [{ do: "forge-event", how: "unsigned", customer: "nobody" }, "no such customer"],
    [{ do: "forge-event", how: "politely" }, "how"],
    [{ do: "withhold-events" }, "on"],
    [{ do: "fail-item", item: "none" }, "no such item"],
    [{ do: "correct-billing", customer: "nobody", companyName: "Somebody" }, "no such customer"],
    [{ do: "switch", what: "gravity", on: false }, "what"],
  ])("%j", async (wish, said) => {
    const { act } = await stage();
    expect(act(wish)).toContain(said);
  });
});
