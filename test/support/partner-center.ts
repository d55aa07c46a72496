import { inspect } from "node:util";
import { ok } from "../../src/core/result.ts";
import { Secret } from "../../src/core/secret-text.ts";
import { createPartnerCenter } from "../../src/partner-center/client.ts";
import type { NewCustomer } from "../../src/partner-center/contract.ts";
import type { RequestOptions } from "../../src/partner-center/request.ts";
import { createTokens } from "../../src/partner-center/tokens.ts";
import type { RefreshTokenStore, TokenOptions } from "../../src/partner-center/tokens.ts";
import { createPartnerCenterSimulator, SIMULATED_PARTNER } from "../../src/sandbox/partner-center/simulator.ts";
import type { SimulatorOptions } from "../../src/sandbox/partner-center/simulator.ts";

export const loginUrl = "http://localhost:9";
export const requestId = "11111111-1111-4111-8111-111111111111";

/** Keeps the refresh token in memory; `saved` is every token that was stored, oldest first. */
export function memoryStore(first: string | null) {
  const saved: string[] = first === null ? [] : [first];
  let last: Promise<unknown> = Promise.resolve();
  const store: RefreshTokenStore = {
    exclusively(work) {
      const held = {
        read: () => Promise.resolve(saved.length === 0 ? null : new Secret(saved.at(-1) ?? "")),
        save: (token: Secret) => Promise.resolve(void saved.push(token.reveal())),
      };
      const next = last.then(() => work(held));
      last = next.catch(() => undefined);
      return next;
    },
  };
  return { store, saved };
}

/** The desk's own client and tokens, in front of a simulated Partner Center, with a clock that a test moves. */
export function simulatedPartnerCenter(
  options: {
    simulator?: Partial<SimulatorOptions>;
    tokens?: Partial<TokenOptions>;
    request?: Partial<RequestOptions>;
    /** Null: nobody has given consent. */
    refreshToken?: string | null;
  } = {},
) {
  const refreshToken = options.refreshToken === undefined ? "first-refresh-token" : options.refreshToken;
  let time = new Date("2026-11-23T09:00:00Z").getTime();
  const now = (): Date => new Date(time);
  const simulator = createPartnerCenterSimulator({
    now,
    ...(refreshToken !== null && { refreshToken }),
    ...options.simulator,
  });
  const { store, saved } = memoryStore(refreshToken);
  const news: string[] = [];
  const tokens = createTokens({
    ...SIMULATED_PARTNER,
    clientSecret: new Secret(SIMULATED_PARTNER.clientSecret),
    loginUrl,
    fetch: simulator.fetch,
    store,
    now,
    onConsentLost: (reason) => void news.push(reason),
    onConsentWorks: () => void news.push("works"),
    ...options.tokens,
  });
  const partnerCenter = createPartnerCenter({
    url: "http://localhost:9",
    fetch: simulator.fetch,
    tokens,
    now,
    ...options.request,
  });
  return {
    partnerCenter,
    tokens,
    simulator,
    store,
    saved,
    news,
    now,
    pass: (milliseconds: number) => void (time += milliseconds),
    sent: (path: string) => simulator.received.filter((call) => call.path === path),
  };
}

/** Has a token at any time. */
export const withToken: RequestOptions["tokens"] = {
  get: () => Promise.resolve(ok(new Secret("access"))),
  reject: () => undefined,
  accepted: () => undefined,
  consentRefused: () => undefined,
};

type Answering = Partial<RequestOptions> & { status?: number; headers?: Record<string, string> };

/** The desk's own client in front of an answer that a test words itself: a text as it is, all else as JSON. */
export const answering = (body: unknown, options: Answering = {}) => answeringEach(() => body, options);

/** The same with an answer to each path, which comes with its query. */
export function answeringEach(bodyOf: (path: string) => unknown, options: Answering = {}) {
  const requests: Request[] = [];
  const { status = 200, headers, ...more } = options;
  const partnerCenter = createPartnerCenter({
    url: "https://partner.example/api/",
    tokens: withToken,
    fetch: (request) => {
      requests.push(request);
      const { pathname, search } = new URL(request.url);
      const body = bodyOf(`${pathname}${search}`);
      const text = typeof body === "string" ? body : JSON.stringify(body);
      return Promise.resolve(new Response(text, { status, ...(headers && { headers }) }));
    },
    ...more,
  });
  return { partnerCenter, requests };
}

export function newCustomer(overrides: { domain?: string; registrationId?: string; resellerId?: string } = {}) {
  const body: NewCustomer = {
    enableGDAPByDefault: false,
    ...(overrides.resellerId && { associatedPartnerId: overrides.resellerId }),
    companyProfile: {
      domain: overrides.domain ?? "fabrikamwood.onmicrosoft.com",
      ...(overrides.registrationId && { organizationRegistrationNumber: overrides.registrationId }),
    },
    billingProfile: {
      culture: "en-US",
      language: "en",
      email: "kim@fabrikam-wood.example",
      companyName: "Fabrikam Wood Works Inc",
      firstName: "Kim",
      lastName: "Akers",
      defaultAddress: {
        firstName: "Kim",
        lastName: "Akers",
        addressLine1: "1 Main Street",
        city: "Redmond",
        state: "WA",
        postalCode: "98052",
        country: "US",
      },
    },
  };
  return body;
}

/** Everything a value holds that somebody could print, hidden and nested members included. */
export function everythingIn(value: unknown): string {
  return (
    inspect(value, { depth: Infinity, showHidden: true, getters: true, maxStringLength: null }) + JSON.stringify(value)
  );
}
