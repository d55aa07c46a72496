/** The form of a new customer. Labels and hints of its fields stand with the rules (`copy/rules.en.ts`). */
export const addCustomer = {
  title: "Add a customer",
  reviewTitle: "Check and send",
  close: "Close",
  next: "Next",
  back: "Back",
  send: "Send for approval",
  moment: "One moment…",
  step: (step: number) => `Step ${step} of 3`,
  otherWindow:
    "This form was carried on in another window meanwhile. Look it over: what you see here is kept when you go on.",
  draftKept: "What you type is kept for seven days, also when you close this window.",
  drafts: {
    title: "You have begun already",
    intro: "Go on where you stopped, or begin with another company.",
    unnamed: "Without a name yet",
    line: (name: string, when: string) => `*${name}*\nLast changed ${when}`,
    continue: "Continue",
    discard: "Throw away",
    discardTitle: "Throw this draft away?",
    discardText: "What you typed is gone then.",
    keep: "Keep it",
    fresh: "Another company",
    more: "There are more. Type `/csp add` with the company's name to find an older one.",
  },
  nameAdvice:
    "Exactly as on official papers. No short forms or acronyms, no test names: Microsoft checks the name against the register.",
  registrationIdAdvice: "The company's tax ID, never a person's.",
  registrationIdNeeded: (country: string, id: string) =>
    `Partner Center refuses customers in ${country} without the ${id}.`,
  registrationIdLike: (sample: string) => `Looks like ${sample}.`,
  addRegistrationId: "Add a registration ID anyway",
  registrationIdNotNeeded: (country: string) =>
    `${country} needs no registration ID, and Partner Center may refuse one.`,
  alreadyBuys: {
    label: "Does the company already use Microsoft 365 or Azure, or buy it from another partner?",
    no: "No, it is new to Microsoft's cloud",
    yes: "Yes, or I think so",
  },
  domainSuffixHint: (limit: number) =>
    `Becomes name.onmicrosoft.com. Letters and digits, at most ${limit}. It cannot be changed later.`,
  language: "Language of Microsoft's mails",
  reseller: "Indirect reseller",
  resellerHint: "Leave it empty when you sell to this customer yourself.",
  emailHint: "The customer's own address, not one of yours.",
  phoneRequired: (country: string) => `Partner Center refuses customers in ${country} without one.`,
  gdap: {
    label: "Default GDAP",
    option: "Opt in to default GDAP",
    hint: "Ticking this gives nobody access by itself: somebody assigns its roles to your security groups afterwards.",
  },
  agreement: {
    label: "Microsoft Customer Agreement",
    option: "The customer has already accepted it",
    hint: "Once the customer is created, you record who accepted and when. Otherwise you invite the customer to accept.",
  },
  review: {
    checking: "Checking with Partner Center…",
    checked: "Checked with Partner Center just now.",
    showResult: "Show the result",
    notYet: "Partner Center has not answered yet. Press Show the result in a moment.",
    suggestion: "Partner Center suggests another spelling of the address",
    keep: "Keep what I wrote",
    acknowledge: "Please confirm",
    anotherCompany: "No, another company",
    isItThis: {
      "equal-name": (companies: string) => `Is it this one? Customer already: ${companies}.`,
      "equal-request": (companies: string) => `Is it this one? Asked for already, and not settled yet: ${companies}.`,
    },
    confirm: "I have checked this and it is right",
    gdap: (yes: boolean) => `Default GDAP: ${yes ? "yes" : "no"}`,
    agreement: (accepted: boolean) => `Customer agreement: ${accepted ? "accepted already" : "still to be accepted"}`,
    reseller: (name: string) => `Reseller: ${name}`,
    directly: "Sold directly, without a reseller",
  },
  warnings: {
    "domain-not-checked": "Partner Center did not say whether the domain is free.",
    "rules-not-read": "Partner Center did not say what the country asks for.",
    "address-not-checked": "Partner Center could not check the address.",
    "address-incomplete": "The address was not checked, because its state or postal code is empty.",
  },
  stop: {
    title: "Ask for a relationship",
    knownTitle: "A customer already",
    alreadyBuys:
      "A company that uses Microsoft 365 or Azure, or buys it from another partner, is not created a second time. Ask it for a *reseller relationship* instead. Once it has accepted, it is among your customers.",
    onItsWayTitle: "Asked for already",
    onItsWay: (name: string, domain: string, by: string | null) =>
      `*${name}* (${domain}) is being created${by === null ? "" : `; <@${by}> asked for it`}, so it is not added a second time. \`/csp status\` shows where it stands.`,
    known: (name: string, domain: string) =>
      `*${name}* (${domain}) is among your customers already, so it is not added a second time. \`/csp status\` shows where it stands.`,
    former: (name: string, domain: string) =>
      `*${name}* (${domain}) was your customer before, so it is not created a second time. Ask it for a *reseller relationship* again: once it has accepted, it is among your customers.`,
    sameCompany:
      "If the company itself has this domain, it exists at Microsoft already. Ask it for a *reseller relationship* instead.",
  },
  problems: {
    "domain-taken": "This domain prefix is taken. Take another one, or press “This is the same company” below.",
    refused: "Partner Center refused the customer because of this.",
    "address-unknown": "Partner Center does not know this address. Write it as on official papers.",
    "address-choice": "Choose an address, or keep what you wrote.",
    "equal-name": "A customer with this name exists already.",
    "equal-request": "This company has been asked for already.",
    "already-buys-unanswered": "Choose yes or no.",
    "not-checked-yet": "Partner Center has not answered yet. Press Show the result in a moment.",
    "reason-missing": "Write a reason: the requester reads it.",
  },
  sameCompany: "This is the same company",
  takePrefix: (prefix: string) => `Take ${prefix}`,
  acknowledged: {
    "equal-name": "a customer with the same name exists; the requester says it is another company",
    "equal-request": "another request has the same name or domain; the requester says it is another company",
  },
  sent: {
    title: "Sent",
    text: (name: string) => `*${name}* waits for approval now. You get a message as soon as somebody has decided.`,
  },
};
