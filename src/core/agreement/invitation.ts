import type { Issue } from "../rule.ts";
import { normaliseText } from "../text.ts";

/**
 * Where a customer reads and accepts the agreement: the same for every customer and every partner.
 * Source: 004_e82182ece5590ce9.txt, direct acceptance, step 6; Partner Center, confirm-customer-agreement.
 */
export const agreementAddress = "https://admin.microsoft.com/AdminPortal/Home?ref=/BillingAccounts/agreement";

export const invitationLanguages = ["en", "de", "nl", "it", "pl"] as const;
export type InvitationLanguage = (typeof invitationLanguages)[number];

/** The language of an invitation to a customer of this culture, such as `de-AT`; English where we have no words. */
export function languageFor(culture: string): InvitationLanguage {
  const language = culture.trim().toLowerCase().split(/[-_]/)[0];
  return invitationLanguages.find((known) => known === language) ?? "en";
}

export interface Invitation {
  subject: string;
  text: string;
}

export type InvitationProblem =
  "subject-missing" | "subject-too-long" | "text-missing" | "text-too-long" | "address-changed";

/** Whatever one of the sentences may name. `times`: how often the address stands there, in small or capital letters. */
export type InvitationParams = Readonly<{ address: string; times: number; most: number; length: number }>;

export interface InvitationIssue extends Issue {
  field: keyof Invitation;
  code: InvitationProblem;
  params: InvitationParams;
}

export const mostInSubject = 200;
/** A Slack input holds 3,000 characters. */
export const mostInText = 2800;

/** What keeps an invitation from being sent, one problem a field. The address has to reach the customer as it is. */
export function invitationIssues({ subject, text }: Invitation, address: string): InvitationIssue[] {
  const times = timesIn(text, address);
  const issue = (field: keyof Invitation, code: InvitationProblem, most: number): InvitationIssue => ({
    field,
    code,
    severity: "error",
    params: { address, times, most, length: field === "subject" ? subject.length : text.length },
  });
  const found: InvitationIssue[] = [];
  if (normaliseText(subject) === "") found.push(issue("subject", "subject-missing", mostInSubject));
  else if (subject.length > mostInSubject) found.push(issue("subject", "subject-too-long", mostInSubject));
  if (normaliseText(text) === "") found.push(issue("text", "text-missing", mostInText));
  else if (text.length > mostInText) found.push(issue("text", "text-too-long", mostInText));
  else if (times !== 1 || !standsAlone(text, address)) found.push(issue("text", "address-changed", mostInText));
  return found;
}

// Addresses are compared letter by letter; in other letters it is still there twice.
const timesIn = (text: string, address: string): number => text.toLowerCase().split(address.toLowerCase()).length - 1;

// Mail programs make a link of all that hangs together. U+FEFF counts as a blank in JavaScript, but nobody sees it.
const openedBefore = /(?:^|(?!\uFEFF)\s)[([{<"'«„“‘]*$/u;
// A full stop with something behind it belongs to the link, as do signs beyond ASCII; the last full stop does not.
const closedAfter = /^[.,;:!)\]}>"']*(?:$|(?!\uFEFF)\s)/u;

function standsAlone(text: string, address: string): boolean {
  const start = text.indexOf(address);
  if (start < 0) return false;
  return openedBefore.test(text.slice(0, start)) && closedAfter.test(text.slice(start + address.length));
}

/** Above this many characters mail programs and Slack begin to cut links off. */
export const longestMailtoLink = 1800;

/**
 * A link (RFC 6068) that opens the mail in the person's own mail program, or null when it would be too long. Put into
 * Slack's mrkdwn, its `&` has to be escaped.
 */
export function mailtoLink({ to, subject, text }: Invitation & { to: string }): string | null {
  const at = to.lastIndexOf("@");
  const recipient = at < 0 ? encoded(to) : `${encoded(to.slice(0, at))}@${encoded(to.slice(at + 1))}`;
  const line = subject.replace(/\s+/gu, " ").trim();
  const body = text.replace(/\r\n|\r|\n/g, "\r\n");
  const link = `mailto:${recipient}?subject=${encoded(line)}&body=${encoded(body)}`;
  return link.length > longestMailtoLink ? null : link;
}

// Half a character cannot be encoded; what people type may hold one.
const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, "\uFFFD"));
