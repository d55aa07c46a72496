import { anyOf } from "./lists.ts";
import type { AgreementWay } from "../../core/agreement/ways.ts";
import type { EarlierPurchase } from "../../core/agreement/earlier-purchases.ts";
import type { InvitationParams, InvitationProblem } from "../../core/agreement/invitation.ts";

const mayBeUnable = (bought: string): string =>
  `A customer who bought ${bought} through an existing partner may be unable to accept directly. On a new purchase, though not on an automatic renewal, it is told to reach out to its partner.\n*What helps:* a partner attestation. Today that is the enhanced attestation: the customer reads and accepts on a page of Microsoft's, and Microsoft learns it from you.`;

const whoAccepted = (name: string, hasContact: boolean): string =>
  `Who accepted the Microsoft Customer Agreement for *${name}*?${hasContact ? " Below stands the primary contact; correct it where another person accepted." : ""}`;

const atMicrosoft = {
  reads: "Reads the agreement and ticks the box to accept it.",
  sees: "Afterwards finds its partners there under *Settings*, *Partner relationships*.",
};

/** The Microsoft Customer Agreement: inviting to accept it, and what to know when questions come. */
export const agreement = {
  which: (word: string) => `Which customer? Type the name behind the command, for example \`/csp ${word} Contoso\`.`,
  noneYet: (typed: string) => `Nothing that fits “${typed}” is a customer yet. \`/csp status\` shows where it stands.`,
  /** The form for who accepted, or in the enhanced attestation for who will accept. */
  attest: {
    title: "Record agreement",
    submit: {
      "direct-acceptance": "Record",
      "enhanced-attestation": "Ask for the page",
      "agreements-api": "Record",
    } satisfies Record<AgreementWay, string>,
    close: "Close",
    intro: {
      "direct-acceptance": whoAccepted,
      "enhanced-attestation": (name: string, hasContact: boolean) =>
        `Who will accept the Microsoft Customer Agreement for *${name}*?${hasContact ? " Below stands the primary contact; correct it where another person accepts." : ""}`,
      "agreements-api": whoAccepted,
    } satisfies Record<AgreementWay, (name: string, hasContact: boolean) => string>,
    ways: {
      "direct-acceptance":
        "This is kept here and does not tell Microsoft: the customer still has to accept directly. Keep the evidence: Microsoft may ask for it.",
      "enhanced-attestation":
        "The desk asks Microsoft for a page on which this person reads and accepts, and you get its link to send. The page is the evidence: nothing else has to be kept.",
      "agreements-api":
        "The desk tells Microsoft. Within thirty minutes Microsoft mails the customer's primary contact. Keep the evidence: Microsoft may ask for it.",
    } satisfies Record<AgreementWay, string>,
    /** The same where the agreement is provided already. */
    keptBesides: "This is kept here. Keep the evidence: Microsoft may ask for it.",
    already: (line: string) =>
      `*Nothing has to be recorded.* ${line} Only where another person accepted as well is there something to add.`,
    confirmTitle: "Please confirm",
    confirm: "I have checked this and it is right",
    label: "Please confirm",
    back: "Back",
    done: {
      "direct-acceptance": (name: string) =>
        `Recorded here, not known to Microsoft. *${name}* still has to accept directly before you can order. Send the invitation next.`,
      "enhanced-attestation": (name: string) =>
        `The desk asks Microsoft for a page for *${name}*. You get the link in a moment, as a message from me.`,
      "agreements-api": (name: string) =>
        `The desk tells Microsoft about *${name}* now. You hear from me as soon as Microsoft has answered.`,
    } satisfies Record<AgreementWay, (name: string) => string>,
    /** The same where Microsoft knows of an acceptance already. */
    doneBesides: (name: string) =>
      `Recorded here. Microsoft knows already that *${name}* has accepted, so nothing else is left to do.`,
    wasThere: (person: string, by: string, when: string, status: string) =>
      `${by} recorded ${person} already, ${when}: ${status}. Nothing was recorded a second time. If another person accepted as well, change the name or the address.`,
    linkWaits: (url: string) => `The link for the person who accepts:\n${url}`,
    inTheWay: (what: string) =>
      `${what} *Begin anew* gives that page up, so that you can ask for another one; what you wrote stays.`,
    otherWay: (what: string) => `${what} Look at what stands here now, then send it.`,
    givenUp: "The page that waited is given up. Look at what stands here, then ask for the new one.",
    anewQuestion: {
      title: "Begin anew?",
      text: "The page that waits for the customer is given up: whoever accepts by its link is not seen any more.",
      yes: "Begin anew",
      no: "Keep it",
    },
    sentAgain: "It is sent once more. You hear from me as soon as Microsoft has answered.",
  },
  /** The invitation to accept directly. */
  invite: {
    title: "Invite to accept",
    intro: (name: string) =>
      `A draft for *${name}*. Change what you like; the address of the agreement has to stay as it is. Nothing is sent from here.`,
    thanks: (name: string, isRecordedByHand: boolean) =>
      isRecordedByHand
        ? `Kept: you have invited *${name}*. I cannot see here whether it accepts; your indirect provider can. I remind you after 3, 7 and 14 days.`
        : `Kept: you have invited *${name}*. I look every day for thirty days whether the customer has accepted, and remind you after 3, 7 and 14 days.`,
    draftOffer: (typed: string) =>
      `“${typed}” is no customer that I know. Indirect resellers cannot attest: your indirect provider does that. What you can do is invite the company to accept directly; I draft the mail.`,
    notKept:
      "Send it from your mail program, then close this window. I do not keep that it was sent: without Partner Center's API I cannot see whether the company accepts. Your indirect provider can.",
  },
  card: {
    status: "Customer agreement",
    looked: (when: string) => `Read from Partner Center ${when}.`,
    notReadHere: "Not read from Partner Center: an indirect reseller has no API.",
    notRead: "Partner Center did not answer just now.",
    notReadSince: (when: string) => `Partner Center did not answer just now. Last read ${when}.`,
    link: (url: string) => `Microsoft's page for the person who accepts:\n${url}`,
    attested: (person: string, on: string, by: string, when: string, status: string, evidence: string | null) =>
      `${person} accepted on ${on}. ${status}. Recorded by ${by} ${when}.${evidence === null ? "" : ` Evidence: ${evidence}`}`,
    begun: (person: string, by: string, when: string, status: string) =>
      `Microsoft's page for ${person}: ${status}. Begun by ${by} ${when}.`,
    invited: (to: string, when: string, by: string, language: string) =>
      `Invitation to ${to} (${language}), sent ${when} by ${by}.`,
  },
  answersTitle: "Questions they may ask",
  troubleTitle: "They cannot accept",
  /** On the status card, behind "Customer agreement". Names arrive escaped, people as mentions. */
  line: {
    notKnown: "Not looked up yet.",
    attested: ({ by, on, word }: { by: string; on: string; word: string | null }) =>
      `Provided: attested${by === "" ? "" : `, ${by} accepted`}${on === "" ? "" : ` on ${on}`}${word === null ? "" : `, on the word of ${word}`}.`,
    directly: (seen: string) => `Provided: accepted directly at Microsoft, seen ${seen}.`,
    notFinalised: (by: string) =>
      `Not provided. The customer accepted on Microsoft's page, but the last step was refused; ${by} was told why. Record the agreement again.`,
    invited: (when: string, by: string) => `Invitation sent ${when} by ${by}.`,
    recorded: (name: string, on: string, by: string) =>
      `Recorded here, not known to Microsoft: ${name} accepted on ${on}, recorded by ${by}.`,
  },
  /** In the status card's thread. */
  thread: {
    invited: (name: string, by: string) => `${by} invited *${name}* to accept the Microsoft Customer Agreement.`,
    changed: {
      directly: (name: string) => `*${name}* has accepted the Microsoft Customer Agreement directly at Microsoft.`,
      attested: (name: string) =>
        `Partner Center knows by now that *${name}* has accepted the Microsoft Customer Agreement.`,
      not: (name: string) =>
        `Partner Center knows of no acceptance of the Microsoft Customer Agreement by *${name}* any more.`,
    },
    givenUp: (name: string) => `*${name}* has not accepted the Microsoft Customer Agreement within thirty days.`,
    recorded: (name: string, by: string) =>
      `${by} recorded here that *${name}* has accepted the Microsoft Customer Agreement. Microsoft does not know it.`,
    recordedBesides: (name: string, by: string) =>
      `${by} recorded here who has accepted the Microsoft Customer Agreement for *${name}*. Microsoft knows of an acceptance already.`,
    taken: (name: string, by: string) =>
      `${by} attested the Microsoft Customer Agreement of *${name}*; Microsoft took it.`,
    linkCreated: (name: string, by: string) =>
      `${by} began an attestation for *${name}*: Microsoft's page waits for the customer.`,
    linkExpired: (name: string) => `The link for *${name}* to Microsoft's page has expired.`,
    linkWithdrawn: (name: string, by: string) =>
      `${by} gave up the link for *${name}* to Microsoft's page, to begin anew.`,
    customerAccepted: (name: string) =>
      `*${name}* has accepted on Microsoft's page. The desk finalises the attestation.`,
  },
  /** To whoever invited or attested. */
  agent: {
    accepted: (name: string) => `*${name}* has accepted the Microsoft Customer Agreement.`,
    /** What that means for orders: nothing is in the way, something is, or it is not known. */
    orders: {
      open: () => "You can order now.",
      /** Nothing is in the way, but whoever reads it has no role for it. */
      byOthers: "An admin agent or a sales agent can order now.",
      onItsWay: () => "An order is on its way already.",
      blocked: (reasons: string) => `Something else is left before anything can be ordered. ${reasons}`,
      uncertain: (reasons: string) => `I cannot say yet whether anything can be ordered. ${reasons}`,
    },
    lost: (name: string) =>
      `Partner Center knows of no acceptance of the Microsoft Customer Agreement by *${name}* any more. It happens after a partner changes its type. New purchases are blocked until it is accepted again.`,
    taken: (name: string) =>
      `Microsoft knows now that *${name}* has accepted the Microsoft Customer Agreement. Within thirty minutes Microsoft mails the customer's primary contact, who may turn to you with questions.`,
    wasThere: (name: string) =>
      `Microsoft has it on record that this person accepted for *${name}*. If it was attested just now, Microsoft mails the customer's primary contact within thirty minutes.`,
    refused: (name: string, why: string) => `The attestation for *${name}* was not taken. ${why}`,
    retired:
      "Microsoft has retired this way of attesting (5 January 2026). What works is direct acceptance: invite the customer. A workspace admin can choose another way in `/csp setup`.",
    stalled: (name: string) =>
      `Partner Center has not confirmed the attestation for *${name}*. It cannot be made twice: try again when Partner Center answers.`,
    link: (name: string, url: string) =>
      `Microsoft's page for *${name}* is ready. Send this link to the person who accepts:\n${url}\nThe person reads and accepts there; I look every few minutes at first, and you hear from me then.`,
    linkOver: (name: string, status: string) => `Microsoft's page for *${name}*: ${status}.`,
    stalledOver: (name: string, status: string) =>
      `Partner Center had not confirmed the attestation for *${name}*. By now: ${status}.`,
    linkWithoutAddress: (name: string) =>
      `The attestation for *${name}* was begun, but Partner Center named no address for the customer. Look in Partner Center.`,
    linkExpired: (name: string) => `The link for *${name}* has expired. Begin again to get a new one.`,
    linkWithdrawn: (name: string, by: string) =>
      `${by} gave up your link for *${name}* to begin anew. It is not followed any more; please do not send it again.`,
    givenUp: (name: string) =>
      `*${name}* has not accepted the Microsoft Customer Agreement within thirty days, so I stop looking every day. You can invite again at any time.`,
    reminded: (name: string, days: number) =>
      `*${name}* was invited ${days} days ago and has not accepted the Microsoft Customer Agreement yet. A friendly reminder may help.`,
  },
  buttons: {
    invite: "Invite to accept",
    inviteAgain: "Invite again",
    record: "Record agreement",
    answers: "Questions they may ask",
    show: "Customer agreement",
    draft: "Draft an invitation",
    trouble: "They cannot accept",
    retry: "Try again",
    anew: "Begin anew",
    look: "Look now",
  },
  invitation: {
    /** Under a field: plain text. */
    problems: {
      "subject-missing": () => "Write a subject.",
      "subject-too-long": ({ most, length }) => `At most ${most} characters fit here; this has ${length}.`,
      "text-missing": () => "Write the text of the mail.",
      "text-too-long": ({ most, length }) => `At most ${most} characters fit here; this has ${length}.`,
      "address-changed": ({ address, times }) => {
        if (times === 0) return `The address of the agreement is missing or changed. Put back: ${address}`;
        if (times > 1) return `The address of the agreement stands here ${times} times. Once is right: ${address}`;
        return `Capitals, or signs right beside it, change the address. Put back: ${address}`;
      },
    } satisfies Record<InvitationProblem, (params: InvitationParams) => string>,
  },
  /** What the customer will see, in order. */
  customerSteps: {
    new: [
      "Gets your mail with the address and, separately, the user name and the initial password.",
      "Opens the address and signs in with them to the Microsoft 365 admin center.",
      atMicrosoft.reads,
      atMicrosoft.sees,
    ],
    existing: [
      "Gets your mail and opens the address of the Microsoft 365 admin center.",
      "Signs in there with its own user name and password, as a global administrator.",
      atMicrosoft.reads,
      atMicrosoft.sees,
    ],
  },
  /** For the mail that Microsoft sends within thirty minutes of an attestation; the partner says it to the customer. */
  answers: [
    {
      question: "What is this mail?",
      answer:
        "Microsoft sends it by itself within thirty minutes of a partner's word that a customer has accepted the Microsoft Customer Agreement. It goes to your company's primary contact, as a confirmation.",
    },
    {
      question: "Did I sign something?",
      answer:
        "Not by this mail: opening it or leaving it unread signs nothing. It confirms that the agreement was accepted for your company before.",
    },
    {
      question: "Who told Microsoft?",
      answer:
        "We did, as your partner, since Microsoft asks for it before we can order for you. We told who accepted and when, and keep the evidence.",
    },
    {
      question: "Can I read the agreement?",
      answer: "Yes, at https://aka.ms/customeragreement. Choose your country and language there.",
    },
    {
      question: "That was not me, or the date is not right. What now?",
      answer:
        "Tell us what is not right, and we compare it with the evidence that we keep. Whatever does not hold, we tell Microsoft.",
    },
    {
      question: "Do I have to do anything?",
      answer:
        "Not if all is right: the mail is for your information. Microsoft passes questions about it on to us, so simply ask us.",
    },
  ],
  /** When a customer cannot accept directly: one question and the way that helps. */
  trouble: {
    question: "What did the company buy before, through you or another partner?",
    options: {
      offers: "Offers",
      software: "Software or software subscriptions",
      "reserved-instances": "Reserved instances",
      "azure-plan": "An Azure plan",
      none: "None of these",
    } satisfies Record<EarlierPurchase, string>,
    outcomes: {
      offers: mayBeUnable("offers"),
      software: mayBeUnable("software or software subscriptions"),
      "reserved-instances": mayBeUnable("reserved instances"),
      "azure-plan": mayBeUnable("an Azure plan"),
      none: "Then nothing that is known stands in the way. Ask the customer to check, in this order:\n1. The account has the role of *global administrator*.\n2. It is signed in to the right company (tenant).\n3. The address is exactly the one from your mail.\n4. It works in another browser profile or a private window.\n*If it still does not work:* a partner attestation helps. Today that is the enhanced attestation.",
    } satisfies Record<EarlierPurchase, string>,
    /** Beside an outcome, for who may not attest. */
    reseller: "Indirect resellers cannot attest. Ask your indirect provider to attest for this customer.",
    /** Where the desk is set up for another way. */
    otherWay: (admins: readonly string[]) =>
      `The desk is set up for another way. ${admins.length === 0 ? "An admin or owner of this workspace" : anyOf(admins)} can choose the enhanced attestation in \`/csp setup\`; *Record agreement* asks for the page then.`,
  },
};
