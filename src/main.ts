import { connect } from "../db/connect.ts";
import { systemClock } from "./clock.ts";
import { loadEnvironment, readConfig } from "./config.ts";
import { createLog } from "./log.ts";
import { defaultRhythm } from "./rhythm.ts";
import { logContext, startDesk } from "./start.ts";

const config = readConfig(loadEnvironment());
if (!config.ok) {
  for (const sentence of config.failure) console.error(sentence);
  process.exit(1);
}
const log = createLog({ level: config.value.log.level, context: logContext });
const desk = await startDesk(config.value, {
  connect,
  clock: systemClock,
  fetch: (request) => fetch(request),
  log,
  rhythm: defaultRhythm,
}).catch((error: unknown) => {
  log.fatal({ err: error }, "The desk did not start");
  return process.exit(1);
});

let stopping: Promise<void> | null = null;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    stopping ??= desk.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "The desk did not stop cleanly");
        process.exit(1);
      },
    );
  });
}
