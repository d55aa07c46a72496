import { describe, expect, it } from "vitest";
import { ask, cardOf, day, dmWith } from "../support/agreement.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { askOrder, shows } from "../support/ordering.ts";
import { addNow } from "../support/records.ts";

const database = useDatabase();
const order = "Order subscriptions";

/** A customer whose account Microsoft still verifies, and whose agreement nobody knows of. */
async function added(requester = "U0SAM") {
  const desk = await startTestDesk(database);
  return { desk, ...(await addNow(desk, database, { requester })) };
}

async function verified({ desk, tenantId }: { desk: TestDesk; tenantId: string }, requester = "U0SAM") {
  desk.partnerCenter.setVerification(tenantId, "Allowed");
  desk.clock.move(day);
  return dmWith(desk, "is verified", requester);
}

async function accepts({ desk, tenantId }: { desk: TestDesk; tenantId: string }) {
  desk.partnerCenter.answerAgreement(tenantId, "accepts");
  await ask(desk.slack.as("U0DANA"), "/csp agreement Contoso");
}

describe("Ordering is offered", () => {
  it("with the acceptance of the agreement, where that comes last, and leads into the form", async () => {
    const at = await added();
    const { desk } = at;
    const sam = desk.slack.as("U0SAM");
    expect((await verified(at)).buttons).not.toContain(order);
    expect(cardOf(desk)?.buttons).not.toContain(order);
    await accepts(at);
    const message = await dmWith(desk, "You can order now.");
    expect(message.buttons).toEqual([order]);
    await sam.click({ name: order, channel: sam.dm.id, ts: message.ts });
    await shows(sam, "1 of 4");
  });

  it("not with the acceptance while the account is being verified", async () => {
    const at = await added();
    await accepts(at);
    expect((await dmWith(at.desk, "Something else is left before anything can be ordered.")).buttons).toEqual([]);
    expect(cardOf(at.desk)?.buttons).not.toContain(order);
    expect((await verified(at)).buttons).toEqual([order, "Open in Partner Center"]);
  });

  it("on the status card of a customer who can be ordered for", async () => {
    const at = await added();
    const { desk } = at;
    await verified(at);
    await accepts(at);
    await eventually(() => expect(cardOf(desk)?.buttons).toContain(order));
    const dana = desk.slack.as("U0DANA");
    await dana.click({ name: order, channel: "customer-status", ts: cardOf(desk)!.ts });
    await shows(dana, "1 of 4");
  });

  it("nowhere while an order is on its way", async () => {
    const at = await added();
    const { desk } = at;
    await accepts(at);
    await verified(at);
    await askOrder(desk, desk.slack.as("U0SAM"));
    await eventually(() => expect(cardOf(desk)?.buttons).not.toContain(order));
    await eventually(async () => expect((await dmWith(desk, "is verified")).buttons).not.toContain(order));
    await dmWith(desk, "An order is on its way already.");
    const status = await ask(desk.slack.as("U0SAM"), "/csp status Contoso");
    expect(status.words).toContain("Yes. <@U0SAM> asked for an order; that waits for approval.");
    desk.clock.move(8 * day);
    const next = await dmWith(desk, "*What comes next:*");
    expect(next.words).toContain("*What comes next:* the first subscriptions. An order is on its way already.");
    expect(next.buttons).toEqual(["Open GDAP", "Done", "Open in Partner Center"]);
  });

  it("to those who may: others read who can, and a press on the common card says whom to ask", async () => {
    const at = await added("U0OLGA");
    const { desk } = at;
    await verified(at, "U0OLGA");
    await accepts(at);
    const message = await dmWith(desk, "An admin agent or a sales agent can order now.", "U0OLGA");
    expect(message.buttons).toEqual([]);
    await eventually(() => expect(cardOf(desk)?.buttons).toContain(order));
    expect((await ask(desk.slack.as("U0SAM"), "/csp status Contoso")).buttons).toContain(order);
    const henk = desk.slack.as("U0HENK");
    const status = await ask(henk, "/csp status Contoso");
    expect(status.words).toContain("*Can order*   Yes");
    expect(status.buttons).not.toContain(order);
    await henk.click({ name: order, channel: "customer-status", ts: cardOf(desk)!.ts });
    await shows(henk, "is for admin agents and sales agents");
  });

  it("with the verification, where that comes last, to those who may alone", async () => {
    const at = await added("U0OLGA");
    await accepts(at);
    const message = await verified(at, "U0OLGA");
    expect(message.words).toContain("is accepted: an admin agent or a sales agent can order.");
    expect(message.buttons).toEqual(["Open in Partner Center"]);
  });

  it("where it says what comes after the password, as soon as nothing is in the way", async () => {
    const at = await added();
    const { desk } = at;
    const sam = desk.slack.as("U0SAM");
    desk.clock.move(8 * day);
    const next = await dmWith(desk, "*What comes next:*");
    expect(next.words).toContain("`/csp order`, as soon as the account is verified");
    expect(next.buttons).toEqual(["Open GDAP", "Done", "Open in Partner Center"]);
    await verified(at);
    await accepts(at);
    await eventually(async () => {
      const now = await dmWith(desk, "*What comes next:*");
      expect(now.words).toContain("Nothing is in the way.");
      expect(now.buttons).toEqual(["Open GDAP", "Done", order]);
    });
    await sam.click({ name: order, channel: sam.dm.id, ts: next.ts });
    await shows(sam, "1 of 4");
  });
});
