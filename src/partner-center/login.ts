import * as oauth from "openid-client";
import type { Secret } from "../core/secret-text.ts";

/** What stands in front of every permission that is asked for; also with another address of the API. */
const RESOURCE = "https://api.partnercenter.microsoft.com";
export const appScope = `${RESOURCE}/.default`;
export const userScope = `${RESOURCE}/user_impersonation offline_access`;

export interface LoginOptions {
  /** Such as `https://login.microsoftonline.com`. */
  loginUrl: string;
  tenantId: string;
  clientId: string;
  clientSecret: Pick<Secret, "reveal">;
  fetch: (request: Request) => Promise<Response>;
  timeoutMs?: number;
}

/** The login server as Microsoft documents its addresses; nothing is looked up over the network. */
export function loginConfiguration(options: LoginOptions): oauth.Configuration {
  const base = `${options.loginUrl.replace(/\/+$/, "")}/${encodeURIComponent(options.tenantId)}`;
  const configuration = new oauth.Configuration(
    {
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
    },
    options.clientId,
    undefined,
    oauth.ClientSecretPost(options.clientSecret.reveal()),
  );
  configuration[oauth.customFetch] = (url, { signal, ...init }) =>
    options.fetch(new Request(url, { ...init, body: init.body ?? null, signal: signal ?? null }));
  configuration.timeout = (options.timeoutMs ?? 10_000) / 1000;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only to stand out
  if (isLoopback(options.loginUrl)) oauth.allowInsecureRequests(configuration);
  return configuration;
}

/** Secrets go over plain HTTP only to this machine itself, such as to the sandbox's login server. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

export type LoginRefusal =
  /** The grant itself is used up: expired, revoked, changed password, or a second factor is wanted. */
  | { kind: "grant"; detail: string }
  /** The application is refused: wrong ID, secret, tenant or permission. */
  | { kind: "application"; detail: string }
  | { kind: "unreachable"; retryAfter: string | null };

const grantErrors = ["invalid_grant", "interaction_required", "consent_required", "login_required"];
const passingErrors = ["temporarily_unavailable", "server_error", "slow_down"];

/** What a failed sign-in means. Never carries the server's text, which names people, nor anything that was sent. */
export function readLoginError(error: unknown): LoginRefusal {
  if (error instanceof oauth.WWWAuthenticateChallengeError) return { kind: "application", detail: "invalid_client" };
  if (!(error instanceof oauth.ResponseBodyError)) return { kind: "unreachable", retryAfter: null };
  if (error.status === 429 || error.status >= 500 || passingErrors.includes(error.error)) {
    return { kind: "unreachable", retryAfter: error.response.headers.get("retry-after") };
  }
  const known = /^[a-z_]{1,40}$/.test(error.error) ? error.error : "refused";
  const reason = /AADSTS\d{1,8}/.exec(error.error_description ?? "")?.[0];
  const detail = reason === undefined ? known : `${known} ${reason}`;
  return { kind: grantErrors.includes(error.error) ? "grant" : "application", detail };
}
