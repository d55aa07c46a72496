import { describe, expect, it, vi } from "vitest";
import { isConsentMissing } from "../../src/core/partner-center-errors.ts";
import { Secret } from "../../src/core/secret-text.ts";
import { beginConsent } from "../../src/partner-center/consent-flow.ts";
import { isLoopback } from "../../src/partner-center/login.ts";
import { createTokens } from "../../src/partner-center/tokens.ts";
import {
  everythingIn,
  memoryStore,
  newCustomer,
  requestId,
  simulatedPartnerCenter,
} from "../support/partner-center.ts";
import { SIMULATED_PARTNER } from "../../src/sandbox/partner-center/simulator.ts";

const tokenPath = `/${SIMULATED_PARTNER.tenantId}/oauth2/v2.0/token`;
const minute = 60_000;

describe("access tokens", () => {
  it("are asked for once by many callers, and kept until shortly before they expire", async () => {
    const { tokens, sent, pass } = simulatedPartnerCenter();
    const answers = await Promise.all([tokens.get("app"), tokens.get("app"), tokens.get("user"), tokens.get("user")]);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(sent(tokenPath)).toHaveLength(2);
    pass(54 * minute);
    await tokens.get("app");
    await tokens.get("user");
    expect(sent(tokenPath)).toHaveLength(2);
    pass(minute);
    await tokens.get("app");
    await tokens.get("user");
    expect(sent(tokenPath)).toHaveLength(4);
  });

  it("are for Partner Center alone: the app's for all it may, the person's with a refresh token", async () => {
    const { tokens, sent } = simulatedPartnerCenter();
    await tokens.get("app");
    await tokens.get("user");
    expect(sent(tokenPath).map((call) => call.body)).toMatchObject([
      { grant_type: "client_credentials", scope: "https://api.partnercenter.microsoft.com/.default" },
      {
        grant_type: "refresh_token",
        refresh_token: "first-refresh-token",
        scope: "https://api.partnercenter.microsoft.com/user_impersonation offline_access",
      },
    ]);
  });

  it("are forgotten only when it was this one that was turned away", async () => {
    const { tokens, sent } = simulatedPartnerCenter();
    await tokens.get("app");
    tokens.reject("app", new Secret("an older one"));
    await tokens.get("app");
    expect(sent(tokenPath)).toHaveLength(1);
  });
});

describe("the refresh token", () => {
  it("is stored anew with each rotation, before the access token is used", async () => {
    const { store, saved } = memoryStore("first-refresh-token");
    const order: string[] = [];
    const { partnerCenter, simulator } = simulatedPartnerCenter({
      tokens: {
        store: {
          exclusively: (work) =>
            store.exclusively((held) =>
              work({
                read: () => held.read(),
                save: (token) => held.save(token).then(() => void order.push("stored")),
              }),
            ),
        },
      },
      request: {
        fetch: (request) => {
          order.push("used");
          return simulator.fetch(request);
        },
      },
    });
    simulator.login.refreshTokensAreSingleUse = true;
    await partnerCenter.resellers();
    expect(order).toEqual(["stored", "used"]);
    expect(saved).toHaveLength(2);
    expect(saved[1]).not.toBe(saved[0]);
  });

  it("is not burnt twice by two replicas", async () => {
    const { store, saved } = memoryStore("first-refresh-token");
    const one = simulatedPartnerCenter({ tokens: { store } });
    one.simulator.login.refreshTokensAreSingleUse = true;
    const other = createTokens({
      ...SIMULATED_PARTNER,
      clientSecret: new Secret(SIMULATED_PARTNER.clientSecret),
      loginUrl: "http://localhost:9",
      fetch: one.simulator.fetch,
      store,
      now: one.now,
    });
    const answers = await Promise.all([one.tokens.get("user"), other.get("user")]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, true]);
    expect(saved).toHaveLength(3);
  });

  it("is used by the weekly renewal even while an access token is still good", async () => {
    const { tokens, saved } = simulatedPartnerCenter();
    await tokens.get("user");
    expect(await tokens.renew()).toEqual({ ok: true, value: undefined });
    expect(saved).toHaveLength(3);
  });

  it("brings the store's own breakdown to light instead of hiding it", async () => {
    const exclusively = () => Promise.reject(new Error("the database is gone"));
    const { tokens } = simulatedPartnerCenter({ tokens: { store: { exclusively } } });
    await expect(tokens.get("user")).rejects.toThrow("the database is gone");
    await expect(tokens.get("user")).rejects.toThrow("the database is gone");
  });
});

describe("consent", () => {
  it("is missing until somebody gave it: nothing is sent, and it is told once", async () => {
    const { partnerCenter, simulator, news, saved } = simulatedPartnerCenter({ refreshToken: null });
    const answer = await partnerCenter.resellers();
    await partnerCenter.resellers();
    expect(answer).toMatchObject({ failure: { outcome: "not-sent", code: "consent-missing", retryable: true } });
    expect(!answer.ok && isConsentMissing(answer.failure)).toBe(true);
    expect(simulator.received).toHaveLength(0);
    expect((await partnerCenter.countryRules("US")).ok).toBe(true);
    saved.push("unknown to the login server");
    await partnerCenter.resellers();
    expect(news).toEqual(["missing", "refused"]);
  });

  it("is lost with invalid_grant, told once, and works again with a new token from elsewhere", async () => {
    const { partnerCenter, simulator, news, saved, pass } = simulatedPartnerCenter();
    await partnerCenter.resellers();
    simulator.revokeConsent();
    pass(61 * minute);
    const answer = await partnerCenter.resellers();
    await partnerCenter.resellers();
    expect(answer).toMatchObject({
      failure: { outcome: "not-sent", code: "consent-lost", description: "invalid_grant AADSTS50173" },
    });
    expect(!answer.ok && isConsentMissing(answer.failure)).toBe(true);
    const again = await simulatedConsent(simulator.fetch);
    saved.push(again);
    expect((await partnerCenter.resellers()).ok).toBe(true);
    expect(news).toEqual(["works", "refused", "works"]);
  });

  it("without a second factor is lost although the login server goes on renewing it", async () => {
    const { partnerCenter, simulator, tokens, news, saved, sent } = simulatedPartnerCenter();
    await partnerCenter.resellers();
    simulator.dropMfa();
    const answer = await partnerCenter.resellers();
    expect(answer).toMatchObject({ failure: { outcome: "not-sent", code: "900421" } });
    expect(!answer.ok && isConsentMissing(answer.failure)).toBe(true);
    await tokens.renew();
    expect(news).toEqual(["works", "second-factor"]);
    saved.push(await simulatedConsent(simulator.fetch));
    tokens.reject("user", await accessTokenOf(tokens));
    expect((await partnerCenter.resellers()).ok).toBe(true);
    expect(news).toEqual(["works", "second-factor", "works"]);
    expect(sent("/v1/relationships").map((call) => call.status)).toEqual([200, 401, 200]);
  });

  it("does not hinder what the application may do alone", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter({ refreshToken: null });
    const answer = await partnerCenter.createCustomer(newCustomer(), { requestId });
    expect(answer.ok).toBe(true);
    expect(simulator.customers).toHaveLength(1);
  });
});

describe("a login server that refuses or is away", () => {
  it("is the administrator's matter when the client secret is wrong", async () => {
    const { tokens, simulator, news } = simulatedPartnerCenter();
    simulator.login.clientSecret = "changed meanwhile";
    for (const kind of ["app", "user"] as const) {
      expect(await tokens.get(kind)).toMatchObject({
        failure: { outcome: "not-sent", code: "sign-in-refused", description: "invalid_client AADSTS7000215" },
      });
    }
    expect(news).toEqual([]);
  });

  it.each([
    ["silent", { kind: "silence" }, null],
    ["cut off", { kind: "reset" }, null],
    ["broken", { kind: "answer", status: 500, shape: "html" }, null],
    ["a proxy's page", { kind: "answer", status: 200, shape: "html" }, null],
  ] as const)("is waited for when it is %s, and asked again by the next call", async (_, fault, seconds) => {
    const { tokens, simulator } = simulatedPartnerCenter({ tokens: { timeoutMs: 50 } });
    simulator.fail({ path: tokenPath }, fault);
    expect(await tokens.get("user")).toMatchObject({
      failure: { outcome: "not-sent", code: "sign-in-unreachable", retryable: true, retryAfterSeconds: seconds },
    });
    expect((await tokens.get("user")).ok).toBe(true);
  });

  it("is left alone for as long as it asks", async () => {
    const fetch = () =>
      Promise.resolve(
        Response.json({ error: "temporarily_unavailable" }, { status: 429, headers: { "retry-after": "30" } }),
      );
    const { tokens } = simulatedPartnerCenter({ tokens: { fetch } });
    expect(await tokens.get("app")).toMatchObject({
      failure: { code: "sign-in-unreachable", retryAfterSeconds: 30 },
    });
  });

  it("is never sent a secret over plain HTTP to another machine", async () => {
    const fetch = vi.fn(() => Promise.resolve(new Response("{}")));
    const { tokens } = simulatedPartnerCenter({ tokens: { fetch, loginUrl: "http://login.example" } });
    expect((await tokens.get("app")).ok).toBe(false);
    expect(fetch).not.toHaveBeenCalled();
    expect(["http://localhost:1", "http://127.0.0.1", "http://[::1]:80"].every(isLoopback)).toBe(true);
    expect(["http://127.0.0.1.example", "http://localhost.example", "http://10.0.0.1"].some(isLoopback)).toBe(false);
  });

  it("never has its words about people, nor what was sent to it, repeated in a failure", async () => {
    const texts = [
      { error: "invalid_grant", error_description: "AADSTS70008: kim@partner.example first-refresh-token" },
      { error: "Kim Akers", error_description: "kim@partner.example" },
      { error: "invalid_client", error_description: "simulated-client-secret" },
    ];
    for (const text of texts) {
      const fetch = () => Promise.resolve(Response.json(text, { status: 400 }));
      const { tokens } = simulatedPartnerCenter({ tokens: { fetch } });
      const shown = everythingIn([await tokens.get("user"), await tokens.get("app")]);
      expect(shown).toContain("not-sent");
      expect(shown).not.toMatch(/kim|akers|first-refresh-token|simulated-client-secret/i);
    }
  });
});

async function accessTokenOf(tokens: ReturnType<typeof simulatedPartnerCenter>["tokens"]): Promise<Secret> {
  const answer = await tokens.get("user");
  if (!answer.ok) throw new Error("no token");
  return answer.value;
}

/** A refresh token from a new sign-in, as the consent command gets it. */
async function simulatedConsent(fetch: (request: Request) => Promise<Response>): Promise<string> {
  const login = {
    ...SIMULATED_PARTNER,
    clientSecret: new Secret(SIMULATED_PARTNER.clientSecret),
    loginUrl: "http://localhost:9",
    fetch,
  };
  const attempt = await beginConsent(login, "http://localhost:8400/consent");
  const redirect = await fetch(new Request(attempt.url));
  const answer = await attempt.finish(new URL(redirect.headers.get("location") ?? ""));
  if (!answer.ok) throw new Error(answer.failure.kind);
  return answer.value.reveal();
}
