import { createFaultPlan, type FaultPlan } from "../fault-plan.ts";
import { playOnLine, type LineFault } from "../line-faults.ts";
import type { Answer } from "./answer.ts";
import { errorBody, refuse, throttled, type RefusalCode } from "./refusals.ts";
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
  /** One of Partner Center's own codes, as it answers it. */
  | { kind: "refusal"; code: RefusalCode; text?: string }
  | LineFault;

interface Matcher {
  method?: string;
  /** The whole path, in which a part may be any (`*`), or a pattern over it. */
  path?: string | RegExp;
  token?: "app" | "app+user" | "none";
}

/** "POST /v1/customers", "GET *", a pattern over the path, or a matcher. */
export type MatcherInput = string | RegExp | Matcher;

export type Faults = FaultPlan<MatcherInput, FailingCall, Fault>;

interface FailingCall {
  method: string;
  path: string;
  token: string;
}

export function createFaults(): Faults {
  return createFaultPlan((on, call) => matches(readMatcher(on), call));
}

function readMatcher(input: MatcherInput): Matcher {
  if (input instanceof RegExp) return { path: input };
  if (typeof input !== "string") return input;
  const [method = "", path = "*"] = input.split(" ");
  return { ...(method === "*" ? {} : { method }), ...(path === "*" ? {} : { path }) };
}

function matches(matcher: Matcher, call: FailingCall): boolean {
  if (matcher.method !== undefined && matcher.method !== call.method) return false;
  if (matcher.token !== undefined && matcher.token !== call.token) return false;
  if (matcher.path instanceof RegExp) return matcher.path.test(call.path);
  return matcher.path === undefined || isPath(matcher.path, call.path);
}

function isPath(named: string, path: string): boolean {
  const given = path.split("/");
  const parts = named.split("/");
  return parts.length === given.length && parts.every((part, at) => part === "*" || part === given[at]);
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
    case "refusal":
      return refuse(fault.code, fault.text);
    default:
      await playOnLine(fault, request);
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
