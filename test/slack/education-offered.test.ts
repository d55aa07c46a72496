import { describe, expect, it } from "vitest";
import { settings } from "../../db/schema/index.ts";
import { ask, cardOf } from "../support/agreement.ts";
import { useDatabase } from "../support/database.ts";
import {
  formIsThere,
  openForm,
  requests,
  school as name,
  sendIt,
  statusIs as isAt,
  untilTold,
  withSchool,
} from "../support/education.ts";
import { eventually } from "../support/eventually.ts";

const database = useDatabase();
const statusIs = (status: string) => isAt(database, status);

describe("Asking for education is offered", () => {
  const offers = (message: { blocks: unknown } | undefined) =>
    JSON.stringify(message?.blocks ?? []).includes("Ask for education");

  it("in the menu of a customer's card and status, until somebody has asked", async () => {
    const { desk, sam } = await withSchool(database);
    expect(offers(cardOf(desk))).toBe(true);
    expect(cardOf(desk)?.buttons).not.toContain("Ask for education");
    const status = await ask(sam, `/csp status ${name}`);
    expect(status.words).not.toContain("*Education*");
    await sam.select({ name: "more", channel: "general", ts: status.ts }, "Ask for education");
    await formIsThere(sam);
    await sendIt(sam);
    await statusIs("in_review");
    expect(requests(desk)).toHaveLength(1);
    await eventually(() => expect(offers(cardOf(desk))).toBe(false));
    expect(offers(await ask(sam, `/csp status ${name}`))).toBe(false);
  });

  it("beside the order where a customer can order, and not while something else is in the way", async () => {
    const { desk, tenantId, sam } = await withSchool(database);
    expect(offers(await ask(sam, `/csp can-order ${name}`))).toBe(false);
    desk.partnerCenter.setVerification(tenantId, "Allowed");
    desk.partnerCenter.answerAgreement(tenantId, "accepts");
    desk.clock.move(60 * 60_000);
    const gate = await eventually(async () => {
      const answer = await ask(sam, `/csp can-order ${name}`);
      expect(answer.buttons).toEqual(["Order subscriptions"]);
      return answer;
    });
    expect(offers(gate)).toBe(true);
    await sam.select({ name: "more", channel: "general", ts: gate.ts }, "Ask for education");
    await formIsThere(sam);
    await sendIt(sam);
    await statusIs("in_review");
    expect(offers(await ask(sam, `/csp can-order ${name}`))).toBe(false);
  });

  it("neither at an indirect reseller, who has no API, nor of a former customer", async () => {
    const { desk, tenantId, sam } = await withSchool(database);
    await database.db.update(settings).set({ partnerType: "indirect-reseller" });
    expect(offers(await ask(sam, `/csp status ${name}`))).toBe(false);
    await openForm(sam);
    expect(sam.view?.words).toContain("As an indirect reseller you cannot ask Microsoft about a school from here");
    await sam.close();
    await database.db.update(settings).set({ partnerType: "direct-bill" });
    desk.partnerCenter.endRelationship(tenantId);
    await untilTold(desk, database, "has ended in Partner Center");
    await eventually(() => expect(cardOf(desk)?.buttons).toContain("Ask for a relationship"));
    expect(offers(cardOf(desk))).toBe(false);
    expect(requests(desk)).toEqual([]);
  });
});
