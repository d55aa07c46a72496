import { describe, expect, it } from "vitest";
import { events } from "../../db/schema/index.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { approvalCard, fillToReview } from "../support/requests.ts";

const database = useDatabase();

describe("A channel that the desk was removed from", () => {
  it("is told to the admins, and its messages come once the desk was invited again", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    const olga = desk.slack.as("U0OLGA");
    desk.slack.removeApp("approvals");
    await fillToReview(sam);
    await sam.submit();

    await eventually(() =>
      expect(olga.dm.messages.map(({ words }) => words).join()).toContain("I cannot write in <#C0APPROVALS> any more"),
    );
    await sam.command("/csp add");
    await eventually(() => expect(sam.view?.words).toContain("/csp setup"));
    expect(desk.slack.channel("approvals").messages).toHaveLength(0);

    desk.slack.inviteApp("approvals");
    await olga.command("/csp setup");
    await eventually(() => expect(olga.view?.buttons).toContain("Check again"));
    await olga.click("Check again");
    await eventually(() => expect(olga.view?.words).toContain("ready"));
    desk.clock.move(5 * 60_000);
    await approvalCard(desk.slack, "Contoso Interiors LLC");
    const types = (await database.db.select().from(events).orderBy(events.id)).map((event) => event.type);
    expect(types).toEqual(["customer.requested", "settings.channel_lost", "settings.channels_reached"]);
    expect(desk.slack.refusals).toEqual([]);
  });
});
