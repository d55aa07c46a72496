import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { enqueueRefresh } from "../../db/queries/events.ts";
import { cards, customers, jobs } from "../../db/schema/index.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { approvalCard, fillToReview, press, request } from "../support/requests.ts";

const database = useDatabase();
const afterPause = 31_000;

describe("While nobody answers at Slack", () => {
  it("a request's card and the requester's message wait as long as it takes, and then arrive once", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam);
    const { fetch } = desk.slack;
    let calls = 0;
    desk.slack.fetch = async (request) => {
      if (!/^\/api\/(chat\.postMessage|conversations\.)/.test(new URL(request.url).pathname)) return fetch(request);
      calls += 1;
      // The very first arrives, and its answer is lost.
      if (calls === 1) await fetch(request);
      if (calls % 2 === 0) return new Response("upstream connect error", { status: 503 });
      throw new TypeError("fetch failed");
    };
    await sam.submit();
    for (let outage = 1; outage <= 12; outage += 1) {
      await eventually(async () => {
        const waiting = await database.db.select().from(jobs);
        const announcing = waiting.filter(({ queue }) => queue === "announce");
        expect(announcing.length).toBeGreaterThan(0);
        expect(announcing.every(({ state, runAt }) => state === "ready" && runAt > desk.clock.now())).toBe(true);
      });
      desk.clock.move(afterPause);
      await eventually(() => expect(calls).toBeGreaterThan(outage));
    }
    desk.slack.fetch = fetch;
    desk.clock.move(afterPause);

    await approvalCard(desk.slack, "Contoso Interiors LLC");
    await eventually(async () =>
      expect((await database.db.select().from(jobs)).filter(({ queue }) => queue === "announce")).toEqual([]),
    );
    expect(desk.slack.channel("approvals").messages).toHaveLength(1);
    expect(sam.dm.messages.filter(({ words }) => words.includes("Contoso Interiors LLC"))).toHaveLength(1);
    expect((await database.db.select().from(cards)).every(({ ts }) => ts !== null)).toBe(true);
  });

  it("a decided card loses its buttons once Slack answers again", async () => {
    const desk = await startTestDesk(database);
    const card = await request(desk.slack, desk.slack.as("U0SAM"));
    const { fetch } = desk.slack;
    let calls = 0;
    desk.slack.fetch = async (request) => {
      if (new URL(request.url).pathname !== "/api/chat.update") return fetch(request);
      calls += 1;
      throw new TypeError("fetch failed");
    };
    await press(desk.slack.as("U0DANA"), card, "Approve");
    for (let outage = 0; outage < 12; outage += 1) {
      await eventually(() => {
        desk.clock.move(afterPause);
        expect(calls).toBeGreaterThan(outage);
      });
    }
    desk.slack.fetch = fetch;
    await eventually(() => {
      desk.clock.move(afterPause);
      const [first] = desk.slack.channel("approvals").messages;
      expect(first?.words).toContain("Approved by");
      expect(first?.buttons).toEqual([]);
    });
  });
});

it("one card that Slack refuses to change does not keep the others outdated", async () => {
  const desk = await startTestDesk(database);
  await request(desk.slack, desk.slack.as("U0SAM"));
  await eventually(async () => {
    expect((await database.db.select().from(cards)).filter(({ ts }) => ts !== null)).toHaveLength(2);
    expect(await database.db.$count(jobs, eq(jobs.queue, "refresh-cards"))).toBe(0);
  });
  const { fetch } = desk.slack;
  const [refused, other] = await database.db.select().from(cards).orderBy(cards.eventId);
  desk.slack.fetch = async (request) => {
    const isUpdate = new URL(request.url).pathname === "/api/chat.update";
    const body = isUpdate ? await request.clone().text() : "";
    return body.includes(refused?.ts ?? "none")
      ? Response.json({ ok: false, error: "edit_window_closed" })
      : fetch(request);
  };
  await database.db.update(cards).set({ shown: "outdated" });
  const [customer] = await database.db.select().from(customers);
  await database.db.transaction((tx) => enqueueRefresh(tx, customer?.id ?? "", desk.clock.now()));
  await eventually(async () => {
    const shown = new Map((await database.db.select().from(cards)).map((card) => [card.id, card.shown]));
    expect(shown.get(refused?.id ?? "")).toBe("outdated");
    expect(shown.get(other?.id ?? "")).not.toBe("outdated");
  });
});
