import { describe, expect, it } from "vitest";
import type { Actor } from "../../src/sandbox/slack/workspace.ts";
import { day, dmWith } from "../support/agreement.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { askOrder, cardNow, name, openOrder, statusOf } from "../support/ordering.ts";
import { addNow } from "../support/records.ts";
import { press, resultInstead } from "../support/requests.ts";

const database = useDatabase();
const orderWaits = "An order for this customer is on its way.";
const correctionWaits = "A correction of the billing data is on its way.";

/** Stands before the difference. */
async function correct(person: Actor): Promise<void> {
  await person.command(`/csp edit ${name}`);
  await eventually(() => expect(person.view?.words ?? "One moment").not.toMatch(/One moment/));
  await person.type("companyName", "Contoso Interior Design LLC");
  await person.submit();
  await resultInstead(person, /One moment/);
}

describe("An order and a correction of the same customer", () => {
  it("that wait at the same time are each told to whoever sends or approves the other", async () => {
    const desk = await startTestDesk(database);
    const { tenantId } = await addNow(desk, database);
    desk.partnerCenter.setVerification(tenantId, "Allowed");
    desk.partnerCenter.answerAgreement(tenantId, "accepts");
    desk.clock.move(day);
    await dmWith(desk, "is verified");
    const [sam, mia, dana, ravi] = ["U0SAM", "U0MIA", "U0DANA", "U0RAVI"].map((id) => desk.slack.as(id)) as [
      Actor,
      Actor,
      Actor,
      Actor,
    ];
    const order = await askOrder(desk, sam);
    expect(order.words).not.toContain(correctionWaits);
    await correct(dana);
    expect(dana.view?.words).toContain(orderWaits);
    await dana.submit();
    await eventually(() => expect(dana.view?.words).toContain("waits for approval"));
    await eventually(() => expect(cardNow(desk, order)?.words).toContain(correctionWaits));
    const correction = await eventually(() => {
      const found = desk.slack.channel("approvals").messages.at(-1);
      expect(found?.words).toContain("Correct the billing data");
      return found!;
    });
    expect(correction.words).toContain(orderWaits);

    await press(ravi, order, "Reject");
    await eventually(() => expect(ravi.view?.words).toContain("Reason"));
    await ravi.type("reason", "The correction comes first.");
    await ravi.submit();
    await eventually(async () => expect(await statusOf(database)).toEqual(["dropped"]));
    await openOrder(mia);
    expect(mia.view?.words).toContain(correctionWaits);
  });
});
