import type { Call } from "./call.ts";
import type { Fault } from "./faults.ts";
import type { TokenKind } from "./tokens.ts";

export interface ReceivedCall {
  method: string;
  path: string;
  query: Record<string, string>;
  /** Parsed JSON or form as it was sent, secrets included; undefined without a body. */
  body: unknown;
  requestId: string | null;
  correlationId: string | null;
  token: TokenKind | "none";
  at: Date;
  /** What the caller saw; null while it waits, and when it never got an answer. */
  status: number | null;
  /** What the work under a fault answered; null when none was done. */
  worked: number | null;
  fault?: Fault["kind"];
}

export function receive(call: Call, at: Date): ReceivedCall {
  return {
    method: call.method,
    path: call.path,
    query: Object.fromEntries(call.query),
    body: call.body,
    requestId: call.headers.get("ms-requestid"),
    correlationId: call.headers.get("ms-correlationid"),
    token: call.token,
    at,
    status: null,
    worked: null,
  };
}
