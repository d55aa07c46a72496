import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { createPartnerCenterSimulator } from "../../../src/sandbox/partner-center/simulator.ts";
import type { PartnerCenterSimulator, SimulatorOptions } from "../../../src/sandbox/partner-center/simulator.ts";

export const API = "https://api.partnercenter.microsoft.com";
export const LOGIN = "https://login.microsoftonline.com";
export const START = new Date("2026-03-02T09:00:00.000Z");

export function simulate(options: Partial<SimulatorOptions> = {}) {
  let at = START;
  const simulator = createPartnerCenterSimulator({ now: () => at, refreshToken: "first-refresh-token", ...options });
  const wait = (milliseconds: number) => {
    at = new Date(at.getTime() + milliseconds);
  };
  return { simulator, wait };
}

export const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

interface Ask {
  as?: "app" | "app+user" | "none";
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Calls as a well-behaved client does; `headers` with an empty value leaves that header out. */
export async function ask(simulator: PartnerCenterSimulator, method: string, path: string, asked: Ask = {}) {
  const { as = "app+user", body, signal } = asked;
  const headers = new Headers({ "MS-RequestId": randomUUID(), "MS-CorrelationId": randomUUID() });
  if (as !== "none") headers.set("authorization", `Bearer ${simulator.issueToken(as)}`);
  if (body !== undefined) headers.set("content-type", "application/json");
  for (const [name, value] of Object.entries(asked.headers ?? {})) {
    if (value === "") headers.delete(name);
    else headers.set(name, value);
  }
  const request = new Request(`${API}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const response = await simulator.fetch(request);
  const text = await response.text();
  // Always an object where a test looks into it: the condition says so, and JSON.parse agrees.
  const json = (text.startsWith("{") ? JSON.parse(text) : {}) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, text, json };
}

export function customerRequest(over: Record<string, unknown> = {}) {
  const { address, companyProfile, billingProfile, ...root } = over as Record<string, object>;
  return {
    enableGDAPByDefault: false,
    companyProfile: { domain: "contosoexample.onmicrosoft.com", ...companyProfile },
    billingProfile: {
      culture: "en-US",
      language: "en",
      email: "owner@contoso.example",
      companyName: "Contoso Example Ltd",
      defaultAddress: {
        firstName: "Ada",
        lastName: "Moss",
        addressLine1: "1 Main Street",
        city: "Redmond",
        state: "WA",
        postalCode: "98052",
        country: "US",
        ...address,
      },
      ...billingProfile,
    },
    ...root,
  };
}

export const BRAZIL = {
  billingProfile: { culture: "pt-BR", language: "pt" },
  address: {
    country: "BR",
    state: "SP",
    city: "Osasco",
    postalCode: "06184-280",
    addressLine1: "Rua Jambeiro 128",
    phoneNumber: "+55 11 98966-1259",
  },
};
