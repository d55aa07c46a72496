import type { Words } from "../../../copy/invitations/given.ts";
import type { InvitationLanguage, InvitationParams, InvitationProblem } from "../../../core/agreement/invitation.ts";
import type { Result } from "../../../core/result.ts";
import type { Desk } from "../../desk.ts";
import type { Invited } from "./mail.ts";

/** What a customer is invited to: everything in which one such draft differs from another. */
export interface InvitationKind {
  /** Callback ID of the draft's view; the other names begin with it. */
  form: string;
  words: {
    title: string;
    /** `together`: who is accepted with the partner at once. */
    intro: (name: string, together: string | null) => string;
    thanks: (name: string, isRecordedByHand: boolean) => string;
    /** What the customer will see, in order. */
    steps: (invited: Pick<Invited, "isNew" | "together">) => readonly string[];
    problems: Readonly<Record<InvitationProblem, (params: InvitationParams) => string>>;
  };
  /** The mail as the desk words it. */
  mails: Readonly<Record<InvitationLanguage, Words>>;
  /** Keeps that this person has sent it. */
  keep: (desk: Desk, person: string, sent: SentMail) => Promise<Result<unknown>>;
}

export interface SentMail {
  customerId: string;
  /** The address that had to stand in the text. */
  address: string;
  /** Who is accepted with the partner at once; null: the partner alone. */
  together: string | null;
  language: InvitationLanguage;
  sentTo: string;
  subject: string;
  text: string;
}

/** What the views and buttons of a kind are called. */
export const namesOf = ({ form }: Pick<InvitationKind, "form">) => ({
  form,
  sent: `${form}-sent`,
  back: `${form}-back`,
  redraft: `${form}-redraft`,
});
