import { clientCredentialsGrant, refreshTokenGrant } from "openid-client";
import type { TokenEndpointResponse } from "openid-client";
import { fail, ok } from "../core/result.ts";
import type { Result, UpstreamFailure } from "../core/result.ts";
import { Secret } from "../core/secret-text.ts";
import { createConsentNews } from "./consent-news.ts";
import type { ConsentListener } from "./consent-news.ts";
import { deskFailure, retryAfter } from "./errors.ts";
import { appScope, loginConfiguration, readLoginError, userScope } from "./login.ts";
import type { LoginOptions } from "./login.ts";
import type { AccessTokens, TokenKind } from "./request.ts";

/** The refresh token while nobody else, in this process or in another, may use or change it. */
export interface HeldRefreshToken {
  /** The stored one, or the environment's where that is newer; null when consent was never given. */
  read(): Promise<Secret | null>;
  /** Durable when it returns: the token before it may be worthless by then. */
  save(token: Secret): Promise<void>;
}

export interface RefreshTokenStore {
  /**
   * Runs `work` under a lock that all replicas share. `work` takes seconds (one call to the login server), so a
   * database with one connection should not hold a transaction open. It throws only what `read` and `save` throw.
   */
  exclusively<T>(work: (held: HeldRefreshToken) => Promise<T>): Promise<T>;
}

export interface TokenOptions extends LoginOptions, ConsentListener {
  store: RefreshTokenStore;
  now: () => Date;
}

export interface PartnerCenterTokens extends AccessTokens {
  /** Uses the refresh token, so that it does not lapse; for the weekly job. Says too whether consent works again. */
  renew(): Promise<Result<void, UpstreamFailure>>;
}

interface Cached {
  token: Secret;
  until: number;
}
type Fetched = Result<Cached, UpstreamFailure>;

const MARGIN_MS = 5 * 60_000;
const UNTOLD_LIFETIME_SECONDS = 600;

export function createTokens(options: TokenOptions): PartnerCenterTokens {
  const configuration = loginConfiguration(options);
  const consent = createConsentNews(options);
  const cache = new Map<TokenKind, Cached>();
  const pending = new Map<TokenKind, Promise<Fetched>>();

  async function fetchAppToken(): Promise<Fetched> {
    const asked = options.now().getTime();
    try {
      return ok(toCached(await clientCredentialsGrant(configuration, { scope: appScope }), asked));
    } catch (error) {
      return fail(failureOf(error));
    }
  }

  const fetchUserToken = (): Promise<Fetched> =>
    options.store.exclusively(async (held) => {
      const refreshToken = await held.read();
      if (refreshToken === null) {
        consent.lost("missing");
        return fail(deskFailure("consent-missing", "not-sent"));
      }
      const asked = options.now().getTime();
      let answer: TokenEndpointResponse;
      try {
        answer = await refreshTokenGrant(configuration, refreshToken.reveal(), { scope: userScope });
      } catch (error) {
        const refusal = readLoginError(error);
        if (refusal.kind !== "grant") return fail(failureOf(error));
        consent.lost("refused");
        return fail(deskFailure("consent-lost", "not-sent", { description: refusal.detail }));
      }
      // Before the access token is used: a crash after this line must find the token that still works.
      if (answer.refresh_token !== undefined) await held.save(new Secret(answer.refresh_token));
      consent.renewed();
      return ok(toCached(answer, asked));
    });

  function failureOf(error: unknown): UpstreamFailure {
    const refusal = readLoginError(error);
    if (refusal.kind === "unreachable") {
      const retryAfterSeconds = retryAfter(refusal.retryAfter, options.now());
      return deskFailure("sign-in-unreachable", "not-sent", { retryAfterSeconds });
    }
    return deskFailure("sign-in-refused", "not-sent", { description: refusal.detail });
  }

  /** One request at a time for each kind: whoever comes meanwhile waits for the same answer. */
  function fetchOnce(kind: TokenKind): Promise<Fetched> {
    const running = pending.get(kind);
    if (running) return running;
    const started = (kind === "app" ? fetchAppToken() : fetchUserToken())
      .then((answer) => {
        if (answer.ok) cache.set(kind, answer.value);
        return answer;
      })
      .finally(() => pending.delete(kind));
    pending.set(kind, started);
    return started;
  }

  return {
    async get(kind) {
      const cached = cache.get(kind);
      if (cached && options.now().getTime() < cached.until) return ok(cached.token);
      const answer = await fetchOnce(kind);
      return answer.ok ? ok(answer.value.token) : answer;
    },
    reject(kind, token) {
      if (cache.get(kind)?.token === token) cache.delete(kind);
    },
    accepted(kind) {
      if (kind === "user") consent.works();
    },
    consentRefused: () => consent.lost("second-factor"),
    async renew() {
      const answer = await fetchOnce("user");
      return answer.ok ? ok(undefined) : answer;
    },
  };
}

function toCached(answer: TokenEndpointResponse, askedAt: number): Cached {
  const lifetime = (answer.expires_in ?? UNTOLD_LIFETIME_SECONDS) * 1000;
  return { token: new Secret(answer.access_token), until: askedAt + lifetime - Math.min(MARGIN_MS, lifetime / 2) };
}
