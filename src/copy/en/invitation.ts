import type { InvitationLanguage } from "../../core/agreement/invitation.ts";

const separately = "The initial user name and password go separately, never in this mail";

/** The draft of a mail to a customer, whatever it invites to. Names arrive escaped, people as mentions. */
export const invitation = {
  next: "Next",
  back: "Back",
  close: "Close",
  sent: "I have sent it",
  fields: {
    sentTo: { label: "To", hint: "The mail address of the customer's global administrator." },
    language: { label: "Language" },
    subject: { label: "Subject" },
    text: { label: "Text" },
  },
  languages: { en: "English", de: "German", nl: "Dutch", it: "Italian", pl: "Polish" } satisfies Record<
    InvitationLanguage,
    string
  >,
  wrongAddress: "Write a mail address, for example ana@contoso.com.",
  ownWords: "Subject and text stay as you wrote them, also in another language.",
  redraft: "Draft it anew",
  redraftQuestion: {
    title: "Draft it anew?",
    text: "What you wrote is gone then, and the draft begins again in the chosen language.",
    yes: "Draft it anew",
    no: "Keep what I wrote",
  },
  didYouSend: "*Did you send it?* If so, press *I have sent it*. If not, it is still here.",
  otherWindow: "You went on with this draft in another window, or sent it there. Close this one.",
  open: "Open in your mail program",
  tooLong: "The text is too long for a link that opens your mail program. Copy it below.",
  copyHint: "Or copy it:",
  steps: "What the customer will see",
  credentials: {
    own: `${separately}. You got them from me, or still get them by *Show the password*.`,
    of: (owner: string) => `${separately}. ${owner} asked for this customer and got them: ${owner} hands them over.`,
    none: `${separately}. I do not have them: if the customer has none, reset the password in Partner Center.`,
  },
};
