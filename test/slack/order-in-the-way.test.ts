import { describe, expect, it } from "vitest";
import { agreements, orders } from "../../db/schema/index.ts";
import { fill } from "../support/requests.ts";
import { ana, ask, dmWith } from "../support/agreement.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { cartCalls, name, next, openOrder, orderingDesk, shows, toReview } from "../support/ordering.ts";
import { addNow } from "../support/records.ts";

const database = useDatabase();

describe("What is in the way of an order", () => {
  it("is the account that Microsoft still verifies: it says so, what helps, and that renewals are open", async () => {
    const { desk, sam } = await orderingDesk(database, { verification: "UnderReview" });
    await openOrder(sam);
    expect(sam.view?.words).toContain("Nothing can be ordered yet.");
    expect(sam.view?.words).toContain("Microsoft is still verifying the account (Partner Center: 800073).");
    expect(sam.view?.words).toContain("Nothing to do but wait");
    expect(sam.view?.words).toMatch(/New purchase\W+Blocked/);
    expect(sam.view?.words).toMatch(/Renewal\W+Open/);
    expect(sam.view?.words).toContain("goes on renewing");
    expect(sam.view?.words).not.toMatch(/More seats|Fewer seats|Cancellation/);
    expect(sam.view?.submit).toBeNull();
    expect((await ask(sam, `/csp can-order ${name}`)).buttons).not.toContain("Order subscriptions");
    expect(await database.db.select().from(orders)).toEqual([]);
    expect(cartCalls(desk, /\/carts/)).toEqual([]);
  });

  it("is an account that Microsoft did not approve, which is mended from there", async () => {
    const { desk, sam } = await orderingDesk(database, { verification: "NotAllowed" });
    await openOrder(sam);
    expect(sam.view?.words).toContain("Microsoft did not approve the account");
    expect(sam.view?.words).toMatch(/Renewal\W+Open/);
    expect(sam.view?.buttons).toContain("Correct the billing data");
    await sam.click("Correct the billing data");
    await eventually(() => expect(sam.view?.valueAt("companyName")).toBe(name));
    expect(await database.db.select().from(orders)).toEqual([]);
    expect(cartCalls(desk, /\/carts/)).toEqual([]);
  });

  it("is the agreement, which is attested from there, and then nothing is", async () => {
    const { desk, sam, tenantId } = await orderingDesk(database, {
      hasAgreement: false,
      agreementWay: "agreements-api",
    });
    desk.partnerCenter.takesAttestations = true;
    await openOrder(sam);
    expect(sam.view?.words).toContain("Microsoft knows of no acceptance of the Microsoft Customer Agreement");
    expect(sam.view?.words).toMatch(/New purchase\W+Blocked/);
    expect(sam.view?.words).toMatch(/Renewal\W+Open/);
    expect(sam.view?.buttons).toContain("Record agreement");
    await sam.click("Record agreement");
    await shows(sam, "Who accepted");
    await fill(sam, { ...ana, evidence: "Contract 17" });
    await sam.submit();
    await eventually(async () => {
      expect(await database.db.select().from(agreements)).toMatchObject([{ status: "attested" }]);
    });
    expect(cartCalls(desk, /\/agreements$/)).toMatchObject([{ path: `/v1/customers/${tenantId}/agreements` }]);
    await sam.close({ all: true });
    await openOrder(sam);
    expect(sam.view?.words).toContain("1 of 4");
    expect(cartCalls(desk, /\/carts/)).toEqual([]);
  });

  it("is all that is missing, in the order in which it helps", async () => {
    const { sam } = await orderingDesk(database, { verification: "UnderReview", hasAgreement: false });
    await openOrder(sam);
    for (const words of ["still verifying the account", "no acceptance of the Microsoft Customer Agreement"])
      expect(sam.view?.words).toContain(words);
    expect(sam.view?.words).toContain("What helps, in this order");
    expect(sam.view?.words).toMatch(/Renewal\W+Open/);
    expect(sam.view?.buttons).toEqual(expect.arrayContaining(["Invite to accept", "Record agreement"]));
  });

  it("is looked at again from there, as often as somebody likes, until the form comes up", async () => {
    const { desk, sam, tenantId } = await orderingDesk(database, { verification: "UnderReview" });
    await openOrder(sam);
    const asked = () => desk.partnerCenter.received.filter(({ path }) => /validationstatus/i.test(path)).length;
    const before = asked();
    await sam.click("Look again");
    await eventually(() => expect(asked()).toBeGreaterThan(before));
    await shows(sam, "Nothing can be ordered yet.");
    desk.partnerCenter.setVerification(tenantId, "Allowed");
    await sam.click("Look again");
    await shows(sam, "1 of 4");
    expect(sam.view?.buttons).not.toContain("Look again");
  });

  it("is read anew where the desk follows it as well: nobody waits for the next look", async () => {
    const desk = await startTestDesk(database);
    const { tenantId } = await addNow(desk, database);
    desk.partnerCenter.answerAgreement(tenantId, "accepts");
    const sam = desk.slack.as("U0SAM");
    await openOrder(sam);
    await shows(sam, "Microsoft is still verifying the account");
    desk.partnerCenter.setVerification(tenantId, "Allowed");
    await sam.click("Look again");
    await shows(sam, "1 of 4");
    expect((await dmWith(desk, "is verified")).buttons).toContain("Order subscriptions");
  });

  it("is what came up while the form was filled in: no colleague is asked, and what was chosen is kept", async () => {
    const { desk, sam, tenantId } = await orderingDesk(database);
    await toReview(sam);
    desk.partnerCenter.setVerification(tenantId, "UnderReview");
    await next(sam, "Nothing can be ordered yet.");
    expect(sam.view?.words).toContain("Microsoft is still verifying the account (Partner Center: 800073).");
    expect(await database.db.select().from(orders)).toEqual([]);
    await sam.close({ all: true });
    desk.partnerCenter.setVerification(tenantId, "Allowed");
    await openOrder(sam);
    expect(sam.view?.words).toContain("1 of 4");
    expect(JSON.stringify(sam.view?.blocks)).toContain("Microsoft 365 Business Basic");
  });

  it("is the role of whoever has none, who hears whom to ask", async () => {
    const { desk } = await orderingDesk(database);
    const henk = desk.slack.as("U0HENK");
    await openOrder(henk);
    expect(henk.view?.words).toContain("is for admin agents and sales agents");
    expect(henk.view?.submit).toBeNull();
    expect(cartCalls(desk, /\/carts/)).toEqual([]);
  });
});
