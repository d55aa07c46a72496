import { describe, expect, it } from "vitest";
import { customers } from "../../db/schema/index.ts";
import { cardOf, dmsOf, dmWith } from "../support/agreement.ts";
import { useDatabase } from "../support/database.ts";
import type { TestDesk } from "../support/desk.ts";
import {
  askMicrosoft,
  atMicrosoft,
  day,
  educationEventsIn,
  looks,
  requests,
  school,
  statusIs,
  untilTold,
  withSchool,
} from "../support/education.ts";
import { eventually } from "../support/eventually.ts";
import { ask } from "../sandbox/partner-center/ask.ts";
import { LINK } from "../sandbox/partner-center/subscribed.ts";

const database = useDatabase();

/** Sam has asked, and Microsoft is looking at it. */
async function inReview() {
  const added = await withSchool(database);
  await askMicrosoft(added.sam);
  await statusIs(database, "in_review");
  return added;
}

const customerIs = (status: string) =>
  eventually(async () => expect(await database.db.select().from(customers)).toMatchObject([{ status }]));

/** A colleague ends the relationship in Partner Center, which the desk reads at night. */
async function ended({ desk, tenantId }: { desk: TestDesk; tenantId: string }): Promise<void> {
  desk.partnerCenter.endRelationship(tenantId);
  await untilTold(desk, database, "has ended in Partner Center");
  await customerIs("ended");
}

/** The former customer accepts an invitation, which the desk reads at night. */
async function back({ desk, tenantId }: { desk: TestDesk; tenantId: string }): Promise<void> {
  await ask(desk.partnerCenter, "GET", LINK);
  desk.partnerCenter.answerInvitation(tenantId, "accepts");
  desk.clock.move(day);
  await customerIs("active");
}

describe("What became of an education qualification", () => {
  it("is told after a restart of the desk, once", async () => {
    const { desk, tenantId } = await inReview();
    await desk.restart();
    desk.partnerCenter.decideQualification(tenantId, { is: "Approved" });
    await untilTold(desk, database, "may buy as a school: Microsoft approved it");
    await desk.restart();
    const seen = looks(desk).length;
    desk.clock.move(3 * day);
    await eventually(() => expect(cardOf(desk)?.words).toContain("*Education*   Approved since"));
    expect(dmsOf(desk).filter((words) => words.includes("Microsoft approved it"))).toHaveLength(1);
    // Approved is the end of it.
    expect(looks(desk)).toHaveLength(seen);
  });

  it("is not looked at while the customer is none, and is told when it comes back", async () => {
    const at = await inReview();
    const { desk, tenantId } = at;
    await ended(at);
    await eventually(() => expect(cardOf(desk)?.words).not.toContain("*Education*"));
    desk.partnerCenter.decideQualification(tenantId, { is: "Denied", reason: "Not an Academic Domain" });
    const seen = looks(desk).length;
    desk.clock.move(2 * day);
    await back(at);
    const denial = await dmWith(desk, `Microsoft did not approve *${school}* as a school: Not an Academic Domain.`);
    expect(denial.buttons).toEqual(["Ask again"]);
    expect(looks(desk).length).toBeGreaterThan(seen);
    await eventually(() => expect(cardOf(desk)?.words).toContain("Microsoft says: Not an Academic Domain."));
    expect(await educationEventsIn(database)).toEqual([
      "education.requested",
      "requesting → in_review",
      "in_review → denied",
    ]);
    expect(requests(desk)).toHaveLength(1);
  });

  it("is not known of a customer that left before the request was confirmed; once it is back it can be asked again", async () => {
    const at = await withSchool(database);
    const { desk, tenantId, sam } = at;
    const on = (method: string) => ({ method, path: /\/qualifications$/ });
    const isDown = { kind: "answer", status: 503 } as const;
    const faults = [desk.partnerCenter.fail(on("POST"), isDown, 1000)];
    await askMicrosoft(sam);
    await eventually(() => expect(requests(desk).length).toBeGreaterThan(0));
    faults.push(desk.partnerCenter.fail(on("GET"), isDown, 1000));
    desk.partnerCenter.endRelationship(tenantId);
    const left = await eventually(() => {
      desk.clock.move(60 * 60_000);
      const found = sam.dm.messages.findLast(({ words }) =>
        words.includes(`The relationship with *${school}* has ended, and Partner Center had not said`),
      );
      expect(found?.buttons).toEqual([]);
      return found!;
    });
    for (const fault of faults) fault.cancel();
    await back(at);
    await eventually(() => expect(sam.dm.messages.find(({ ts }) => ts === left.ts)?.buttons).toEqual(["Ask again"]));
    await askMicrosoft(sam);
    await statusIs(database, "in_review");
    expect(atMicrosoft(desk)).toHaveLength(1);
  });
});
