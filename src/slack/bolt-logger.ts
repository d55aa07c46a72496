import { LogLevel, type Logger } from "@slack/bolt";
import type { Log } from "../log.ts";

/** The lines of Bolt and of Slack's client in the desk's log. Their debug level writes whole messages, so it is left out. */
export function boltLogger(log: Log, from: "bolt" | "slack-client" = "bolt"): Logger {
  const write = (level: "info" | "warn" | "error") => (message: unknown) =>
    log[level]({ from }, typeof message === "string" ? message : "Slack's library reports");
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: write("warn"),
    error: write("error"),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
