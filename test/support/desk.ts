import { randomBytes } from "node:crypto";
import { TZDate } from "@date-fns/tz";
import { addHours, nextMonday, startOfDay } from "date-fns";
import { and, eq, like, lte, ne, or } from "drizzle-orm";
import { expect, inject, onTestFinished } from "vitest";
import { createMovableClock, type MovableClock } from "../../src/clock.ts";
import { Secret } from "../../src/core/secret-text.ts";
import type { Config } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { defaultRhythm, type Rhythm } from "../../src/rhythm.ts";
import { startDesk, type RunningDesk } from "../../src/start.ts";
import { listen } from "../../src/sandbox/http.ts";
import {
  createPartnerCenterSimulator,
  SIMULATED_PARTNER,
  type PartnerCenterSimulator,
} from "../../src/sandbox/partner-center/simulator.ts";
import { createWorkspace, type Workspace } from "../../src/sandbox/slack/workspace.ts";
import { events, jobs, people, settings, userGroups } from "../../db/schema/index.ts";
import type { AgreementWay } from "../../src/core/agreement/ways.ts";
import type { PartnerType } from "../../src/core/access.ts";
import type { TestDatabase } from "./database.ts";
import { eventually } from "./eventually.ts";
import { oddData } from "./event-data.ts";
import { checkRefusals } from "./refusals.ts";
import { workspacePeople } from "./workspace-people.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** How Slack's requests reach the desk; the project says so. */
    transport: Transport;
  }
}

export type Transport = "http" | "socket";

export interface TestDesk {
  slack: Workspace;
  partnerCenter: PartnerCenterSimulator;
  clock: MovableClock;
  /** Every line that the desk logged. */
  logged: string[];
  url: () => string;
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

export const signingSecret = "8f742231b10e8888abcd99yyyzzz85a5";
const botToken = "xoxb-sandbox-test";
const appToken = "xapp-sandbox-test";

export const quickRhythm: Rhythm = {
  ...defaultRhythm,
  checkSeconds: 2,
  firstLookSeconds: 0,
  viewSettleMs: 100,
  postEveryMs: 0,
  updateEveryMs: 0,
  homeSettleMs: 50,
  readEveryMs: 0,
  jobs: { ...defaultRhythm.jobs, pollMs: 200, firstRetryMs: 50, stopMs: 5_000 },
};

export interface DeskOptions {
  /** Left out: the desk is set up for a direct-bill partner. Null: nobody has set it up yet. */
  partnerType?: PartnerType | null;
  ownApproval?: boolean;
  agreementWay?: AgreementWay;
  rhythm?: Partial<Rhythm>;
  /** Slack's own; left out, it takes any number of calls. */
  rateLimits?: boolean;
  withApi?: boolean;
  config?: Partial<Config>;
  /** Left out: what the project tests. */
  transport?: Transport;
  /** Left out: those that this Slack knows. */
  botToken?: string;
  appToken?: string;
  /** How many desks share the work, started together; Slack reaches them in turn. */
  replicas?: number;
  /** False where Slack or Partner Center refuses them. */
  awaitsFirstReadings?: boolean;
}

/** The whole desk on a test database, between a simulated Slack and a simulated Partner Center. */
export async function startTestDesk(database: TestDatabase, options: DeskOptions = {}): Promise<TestDesk> {
  const clock = fromMonday();
  const partnerCenter = createPartnerCenterSimulator({
    now: clock.now,
    refreshToken: "first-refresh-token",
    partnerDomains: ["fabrikam.com"],
    betweenAttempts: 20,
    deliver: (request) => {
      const { pathname } = new URL(request.url);
      return fetch(new Request(`${base()}${pathname}`, request));
    },
  });
  let running: RunningDesk[] = [];
  let turn = 0;
  const base = (): string => `http://127.0.0.1:${running[turn++ % running.length]?.port ?? 0}`;
  const url = (): string => `${base()}/slack/events`;
  const isOverSocket = (options.transport ?? inject("transport")) === "socket";
  const sockets = { url: "", close: async (): Promise<void> => undefined };
  const slack = createWorkspace({
    now: fromMonday().now,
    rateLimits: options.rateLimits ?? false,
    deskUrl: url,
    signingSecret,
    botToken,
    ...(isOverSocket && { socketMode: { appToken, url: () => sockets.url } }),
    ...workspacePeople,
  });
  if (isOverSocket) {
    const served = await listen(slack.fetch, 0, slack.upgrade);
    Object.assign(sockets, { url: `ws://127.0.0.1:${served.port}`, close: served.close });
  }
  const logged: string[] = [];
  const config: Config = {
    slack: {
      botToken: new Secret(options.botToken ?? botToken),
      apiUrl: "http://slack.test/api",
      ...(isOverSocket
        ? { appToken: new Secret(options.appToken ?? appToken) }
        : { signingSecret: new Secret(signingSecret) }),
    },
    http: { host: "127.0.0.1", port: 0, publicUrl: "https://desk.test" },
    database: { url: null, dataDir: "" },
    secretsKeys: [randomBytes(32)],
    log: { level: "debug" },
    partnerCenter:
      options.withApi === false
        ? null
        : {
            url: "http://partner-center.test",
            loginUrl: "http://localhost:9",
            tenantId: SIMULATED_PARTNER.tenantId,
            clientId: SIMULATED_PARTNER.clientId,
            clientSecret: new Secret(SIMULATED_PARTNER.clientSecret),
            refreshToken: new Secret("first-refresh-token"),
          },
    ...options.config,
  };
  const log = createLog({ level: "debug", destination: { write: (line: string) => void logged.push(line) } });
  const startOne = (): Promise<RunningDesk> =>
    startDesk(config, {
      connect: async (where) => ({ ...(await database.connect(where)), migrate: async () => undefined }),
      clock,
      fetch: (request) => {
        const { hostname } = new URL(request.url);
        if (partnerCenter.certificates.hosts.includes(hostname)) return partnerCenter.certificates.fetch(request);
        return ["slack.test", "hooks.slack.com"].includes(hostname)
          ? slack.fetch(request)
          : partnerCenter.fetch(request);
      },
      webhookRoots: () => [partnerCenter.authority.rootPem],
      log,
      rhythm: { ...quickRhythm, ...options.rhythm },
    });
  const start = async (): Promise<void> => {
    running = await Promise.all(Array.from({ length: options.replicas ?? 1 }, startOne));
  };
  const stopAll = async (): Promise<void> => {
    await Promise.all(running.map((desk) => desk.stop()));
  };
  if (options.partnerType !== null) await setUpDesk(database, clock.now(), options);
  await start();
  if (options.awaitsFirstReadings !== false) await firstReadingsOver(database, clock);
  let stopped: Promise<void> | null = null;
  const desk: TestDesk = {
    slack,
    partnerCenter,
    clock,
    logged,
    url,
    async restart() {
      await stopAll();
      await start();
    },
    stop: () => (stopped ??= stopAll().finally(sockets.close)),
  };
  onTestFinished(() => stopAndCheck(desk, database));
  return desk;
}

/** Begins at nine o'clock of the next Monday: no test is to pass on some days of the week alone. */
function fromMonday(): MovableClock {
  const clock = createMovableClock();
  const monday = startOfDay(nextMonday(new TZDate(clock.now().getTime(), "UTC")));
  clock.move(addHours(monday, 9).getTime() - clock.now().getTime());
  return clock;
}

/** Of what these tests type into the form of a new customer. */
const personal = /ada@contoso|Ada Moss|Contoso Interior|1 Main Street|Avenida Paulista|Souza|11\.?222\.?333|425\) 555/;

async function stopAndCheck(desk: TestDesk, database: TestDatabase): Promise<void> {
  await desk.stop();
  checkRefusals(desk.slack);
  expect((await database.db.select().from(events)).flatMap(oddData)).toEqual([]);
  expect(desk.logged.filter((line) => personal.test(line))).toEqual([]);
}

/** What is read at the first start has been read: what a test puts into Slack or Partner Center now comes later. */
export async function firstReadingsOver(
  { db }: Pick<TestDatabase, "db">,
  clock: Pick<MovableClock, "now">,
): Promise<void> {
  const isRead = or(like(jobs.queue, "read-%"), eq(jobs.queue, "renew-consent"));
  await eventually(async () => {
    expect(await db.$count(jobs, and(isRead, lte(jobs.runAt, clock.now()), ne(jobs.state, "dead")))).toBe(0);
  });
}

/** What `/csp setup` and the nightly reading of people would have stored. */
export async function setUpDesk({ db }: TestDatabase, now: Date, options: DeskOptions = {}): Promise<void> {
  await db.insert(people).values(
    workspacePeople.people.map((person) => ({
      id: person.id,
      name: person.name,
      isAdmin: Boolean(person.isOwner ?? person.isAdmin),
      isGuest: Boolean(person.isRestricted ?? person.isUltraRestricted),
      isBot: Boolean(person.isBot),
      readAt: now,
    })),
  );
  await db.insert(userGroups).values(
    workspacePeople.userGroups.map(({ id, name, handle, users }) => ({
      id,
      name,
      handle,
      members: users,
      readAt: now,
    })),
  );
  await db.insert(settings).values({
    partnerName: "Fabrikam",
    partnerType: options.partnerType ?? "direct-bill",
    partnerDomains: ["fabrikam.com"],
    approvalsChannel: "C0APPROVALS",
    statusChannel: "C0STATUS",
    reachableChannels: ["C0APPROVALS", "C0STATUS"],
    roleHolders: {
      "admin-agent": { people: ["U0DANA", "U0RAVI"], groups: [] },
      "sales-agent": { people: ["U0SAM"], groups: ["S0SALES"] },
      "global-administrator": { people: ["U0OLGA"], groups: [] },
      "helpdesk-agent": { people: ["U0HENK"], groups: [] },
    },
    ownApproval: options.ownApproval ?? false,
    agreementWay: options.agreementWay ?? "direct-acceptance",
    updatedAt: now,
  });
}
