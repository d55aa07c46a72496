import { connect } from "../../db/connect.ts";
import { createMovableClock } from "../../src/clock.ts";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { defaultRhythm, type Rhythm } from "../../src/rhythm.ts";
import { logContext, startDesk } from "../../src/start.ts";
import type { Order, Report } from "./point.ts";
import { createWatch } from "./watch.ts";
import { watchDatabase } from "./watched-database.ts";
import { watchedFetch } from "./watched-fetch.ts";

/** One job at a time: then every run comes to the same points in the same order. */
const rhythm: Rhythm = {
  ...defaultRhythm,
  firstLookSeconds: 0,
  postEveryMs: 0,
  updateEveryMs: 0,
  jobs: { ...defaultRhythm.jobs, concurrency: 1, pollMs: 100 },
};

const report = (what: Report): void => {
  process.send?.(what);
};
const clock = createMovableClock();
const watch = createWatch((point) => report({ report: "passed", ...point }));

async function start({ env, offset }: Extract<Order, { order: "start" }>): Promise<void> {
  const config = readConfig(env);
  if (!config.ok) throw new Error(config.failure.join("\n"));
  clock.move(offset);
  const { port } = await startDesk(config.value, {
    connect: async (options) => watchDatabase(await connect(options), watch),
    clock,
    fetch: watchedFetch(watch),
    log: createLog({ level: config.value.log.level, context: logContext }),
    rhythm,
  });
  report({ report: "started", port });
}

process.on("message", (order: Order) => {
  switch (order.order) {
    case "start":
      void start(order);
      break;
    case "watch":
      watch.begin(order.target);
      report({ report: "watching" });
      break;
    case "move":
      clock.move(order.milliseconds);
      break;
  }
});
// Nothing is left behind by a test that ended itself.
process.on("disconnect", () => process.exit(1));
