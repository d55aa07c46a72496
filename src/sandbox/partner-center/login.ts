import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Answer } from "./answer.ts";
import { fieldsOf, textOf } from "./call.ts";
import type { Call, Fields } from "./call.ts";
import { API_AUDIENCE } from "./tokens.ts";
import type { TokenBook } from "./tokens.ts";

export interface LoginSettings {
  tenantId: string;
  clientId: string;
  /** Change it to see what an expired secret does. */
  clientSecret: string;
  /** The real login server accepts a refresh token again after its rotation until it expires. */
  refreshTokensAreSingleUse: boolean;
  signsInWithMfa: boolean;
  nextConsent: "granted" | "declined";
}

interface IssuedCode {
  redirectUri: string;
  challenge: string | null;
  mfa: boolean;
  expiresAt: number;
}

const CODE_MS = 600_000;
const OTHER_AUDIENCES = ["https://graph.windows.net", "https://graph.microsoft.com"];

export interface Login {
  /** Undefined: no path of the login server. */
  answer: (call: Call) => Answer | undefined;
}

export function createLogin(settings: LoginSettings, tokens: TokenBook, now: () => Date): Login {
  const codes = new Map<string, IssuedCode>();

  function token(call: Call): Answer {
    const form = fieldsOf(call.body);
    const refused = checkClient(call, form);
    if (refused) return refused;
    switch (textOf(form, "grant_type")) {
      case "client_credentials":
        return clientCredentials(form);
      case "refresh_token":
        return refreshToken(form);
      case "authorization_code":
        return authorizationCode(form);
      default:
        return loginError(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
    }
  }

  function checkClient(call: Call, form: Fields): Answer | undefined {
    const basic = /^Basic (.+)$/i.exec(call.headers.get("authorization") ?? "")?.[1];
    const pair = basic === undefined ? [] : Buffer.from(basic, "base64").toString().split(":").map(formDecode);
    const id = pair[0] ?? textOf(form, "client_id");
    const secret = pair[1] ?? textOf(form, "client_secret");
    if (id !== settings.clientId) {
      return loginError(400, "unauthorized_client", 700016, "Application was not found in the directory.");
    }
    if (secret === undefined) return loginError(401, "invalid_client", 7000218, "A client secret is required.");
    if (secret === settings.clientSecret) return undefined;
    return loginError(401, "invalid_client", 7000215, "Invalid client secret provided.");
  }

  function clientCredentials(form: Fields): Answer {
    const scope = textOf(form, "scope") || "";
    const audience = audienceOf(scope);
    if (!scope.endsWith("/.default") || audience === undefined) return invalidScope(1002012);
    return granted(tokens.issueAccess("app", audience, false));
  }

  function refreshToken(form: Fields): Answer {
    const sent = textOf(form, "refresh_token") || "";
    const known = tokens.findRefresh(sent);
    if (known === undefined || (known.used && settings.refreshTokensAreSingleUse)) {
      return loginError(400, "invalid_grant", 50173, "The provided grant has expired due to it being revoked.");
    }
    const scope = textOf(form, "scope") || `${API_AUDIENCE}/user_impersonation`;
    const audience = audienceOf(scope);
    if (audience === undefined) return invalidScope(70011);
    known.used = true;
    return granted(tokens.issueAccess("app+user", audience, known.mfa), scope, tokens.issueRefresh(known.mfa));
  }

  function authorizationCode(form: Fields): Answer {
    const sent = textOf(form, "code") || "";
    const code = codes.get(sent);
    codes.delete(sent);
    if (code === undefined || code.expiresAt <= now().getTime()) {
      return loginError(
        400,
        "invalid_grant",
        70008,
        "The provided authorization code has expired or was used already.",
      );
    }
    if (textOf(form, "redirect_uri") !== code.redirectUri) {
      return loginError(400, "invalid_grant", 50011, "The redirect URI does not match the one of the request.");
    }
    const verifier = textOf(form, "code_verifier") || "";
    if (code.challenge !== null && createHash("sha256").update(verifier).digest("base64url") !== code.challenge) {
      return loginError(400, "invalid_grant", 501481, "The code verifier does not match the code challenge.");
    }
    const scope = textOf(form, "scope") || `${API_AUDIENCE}/user_impersonation`;
    const audience = audienceOf(scope);
    if (audience === undefined) return invalidScope(70011);
    return granted(tokens.issueAccess("app+user", audience, code.mfa), scope, tokens.issueRefresh(code.mfa));
  }

  function authorize(call: Call): Answer {
    const redirectUri = call.query.get("redirect_uri") ?? "";
    if (call.query.get("client_id") !== settings.clientId || !URL.canParse(redirectUri)) {
      return {
        status: 400,
        body: "AADSTS700016: Application was not found.",
        headers: { "content-type": "text/html" },
      };
    }
    const target = new URL(redirectUri);
    const state = call.query.get("state");
    if (state !== null) target.searchParams.set("state", state);
    if (settings.nextConsent === "declined") {
      target.searchParams.set("error", "access_denied");
      target.searchParams.set("error_description", "AADSTS65004: User declined to consent to access the app.");
    } else if (call.query.get("response_type") !== "code") {
      target.searchParams.set("error", "unsupported_response_type");
    } else {
      target.searchParams.set("code", issueCode(redirectUri, call.query.get("code_challenge")));
    }
    return { status: 302, headers: { location: target.href } };
  }

  function issueCode(redirectUri: string, challenge: string | null): string {
    const code = randomBytes(24).toString("base64url");
    codes.set(code, { redirectUri, challenge, mfa: settings.signsInWithMfa, expiresAt: now().getTime() + CODE_MS });
    return code;
  }

  function loginError(status: number, error: string, code: number, text: string): Answer {
    return {
      status,
      body: {
        error,
        error_description: `AADSTS${code}: ${text}`,
        error_codes: [code],
        timestamp: now().toISOString(),
        trace_id: randomUUID(),
        correlation_id: randomUUID(),
      },
    };
  }

  const invalidScope = (code: number) => loginError(400, "invalid_scope", code, "The provided scope is not valid.");

  return {
    answer(call) {
      const [, tenant, ending] = /^\/([^/]+)(\/oauth2\/v2\.0\/\w+|\/v2\.0\/\.well-known\/.+)$/.exec(call.path) ?? [];
      if (tenant === undefined || ending === undefined) return undefined;
      if (tenant !== settings.tenantId) {
        return loginError(400, "invalid_request", 90002, `Tenant '${tenant}' not found.`);
      }
      const route = `${call.method} ${ending}`;
      if (route === "POST /oauth2/v2.0/token") return token(call);
      if (route === "GET /oauth2/v2.0/authorize") return authorize(call);
      if (route === "GET /v2.0/.well-known/openid-configuration") return discovery(`${call.origin}/${tenant}`);
      return { status: 404 };
    },
  };
}

function granted(access: { token: string; expiresIn: number }, scope?: string, refresh?: string): Answer {
  return {
    status: 200,
    headers: { "cache-control": "no-store" },
    body: {
      token_type: "Bearer",
      scope,
      expires_in: access.expiresIn,
      ext_expires_in: access.expiresIn,
      access_token: access.token,
      refresh_token: refresh,
    },
  };
}

function audienceOf(scope: string): string | undefined {
  const resource = scope.split(" ").find((part) => part.includes("://"));
  const audience = resource?.slice(0, resource.lastIndexOf("/")).replace(/\/$/, "");
  return [API_AUDIENCE, ...OTHER_AUDIENCES].find((known) => known === audience);
}

function formDecode(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}

function discovery(base: string): Answer {
  return {
    status: 200,
    body: {
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_types_supported: ["code"],
      response_modes_supported: ["query"],
      subject_types_supported: ["pairwise"],
      id_token_signing_alg_values_supported: ["RS256"],
      scopes_supported: ["openid", "profile", "email", "offline_access"],
      token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
      code_challenge_methods_supported: ["S256"],
    },
  };
}
