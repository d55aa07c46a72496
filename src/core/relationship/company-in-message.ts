import { hostOfEmail, isHostWithin } from "../customer/email.ts";
import { fieldLimits } from "../customer/fields.ts";
import { domainKey } from "./domain.ts";

/** Of a longer message the rest is not looked at. */
export const mostOfMessageRead = 4_000;

/** Pages that speak of a company and are not its own. */
const sitesOfOthers = (
  "linkedin.com xing.com facebook.com instagram.com twitter.com x.com youtube.com google.com bing.com wikipedia.org " +
  "slack.com sharepoint.com office.com cloud.microsoft zoom.us github.com"
).split(" ");

const links = /<([^<>|]*)(?:\|[^<>]*)?>/g;

/**
 * What a message in Slack's own writing tells of a company that is to be asked: the one address that is not the partner's,
 * and the one domain that belongs to a single company. Of two nobody knows which one is meant, so neither is taken.
 */
export function companyInMessage(
  message: string,
  partnerDomains: readonly string[],
): { "contact.email"?: string; domain?: string } {
  const isOurs = (host: string) => partnerDomains.some((own) => isHostWithin(host, own));
  const words = wordsIn(message.slice(0, mostOfMessageRead));
  const emails = new Map<string, { email: string; host: string }>();
  for (const email of words.flatMap(emailIn)) {
    const host = hostOfEmail(email);
    if (host !== null && !isOurs(host) && !emails.has(email.toLowerCase()))
      emails.set(email.toLowerCase(), { email, host });
  }
  const senders = [...emails.values()];
  const email = only(senders.map((one) => one.email));
  const hosts = companyDomains(senders.map(({ host }) => host));
  const sites = companyDomains(words.filter(isSite)).filter(
    (host) => !isOurs(host) && !sitesOfOthers.some((site) => isHostWithin(host, site)),
  );
  const domain = only(hosts.length > 0 ? hosts : sites);
  return { ...(email !== null && { "contact.email": email }), ...(domain !== null && { domain }) };
}

/** Where links lead to, and the words around them. People, channels and groups are neither. */
function wordsIn(text: string): string[] {
  const targets = [...text.matchAll(links)].map(([, target = ""]) => target).filter((target) => !/^[@#!]/.test(target));
  const rest = text.replace(links, " ").replace(/&(?:lt|gt);/g, " ");
  return [...targets, ...rest.split(/[\s<>()[\]{}"“”„,;|]+/)].map((word) => word.replace(/[.!?:'*_~]+$/, ""));
}

function emailIn(word: string): string[] {
  const [address = ""] = word.replace(/^mailto:/i, "").split("?", 1);
  const isAddress = address.includes("@") && !address.includes("/") && address.length <= fieldLimits["contact.email"];
  return isAddress ? [address] : [];
}

const isSite = (word: string): boolean => /^(?:https?:\/\/|www\.)/i.test(word) && !word.includes("@");

const companyDomains = (hosts: readonly string[]): string[] => [
  ...new Set(hosts.map(domainKey).filter((host) => host !== null)),
];

function only(found: readonly string[]): string | null {
  return found.length === 1 ? (found[0] ?? null) : null;
}
