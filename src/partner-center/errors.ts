import type { DeskCode } from "../core/partner-center-errors.ts";
import type { UpstreamFailure } from "../core/result.ts";
import { wireError } from "./wire.ts";

const MAX_DESCRIPTION = 1024;
const MAX_WAIT_SECONDS = 24 * 3600;

/** A failure in which Partner Center said nothing that could be read. The desk's codes need no description. */
export function deskFailure(
  code: DeskCode,
  outcome: UpstreamFailure["outcome"],
  more: Partial<UpstreamFailure> = {},
): UpstreamFailure {
  return {
    kind: "upstream",
    outcome,
    status: null,
    code,
    description: "",
    correlationId: null,
    retryable: outcome !== "refused",
    retryAfterSeconds: null,
    ...more,
  };
}

/** What an answer with an error status means. `body` is parsed JSON, or null where there was none. */
export function readFailure(
  answer: { status: number; headers: Headers; body: unknown; correlationId: string },
  now: Date,
): UpstreamFailure {
  const { status, headers, correlationId } = answer;
  const parsed = wireError.safeParse(answer.body);
  const error = parsed.success ? parsed.data : {};
  const description = clean(error.description || error.message || "");
  const outcome = outcomeOf(status);
  return {
    kind: "upstream",
    outcome,
    status,
    code: error.code || codeWithout(status),
    description,
    correlationId,
    retryable: outcome !== "refused" || error.isRetryable === true,
    retryAfterSeconds: retryAfter(headers.get("retry-after"), now) ?? secondsInText(status, description),
  };
}

/** 401 turns a request away before any work; 408, 429 and 5xx leave open whether the work was done. */
function outcomeOf(status: number): UpstreamFailure["outcome"] {
  if (status === 401) return "not-sent";
  return status < 400 || status === 408 || status === 425 || status === 429 || status >= 500 ? "unknown" : "refused";
}

function codeWithout(status: number): DeskCode | null {
  if (status === 401) return "unauthorised";
  if (status === 429) return "throttled";
  return status < 400 ? "unreadable-answer" : null;
}

function clean(text: string): string {
  return text
    .slice(0, MAX_DESCRIPTION)
    .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
    .trim();
}

/** Seconds from a `Retry-After` in seconds or as an HTTP date, at most a day. */
export function retryAfter(header: string | null, now: Date): number | null {
  if (header === null) return null;
  const text = header.trim();
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now.getTime()) / 1000;
  return Number.isNaN(seconds) ? null : Math.min(Math.max(Math.ceil(seconds), 0), MAX_WAIT_SECONDS);
}

function secondsInText(status: number, description: string): number | null {
  const seconds = status === 429 ? /in (\d{1,5}) seconds/.exec(description)?.[1] : undefined;
  return seconds === undefined ? null : Math.min(Number(seconds), MAX_WAIT_SECONDS);
}
