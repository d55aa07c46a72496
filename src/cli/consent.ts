import { createServer } from "node:http";
import type { Server, ServerResponse } from "node:http";
import { consentWords as words } from "../copy/en/consent.ts";
import type { Result } from "../core/result.ts";
import type { Secret } from "../core/secret-text.ts";

type Problem =
  { kind: "wrong-state" | "unreachable" | "no-refresh-token" } | { kind: "declined" | "refused"; detail: string };

export interface ConsentDeps {
  /** `beginConsent` of the Partner Center client, with the desk's tenant, client ID and secret. */
  begin: (redirectUri: string) => Promise<{
    url: string;
    finish: (redirected: URL) => Promise<Result<Secret, Problem>>;
  }>;
  /** Stores the refresh token where the desk reads it, under its lock. */
  save: (refreshToken: Secret) => Promise<void>;
  print: (line: string) => void;
  /** The app registration must know `http://localhost:<port>/consent`; 0 takes any free port. */
  port?: number;
  timeoutMs?: number;
}

export const consentPort = 8400;

/**
 * Lets a person sign in to Partner Center and keeps the refresh token: prints an address, waits on localhost for the
 * browser to come back, stores. Answers the exit code: 0 stored, 1 not. An unexpected failure of `save` is thrown.
 */
export async function consent(deps: ConsentDeps): Promise<0 | 1> {
  const { print, port = consentPort, timeoutMs = 10 * 60_000 } = deps;
  const minutes = Math.ceil(timeoutMs / 60_000);
  const server = createServer();
  const bound = await listen(server, port);
  if (bound === null) {
    print(words.portTaken(port));
    return 1;
  }
  const timer = new AbortController();
  try {
    const redirectUri = `http://localhost:${bound}/consent`;
    const attempt = await deps.begin(redirectUri);
    print(words.open(attempt.url, minutes));
    const outcome = await Promise.race([
      comeBack(server, redirectUri, attempt.finish, deps),
      after(timeoutMs, timer.signal),
    ]);
    if (outcome === "timed-out") print(words.timedOut(minutes));
    return outcome === "stored" ? 0 : 1;
  } finally {
    timer.abort();
    server.close();
    server.closeAllConnections();
  }
}

function comeBack(
  server: Server,
  redirectUri: string,
  finish: (redirected: URL) => Promise<Result<Secret, Problem>>,
  { save, print }: ConsentDeps,
): Promise<"stored" | "failed"> {
  return new Promise((resolve, reject) => {
    let answered = false;
    const handle = async (redirected: URL, response: ServerResponse): Promise<void> => {
      const answer = await finish(redirected);
      if (answer.ok) {
        await save(answer.value);
        print(words.stored);
        await show(response, 200, words.pageDone);
        resolve("stored");
      } else {
        print(sentenceOf(answer.failure));
        if (answer.failure.kind === "wrong-state") {
          answered = false;
          return show(response, 400, words.pageWrong);
        }
        await show(response, 400, words.pageFailed);
        resolve("failed");
      }
    };
    server.on("request", (request, response) => {
      const url = new URL(request.url ?? "/", redirectUri);
      // Browsers ask for an icon too; only the way back with an answer counts.
      const isAnswer = url.searchParams.has("code") || url.searchParams.has("error");
      if (answered || request.method !== "GET" || url.pathname !== "/consent" || !isAnswer) {
        response.writeHead(404).end();
        return;
      }
      answered = true;
      handle(new URL(`${redirectUri}${url.search}`), response).catch(reject);
    });
  });
}

function sentenceOf(problem: Problem): string {
  switch (problem.kind) {
    case "wrong-state":
      return words.wrongState;
    case "declined":
      return words.declined(problem.detail);
    case "refused":
      return words.refused(problem.detail);
    case "unreachable":
      return words.unreachable;
    case "no-refresh-token":
      return words.noRefreshToken;
  }
}

/** The port that was bound; null when another program has it. */
function listen(server: Server, port: number): Promise<number | null> {
  return new Promise((resolve) => {
    server.once("error", () => resolve(null));
    server.listen(port, "localhost", () => {
      const address = server.address();
      resolve(typeof address === "object" ? (address?.port ?? null) : null);
    });
  });
}

function show(response: ServerResponse, status: number, sentence: string): Promise<void> {
  return new Promise((resolve) => {
    response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
    response.end(`${sentence}\n`, resolve);
    response.once("close", resolve);
  });
}

function after(milliseconds: number, signal: AbortSignal): Promise<"timed-out"> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds, "timed-out");
    signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  });
}
