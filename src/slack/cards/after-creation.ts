import { copy } from "../../copy/index.ts";
import { isProvided } from "../../core/agreement/lifecycle.ts";
import type { StoredEvent } from "../../../db/schema/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { withPrimary } from "../button-row.ts";
import { button, escape, type Button } from "../form.ts";
import { customerInPartnerCenter, gdapInPartnerCenter } from "../portal.ts";
import { isOnItsWay, mayOrder, orderButtons } from "./order-offer.ts";
import { newPurchaseFor } from "./story-gate.ts";

export interface Said {
  text: string;
  buttons: readonly Button[];
}

const words = copy.password;

/** What the requester is told of a new customer's password, and what is left to do. Null for other events. */
export function afterCreation(event: StoredEvent, story: Story, reader?: string): Said | null {
  const name = escape(story.customer.companyName);
  const next = nextSteps(story, reader);
  switch (event.type) {
    case "customer.created":
      return created(event, story, next);
    case "secret.not_shown":
      return notShown(story, name);
    case "secret.saved":
      return said([words.told.saved(name, revealedAt(story))], [], next);
    case "secret.expired":
      return event.data["shown"] === true
        ? said([words.told.ranOut(name), words.reset], [], next)
        : said([words.told.unopened(name), words.reset], [], next);
    default:
      return null;
  }
}

const said = (texts: readonly string[], buttons: readonly Button[], more?: Said): Said => ({
  text: [...texts, ...(more ? [more.text] : [])].join("\n"),
  buttons: [...buttons, ...(more?.buttons ?? [])],
});

function created(event: StoredEvent, story: Story, next: Said): Said {
  const name = escape(story.customer.companyName);
  const sentence = copy.cards.told["customer.created"](name);
  const agreement = saidAccepted(story);
  if (event.data["withPassword"] === false) {
    // Its button stands on the status card: there are three here already.
    return said([sentence, words.line.missing, words.reset, ...agreement.texts], [], next);
  }
  return said(
    [sentence, passwordLine(story), ...agreement.texts],
    [...showButton(story), ...agreement.buttons, ...openButton(story)],
  );
}

/** Whoever asked said that the customer has accepted the agreement already: now it can be recorded. */
function saidAccepted({ customer, agreement, attestations, settings }: Story) {
  const isRecorded = attestations.length > 0 || (agreement !== null && isProvided(agreement.status));
  const isOpen = customer.status === "active" && customer.details?.agreementAccepted === true && !isRecorded;
  if (!isOpen || settings?.partnerType === "indirect-reseller") return { texts: [], buttons: [] };
  return {
    texts: [copy.nextSteps.agreementAccepted],
    buttons: [button(copy.agreement.buttons.record, "attest-agreement", customer.id)],
  };
}

function passwordLine({ secret }: Story): string {
  if (secret === null) return "";
  switch (secret.status) {
    case "sealed":
      return words.line.waits(secret.userName, copy.moment(secret.expiresAt));
    case "revealing":
      return words.line.beingShown(secret.userName);
    case "destroyed":
      return secret.revealedAt === null
        ? words.line.neverShown(secret.userName)
        : words.line.shown(secret.userName, copy.moment(secret.revealedAt));
  }
}

function notShown(story: Story, name: string): Said {
  const { secret } = story;
  const isThere = secret?.status === "sealed";
  return said(
    [words.told.notShown(name), ...(isThere ? [words.told.stillThere(copy.moment(secret.expiresAt))] : [])],
    showButton(story),
  );
}

const showButton = ({ secret }: Story): Button[] =>
  secret?.status === "sealed"
    ? [button(copy.cards.buttons.reveal, "reveal-password", secret.id, { style: "primary" })]
    : [];

const openButton = ({ customer }: Story): Button[] =>
  customer.tenantId === null
    ? []
    : [
        button(copy.cards.buttons.openPartnerCenter, "open-partner-center", undefined, {
          url: customerInPartnerCenter(customer.tenantId),
        }),
      ];

const revealedAt = ({ secret }: Story): string =>
  secret === null || secret.revealedAt === null ? "" : copy.moment(secret.revealedAt);

/** Default GDAP where it was opted in, then what the customer is for: offers and subscriptions. */
function nextSteps(story: Story, reader?: string): Said {
  const { customer, portalSteps } = story;
  const answered = portalSteps.find(({ step }) => step === "assign-gdap");
  const { gdap, gdapDone, openGdap, done: mark } = copy.nextSteps;
  const order = orderButtons(story, reader);
  const next = nextLine(story, reader);
  const leading = order.length > 0 ? order : openButton(story);
  const alone = order.length > 0 ? withPrimary(order) : leading;
  if (customer.details?.defaultGdap !== true) return said([next], alone);
  if (answered?.answer === "not-needed") return said([next], alone);
  if (answered !== undefined) return said([gdapDone(copy.moment(answered.answeredAt)), next], alone);
  return said(
    [gdap, next],
    [
      button(openGdap, "open-gdap", undefined, { url: gdapInPartnerCenter, style: "primary" }),
      button(mark, "mark-portal-step", `${customer.id} assign-gdap`),
      ...leading,
    ],
  );
}

function nextLine(story: Story, reader?: string): string {
  const { next } = copy.nextSteps;
  if (isOnItsWay(story)) return next.onItsWay;
  if (!mayOrder(story, reader)) return next.byOthers;
  return newPurchaseFor(story).state === "open" ? next.open : next.later;
}
