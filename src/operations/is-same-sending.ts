import { subSeconds } from "date-fns";

interface SentMail {
  sentTo: string;
  subject: string;
  body: string;
  sentBy: string;
  sentAt: Date;
}

const sameSendingSeconds = 60;

/** The same mail of the same person within a minute is a second press, not a second mail. */
export const isSameSending = (
  before: SentMail,
  mail: { sentTo: string; subject: string; text: string },
  person: string,
  now: Date,
): boolean =>
  before.sentBy === person &&
  before.sentTo === mail.sentTo &&
  before.subject === mail.subject &&
  before.body === mail.text &&
  before.sentAt >= subSeconds(now, sameSendingSeconds);
