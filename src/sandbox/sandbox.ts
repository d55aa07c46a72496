import { createAsMicrosoft } from "./as-microsoft.ts";
import { createControl } from "./control.ts";
import { createFaultsControl } from "./faults-control.ts";
import { listen } from "./http.ts";
import { createPartnerCenterSimulator, type PartnerCenterSimulator } from "./partner-center/simulator.ts";
import { channels, owner, people, salesAgent, userGroups } from "./people.ts";
import { liveThroughADay } from "./seed/busy-day.ts";
import { seedPartnerCenter } from "./seed/partner-center.ts";
import { serveSandbox } from "./serve.ts";
import { pageApi } from "./slack/page-api.ts";
import { createWorkspace, type Workspace } from "./slack/workspace.ts";
import { typeSteps, type Step } from "./type-steps.ts";

/** What the desk needs to know of the world around it. */
export interface Surroundings {
  slackApiUrl: string;
  botToken: string;
  signingSecret: string;
  /** Null where Slack's requests come over HTTP. */
  appToken: string | null;
  partnerCenterUrl: string;
  refreshToken: string;
  /** Where Partner Center's events reach the desk. */
  publicUrl: string;
  /** Whom those events are signed by, and where the certificates are fetched from. */
  certificates: PartnerCenterSimulator["certificates"];
  authority: () => { rootPem: string };
}

export interface SandboxOptions {
  /** Of the page; 0 takes a free one. */
  port: number;
  clock: {
    now: () => Date;
    move: (milliseconds: number) => void;
    onMove: (listener: () => void) => () => void;
  };
  /** Whether the desk opens a socket (Socket Mode). */
  socket: boolean;
  startDesk: (around: Surroundings) => Promise<{ port: number; stop: () => Promise<void> }>;
  /** What the workspace's owner types first. */
  setup: readonly Step[];
  /** How many customers the partner has already. With any, the channels show a day like others, too. */
  seed: number;
}

export interface Sandbox {
  url: string;
  slack: Workspace;
  partnerCenter: PartnerCenterSimulator;
  move: (milliseconds: number) => void;
  restartDesk: () => Promise<void>;
  stop: () => Promise<void>;
}

const BOT_TOKEN = "xoxb-sandbox";
const APP_TOKEN = "xapp-sandbox";
const SIGNING_SECRET = "the-sandbox-signs-with-this";
const REFRESH_TOKEN = "the-sandbox-has-consent";
const VERIFICATION_SECONDS = 8;

/** Slack, Partner Center and the page, with a desk between them. */
export async function startSandbox({ port, clock, socket, startDesk, setup, seed }: SandboxOptions): Promise<Sandbox> {
  const partnerCenter = createPartnerCenterSimulator({
    now: clock.now,
    refreshToken: REFRESH_TOKEN,
    verificationTakes: VERIFICATION_SECONDS * 1000,
    partnerDomains: ["fabrikam.com"],
  });
  seedPartnerCenter(partnerCenter, seed);
  let page: { url: string; close: () => Promise<void> } | null = null;
  let desk: { port: number; stop: () => Promise<void> } | null = null;
  const slack = createWorkspace({
    now: clock.now,
    onMove: clock.onMove,
    url: () => page?.url ?? "",
    ...(socket && { socketMode: { appToken: APP_TOKEN, url: () => page?.url.replace("http:", "ws:") ?? "" } }),
    deskUrl: () => `http://127.0.0.1:${desk?.port ?? 9}/slack/events`,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    hidden: () => partnerCenter.customers.flatMap(({ password }) => password ?? []),
    // What the sandbox types itself is a day's work in a moment, which no real workspace sees.
    rateLimits: false,
    people,
    channels,
    userGroups,
  });
  const microsoft = createAsMicrosoft(partnerCenter, VERIFICATION_SECONDS);
  const partnerCenterServer = await listen(partnerCenter.fetch, 0);

  async function begin(slackUrl: string): Promise<void> {
    desk = await startDesk({
      slackApiUrl: `${slackUrl}/api`,
      botToken: BOT_TOKEN,
      signingSecret: SIGNING_SECRET,
      appToken: socket ? APP_TOKEN : null,
      partnerCenterUrl: partnerCenterServer.url,
      refreshToken: REFRESH_TOKEN,
      publicUrl: slackUrl,
      certificates: partnerCenter.certificates,
      authority: () => partnerCenter.authority,
    });
  }

  let restarting: Promise<void> = Promise.resolve();
  function restartDesk(): Promise<void> {
    restarting = restarting.then(async () => {
      await desk?.stop();
      desk = null;
      await begin(page?.url ?? "");
    });
    return restarting;
  }

  async function stop(): Promise<void> {
    await restarting.catch(() => undefined);
    await desk?.stop();
    await page?.close();
    await partnerCenterServer.close();
  }

  try {
    const served = await listen(
      serveSandbox({
        firstPerson: salesAgent,
        slack: slack.fetch,
        desk: () => (desk === null ? null : `http://127.0.0.1:${desk.port}`),
        page: (request) => pageApi(slack, request),
        control: createControl({
          now: clock.now,
          move: clock.move,
          restartDesk,
          microsoft,
          faults: createFaultsControl(slack, partnerCenter, microsoft),
        }),
      }),
      port,
      slack.upgrade,
    );
    page = served;
    await begin(served.url);
    await typeSteps(slack, slack.as(owner), setup);
    if (seed > 0) await liveThroughADay(slack, partnerCenter);
    slack.rateLimits = true;
    return { url: served.url, slack, partnerCenter, move: clock.move, restartDesk, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
