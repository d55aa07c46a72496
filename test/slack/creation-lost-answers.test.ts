import { describe, expect, it } from "vitest";
import { customers, events, secrets } from "../../db/schema/index.ts";
import type { Fault } from "../../src/sandbox/partner-center/faults.ts";
import { approveRequest, creations, told } from "../support/creation.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { approvalCard, contoso, press, request } from "../support/requests.ts";
import { clickOutdated } from "../support/slack-faults.ts";

const database = useDatabase();
const seconds = (count: number): number => count * 1000;

const customer = async () => (await database.db.select().from(customers))[0];
const eventTypes = async () => (await database.db.select().from(events).orderBy(events.id)).map(({ type }) => type);
const requestIds = (desk: TestDesk) => new Set(creations(desk).map(({ requestId }) => requestId));

const asked = (desk: TestDesk, times: number) => eventually(() => expect(creations(desk)).toHaveLength(times));
const triedAgain = (desk: TestDesk, times: number) =>
  eventually(() =>
    expect(
      desk.logged.filter((line) => line.includes("A job is tried again later.") && line.includes("Partner Center")),
    ).toHaveLength(times),
  );

describe("A creation whose answer was lost", () => {
  it.each<[string, Fault, number]>([
    ["the connection broke after the work was done", { kind: "reset", afterWork: true }, 2],
    ["the connection broke before anything was done", { kind: "reset" }, 2],
    ["no answer came, though the work was done", { kind: "silence", afterWork: true }, 2],
    ["Partner Center answered 500 after the work", { kind: "answer", status: 500, shape: "html", afterWork: true }, 2],
    ["Partner Center answered 503 with a code", { kind: "answer", status: 503, code: 0, text: "Busy." }, 2],
    ["Partner Center asked to slow down", { kind: "throttled", retryAfter: 57 }, 57],
    ["Partner Center asked to slow down after the work", { kind: "throttled", retryAfter: 57, afterWork: true }, 57],
  ])("is asked for again with the same request ID when %s", async (_, fault, wait) => {
    const desk = await startTestDesk(database, { rhythm: { answerSeconds: 1 } });
    desk.partnerCenter.fail("POST /v1/customers", fault);
    await approveRequest(desk, contoso);
    await asked(desk, 1);
    await triedAgain(desk, 1);
    expect(await customer()).toMatchObject({ status: "creating", tenantId: null });
    if (wait > 30) {
      // Not before its time, also when the desk is started anew meanwhile.
      desk.clock.move(seconds(wait - 30));
      await desk.restart();
      expect(creations(desk)).toHaveLength(1);
    }
    desk.clock.move(seconds(Math.min(wait, 30) + 1));

    const message = await told(desk, "was created in Partner Center");
    expect(message.buttons).toContain("Show the password");
    expect(creations(desk)).toHaveLength(2);
    expect(requestIds(desk).size).toBe(1);
    expect(desk.partnerCenter.customers).toHaveLength(1);
    expect(await database.db.select().from(secrets)).toMatchObject([{ status: "sealed", owner: "U0SAM" }]);
    expect(await eventTypes()).toEqual(expect.arrayContaining(["customer.created"]));
    expect((await eventTypes()).filter((type) => type === "customer.created")).toHaveLength(1);
    expect(await customer()).toMatchObject({ status: "active", refusal: null });
  });

  it("stalls when no answer ever comes, and Try again creates exactly one", async () => {
    const desk = await startTestDesk(database, { rhythm: { answerSeconds: 0.5 } });
    const sam = desk.slack.as("U0SAM");
    const planned = desk.partnerCenter.fail("POST /v1/customers", { kind: "silence", afterWork: true }, 100);
    const card = await approveRequest(desk, contoso);
    const begun = desk.clock.now().getTime();
    for (let attempt = 1; attempt < 13; attempt += 1) {
      await triedAgain(desk, attempt);
      expect(await customer()).toMatchObject({ status: "creating" });
      desk.clock.move(seconds(2 ** Math.min(attempt, 10)));
    }
    expect(desk.clock.now().getTime() - begun).toBeGreaterThan(seconds(3600));
    const message = await told(desk, "however often the desk asked");
    expect(message.words).toContain("Trying again is safe: it cannot be created twice.");
    expect(message.words).toContain("No answer came in time.");
    expect(message.words).toContain("correlation ID");
    expect(message.buttons).toEqual(["Try again", "Withdraw"]);
    await eventually(() => {
      const { messages, replies } = desk.slack.channel("approvals");
      expect(messages.find(({ ts }) => ts === card.ts)?.words).toContain("Partner Center has not confirmed it");
      expect(
        replies(card.ts)
          .map(({ words }) => words)
          .join("\n"),
      ).toContain("<@U0SAM> decides whether to try again.");
    });
    expect(await customer()).toMatchObject({ status: "stalled" });
    const sent = creations(desk).length;
    expect(sent).toBe(13);

    planned.cancel();
    await clickOutdated(desk, "U0MIA", { actionId: "retry-creation", value: (await customer())!.id });
    expect(await customer()).toMatchObject({ status: "stalled" });
    await Promise.all([
      sam.click({ name: "Try again", channel: sam.dm.id, ts: message.ts }),
      clickOutdated(desk, "U0SAM", { actionId: "retry-creation", value: (await customer())!.id }),
    ]);
    await told(desk, "was created in Partner Center");
    expect(creations(desk)).toHaveLength(14);
    expect(requestIds(desk).size).toBe(1);
    expect(desk.partnerCenter.customers).toHaveLength(1);
    expect(await customer()).toMatchObject({ status: "active" });
    expect((await eventTypes()).filter((type) => type === "customer.retried")).toHaveLength(1);
    await eventually(async () => expect((await told(desk, "however often")).buttons).toEqual([]));
  });

  it("is not taken for refused when the desk is turned away at the second try", async () => {
    const desk = await startTestDesk(database);
    desk.partnerCenter.fail("POST /v1/customers", { kind: "reset", afterWork: true });
    desk.partnerCenter.fail("POST /v1/customers", {
      kind: "answer",
      status: 403,
      code: 900308,
      text: "Insufficient privileges.",
    });
    await approveRequest(desk, contoso);
    await triedAgain(desk, 1);
    desk.clock.move(seconds(3));
    await triedAgain(desk, 2);
    expect(await customer()).toMatchObject({ status: "creating", refusal: { code: "900308" } });
    desk.clock.move(seconds(5));
    expect((await told(desk, "was created in Partner Center")).buttons).toContain("Show the password");
    expect(requestIds(desk).size).toBe(1);
    expect(desk.partnerCenter.customers).toHaveLength(1);
  });

  it("is found among the customers when Partner Center forgot the request ID", async () => {
    const desk = await startTestDesk(database);
    desk.partnerCenter.fail("POST /v1/customers", { kind: "reset", afterWork: true });
    await approveRequest(desk, contoso);
    await triedAgain(desk, 1);
    const [made] = desk.partnerCenter.customers;
    delete made!.requestId;
    desk.clock.move(seconds(3));
    const message = await told(desk, "was created in Partner Center");
    expect(message.words).toContain("Its password did not come with it");
    expect(await customer()).toMatchObject({ status: "active", tenantId: made!.id });
    expect(desk.partnerCenter.customers).toHaveLength(1);
    expect(await database.db.select().from(secrets)).toEqual([]);
  });
});

describe("The decision about a creation", () => {
  it("counts once when two approvers press at the same time, and the second is told who was first", async () => {
    const desk = await startTestDesk(database);
    const card = await request(desk.slack, desk.slack.as("U0SAM"), contoso);
    const [dana, ravi] = [desk.slack.as("U0DANA"), desk.slack.as("U0RAVI")];
    await Promise.all([press(dana, card, "Approve"), press(ravi, card, "Approve")]);
    await told(desk, "was created in Partner Center");
    const refused = await eventually(() => {
      const found = desk.slack.channel("approvals").messages.find(({ ephemeralFor }) => ephemeralFor !== undefined);
      expect(found).toBeDefined();
      return found!;
    });
    const first = refused.ephemeralFor === "U0RAVI" ? "U0DANA" : "U0RAVI";
    expect(refused.words).toMatch(new RegExp(`^<@${first}> approved this`));
    expect(creations(desk)).toHaveLength(1);
    expect(desk.partnerCenter.customers).toHaveLength(1);
    expect((await eventTypes()).filter((type) => type === "customer.approved")).toHaveLength(1);
  });

  it("is not the requester's own, who is told why", async () => {
    const desk = await startTestDesk(database);
    const dana = desk.slack.as("U0DANA");
    await request(desk.slack, dana, contoso);
    const card = await approvalCard(desk.slack, contoso.companyName);
    await press(dana, card, "Approve");
    await eventually(() =>
      expect(
        desk.slack.channel("approvals").messages.find(({ ephemeralFor }) => ephemeralFor === "U0DANA")?.words,
      ).toBe("Somebody else has to decide: you asked for it."),
    );
    expect(await customer()).toMatchObject({ status: "awaiting_approval" });
    expect(await eventTypes()).toEqual(["customer.requested"]);
    expect(creations(desk)).toHaveLength(0);
  });
});
