import * as oauth from "openid-client";
import { describe, expect, test } from "vitest";
import { SIMULATED_PARTNER } from "../../../src/sandbox/partner-center/simulator.ts";
import type { PartnerCenterSimulator } from "../../../src/sandbox/partner-center/simulator.ts";
import { API, LOGIN, simulate } from "./ask.ts";

const { tenantId, clientId, clientSecret } = SIMULATED_PARTNER;
const TOKEN = `${LOGIN}/${tenantId}/oauth2/v2.0/token`;
const USER_SCOPE = `${API}/user_impersonation offline_access`;

async function post(simulator: PartnerCenterSimulator, form: Record<string, string>, url = TOKEN) {
  const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...form });
  const response = await simulator.fetch(new Request(url, { method: "POST", body }));
  // Both the grant and the refusal are JSON objects of strings and numbers.
  const json = (await response.json()) as Record<string, string | number>;
  return { status: response.status, json };
}

const appToken = (simulator: PartnerCenterSimulator, scope = `${API}/.default`) =>
  post(simulator, { grant_type: "client_credentials", scope });

const refresh = (simulator: PartnerCenterSimulator, refresh_token: string | number | undefined, scope = USER_SCOPE) =>
  post(simulator, { grant_type: "refresh_token", refresh_token: String(refresh_token), scope });

/** Reads the resellers (users alone may) or the customers. */
async function use(simulator: PartnerCenterSimulator, token: string | number | undefined, path = "customers?size=1") {
  const headers = { authorization: `Bearer ${token}`, ValidateMfa: "true" };
  const response = await simulator.fetch(new Request(`${API}/v1/${path}`, { headers }));
  const text = await response.text();
  // The code stands in every refusal that has a body.
  const code = text === "" ? null : (JSON.parse(text) as { code?: string }).code;
  return { status: response.status, code, text, headers: response.headers };
}

const RESELLERS = "relationships?relationship_type=IsIndirectCloudSolutionProviderOf";

describe("the token of the application", () => {
  test("opens what applications may call, and nothing that needs a user", async () => {
    const { simulator } = simulate();
    const { status, json } = await appToken(simulator);
    expect(status).toBe(200);
    expect(json).toMatchObject({ token_type: "Bearer", expires_in: 3599 });
    expect(json).not.toHaveProperty("refresh_token");
    expect((await use(simulator, json.access_token)).status).toBe(200);
    expect(await use(simulator, json.access_token, RESELLERS)).toMatchObject({ status: 403, code: "900329" });
  });

  test("expires after an hour: 401 with an empty body", async () => {
    const { simulator, wait } = simulate();
    const { json } = await appToken(simulator);
    wait(3_598_000);
    expect((await use(simulator, json.access_token)).status).toBe(200);
    wait(1_000);
    const expired = await use(simulator, json.access_token);
    expect(expired).toMatchObject({ status: 401, text: "" });
    expect(expired.headers.get("www-authenticate")).toContain("invalid_token");
  });

  test.each([
    [{ client_id: "other" }, 400, "unauthorized_client"],
    [{ client_secret: "wrong" }, 401, "invalid_client"],
    [{ client_secret: "" }, 401, "invalid_client"],
    [{ grant_type: "password" }, 400, "unsupported_grant_type"],
    [{ scope: `${API}/user_impersonation` }, 400, "invalid_scope"],
    [{ scope: "https://unknown.example/.default" }, 400, "invalid_scope"],
  ])("is refused for %j", async (form, status, error) => {
    const { simulator } = simulate();
    const ask = { grant_type: "client_credentials", scope: `${API}/.default`, ...form };
    expect(await post(simulator, ask)).toMatchObject({ status, json: { error } });
  });

  test("is refused in another tenant", async () => {
    const url = TOKEN.replace(tenantId, "other.example");
    const { status, json } = await post(simulate().simulator, { grant_type: "client_credentials" }, url);
    expect(status).toBe(400);
    expect(json.error_description).toContain("AADSTS90002");
  });

  test("for the old audience opens nothing", async () => {
    const { simulator } = simulate();
    const { json } = await appToken(simulator, "https://graph.windows.net/.default");
    expect(await use(simulator, json.access_token)).toMatchObject({ status: 401, code: "900420" });
  });

  test("follows a secret that was changed", async () => {
    const { simulator } = simulate();
    simulator.login.clientSecret = "next";
    expect((await appToken(simulator)).json.error).toBe("invalid_client");
  });
});

test("no token, an unknown one and a broken header are 401 with an empty body", async () => {
  const { simulator } = simulate();
  const bare = await simulator.fetch(new Request(`${API}/v1/customers?size=1`));
  expect([bare.status, await bare.text(), bare.headers.get("www-authenticate")]).toEqual([401, "", "Bearer"]);
  expect(await use(simulator, "made-up")).toMatchObject({ status: 401, text: "" });
  expect(simulator.received.map(({ token }) => token)).toEqual(["none", "none"]);
});

describe("the token of the user", () => {
  test("comes with a new refresh token, opens everything and says that it carries MFA", async () => {
    const { simulator } = simulate();
    const { json } = await refresh(simulator, "first-refresh-token");
    expect(json.refresh_token).not.toBe("first-refresh-token");
    const used = await use(simulator, json.access_token, RESELLERS);
    expect(used.status).toBe(200);
    expect(used.headers.get("ismfacompliant")).toBe("true");
    expect((await refresh(simulator, json.refresh_token)).status).toBe(200);
  });

  test("a refresh token works again after its rotation, unless each is for single use", async () => {
    const { simulator } = simulate();
    const second = (await refresh(simulator, "first-refresh-token")).json.refresh_token;
    expect((await refresh(simulator, "first-refresh-token")).status).toBe(200);
    simulator.login.refreshTokensAreSingleUse = true;
    expect(await refresh(simulator, "first-refresh-token")).toMatchObject({
      status: 400,
      json: { error: "invalid_grant" },
    });
    expect((await refresh(simulator, second)).status).toBe(200);
  });

  test("is refused for unknown, lapsed and revoked refresh tokens", async () => {
    const { simulator, wait } = simulate();
    const refused = { status: 400, json: { error: "invalid_grant" } };
    expect(await refresh(simulator, "unknown")).toMatchObject(refused);
    expect(await refresh(simulate({ refreshToken: undefined }).simulator, "first-refresh-token")).toMatchObject(
      refused,
    );
    const second = (await refresh(simulator, "first-refresh-token")).json;
    wait(90 * 86_400_000);
    expect(await refresh(simulator, second.refresh_token)).toMatchObject(refused);

    const revoked = simulate().simulator;
    const { access_token } = (await refresh(revoked, "first-refresh-token")).json;
    revoked.revokeConsent();
    expect(await refresh(revoked, "first-refresh-token")).toMatchObject(refused);
    expect((await use(revoked, access_token, RESELLERS)).status).toBe(200);
    revoked.expireAccessTokens();
    expect((await use(revoked, access_token, RESELLERS)).status).toBe(401);
  });

  test("without MFA is refused until somebody consents again; the application's is not", async () => {
    const { simulator } = simulate();
    const before = (await refresh(simulator, "first-refresh-token")).json;
    simulator.dropMfa();
    const after = (await refresh(simulator, before.refresh_token)).json;
    for (const { access_token } of [before, after]) {
      expect(await use(simulator, access_token)).toMatchObject({ status: 401, code: "900421" });
    }
    expect((await use(simulator, (await appToken(simulator)).json.access_token)).status).toBe(200);
    const { tokens } = await consent(simulator);
    expect((await use(simulator, tokens?.access_token)).status).toBe(200);
  });
});

/** The walk of a person's browser: to the login server, straight back with a code, and the code for tokens. */
async function consent(simulator: PartnerCenterSimulator, verifier = oauth.randomPKCECodeVerifier()) {
  const configuration = await oauth.discovery(
    new URL(`${LOGIN}/${tenantId}/v2.0`),
    clientId,
    undefined,
    oauth.ClientSecretPost(clientSecret),
    { [oauth.customFetch]: (url, options) => simulator.fetch(new Request(url, options)) },
  );
  const url = oauth.buildAuthorizationUrl(configuration, {
    redirect_uri: "http://localhost:8400/",
    scope: USER_SCOPE,
    state: "remembered",
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  const response = await simulator.fetch(new Request(url));
  const back = new URL(response.headers.get("location") ?? "");
  const exchange = (pkceCodeVerifier = verifier) =>
    oauth.authorizationCodeGrant(configuration, back, { pkceCodeVerifier, expectedState: "remembered" });
  const declined = back.searchParams.get("error");
  return { back, exchange, tokens: declined === null ? await exchange() : undefined };
}

describe("the consent walk", () => {
  test("of openid-client ends with a refresh token that works, where there was none", async () => {
    const { simulator } = simulate({ refreshToken: undefined });
    const { tokens } = await consent(simulator);
    expect((await use(simulator, tokens?.access_token, RESELLERS)).status).toBe(200);
    expect((await refresh(simulator, tokens?.refresh_token)).status).toBe(200);
  });

  test("without MFA gives tokens that are refused", async () => {
    const { simulator } = simulate();
    simulator.login.signsInWithMfa = false;
    const { tokens } = await consent(simulator);
    expect(await use(simulator, tokens?.access_token)).toMatchObject({ status: 401, code: "900421" });
  });

  test("declined comes back with access_denied and the state", async () => {
    const { simulator } = simulate();
    simulator.login.nextConsent = "declined";
    const { back } = await consent(simulator);
    expect(back.searchParams.get("error")).toBe("access_denied");
    expect(back.searchParams.get("state")).toBe("remembered");
  });

  test("refuses a code that was used, is old, or belongs to another verifier or redirect", async () => {
    const { simulator, wait } = simulate();
    const { exchange } = await consent(simulator);
    await expect(exchange()).rejects.toMatchObject({ error: "invalid_grant" });

    const codeFor = async (query: string) => {
      const url = `${LOGIN}/${tenantId}/oauth2/v2.0/authorize?client_id=${clientId}&response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A1%2F${query}`;
      const { headers } = await simulator.fetch(new Request(url));
      return new URL(headers.get("location") ?? "").searchParams.get("code") ?? "";
    };
    const swap = (code: string, more = {}) =>
      post(simulator, { grant_type: "authorization_code", code, redirect_uri: "http://localhost:1/", ...more });
    expect((await swap(await codeFor("&code_challenge=x"), { code_verifier: "y" })).json.error).toBe("invalid_grant");
    expect((await swap(await codeFor(""), { redirect_uri: "http://localhost:2/" })).json.error).toBe("invalid_grant");
    expect((await swap(await codeFor(""))).status).toBe(200);
    const old = await codeFor("");
    wait(600_000);
    expect((await swap(old)).json.error).toBe("invalid_grant");
  });

  test("of an unknown application never leaves the login server", async () => {
    const url = `${LOGIN}/${tenantId}/oauth2/v2.0/authorize?client_id=other&redirect_uri=http%3A%2F%2Flocalhost%2F`;
    const response = await simulate().simulator.fetch(new Request(url));
    expect(response.status).toBe(400);
    expect(response.headers.get("location")).toBeNull();
  });
});

test("a client may send its secret by basic authentication", async () => {
  const { simulator } = simulate();
  const request = new Request(TOKEN, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials", scope: `${API}/.default` }),
  });
  expect((await simulator.fetch(request)).status).toBe(200);
});
