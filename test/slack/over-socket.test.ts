import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { approvals, customers } from "../../db/schema/index.ts";
import { createLog } from "../../src/log.ts";
import { boltLogger } from "../../src/slack/bolt-logger.ts";
import { overSocket } from "../../src/slack/over-socket.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type DeskOptions, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { health } from "../support/health.ts";
import { holdSlack, type Held } from "../support/held.ts";
import { expectRefusals } from "../support/refusals.ts";
import { approvalCard, fillToReview, openForm, press } from "../support/requests.ts";
import { loseSlackAnswers } from "../support/slack-faults.ts";

const database = useDatabase();
const opening = "apps.connections.open";

const start = (options: DeskOptions = {}): Promise<TestDesk> =>
  startTestDesk(database, { transport: "socket", ...options });
const linesWith = (desk: TestDesk, words: string) => desk.logged.filter((line) => line.includes(words));
const openings = (desk: TestDesk): number => desk.slack.calls.filter(({ method }) => method === opening).length;
const sockets = (desk: TestDesk) => [...desk.slack.world.connections].filter(({ isLeaving }) => !isLeaving);

/** The socket that was there is gone and another one is there. */
const isOpenAgain = (desk: TestDesk, before: number): Promise<void> =>
  eventually(() => {
    expect(openings(desk)).toBeGreaterThan(before);
    expect(sockets(desk)).toHaveLength(1);
  });

const rejections: unknown[] = [];
const note = (reason: unknown): void => void rejections.push(reason);
beforeEach(() => void process.on("unhandledRejection", note));
afterEach(() => {
  process.off("unhandledRejection", note);
  expect(rejections).toEqual([]);
});

/** Until it is let go, no delivery is written down: whoever asks for something waits for the ack. */
async function holdDeliveries(): Promise<Held> {
  const { db } = await database.openReplica();
  let [begin, letGo] = [() => {}, () => {}];
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  void db.transaction(async (tx) => {
    await tx.execute(sql`lock table inbound`);
    begin();
    await gone;
  });
  await begun;
  return { begun, letGo };
}
const someoneWaits = () =>
  eventually(async () => {
    const waiting = await database.db
      .select({ pid: sql<number>`pid` })
      .from(sql`pg_locks`)
      .where(sql`not granted and relation = 'inbound'::regclass`);
    expect(waiting).toHaveLength(1);
  });

describe("A socket that is cut off", () => {
  it("is opened again, and nothing of a walk is lost", async () => {
    const desk = await start();
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam);
    for (let cut = 1; cut <= 2; cut += 1) {
      desk.slack.dropSockets();
      await isOpenAgain(desk, cut);
    }
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("waits for approval"));
    const card = await approvalCard(desk.slack, "Contoso");
    desk.slack.dropSockets();
    await isOpenAgain(desk, 3);
    await press(desk.slack.as("U0DANA"), card, "Approve");
    await eventually(() => expect(desk.partnerCenter.customers).toHaveLength(1));
    expect(await database.db.$count(approvals)).toBe(1);
    expect(await database.db.$count(customers)).toBe(1);
  });

  it("lets what was acknowledged come to its end", async () => {
    const desk = await start();
    const mia = desk.slack.as("U0MIA");
    const held = holdSlack(desk, "views.update");
    await mia.command("/csp add");
    await held.begun;
    desk.slack.dropSockets();
    held.letGo();
    await eventually(() => expect(mia.view?.words).toContain("Company name"));
  });

  it("makes the desk not ready, until Slack can be reached again", async () => {
    const desk = await start();
    expect(await health(desk, "/readyz")).toMatchObject({ status: 200, body: { slack: "ok", socket: "ok" } });
    const held = holdSlack(desk, opening);
    desk.slack.dropSockets();
    await held.begun;
    expect(await health(desk, "/readyz")).toMatchObject({ status: 503, body: { ok: false, socket: "not-connected" } });
    expect(await health(desk, "/readyz", "HEAD")).toMatchObject({ status: 503 });
    expect(await health(desk, "/healthz")).toMatchObject({ status: 200 });
    expect(await health(desk, "/slack/events", "POST")).toMatchObject({ status: 404 });
    expect((await desk.slack.as("U0SAM").command("/csp")).said[0]?.text).toContain("dispatch_failed");
    held.letGo();
    await eventually(async () => expect(await health(desk, "/readyz")).toMatchObject({ status: 200 }));
    expect((await desk.slack.as("U0SAM").command("/csp")).ok).toBe(true);
  });

  it("is opened again however often Slack cannot be reached in between", async () => {
    const desk = await start();
    loseSlackAnswers(desk, opening, ["before", "after"]);
    desk.slack.dropSockets();
    await isOpenAgain(desk, 2);
    expect(linesWith(desk, "The socket to Slack could not be opened")).toHaveLength(2);
    expect(await desk.slack.as("U0SAM").command("/csp")).toMatchObject({ ok: true });
  });
});

describe("Slack asks for a new socket", () => {
  it.each(["warning", "refresh_requested"] as const)("(%s), and the desk is back at once", async (reason) => {
    const desk = await start();
    desk.slack.refreshSockets(reason);
    await isOpenAgain(desk, 1);
    expect(desk.slack.world.connections.size).toBe(1);
    await openForm(desk.slack.as("U0SAM"));
    expect(linesWith(desk, '"level":"warn"')).toEqual([]);
  });
});

describe("A desk that starts", () => {
  it("says in one sentence that its app token is wrong, and goes on living", async () => {
    const desk = await start({ appToken: "xapp-of-another-app" });
    expectRefusals(desk.slack, "invalid_auth");
    expect(linesWith(desk, '"level":"error"')).toHaveLength(1);
    expect(linesWith(desk, "SLACK_APP_TOKEN")[0]).toContain('"refusal":"invalid_auth"');
    await eventually(() => expect(openings(desk)).toBeGreaterThan(2));
    expect(linesWith(desk, "SLACK_APP_TOKEN")).toHaveLength(1);
    expect(desk.logged.join("")).not.toContain("xapp-of-another-app");
    expect(await health(desk, "/healthz")).toMatchObject({ status: 200 });
    expect(await health(desk, "/readyz")).toMatchObject({ status: 503, body: { slack: "ok", socket: "refused" } });
  });

  it("opens one socket, also after a restart, and closes it when it stops", async () => {
    const desk = await start();
    await desk.restart();
    await openForm(desk.slack.as("U0SAM"));
    expect(desk.slack.world.connections.size).toBe(1);
    await desk.stop();
    await eventually(() =>
      expect(desk.slack.world.wire.at(-1)).toMatchObject({ kind: "socket closed", sent: { code: 1000 } }),
    );
  });

  it("leaves the options of its Slack client as they are", () => {
    const log = createLog({ level: "silent" });
    const clientOptions = {};
    overSocket({ appToken: "xapp-1", routes: [], logger: boltLogger(log), clientOptions, log });
    expect(clientOptions).toEqual({});
  });
});

describe("What comes over the socket", () => {
  it("changes nothing and ends nothing when it is odd, and is noted when nobody acknowledges it", async () => {
    const desk = await start();
    const [connection] = sockets(desk);
    const unknown = {
      type: "block_actions",
      user: { id: "U0SAM" },
      team: { id: "T0" },
      actions: [{ action_id: "no" }],
    };
    const frames = [
      "{",
      "null",
      "[]",
      '"text"',
      '{"type":"events_api","envelope_id":"e1"}',
      '{"type":"interactive","envelope_id":"e2","payload":null}',
      `{"type":"slash_commands","envelope_id":"e3","payload":{"command":"/csp","text":"${"x".repeat(2_000_000)}"}}`,
      JSON.stringify({ type: "interactive", envelope_id: "e4", payload: unknown }),
    ];
    for (const frame of frames) connection!.socket.send(frame);
    expect(await desk.slack.as("U0SAM").command("/csp help")).toMatchObject({ ok: true });
    expect(sockets(desk)).toEqual([connection]);
    expect(await database.db.$count(customers)).toBe(0);
    expect(linesWith(desk, "A frame of Slack's could not be read")).toHaveLength(2);
    await eventually(() => expect(linesWith(desk, "not acknowledged within three seconds")).not.toEqual([]));
  });

  it("is done once when it comes twice", async () => {
    const desk = await start();
    desk.slack.deliverTwice();
    await openForm(desk.slack.as("U0SAM"));
    await eventually(() => {
      const [first, second] = desk.slack.world.wire.filter(({ kind }) => kind === "/csp");
      expect([first?.status, second?.status]).toEqual(["acked", "acked"]);
      expect(second?.sent).toEqual(first?.sent);
    });
    await desk.stop();
    expect(desk.slack.calls.filter(({ method }) => method === "views.open")).toHaveLength(1);
  });
});

// The embedded database has one session, which cannot wait for itself.
if (inject("database").kind === "server") {
  describe("Two desks on one database", () => {
    it("have a socket each, and share what comes", async () => {
      const desk = await start({ replicas: 2 });
      expect(sockets(desk)).toHaveLength(2);
      const [first, second] = sockets(desk);
      for (const round of [1, 2]) {
        expect(await desk.slack.as("U0SAM").command("/csp help"), `round ${round}`).toMatchObject({ ok: true });
      }
      // Whoever was served goes to the end of the line.
      expect(sockets(desk)).toEqual([first, second]);
    });
  });

  describe("A request that is being worked on", () => {
    it("is answered before the desk stops", async () => {
      const desk = await start();
      const held = await holdDeliveries();
      const asked = desk.slack.as("U0SAM").command("/csp help");
      await someoneWaits();
      const stopped = desk.stop();
      held.letGo();
      expect((await asked).ok).toBe(true);
      await stopped;
    });

    it("is answered before its socket goes at Slack's request", async () => {
      const desk = await start();
      const held = await holdDeliveries();
      const asked = desk.slack.as("U0SAM").command("/csp help");
      await someoneWaits();
      desk.slack.refreshSockets("refresh_requested");
      held.letGo();
      expect((await asked).ok).toBe(true);
      await isOpenAgain(desk, 1);
    });

    it("goes on when its socket is gone before the answer", async () => {
      const desk = await start();
      const sam = desk.slack.as("U0SAM");
      const [deliveries, reopening] = [await holdDeliveries(), holdSlack(desk, opening)];
      const asked = sam.command("/csp add");
      await someoneWaits();
      desk.slack.dropSockets();
      expect((await asked).said[0]?.text).toContain("dispatch_failed");
      await reopening.begun;
      deliveries.letGo();
      await eventually(() => expect(sam.view?.words).toContain("Company name"));
      expect(linesWith(desk, "An answer did not reach Slack")).toHaveLength(1);
      reopening.letGo();
      await isOpenAgain(desk, 1);
    });
  });
}
