import type { ApprovalStatus } from "../../core/approval.ts";
import type { OrderDeclaration } from "../../core/order/declarations.ts";
import type { OrderObstacle, OrderStatus } from "../../core/order/lifecycle.ts";
import type { BillingCycle, TermDuration } from "../../core/order/offer.ts";

const approvers = "an admin agent or a global administrator";

const terms: Readonly<Record<TermDuration, string>> = { P1M: "1 month", P1Y: "1 year", P3Y: "3 years" };
const billed: Readonly<Record<BillingCycle, string>> = {
  monthly: "billed monthly",
  annual: "billed yearly",
  triennial: "billed every three years",
};
const licences = (count: number): string => (count === 1 ? "1 licence" : `${count.toLocaleString("en")} licences`);

const notSoldOn = "None of the products in this order is sold on to other partners of the same parent organisation.";

/** Buying subscriptions for a customer. Names arrive escaped, people as mentions. */
export const order = {
  title: "Order subscriptions",
  close: "Close",
  next: "Next",
  back: "Back",
  choose: "Order subscriptions",
  term: (term: TermDuration, cycle: BillingCycle) => `${terms[term]}, ${billed[cycle]}`,
  priceNotStated: "price not stated",
  line: (name: string, count: number, term: string, price: string) =>
    `*${name}*  ·  ${licences(count)}\n${term}  ·  ${price}`,
  price: (amount: string) => `${amount} for the whole term`,
  totals: (amounts: string) => `*Total*  ${amounts} for the whole terms, as Partner Center states it, before taxes.`,
  totalsOrdered: (amounts: string) =>
    `*Total of what was ordered*  ${amounts} for the whole terms, as Partner Center stated it, before taxes.`,
  noTotal: "No total, as Partner Center does not state every price.",
  /** While something is in the way of an order. */
  gate: {
    intro: "Nothing can be ordered yet.",
    renewal: "What renews by itself goes on renewing, whatever is missing here. I renew nothing.",
    uncertain: (why: string) => `Partner Center may refuse this order. ${why}`,
    /** On the card, when something came up while it waits. */
    blocked: (why: string) => `As things are, this cannot be bought. ${why}`,
  },
  otherWindow:
    "This window is not the newest of this order any more: it went on in another window, was sent there, or was put away after seven days. Go on here with what is kept of it.",
  goOnHere: "Go on here",
  steps: {
    products: "1 of 4: what to order",
    lines: "2 of 4: terms and licences",
    resellers: "3 of 4: who sells it, and what you declare",
    review: "4 of 4: check and send",
  },
  offers: {
    intro: (name: string, country: string, most: number) =>
      `What shall *${name}* (${country}) get? Search by name and choose up to ${most}.`,
    educationClosed:
      "It may buy as a school, and Partner Center does not let us sell what is for schools. These are the offers for companies.",
    label: "Products",
    hint: "Type a part of the name, such as Business Basic.",
    gone: "Partner Center does not offer this here any more. Go back and choose again.",
    onlyBeside:
      "Partner Center has only trials and add-ons of this, which begin no subscription. Go back and choose another product.",
  },
  termOf: (product: string) => `Term and billing of ${product}`,
  licences: {
    label: (product: string) => `Licences of ${product}`,
    hint: (bounds: string) => `Takes ${bounds}.`,
    ofOffer: (name: string, bounds: string) => `${name}: ${bounds}`,
    bounds: (least: number, most: number | null) =>
      most === null ? `at least ${licences(least)}` : `${least.toLocaleString("en")} to ${licences(most)}`,
  },
  resellers: {
    first: "First reseller",
    firstHint: "Whoever sells this with you. Leave it empty when you sell directly.",
    additional: "Additional resellers",
    additionalHint: (most: number) =>
      `In the EU and EFTA: partner IDs of others who take part, at most ${most}, parted by commas. They earn no incentives.`,
  },
  /** `textDirect`: where there is no reseller to choose. */
  declarations: {
    "partner-role": {
      label: "How we sell",
      option: "I confirm how my company sells",
      text: "As an indirect partner where a reseller is chosen, and as a direct partner where none is.",
      textDirect: "As a direct partner, without a reseller.",
    },
    "no-reselling-in-group": {
      label: "No reselling in our group",
      option: "I confirm that we do not sell it on",
      text: notSoldOn,
      textDirect: notSoldOn,
    },
  } satisfies Record<OrderDeclaration, { label: string; option: string; text: string; textDirect: string }>,
  review: {
    intro: (name: string) => `For *${name}*:`,
    seen: `An order is money: it is always decided by a second person, ${approvers}, with the whole cart in view.`,
    send: "Send for approval",
    isSent: "Your order waits for approval. You hear from me how it goes on.",
    sent: (name: string) => `The order for *${name}* waits for approval. You hear from me how it goes on.`,
  },
  problems: {
    "declaration-missing": () => "Tick this box, or close the form: without it nothing is ordered.",
    "products-count": () => "Choose at least one product, and four at most.",
    "offer-none": () => "Choose one of these.",
    "offer-not-here": ({ name }: Params) => `${name} cannot be ordered. Go back and leave it out.`,
    "licences-number": () => "Write how many, in digits, such as 25.",
    "licences-too-few": ({ least }: Params) => `This offer begins with ${licences(Number(least))}.`,
    "licences-too-many": ({ most }: Params) => `This offer has at most ${licences(Number(most))}.`,
    "additional-not-here": () =>
      "Additional resellers are declared for customers in the EU and EFTA alone. Leave this empty.",
    "additional-before-first": () => "Choose the first reseller before any additional one.",
    "additional-too-many": ({ most, count }: Params) => `At most ${most} additional resellers; these are ${count}.`,
    "partner-id-form": ({ id }: Params) => `“${id}” is no partner ID: it is a number, such as 4847001.`,
    "partner-id-own": ({ id }: Params) => `${id} is your own partner ID.`,
    "partner-id-twice": ({ id }: Params) =>
      `${id} takes part already: as the first reseller, or further up here. Name it once.`,
    "agreement-not-signed": ({ id }: Params) =>
      `${id} has not signed the Microsoft Partner Agreement. Ask them to sign it in Partner Center, or go on without them.`,
    "partner-id-unknown": ({ id }: Params) =>
      `Partner Center knows no reseller with the partner ID ${id}. Compare it with what they told you.`,
    "partner-other-region": ({ id }: Params) =>
      `Partner Center says that ${id} belongs to another region than you. Ask them for their partner ID in yours, or go on without them.`,
    "price-not-as-seen": () =>
      "Partner Center states other prices by now. These are they: look at them, and send once more.",
    "line-refused": ({ name, code, description }: Params) =>
      `Partner Center does not take ${name}${said(code, description)}. Go back and choose another offer or other licences, or leave this product out.`,
    "reseller-unknown": () =>
      "This reseller is not among yours in Partner Center any more. Choose another, or leave this empty when you sell directly.",
    "reseller-inactive": ({ name }: Params) =>
      `Your relationship with ${name} is not active in Partner Center. Choose another, or have it renewed there first.`,
    "reseller-without-id": ({ name }: Params) =>
      `Partner Center states no partner ID of ${name}, and an order needs one. Choose another.`,
    "reseller-refused": ({ code, description }: Params) =>
      `Partner Center does not take what is chosen here${said(code, description)}. Choose another, or leave this empty.`,
  } satisfies Record<string, (params: Params) => string>,
  card: {
    heading: (name: string, by: string, when: string) => `*Order: ${name}*  ·  asked by ${by}, ${when}`,
    direct: "Sold directly, without a reseller",
    reseller: (name: string | null, id: string) => `First reseller: ${name === null ? id : `${name} (${id})`}`,
    additional: (ids: string) => `Additional resellers (no incentives): ${ids}`,
    declared: (declared: string) => `Declared: ${declared}.`,
    declarations: {
      "partner-role": (hasReseller: boolean) =>
        hasReseller ? "sold as an indirect partner" : "sold as a direct partner",
      "no-reselling-in-group": () => "not sold on within our group",
    } satisfies Record<OrderDeclaration, (hasReseller: boolean) => string>,
    waiting: (reminders: number) =>
      `Waiting for ${approvers} other than whoever asked for it${reminders === 0 ? "" : reminders === 1 ? ". Reminded once" : `. Reminded ${reminders} times`}`,
    expired: (when: string) => `Nobody decided within fourteen days. Nothing was ordered, ${when}.`,
    after: {
      waiting: "",
      placing: "Being ordered in Partner Center…",
      stalled: "Not confirmed by Partner Center. An admin agent or a sales agent can let the desk look again.",
      placed: "Ordered.",
      partly_placed: "Ordered in part.",
      blocked: "Something came in the way meanwhile, so nothing was ordered.",
      refused: "Partner Center refused it; nothing was ordered.",
      dropped: "",
    } satisfies Record<OrderStatus, string>,
    notSent:
      "Nothing was ordered yet: Partner Center has not told what the desk has to know before. An admin agent or a sales agent can let the desk try again.",
    neverConfirmed:
      "The relationship ended before Partner Center confirmed it. Look in Partner Center whether anything was ordered.",
    failed: (why: string) => `Not ordered. ${why}`,
  },
  /** On the customer's card, behind whether something can be ordered. */
  onItsWay: {
    waiting: (by: string) => `${by} asked for an order; that waits for approval.`,
    placing: "An order is being placed.",
    stalled: "Partner Center has not confirmed an order.",
  },
  /** Where one has to wait for the other. */
  correctionWaits:
    "A correction of the billing data is on its way. Once it is written nothing can be bought until Microsoft has verified the account again, and an order that comes to its turn then ends.",
  withdraw: {
    title: "Withdraw this order?",
    text: "Nothing is ordered then.",
    yes: "Withdraw",
    no: "Keep it",
  },
  buttons: { order: "Order subscriptions", withdraw: "Withdraw", retry: "Try again" },
  retried: "I look again, and say here how it ends.",
  /** In the request's thread, and to whoever asked. */
  told: {
    requested: (name: string) =>
      `The order for *${name}* waits for approval. You hear from me as soon as somebody decides.`,
    decided: {
      waiting: () => "",
      approved: (name: string, by: string) => `${by} approved the order for *${name}*. It is being placed now.`,
      rejected: (name: string, by: string, reason: string) => `${by} rejected the order for *${name}*:\n>${reason}`,
      changes_requested: (name: string, by: string, reason: string) =>
        `${by} sent back the order for *${name}*:\n>${reason}`,
      withdrawn: (name: string, by: string) => `${by} withdrew the order for *${name}*.`,
      expired: (name: string) =>
        `Nobody decided about the order for *${name}* within fourteen days. Nothing was ordered.`,
      overtaken: (name: string) =>
        `Nothing is left to decide about the order for *${name}*: the relationship has ended meanwhile.`,
    } satisfies Record<ApprovalStatus, (name: string, by: string, reason: string) => string>,
    placed: (name: string, lines: string) => `Ordered for *${name}*:\n${lines}`,
    partly: (name: string, ordered: string, failed: string) =>
      `Ordered in part for *${name}*:\n${ordered}\nNot ordered:\n${failed}`,
    item: (name: string, count: number) => `•  ${name}, ${licences(count)}`,
    failedItem: (name: string, count: number, why: string) => `•  ${name}, ${licences(count)}: ${why}`,
    blocked: (name: string, why: string) => `Nothing was ordered for *${name}*: something came in the way. ${why}`,
    /** To whoever asked for it. */
    kept: "Your order stands in your form for seven days.",
    keptInPart: "What was not ordered stands in your form for seven days.",
    neverConfirmed: (name: string) =>
      `The relationship with *${name}* ended before Partner Center confirmed the order. Look in Partner Center whether anything was ordered.`,
    reasons: {
      "price-changed":
        "Partner Center does not state the approved price any more. Order again to see what it states now.",
      "look-refused":
        "For more than an hour Partner Center refused to tell whether this may be bought. Ask an administrator of Partner Center, then order again.",
      "offer-gone": "Partner Center does not offer everything of it any more. Order again and choose anew.",
    } satisfies Record<Exclude<OrderObstacle, "never-confirmed">, string>,
    refused: (name: string, why: string) => `Partner Center refused the order for *${name}*. ${why}`,
    stalled: (name: string) =>
      `Partner Center has not confirmed the order for *${name}* for more than an hour. Trying again looks first, and orders nothing twice.`,
    notSent: (name: string) =>
      `Nothing was ordered for *${name}* yet: for more than an hour I could not learn from Partner Center what I have to know before. Trying again asks once more, and orders if all is still as approved.`,
    retried: (name: string, by: string) => `${by} lets the desk look again at the order for *${name}*.`,
  },
};

type Params = Readonly<Record<string, string | number>>;

/** In Partner Center's own words, as far as it said any. */
function said(code: string | number = "", description: string | number = ""): string {
  const words = [description === "" ? "" : `“${description}”`, code === "" ? "" : `(Partner Center: ${code})`];
  const all = words.filter((one) => one !== "").join(" ");
  return all === "" ? "" : `: ${all}`;
}
