import { randomBytes } from "node:crypto";
import { listen } from "../../src/sandbox/http.ts";
import {
  createPartnerCenterSimulator,
  SIMULATED_PARTNER,
  type PartnerCenterSimulator,
} from "../../src/sandbox/partner-center/simulator.ts";
import { createWorkspace, type Workspace } from "../../src/sandbox/slack/workspace.ts";
import { createMovableClock, type MovableClock } from "../../src/clock.ts";
import { workspacePeople } from "../support/workspace-people.ts";

/** A Monday morning: neither a weekend nor the night comes into the walk. */
export const beginning = new Date("2026-11-23T09:00:00Z");
export const secretsKey = randomBytes(32);
const botToken = "xoxb-kill-test";
const signingSecret = "the-kill-test-signs-with-this";
const refreshToken = "first-refresh-token";

export interface Surroundings {
  slack: Workspace;
  partnerCenter: PartnerCenterSimulator;
  clock: MovableClock;
  /** How far the clock is from the machine's. */
  offset: () => number;
  /** The environment of a desk between them. */
  env: (databaseUrl: string) => Record<string, string>;
  close: () => Promise<void>;
}

/** Slack and Partner Center, which stay when the desk is killed. */
export async function openSurroundings(deskPort: () => number): Promise<Surroundings> {
  const clock = createMovableClock();
  clock.move(beginning.getTime() - Date.now());
  const partnerCenter = createPartnerCenterSimulator({
    now: clock.now,
    refreshToken,
    partnerDomains: ["fabrikam.com"],
  });
  const slack = createWorkspace({
    now: clock.now,
    deskUrl: () => `http://127.0.0.1:${deskPort()}/slack/events`,
    signingSecret,
    botToken,
    ...workspacePeople,
  });
  const served = await listen((request) => {
    const isSlack = /^\/(api|commands|actions)\//.test(new URL(request.url).pathname);
    return isSlack ? slack.fetch(request) : partnerCenter.fetch(request);
  }, 0);
  const url = `http://127.0.0.1:${served.port}`;
  return {
    slack,
    partnerCenter,
    clock,
    offset: () => clock.now().getTime() - Date.now(),
    env: (databaseUrl) => ({
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: `${url}/api`,
      HOST: "127.0.0.1",
      PORT: "0",
      DATABASE_URL: databaseUrl,
      SECRETS_KEY: secretsKey.toString("base64"),
      LOG_LEVEL: "info",
      PARTNER_CENTER_URL: url,
      PARTNER_CENTER_LOGIN_URL: url,
      PARTNER_CENTER_TENANT_ID: SIMULATED_PARTNER.tenantId,
      PARTNER_CENTER_CLIENT_ID: SIMULATED_PARTNER.clientId,
      PARTNER_CENTER_CLIENT_SECRET: SIMULATED_PARTNER.clientSecret,
      PARTNER_CENTER_REFRESH_TOKEN: refreshToken,
    }),
    close: served.close,
  };
}
