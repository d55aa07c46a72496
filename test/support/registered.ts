import { WebClient } from "@slack/web-api";
import { drizzle } from "drizzle-orm/pg-proxy";
import * as schema from "../../db/schema/index.ts";
import { createSealer } from "../../db/sealing.ts";
import { createLog } from "../../src/log.ts";
import { defaultRhythm } from "../../src/rhythm.ts";
import { createSlackApp } from "../../src/slack/app.ts";
import type { Registered } from "../../src/slack/registrar.ts";

/** What the desk listens to. Nothing is started: no database, no port, no call. */
export function registeredByTheDesk(): Registered {
  const nobody = (): Promise<never> => Promise.reject(new Error("nothing is asked while listeners are registered"));
  const log = createLog({ level: "silent" });
  const { registered } = createSlackApp({
    desk: {
      db: drizzle(nobody, { schema }),
      now: () => new Date(0),
      partnerCenter: null,
      webhookUrl: null,
      sealer: createSealer([new Uint8Array(32)]),
      rhythm: defaultRhythm,
      slack: new WebClient("", { fetch: nobody }),
      log,
    },
    entrance: { signingSecret: "not-a-secret-of-anybody" },
    botToken: "xoxb-none",
    health: { readiness: nobody },
    routes: [],
    clientOptions: { fetch: nobody },
  });
  return registered;
}
