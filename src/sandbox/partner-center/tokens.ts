import { randomBytes } from "node:crypto";
import type { Answer } from "./answer.ts";
import { refuse } from "./refusals.ts";

export type TokenKind = "app" | "app+user";

export const API_AUDIENCE = "https://api.partnercenter.microsoft.com";
const ACCESS_SECONDS = 3599;
const REFRESH_MS = 90 * 86_400_000;

interface AccessToken {
  kind: TokenKind;
  audience: string;
  mfa: boolean;
  expiresAt: number;
}

interface RefreshToken {
  mfa: boolean;
  expiresAt: number;
  used: boolean;
}

export interface TokenBook {
  issueAccess: (kind: TokenKind, audience: string, mfa: boolean) => { token: string; expiresIn: number };
  issueRefresh: (mfa: boolean, token?: string) => string;
  /** Undefined: unknown, expired or revoked. */
  findRefresh: (token: string) => RefreshToken | undefined;
  check: (authorization: string | null) => TokenKind | Answer;
  kindOf: (authorization: string | null) => TokenKind | "none";
  revokeRefresh: () => void;
  expireAccess: () => void;
  dropMfa: () => void;
}

export function createTokenBook(now: () => Date): TokenBook {
  const access = new Map<string, AccessToken>();
  const refresh = new Map<string, RefreshToken>();

  const find = (authorization: string | null) => access.get(/^Bearer (\S+)$/i.exec(authorization ?? "")?.[1] ?? "");

  return {
    issueAccess(kind, audience, mfa) {
      const token = `simulated-access-${randomBytes(24).toString("base64url")}`;
      access.set(token, { kind, audience, mfa, expiresAt: now().getTime() + ACCESS_SECONDS * 1000 });
      return { token, expiresIn: ACCESS_SECONDS };
    },
    issueRefresh(mfa, token = `simulated-refresh-${randomBytes(24).toString("base64url")}`) {
      refresh.set(token, { mfa, expiresAt: now().getTime() + REFRESH_MS, used: false });
      return token;
    },
    findRefresh(token) {
      const found = refresh.get(token);
      return found !== undefined && found.expiresAt > now().getTime() ? found : undefined;
    },
    check(authorization) {
      if (authorization === null) return { status: 401, headers: { "www-authenticate": "Bearer" } };
      const found = find(authorization);
      if (found === undefined || found.expiresAt <= now().getTime()) return invalidToken();
      if (found.audience !== API_AUDIENCE) return refuse(900420);
      if (found.kind === "app+user" && !found.mfa) return refuse(900421);
      return found.kind;
    },
    kindOf: (authorization) => find(authorization)?.kind ?? "none",
    revokeRefresh: () => refresh.clear(),
    expireAccess: () => access.clear(),
    dropMfa() {
      for (const token of [...access.values(), ...refresh.values()]) token.mfa = false;
    },
  };
}

export function invalidToken(): Answer {
  return { status: 401, headers: { "www-authenticate": 'Bearer error="invalid_token"' } };
}
