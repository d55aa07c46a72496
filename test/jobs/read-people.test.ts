import { WebClient } from "@slack/web-api";
import { describe, expect, test } from "vitest";
import { people, rateLimits, userGroups } from "../../db/schema/index.ts";
import { createMovableClock } from "../../src/clock.ts";
import type { JobDeps } from "../../src/jobs/deps.ts";
import { RetryLater } from "../../src/jobs/job.ts";
import { readPeople } from "../../src/jobs/read-people.ts";
import { createLog } from "../../src/log.ts";
import { createWorkspace } from "../../src/sandbox/slack/workspace.ts";
import { useDatabase } from "../support/database.ts";
import { quickRhythm } from "../support/desk.ts";

const database = useDatabase();
const agents = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `U1${String(n).padStart(5, "0")}`, name: `agent${n}` }));
const many = agents(600);

function readable({ rateLimits = false, staff = many } = {}) {
  const slack = createWorkspace({
    now: () => new Date(),
    deskUrl: () => "http://127.0.0.1:9",
    signingSecret: "not used",
    botToken: "xoxb-test",
    rateLimits,
    channels: [],
    people: [
      ...staff,
      { id: "U0OLGA", name: "olga", realName: "Olga Owner", isOwner: true, tz: "Europe/Berlin", locale: "de-DE" },
      { id: "U0GUS", name: "gus", isUltraRestricted: true },
    ],
    userGroups: [{ id: "S0SALES", handle: "sales", name: "Sales team", users: ["U0OLGA"] }],
  });
  const clock = createMovableClock();
  const client = new WebClient("xoxb-test", {
    slackApiUrl: "http://slack.test/api/",
    fetch: (input, init) => slack.fetch(new Request(input, init)),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  // Only what this job uses of the dependencies.
  const deps = {
    db: database.db,
    now: clock.now,
    slack: client,
    rhythm: quickRhythm,
    log: createLog({ level: "silent" }),
  } as JobDeps;
  const job = { id: 1, queue: "read-people", attempt: 1, signal: new AbortController().signal };
  const read = () => readPeople.accept({})?.run(deps, { ...job, completeIn: async () => undefined });
  return { slack, clock, read };
}

const listed = async () => (await database.db.select().from(people)).filter(({ isDeleted }) => !isDeleted);

describe("reading people", () => {
  test("goes through all pages and keeps who is an admin, a guest or a bot", async () => {
    const { slack, read } = readable();
    await read();
    const all = await database.db.select().from(people);
    expect(all).toHaveLength(many.length + 4);
    const byId = new Map(all.map((person) => [person.id, person]));
    expect(byId.get("U0OLGA")).toMatchObject({
      name: "Olga Owner",
      locale: "de-DE",
      timeZone: "Europe/Berlin",
      isAdmin: true,
      isGuest: false,
    });
    expect(byId.get("U0GUS")).toMatchObject({ isGuest: true, isAdmin: false });
    expect(byId.get("USLACKBOT")).toMatchObject({ isBot: true });
    expect(await database.db.select().from(userGroups)).toMatchObject([{ id: "S0SALES", members: ["U0OLGA"] }]);
    expect(slack.calls.filter(({ method }) => method === "users.list").length).toBeGreaterThan(1);
    expect(slack.refusals).toEqual([]);
  });

  test("marks who is not in the workspace any more, and forgets user groups that are gone", async () => {
    const { slack, clock, read } = readable();
    await read();
    slack.world.people.delete("U100007");
    slack.world.userGroups.splice(0);
    clock.move(24 * 60 * 60_000);
    await read();
    expect((await listed()).map(({ id }) => id)).not.toContain("U100007");
    expect(await listed()).toHaveLength(many.length + 3);
    expect(await database.db.select().from(userGroups)).toEqual([]);
  });

  test("does without user groups where the app was not allowed to read them", async () => {
    const { slack, read } = readable();
    await read();
    slack.scopes.delete("usergroups:read");
    await read();
    expect(await database.db.select().from(userGroups)).toEqual([]);
    expect(await listed()).toHaveLength(many.length + 4);
  });

  test("waits as long as Slack asks, for all replicas, and marks nobody before it has read everybody", async () => {
    const { slack, read } = readable({ rateLimits: true, staff: agents(1) });
    let refused: unknown = null;
    // Slack takes twenty a minute.
    for (let n = 0; n < 21; n += 1) await read()?.catch((reason: unknown) => (refused = reason));
    expect(refused).toBeInstanceOf(RetryLater);
    expect(refused).toMatchObject({ counts: false });
    expect(slack.calls.at(-1)).toMatchObject({ answer: { error: "ratelimited" } });
    const keys = (await database.db.select().from(rateLimits)).map(({ key }) => key);
    expect(keys).toContain("users.list");
    expect(await listed()).toHaveLength(5);
  });
});
