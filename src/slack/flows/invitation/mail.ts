import { z } from "zod";
import { invitationLanguages, type InvitationLanguage } from "../../../core/agreement/invitation.ts";
import type { Answers } from "../../../core/customer/answers.ts";
import type { InvitationKind } from "./kind.ts";

/** Whom a draft invites, and what the desk words it with. */
export interface Invited {
  /** Null for a company that is no customer of the desk's: that it was sent is not kept then. */
  customerId: string | null;
  companyName: string;
  partner: string;
  firstName: string;
  lastName: string;
  /** The customer has just been created, and has an initial password to get. */
  isNew: boolean;
  /** Slack ID of whom the password was given to; null when the desk has none. */
  passwordOwner: string | null;
  /** Has to stand in the text as it is. */
  address: string;
  /** A company that is accepted with the partner at once; null: the partner alone. */
  together: string | null;
  /** Nobody sees the customer's answer from here: a person records it. */
  isRecordedByHand: boolean;
}

/** What the person may change. */
export interface Mail {
  language: InvitationLanguage;
  sentTo: string;
  subject: string;
  text: string;
}

export const languageField = "invitation.language";
/** Kept beside the answers once the mail was shown as it goes out. */
const reached = "reached";

const answered = z.object({
  [languageField]: z.enum(invitationLanguages).catch("en"),
  sentTo: z.string().catch(""),
  subject: z.string().catch(""),
  text: z.string().catch(""),
});

export function mailFrom(answers: Answers): Mail {
  const { [languageField]: language, ...typed } = answered.parse(answers);
  return { language, ...typed };
}

export const answersFrom = ({ language, ...typed }: Mail, wasReached: boolean): Answers => ({
  [languageField]: language,
  ...typed,
  [reached]: wasReached ? "yes" : null,
});

export const isReached = (answers: Answers): boolean => answers[reached] === "yes";

/** As the desk words it, in this language. */
export function worded({ mails }: InvitationKind, invited: Invited, language: InvitationLanguage) {
  const { firstName, lastName, partner, companyName: company, address, isNew, together } = invited;
  return mails[language]({ firstName, lastName, partner, company, address, isNew, together });
}

/** Nobody has changed the subject or the text that the desk drafted. */
export function isUntouched(kind: InvitationKind, invited: Invited, { subject, text }: Mail): boolean {
  return invitationLanguages.some((language) => {
    const ours = worded(kind, invited, language);
    return ours.subject.trim() === subject.trim() && ours.text.trim() === text.trim();
  });
}

/** The same mail in its language, as far as it is still the desk's own. */
export const inItsLanguage = (kind: InvitationKind, invited: Invited, mail: Mail): Mail =>
  isUntouched(kind, invited, mail) ? { ...mail, ...worded(kind, invited, mail.language) } : mail;
