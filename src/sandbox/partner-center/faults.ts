import { setTimeout as pause } from "node:timers/promises";
import type { Answer } from "./answer.ts";
import { errorBody } from "./refusals.ts";
import { invalidToken } from "./tokens.ts";

export type Fault =
  /** Answers this. `afterWork`: the work is done all the same, only its answer is lost. */
  | {
      kind: "answer";
      status: number;
      shape?: "old" | "new" | "empty" | "html";
      code?: number | string;
      text?: string;
      name?: string;
      isRetryable?: boolean;
      headers?: Record<string, string>;
      afterWork?: boolean;
    }
  | { kind: "throttled"; retryAfter?: number; afterWork?: boolean }
  | { kind: "expired-token" }
  /** Never answers; rejects when the request's signal aborts. */
  | { kind: "silence"; afterWork?: boolean }
  /** The connection breaks: fetch rejects with ECONNRESET. */
  | { kind: "reset"; afterWork?: boolean }
  | { kind: "delay"; milliseconds: number };

interface Matcher {
  method?: string;
  /** The whole path, or a pattern over it. */
  path?: string | RegExp;
  token?: "app" | "app+user" | "none";
}

/** "POST /v1/customers", "GET *", a pattern over the path, or a matcher. */
export type MatcherInput = string | RegExp | Matcher;

export interface PlannedFault {
  readonly left: number;
  cancel: () => void;
}

export interface Faults {
  fail: (matcher: MatcherInput, fault: Fault, times?: number) => PlannedFault;
  take: (call: { method: string; path: string; token: string }) => Fault | undefined;
  clear: () => void;
}

export function createFaults(): Faults {
  const planned: { matcher: Matcher; fault: Fault; left: number }[] = [];
  return {
    fail(input, fault, times = 1) {
      const entry = { matcher: readMatcher(input), fault, left: times };
      planned.push(entry);
      return {
        get left() {
          return entry.left;
        },
        cancel: () => void (entry.left = 0),
      };
    },
    take(call) {
      const entry = planned.find(({ matcher, left }) => left > 0 && matches(matcher, call));
      if (entry !== undefined) entry.left -= 1;
      return entry?.fault;
    },
    clear: () => void planned.splice(0),
  };
}

function readMatcher(input: MatcherInput): Matcher {
  if (input instanceof RegExp) return { path: input };
  if (typeof input !== "string") return input;
  const [method = "", path = "*"] = input.split(" ");
  return { ...(method === "*" ? {} : { method }), ...(path === "*" ? {} : { path }) };
}

function matches(matcher: Matcher, call: { method: string; path: string; token: string }): boolean {
  if (matcher.method !== undefined && matcher.method !== call.method) return false;
  if (matcher.token !== undefined && matcher.token !== call.token) return false;
  if (matcher.path instanceof RegExp) return matcher.path.test(call.path);
  return matcher.path === undefined || matcher.path === call.path;
}

/** Answers the fault, or undefined when the ordinary answer may go out. */
export async function play(fault: Fault, request: Request): Promise<Answer | undefined> {
  switch (fault.kind) {
    case "answer":
      return faultAnswer(fault);
    case "throttled":
      return throttled(fault.retryAfter ?? 57);
    case "expired-token":
      return invalidToken();
    case "reset":
      throw new TypeError("fetch failed", {
        cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }),
      });
    case "silence":
      return silence(request);
    case "delay":
      await pause(fault.milliseconds, undefined, { signal: request.signal });
      return undefined;
  }
}

function faultAnswer(fault: Extract<Fault, { kind: "answer" }>): Answer {
  const { status, headers = {}, shape = fault.code === undefined ? "empty" : "new" } = fault;
  if (shape === "empty") {
    return { status, headers: status === 401 ? { "www-authenticate": "Bearer", ...headers } : headers };
  }
  if (shape === "html") {
    const body = `<html><body><h1>${status}</h1><p>${fault.text ?? "Service unavailable"}</p></body></html>`;
    return { status, body, headers: { "content-type": "text/html", ...headers } };
  }
  const text = fault.text ?? "Something is wrong.";
  const more = {
    ...(fault.name === undefined ? {} : { name: fault.name }),
    ...(fault.isRetryable === undefined ? {} : { isRetryable: fault.isRetryable }),
  };
  return { status, headers, body: errorBody(shape, fault.code ?? 0, text, more) };
}

function throttled(seconds: number): Answer {
  return {
    status: 429,
    headers: { "retry-after": String(seconds) },
    body: { statusCode: 429, message: `Rate limit is exceeded. Try again in ${seconds} seconds.` },
  };
}

// A Request's signal holds its listeners weakly: without this the caller's abort could find nobody.
const silent = new Set<Request>();

function silence(request: Request): Promise<never> {
  silent.add(request);
  return new Promise((_, reject) => {
    const stop = () => {
      silent.delete(request);
      reject(
        request.signal.reason instanceof Error ? request.signal.reason : new DOMException("Aborted", "AbortError"),
      );
    };
    if (request.signal.aborted) stop();
    else request.signal.addEventListener("abort", stop, { once: true });
  });
}
