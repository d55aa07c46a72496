import { addCustomer } from "./en/add-customer.ts";
import { agreement } from "./en/agreement.ts";
import { billing } from "./en/billing.ts";
import { cards } from "./en/cards.ts";
import { customers } from "./en/customers.ts";
import { education } from "./en/education.ts";
import { failures } from "./en/failures.ts";
import { invitation } from "./en/invitation.ts";
import { home } from "./en/home.ts";
import { menu } from "./en/menu.ts";
import { order } from "./en/order.ts";
import { removal } from "./en/removal.ts";
import { relationship } from "./en/relationship.ts";
import { refusals } from "./en/refusals.ts";
import { status } from "./en/status.ts";
import { webhook } from "./en/webhook.ts";
import { date, day, moment } from "./en/moments.ts";
import { names } from "./en/names.ts";
import { nextSteps } from "./en/next-steps.ts";
import { orderGate } from "./en/order-gate.ts";
import { password } from "./en/password.ts";
import { portalSteps } from "./en/portal-steps.ts";
import { setup } from "./en/setup.ts";

/** Everything people read in Slack. English is the source language; another one would have the same shape. */
export const copy = {
  addCustomer,
  agreement,
  billing,
  cards,
  customers,
  education,
  failures,
  home,
  invitation,
  menu,
  names,
  nextSteps,
  orderGate,
  password,
  portalSteps,
  refusals,
  relationship,
  order,
  removal,
  setup,
  status,
  webhook,
  moment,
  day,
  date,
};
/** @public The shape of another language. */
export type Copy = typeof copy;
