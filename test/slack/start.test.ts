import { and, eq, lt, ne, sql } from "drizzle-orm";
import { beforeEach, describe, expect, inject, it } from "vitest";
import type { Database } from "../../db/connect.ts";
import { approvals, cards, customers, events, jobs } from "../../db/schema/index.ts";
import { createLog } from "../../src/log.ts";
import { boltLogger } from "../../src/slack/bolt-logger.ts";
import { useDatabase, type TestDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { health } from "../support/health.ts";
import { holdPartnerCenter, holdSlack } from "../support/held.ts";
import { expectRefusals } from "../support/refusals.ts";
import { approvalCard, contoso, fill, fillToReview, openForm, press, request } from "../support/requests.ts";

const database = useDatabase();

const linesWith = (desk: TestDesk, words: string) => desk.logged.filter((line) => line.includes(words));

/** The same database, which stops answering when it is told to. */
function thatCanFail(whole: TestDatabase): { flaky: TestDatabase; fail: (fails: boolean) => void } {
  let isGone = false;
  const flaky: TestDatabase = {
    ...whole,
    db: whole.db,
    connection: whole.connection,
    async connect(where) {
      const connection = await whole.connect(where);
      const db: Database = new Proxy(connection.db, {
        get(target, name, receiver) {
          if (isGone) throw new Error("the database is gone");
          return Reflect.get(target, name, receiver) as unknown;
        },
      });
      return { ...connection, db };
    },
  };
  return { flaky, fail: (fails) => (isGone = fails) };
}

describe("/healthz and /readyz", () => {
  it.each(["GET", "HEAD"])("answer %s", async (method) => {
    const desk = await startTestDesk(database);
    expect(await health(desk, "/healthz", method)).toMatchObject({ status: 200 });
    expect(await health(desk, "/readyz", method)).toMatchObject({ status: 200 });
  });

  it("tell a desk that lives from one that can work: without its database it is not ready, and is again afterwards", async () => {
    const { flaky, fail } = thatCanFail(database);
    const desk = await startTestDesk(flaky);
    fail(true);
    expect(await health(desk, "/readyz")).toMatchObject({ status: 503, body: { ok: false } });
    expect(await health(desk, "/readyz", "HEAD")).toMatchObject({ status: 503 });
    expect(await health(desk, "/healthz")).toMatchObject({ status: 200, body: { ok: true } });
    fail(false);
    expect(await health(desk, "/readyz")).toMatchObject({ status: 200, body: { ok: true, database: "ok" } });
  });

  it("a wrong bot token is one clear line in the log and no end of the desk", async () => {
    const desk = await startTestDesk(database, { botToken: "xoxb-of-another-app", awaitsFirstReadings: false });
    expectRefusals(desk.slack, "invalid_auth");
    await eventually(() => expect(linesWith(desk, "SLACK_BOT_TOKEN")).toHaveLength(1));
    expect(linesWith(desk, "SLACK_BOT_TOKEN")[0]).toContain('"refusal":"invalid_auth"');
    expect(desk.logged.join("")).not.toContain("xoxb-of-another-app");
    await desk.slack.as("U0SAM").command("/csp add");
    expect(await health(desk, "/healthz")).toMatchObject({ status: 200 });
    expect(await health(desk, "/readyz")).toMatchObject({ status: 503, body: { ok: false, slack: "refused" } });
  });
});

describe("The log", () => {
  it("names each call of Partner Center with its status, its time and its correlation ID", async () => {
    const desk = await startTestDesk(database);
    const line = await eventually(() => {
      const found = linesWith(desk, "Partner Center was asked").find((line) => line.includes('"status":200'));
      if (!found) throw new Error("not asked yet");
      return found;
    });
    expect(JSON.parse(line)).toMatchObject({
      level: "info",
      call: expect.stringMatching(/^[a-zA-Z]+$/) as string,
      status: 200,
      milliseconds: expect.any(Number) as number,
      correlationId: expect.stringMatching(/^[\w-]{36}$/) as string,
    });
  });

  it.each([
    ["for people", "views.open", (desk: TestDesk) => desk.slack.as("U0SAM").command("/csp add")],
    ["for jobs", "users.list", (desk: TestDesk) => desk.restart()],
  ])("takes what Slack warns the client %s of, in %s", async (_, method, act) => {
    const desk = await startTestDesk(database, { awaitsFirstReadings: false });
    const { fetch } = desk.slack;
    desk.slack.fetch = async (request) => {
      const answer = await fetch(request);
      if (!request.url.endsWith(`/api/${method}`)) return answer;
      const warned = { ...((await answer.json()) as object), response_metadata: { warnings: [`${method}_is_old`] } };
      return Response.json(warned);
    };
    await act(desk);
    await database.db.update(jobs).set({ runAt: desk.clock.now() }).where(eq(jobs.queue, "read-people"));
    await eventually(() => expect(linesWith(desk, `${method}_is_old`)).not.toEqual([]));
    expect(JSON.parse(linesWith(desk, `${method}_is_old`)[0] ?? "")).toMatchObject({ from: "slack-client" });
  });

  it("takes what Slack's client warns of, without the tokens in it", () => {
    const lines: string[] = [];
    const log = createLog({ level: "info", destination: { write: (line: string) => void lines.push(line) } });
    const logger = boltLogger(log, "slack-client");
    logger.debug("a whole message");
    logger.warn("refused xoxb-1-secret");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"from":"slack-client"');
    expect(lines[0]).not.toContain("xoxb-1");
  });
});

describe("A stop", () => {
  it("lets what somebody just asked for and what was just begun come to its end", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    const card = await request(desk.slack, sam, contoso);
    const held = holdPartnerCenter(desk, "POST", "/v1/customers");
    await press(desk.slack.as("U0DANA"), card, "Approve");
    await held.begun;
    await openForm(desk.slack.as("U0MIA"));
    const form = holdSlack(desk, "views.update");
    const clicked = desk.slack.as("U0MIA").command("/csp add");
    await form.begun;

    const stopped = desk.stop();
    form.letGo();
    held.letGo();
    await stopped;
    await clicked;
    expect(desk.partnerCenter.customers).toHaveLength(1);
    expect(
      await database.db
        .select()
        .from(customers)
        .where(sql`status = 'active'`),
    ).toHaveLength(1);
    expect(desk.slack.as("U0MIA").view?.words).not.toContain("One moment");
    expect(linesWith(desk, "given back unfinished")).toEqual([]);
  });
});

describe("What nobody expected", () => {
  beforeEach(async () => {
    await database.db.execute(sql`alter table if exists drafts_elsewhere rename to drafts`);
  });

  async function withoutDrafts(work: () => Promise<void>): Promise<void> {
    await database.db.execute(sql`alter table drafts rename to drafts_elsewhere`);
    try {
      await work();
    } finally {
      await database.db.execute(sql`alter table drafts_elsewhere rename to drafts`);
    }
  }
  const referenceIn = (text: string | undefined): string => /reference ([0-9a-f]{8})\./.exec(text ?? "")?.[1] ?? "none";

  it("after a command is told privately with a reference, which stands in the log once with the cause", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await withoutDrafts(async () => {
      await sam.command("/csp add Contoso Interiors LLC");
      await eventually(() => expect(sam.dm.messages.at(-1)?.words).toContain("went wrong on our side"));
    });
    const reference = referenceIn(sam.dm.messages.at(-1)?.words);
    const lines = linesWith(desk, reference);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: "error", err: { cause: { code: "42P01" } } });
  });

  it("in a form stands under its first field, and everything typed is still there", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await openForm(sam);
    await fill(sam, { "address.country": "United States", companyName: "Contoso Interiors LLC" });
    await fill(sam, { "address.line1": "1 Main Street", "address.city": "Redmond" });
    await fill(sam, { "address.state": "WA", "address.postalCode": "98052" });
    await withoutDrafts(async () => {
      await sam.submit();
    });
    const [sentence] = Object.values(sam.view?.errors ?? {});
    expect(sentence).toContain("Nothing you typed is lost; please try again.");
    expect(linesWith(desk, referenceIn(sentence))).toHaveLength(1);
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("First name"));
  });
});

// The embedded database belongs to one process.
if (inject("database").kind === "server") {
  describe("Two desks on one database", () => {
    it("share one walk: one customer, no message twice", async () => {
      const desk = await startTestDesk(database, { replicas: 2 });
      const [sam, mia, dana, ravi] = ["U0SAM", "U0MIA", "U0DANA", "U0RAVI"].map((id) => desk.slack.as(id));
      if (!sam || !mia || !dana || !ravi) throw new Error("nobody is there");
      await fillToReview(sam, contoso);
      await fillToReview(mia, { ...contoso, companyName: "Contoso Interiors Two LLC", domainPrefix: "contosotwo" });
      await Promise.all([sam.submit(), mia.submit()]);
      const [first, second] = await Promise.all([
        approvalCard(desk.slack, "Contoso Interiors LLC"),
        approvalCard(desk.slack, "Contoso Interiors Two LLC"),
      ]);
      await Promise.all([press(dana, first, "Approve"), press(ravi, first, "Approve"), press(dana, second, "Approve")]);
      await eventually(async () =>
        expect(
          await database.db
            .select()
            .from(jobs)
            .where(and(ne(jobs.queue, "watch-verification"), lt(jobs.runAt, desk.clock.now()))),
        ).toEqual([]),
      );

      expect(desk.partnerCenter.customers).toHaveLength(2);
      expect(await database.db.select().from(approvals)).toMatchObject([
        { status: "approved" },
        { status: "approved" },
      ]);
      const posted = desk.slack.calls.filter(({ method }) => method === "chat.postMessage");
      const shown = await database.db.select().from(cards);
      expect(posted.length).toBe(shown.length);
      expect(shown.every(({ ts }) => ts !== null)).toBe(true);
      const told = await database.db.select().from(events);
      expect(told.filter(({ type }) => type === "customer.created")).toHaveLength(2);
      expect(told.filter(({ type }) => type === "customer.approved")).toHaveLength(2);
    });
  });
}
