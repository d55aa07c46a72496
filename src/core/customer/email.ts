import { parse } from "tldts";

const local = /^[^\s@<>()[\]\\,;:"]{1,64}$/u;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** The host of an e-mail address, lower case and in its ASCII form; null when the text is no address. */
export function hostOfEmail(email: string): string | null {
  const at = email.lastIndexOf("@");
  const name = email.slice(0, Math.max(at, 0));
  if (!local.test(name) || name.startsWith(".") || name.endsWith(".") || name.includes("..")) return null;
  return asHost(email.slice(at + 1));
}

/** True for the domain itself and for everything below it. Both in their ASCII form. */
export function isHostWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** A domain name in lower case and ASCII form, as `hostOfEmail` gives it; null when the text is none. */
export function asHost(text: string): string | null {
  if (text.length > 253 || /[^\p{L}\p{M}\p{N}.-]/u.test(text) || !URL.canParse(`http://${text}`)) return null;
  const host = new URL(`http://${text}`).hostname;
  // Neither an IP address nor a bare ending such as co.uk has a domain.
  return parse(host).domain !== null && host.split(".").every((part) => label.test(part)) ? host : null;
}
