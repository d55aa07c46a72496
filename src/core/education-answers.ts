import { parse } from "tldts";
import { asHost, hostOfEmail, isHostWithin } from "./customer/email.ts";
import { sharedDomains } from "./reference/shared-domains.ts";

/** A school's website as Partner Center's sample has it, `contoso.edu`, of what a person pastes; null when it is none. */
export function readWebsite(typed: string): string | null {
  const host = asHost(
    typed
      .trim()
      .replace(/^https?:\/\//i, "")
      .replace(/[/?#].*$/s, "")
      .replace(/\.$/, ""),
  );
  return host === null || isShared(host) ? null : host.replace(/^www\./, "");
}

/**
 * What education asks of the contact's address beyond the rules of every customer: no service where anybody has one
 * (`shared`), and the school's own domain (`other-domain`). An address or a website that is none has rules of its own.
 */
export function educationEmailProblem(email: string, website: string): "shared" | "other-domain" | null {
  const host = hostOfEmail(email);
  if (host === null) return null;
  if (isShared(host)) return "shared";
  const site = readWebsite(website);
  if (site === null) return null;
  return parse(host).domain === parse(site).domain ? null : "other-domain";
}

const isShared = (host: string): boolean => [...sharedDomains].some((shared) => isHostWithin(host, shared));
