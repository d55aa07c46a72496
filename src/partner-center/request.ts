import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { fail, ok } from "../core/result.ts";
import type { Result, UpstreamFailure } from "../core/result.ts";
import type { Secret } from "../core/secret-text.ts";
import { deskFailure, readFailure } from "./errors.ts";
import { readBody } from "./read-body.ts";

/** `app`: the application alone; `user`: the application for the person who gave consent. */
export type TokenKind = "app" | "user";

export interface AccessTokens {
  get(kind: TokenKind): Promise<Result<Secret, UpstreamFailure>>;
  /** Partner Center turned this token away: the next `get` brings another. */
  reject(kind: TokenKind, token: Secret): void;
  /** Partner Center answered a call with this kind of token. */
  accepted(kind: TokenKind): void;
  /** Partner Center wants the person to sign in again, with a second factor. */
  consentRefused(): void;
}

export interface RequestOptions {
  /** Base address, such as `https://api.partnercenter.microsoft.com`; API and version are added. */
  url: string;
  fetch: (request: Request) => Promise<Response>;
  tokens: AccessTokens;
  newId?: () => string;
  now?: () => Date;
  /** For one call with everything it needs, tokens included. */
  timeoutMs?: number;
  /** Told of every answer; holds nothing personal. */
  onCall?: (call: { name: string; status: number | null; milliseconds: number; correlationId: string }) => void;
}

export interface Call {
  /** The method of the client, for logs. */
  name: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "HEAD";
  /** What the path stands under; `v1` when left out. */
  api?: "webhooks/v1";
  /** From the version on, encoded, with its query: `/customers?size=40`. */
  path: string;
  token: TokenKind;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  /** Given for what must happen once; a fresh one otherwise. */
  requestId?: string;
}

export interface Reply {
  json: unknown;
  status: number;
  correlationId: string;
}

/** A call whose answer is read by a schema; an answer that cannot be read leaves it unknown whether it was carried out. */
export type Ask = <S extends z.ZodType, T>(
  call: Call,
  schema: S,
  read: (wire: z.output<S>, reply: Reply) => T,
) => Promise<Result<T, UpstreamFailure>>;

export type Send = (call: Call) => Promise<Result<Reply, UpstreamFailure>>;

/** One HTTP call. It does not repeat itself, except once with a new token after the old one has expired. */
export function createSend(options: RequestOptions): Send {
  const { tokens, newId = randomUUID, now = () => new Date(), timeoutMs = 30_000 } = options;
  const base = options.url.replace(/\/+$/, "");

  async function attempt(call: Call, token: Secret, signal: AbortSignal): Promise<Result<Reply, UpstreamFailure>> {
    const asked = newId();
    const started = performance.now();
    const report = (status: number | null, correlationId: string): void =>
      options.onCall?.({ name: call.name, status, correlationId, milliseconds: performance.now() - started });
    try {
      const response = await abortable(options.fetch(requestOf(call, token, asked, signal)), signal);
      const correlationId = response.headers.get("ms-correlationid") || asked;
      report(response.status, correlationId);
      const { status } = response;
      const body = await abortable(readBody(response), signal);
      const json = body.kind === "json" ? body.json : null;
      if (!response.ok) {
        return fail(readFailure({ status, headers: response.headers, body: json, correlationId }, now()));
      }
      if (body.kind === "too-large") return fail(deskFailure("answer-too-large", "unknown", { status, correlationId }));
      return ok({ json, status, correlationId });
    } catch {
      // The cause is left out: what fetch throws may carry the request, and with it the token.
      report(null, asked);
      return fail(deskFailure(signal.aborted ? "timeout" : "connection", "unknown", { correlationId: asked }));
    }
  }

  function requestOf(call: Call, token: Secret, correlationId: string, signal: AbortSignal): Request {
    const headers = new Headers({
      accept: "application/json",
      "ms-contract-version": "v1",
      "ms-partnercenter-application": "Partner Desk",
      "x-locale": "en-US",
      ...call.headers,
      authorization: `Bearer ${token.reveal()}`,
      "ms-requestid": call.requestId ?? newId(),
      "ms-correlationid": correlationId,
    });
    if (call.body !== undefined) headers.set("content-type", "application/json");
    return new Request(`${base}/${call.api ?? "v1"}${call.path}`, {
      method: call.method,
      headers,
      // A redirect would carry the customer's data to an address that nobody configured.
      redirect: "manual",
      signal,
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
    });
  }

  async function tokenFor(kind: TokenKind, signal: AbortSignal): Promise<Result<Secret, UpstreamFailure>> {
    return abortable(tokens.get(kind), signal).catch((error: unknown) => {
      if (signal.aborted) return fail(deskFailure("sign-in-unreachable", "not-sent"));
      throw error;
    });
  }

  return async (call) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const token = await tokenFor(call.token, signal);
    if (!token.ok) return token;
    let answer = await attempt(call, token.value, signal);
    if (wasTurnedAway(answer)) {
      tokens.reject(call.token, token.value);
      if (mayHaveExpired(answer.failure)) {
        const fresh = await tokenFor(call.token, signal);
        if (!fresh.ok) return fresh;
        answer = await attempt(call, fresh.value, signal);
        if (wasTurnedAway(answer)) tokens.reject(call.token, fresh.value);
      }
    }
    if (!answer.ok && answer.failure.code === "900421") tokens.consentRefused();
    else if (answer.ok || answer.failure.outcome === "refused") tokens.accepted(call.token);
    return answer;
  };
}

function wasTurnedAway(answer: Result<Reply, UpstreamFailure>): answer is { ok: false; failure: UpstreamFailure } {
  return !answer.ok && answer.failure.status === 401;
}

const mayHaveExpired = ({ code }: UpstreamFailure): boolean => code !== "900420" && code !== "900421";

/** Ends the waiting when the signal does, even where the work itself does not listen to it. */
function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error("stopped waiting"));
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
