import * as oauth from "openid-client";
import { fail, ok } from "../core/result.ts";
import type { Result } from "../core/result.ts";
import { Secret } from "../core/secret-text.ts";
import { loginConfiguration, readLoginError, userScope } from "./login.ts";
import type { LoginOptions } from "./login.ts";

/** `detail` is Microsoft's code, such as `access_denied` or `invalid_client AADSTS7000215`. */
export type ConsentProblem =
  | { kind: "wrong-state" }
  | { kind: "declined"; detail: string }
  | { kind: "refused"; detail: string }
  | { kind: "unreachable" }
  | { kind: "no-refresh-token" };

export interface ConsentAttempt {
  /** Where the person signs in. */
  url: string;
  state: string;
  /** `redirected` is the whole address to which the login server sent the browser. */
  finish: (redirected: URL) => Promise<Result<Secret, ConsentProblem>>;
}

/** One sign-in with authorization code, PKCE and state; the refresh token is what remains of it. */
export async function beginConsent(options: LoginOptions, redirectUri: string): Promise<ConsentAttempt> {
  const configuration = loginConfiguration(options);
  const verifier = oauth.randomPKCECodeVerifier();
  const state = oauth.randomState();
  const url = oauth.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: userScope,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    // Always asks who is there, so that the token carries the second factor of this sign-in.
    prompt: "login",
  });

  return {
    url: url.href,
    state,
    async finish(redirected) {
      if (redirected.searchParams.get("state") !== state) return fail({ kind: "wrong-state" });
      try {
        const checks = { pkceCodeVerifier: verifier, expectedState: state };
        const answer = await oauth.authorizationCodeGrant(configuration, redirected, checks, { scope: userScope });
        return answer.refresh_token === undefined
          ? fail({ kind: "no-refresh-token" })
          : ok(new Secret(answer.refresh_token));
      } catch (error) {
        return fail(problemOf(error));
      }
    },
  };
}

function problemOf(error: unknown): ConsentProblem {
  if (error instanceof oauth.AuthorizationResponseError) {
    const detail = /^[a-z_]{1,40}$/.test(error.error) ? error.error : "refused";
    return detail === "access_denied" || detail === "consent_required"
      ? { kind: "declined", detail }
      : { kind: "refused", detail };
  }
  const refusal = readLoginError(error);
  return refusal.kind === "unreachable" ? { kind: "unreachable" } : { kind: "refused", detail: refusal.detail };
}
