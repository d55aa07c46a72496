import { parse } from "tldts";
import { isHostWithin } from "../customer/email.ts";
import { nameKey } from "../text.ts";
import { companyKey } from "./company-key.ts";
import { domainKey } from "./domain.ts";

/** A customer that accepted, as Partner Center has it. */
export interface AcceptingCustomer {
  tenantId: string;
  domain: string | null;
  companyName: string | null;
  country?: string | null;
}

export interface OpenRequest {
  id: string;
  companyName: string;
  /** The company's own domain or its `.onmicrosoft.com`; null when nobody said. */
  domain: string | null;
  country: string | null;
  /** Known when a customer of the list was asked. */
  tenantId: string | null;
  sentAt: Date;
}

/** All lists newest first. */
export type Match =
  /** `alsoAnswered`: older requests to the same company, which are answered with this one. */
  | {
      kind: "one";
      requestId: string;
      by: "customer" | "domain" | "name";
      alsoAnswered: readonly string[];
    }
  /** A person has to choose. One request for each company; see `requestsToSameCompany`. */
  | { kind: "several"; requestIds: readonly string[] }
  /** `perhaps`: requests that look alike, to be offered first when a person is asked. */
  | { kind: "none"; perhaps: readonly string[] };

/**
 * Which request a customer has answered; its link does not say. A request made for this customer is right, then the same
 * domain, then the same name, unless the two countries are known and differ.
 */
export function matchAcceptance(customer: AcceptingCustomer, requests: readonly OpenRequest[]): Match {
  const possible = newestFirst(
    requests.filter(({ tenantId }) => tenantId === null || isSameId(tenantId, customer.tenantId)),
  );
  const byCustomer = possible.filter(({ tenantId }) => tenantId !== null);
  const domain = domainKey(customer.domain);
  const byDomain = possible.filter((request) => domain !== null && domainKey(request.domain) === domain);
  const [asked] = byCustomer;
  if (asked) return one(asked, "customer", [...byCustomer, ...byDomain], possible);

  const byName = namesakes(customer, possible);
  const [near] = byDomain;
  if (near) {
    // A company that was renamed has no namesake. Where domain and name speak of two companies, neither is believed.
    const isContradicted = byName.length > 0 && !byDomain.some((request) => isNamed(customer, request));
    return isContradicted ? several([...byDomain, ...byName]) : one(near, "domain", byDomain, possible);
  }
  const [named, ...others] = companies(byName);
  if (!named) return { kind: "none", perhaps: possible.filter((one) => looksLike(customer, one)).map(({ id }) => id) };
  return others.length > 0 ? several(byName) : one(named, "name", [named], possible);
}

/**
 * The other requests to the company of this one, newest first: same tenant, or same domain. Of a request that somebody
 * chose for a customer, `tenantId` is to be that customer's.
 */
export function requestsToSameCompany(request: OpenRequest, requests: readonly OpenRequest[]): string[] {
  const same = requests.filter(({ tenantId }) => tenantId !== null && isSameId(tenantId, request.tenantId));
  const possible = requests.filter(
    ({ tenantId }) => tenantId === null || request.tenantId === null || isSameId(tenantId, request.tenantId),
  );
  return idsOf(sameCompany([request, ...same], newestFirst(possible))).filter((id) => id !== request.id);
}

function one(
  request: OpenRequest,
  by: "customer" | "domain" | "name",
  matched: readonly OpenRequest[],
  possible: readonly OpenRequest[],
): Match {
  const alsoAnswered = idsOf(sameCompany(matched, possible)).filter((id) => id !== request.id);
  return { kind: "one", requestId: request.id, by, alsoAnswered };
}

const several = (requests: readonly OpenRequest[]): Match => ({
  kind: "several",
  requestIds: idsOf(companies(newestFirst(requests))),
});

/** These, and of the others all that name a domain of theirs. */
function sameCompany(these: readonly OpenRequest[], others: readonly OpenRequest[]): OpenRequest[] {
  const domains = new Set(these.map(({ domain }) => domainKey(domain)));
  domains.delete(null);
  return others.filter((other) => these.includes(other) || domains.has(domainKey(other.domain)));
}

/** The first request to each company. Without a domain nobody knows whether two are to the same. */
function companies(requests: readonly OpenRequest[]): OpenRequest[] {
  const first = new Map<string, OpenRequest>();
  for (const request of requests) {
    const key = domainKey(request.domain) ?? request.id;
    if (!first.has(key)) first.set(key, request);
  }
  return [...first.values()];
}

/** Requests to a company of this name. A name equal to the letter goes before one with another legal form. */
function namesakes(customer: AcceptingCustomer, requests: readonly OpenRequest[]): OpenRequest[] {
  const named = requests.filter((request) => isNamed(customer, request) && !isElsewhere(customer, request));
  const exactly = named.filter(({ companyName }) => nameKey(companyName) === nameKey(customer.companyName ?? ""));
  return exactly.length > 0 ? exactly : named;
}

function isNamed({ companyName }: AcceptingCustomer, request: OpenRequest): boolean {
  const isSame = (keyOf: (name: string) => string): boolean => {
    const key = keyOf(companyName ?? "");
    return key !== "" && key === keyOf(request.companyName);
  };
  return isSame(nameKey) || isSame(companyKey);
}

function isElsewhere({ country }: AcceptingCustomer, request: OpenRequest): boolean {
  const there = (country ?? "").trim().toUpperCase();
  const here = (request.country ?? "").trim().toUpperCase();
  return there !== "" && here !== "" && there !== here;
}

/** The same name in another country, or contoso.com beside contoso.onmicrosoft.com or contoso.de: only a hint. */
function looksLike(customer: AcceptingCustomer, request: OpenRequest): boolean {
  if (isNamed(customer, request)) return true;
  const label = firstLabel(domainKey(customer.domain));
  return label !== "" && label === firstLabel(domainKey(request.domain));
}

/** What a company chose of its domain, without hyphens, which many prefixes lack. */
function firstLabel(host: string | null): string {
  if (host === null) return "";
  const label = isHostWithin(host, "onmicrosoft.com") ? host.split(".")[0] : parse(host).domainWithoutSuffix;
  return (label ?? "").replaceAll("-", "");
}

const isSameId = (one: string, other: string | null): boolean => one.toLowerCase() === other?.toLowerCase();
const idsOf = (requests: readonly OpenRequest[]): string[] => requests.map(({ id }) => id);

function newestFirst(requests: readonly OpenRequest[]): OpenRequest[] {
  return [...new Set(requests)].sort(
    (one, other) => other.sentAt.getTime() - one.sentAt.getTime() || (one.id < other.id ? -1 : 1),
  );
}
