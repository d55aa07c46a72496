import { connect } from "../../db/connect.ts";
import { createMovableClock, type MovableClock } from "../../src/clock.ts";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { defaultRhythm, type Rhythm } from "../../src/rhythm.ts";
import { logContext, startDesk } from "../../src/start.ts";
import type { Order, Report } from "./point.ts";
import { createWatch, type Watch } from "./watch.ts";
import { watchDatabase } from "./watched-database.ts";
import { watchedFetch } from "./watched-fetch.ts";

/** One job at a time: then every run comes to the same points in the same order. */
const rhythm: Rhythm = {
  ...defaultRhythm,
  firstLookSeconds: 0,
  checkSeconds: 60,
  postEveryMs: 0,
  updateEveryMs: 0,
  jobs: { ...defaultRhythm.jobs, concurrency: 1, pollMs: 100 },
};

interface OpenDesk {
  watch: Watch;
  clock: MovableClock;
  stop: () => Promise<void>;
}

let desk: OpenDesk | null = null;

const report = (what: Report): void => {
  process.send?.(what);
};

async function start({ env, offset }: Extract<Order, { order: "start" }>): Promise<void> {
  const config = readConfig(env);
  if (!config.ok) throw new Error(config.failure.join("\n"));
  const clock = createMovableClock();
  clock.move(offset);
  const watch = createWatch((point) => report({ report: "passed", point }));
  const { port, stop } = await startDesk(config.value, {
    connect: async (options) => watchDatabase(await connect(options), watch),
    clock,
    fetch: watchedFetch(watch),
    log: createLog({ level: config.value.log.level, context: logContext }),
    rhythm,
  });
  desk = { watch, clock, stop };
  report({ report: "started", port });
}

async function follow(order: Order): Promise<void> {
  switch (order.order) {
    case "start":
      return start(order);
    case "watch":
      desk?.watch.begin(order.target);
      report({ report: "watching" });
      return;
    case "move":
      desk?.clock.move(order.milliseconds);
      return;
    case "stop":
      await desk?.stop();
      report({ report: "stopped" });
  }
}

process.on("message", (order: Order) => void follow(order));
// A test that was ended leaves nobody behind.
process.on("disconnect", () => process.exit(1));
