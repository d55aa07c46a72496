import { pino, type DestinationStream } from "pino";
import { describeError } from "./describe-error.ts";

/** The message is a fixed sentence; what varies goes into the fields. */
interface Write {
  (message: string): void;
  (fields: Record<string, unknown>, message: string): void;
}
export type Log = Record<"trace" | "debug" | "info" | "warn" | "error" | "fatal", Write>;
export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LogOptions {
  level: LogLevel;
  /** Added to every line, for instance the job that is running. */
  context?: () => object | undefined;
  /** Where lines go; standard output when left out. */
  destination?: DestinationStream;
}

/** One JSON object a line. Personal data and secrets are kept out by the callers; what slips through is hidden here. */
export function createLog({ level, context, destination }: LogOptions): Log {
  return pino(
    {
      level,
      base: undefined,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      mixin: () => context?.() ?? {},
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, redact(key, value)])),
      },
      hooks: { streamWrite: redactText },
    },
    destination ?? pino.destination({ sync: true }),
  );
}

const hidden = "[hidden]";

// Compared without case and punctuation, so that `api_key`, `apiKey` and `API-Key` are one word.
const privateNames =
  /password|passwd|secret|token|authorization|cookie|apikey|credential|signature|email|phone|address|firstname|lastname|fullname|companyname|registrationid|displayname|answers|payload|body/;

function redact(key: string, value: unknown, depth = 0): unknown {
  if (value === undefined || value === null) return value;
  if (privateNames.test(key.toLowerCase().replace(/[^a-z]/g, ""))) return hidden;
  if (value instanceof Error) return describeError(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "object") return value;
  if (depth > 8) return "[deep]";
  if (Array.isArray(value)) return value.map((item) => redact("", item, depth + 1));
  if ("toJSON" in value) return hidden;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, redact(name, item, depth + 1)]));
}

/** Slack tokens, bearer tokens, web tokens and mail addresses inside a longer text. */
export function redactText(text: string): string {
  return text
    .replace(/\bx(?:ox[a-z]|app)-[\w-]+/gi, hidden)
    .replace(/\bbearer\s+[\w.~+/=-]+/gi, hidden)
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, hidden)
    .replace(/[^\s@<>"':,;\\]{1,64}@[^\s@<>"':,;\\]{1,255}\.[a-z]{2,63}/gi, hidden);
}
