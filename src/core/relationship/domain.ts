import { asHost } from "../customer/email.ts";
import { sharedDomains } from "../reference/shared-domains.ts";
import { normaliseText } from "../text.ts";

/**
 * The host in what people paste for a domain (a link, an e-mail address, the domain itself): lower case, ASCII form, no
 * `www.`. What has no host stays as it was typed, in lower case.
 */
export function readDomain(typed: string): string {
  const text = normaliseText(normaliseText(typed).toLowerCase());
  const [authority = ""] = text.replace(/^(?:[a-z][a-z0-9+.-]*:\/\/|mailto:)/, "").split(/[/?#]/, 1);
  const [host = "", ...more] = authority.split("@").reverse();
  // Of two addresses nobody knows which one is meant.
  return more.length > 1 ? text : (hostIn(host) ?? text);
}

function hostIn(text: string): string | null {
  const host = text.replace(/>$/, "").replace(/:\d*$/, "").replace(/\.$/, "");
  return asHost(host.replace(/^(?:www\.)+/, "")) ?? asHost(host);
}

/** A domain as it is compared; null when it tells nothing of the company: none, no host, or one that many share. */
export function domainKey(domain: string | null): string | null {
  const host = domain === null ? null : asHost(readDomain(domain));
  return host === null || sharedDomains.has(host) ? null : host;
}
