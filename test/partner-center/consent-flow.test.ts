import { describe, expect, it } from "vitest";
import { Secret } from "../../src/core/secret-text.ts";
import { beginConsent } from "../../src/partner-center/consent-flow.ts";
import { createPartnerCenterSimulator, SIMULATED_PARTNER } from "../../src/sandbox/partner-center/simulator.ts";
import { everythingIn } from "../support/partner-center.ts";

const redirectUri = "http://localhost:8400/consent";

async function signIn(change: Partial<Parameters<typeof beginConsent>[0]> = {}) {
  const simulator = createPartnerCenterSimulator({ now: () => new Date("2026-11-23T09:00:00Z") });
  const login = {
    ...SIMULATED_PARTNER,
    clientSecret: new Secret(SIMULATED_PARTNER.clientSecret),
    loginUrl: "http://localhost:9",
    fetch: simulator.fetch,
    ...change,
  };
  const attempt = await beginConsent(login, redirectUri);
  const comeBack = async () => {
    const response = await simulator.fetch(new Request(attempt.url));
    return new URL(response.headers.get("location") ?? "");
  };
  return { simulator, attempt, comeBack };
}

describe("giving consent", () => {
  it("ends with a refresh token that works, proven by a code challenge", async () => {
    const { attempt, comeBack, simulator } = await signIn();
    const url = new URL(attempt.url);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: "code",
      redirect_uri: redirectUri,
      code_challenge_method: "S256",
      scope: "https://api.partnercenter.microsoft.com/user_impersonation offline_access",
    });
    const answer = await attempt.finish(await comeBack());
    expect(answer.ok && answer.value.reveal()).toMatch(/^simulated-refresh-/);
    expect(simulator.received.at(-1)?.body).toMatchObject({ grant_type: "authorization_code" });
  });

  it("ignores an answer to somebody else's sign-in, and one without a state", async () => {
    const { attempt, comeBack, simulator } = await signIn();
    const redirected = await comeBack();
    redirected.searchParams.set("state", "another");
    expect(await attempt.finish(redirected)).toEqual({ ok: false, failure: { kind: "wrong-state" } });
    redirected.searchParams.delete("state");
    expect(await attempt.finish(redirected)).toEqual({ ok: false, failure: { kind: "wrong-state" } });
    expect(simulator.received).toHaveLength(1);
  });

  it("says that it was declined", async () => {
    const { attempt, comeBack, simulator } = await signIn();
    simulator.login.nextConsent = "declined";
    const answer = await attempt.finish(await comeBack());
    expect(answer).toEqual({ ok: false, failure: { kind: "declined", detail: "access_denied" } });
  });

  it("says that the client secret is wrong, without repeating it", async () => {
    const { attempt, comeBack } = await signIn({ clientSecret: new Secret("mistyped-secret") });
    const answer = await attempt.finish(await comeBack());
    expect(answer).toEqual({ ok: false, failure: { kind: "refused", detail: "invalid_client AADSTS7000215" } });
    expect(everythingIn(answer)).not.toContain("mistyped");
  });

  it("says that the login server does not answer", async () => {
    const { attempt, comeBack, simulator } = await signIn();
    const redirected = await comeBack();
    simulator.fail("POST *", { kind: "reset" });
    expect(await attempt.finish(redirected)).toEqual({ ok: false, failure: { kind: "unreachable" } });
  });

  it("says that no refresh token came", async () => {
    const fetch = () => Promise.resolve(Response.json({ access_token: "a", token_type: "Bearer", expires_in: 60 }));
    const { attempt, comeBack } = await signIn({ fetch });
    expect(await attempt.finish(await comeBack())).toEqual({ ok: false, failure: { kind: "no-refresh-token" } });
  });
});
