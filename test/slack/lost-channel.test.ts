import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { cards, events, settings } from "../../db/schema/index.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { approvalCard, fillToReview, press, request } from "../support/requests.ts";

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
  });

  it("does not hold back a request's news: its card is posted anew in the channel chosen instead", async () => {
    const desk = await startTestDesk(database);
    const card = await request(desk.slack, desk.slack.as("U0SAM"));
    desk.slack.removeApp("approvals");
    await database.db.update(settings).set({ approvalsChannel: "C0STATUS" });
    await press(desk.slack.as("U0DANA"), card, "Approve");
    await eventually(async () => {
      desk.clock.move(1_000);
      const [moved] = await database.db.select().from(cards).where(eq(cards.kind, "approval-card"));
      expect(moved).toMatchObject({ place: "C0STATUS", channel: "C0STATUS" });
      const answers = desk.slack.channel("C0STATUS").replies(moved?.ts ?? "");
      expect(answers.map(({ words }) => words).join()).toContain("was approved by <@U0DANA>");
    });
  });
});
