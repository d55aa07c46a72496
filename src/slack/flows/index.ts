import { addCustomer } from "./add-customer/index.ts";
import { attest } from "./agreement/attest.ts";
import { invite } from "./agreement/invite.ts";
import { showAgreement } from "./agreement/show.ts";
import { stuckAttestation } from "./agreement/stuck.ts";
import { trouble } from "./agreement/trouble.ts";
import { canOrder } from "./can-order.ts";
import { portalSteps } from "./portal-steps.ts";
import { customerStatus } from "./customer-status.ts";
import { customers } from "./customers.ts";
import { decideRequest } from "./decide-request.ts";
import { askForEducation } from "./education/ask.ts";
import { findOut } from "./find-out.ts";
import { editBilling } from "./edit-billing/edit.ts";
import type { Flow } from "./flow.ts";
import { home } from "./home.ts";
import { ownRequest } from "./own-request.ts";
import { askForRelationship } from "./relationship/ask.ts";
import { answerRequests } from "./relationship/answers.ts";
import { order } from "./order/order.ts";
import { ownAsked } from "./own-asked.ts";
import { remove } from "./removal/remove.ts";
import { endByHand } from "./relationship/end-by-hand.ts";
import { revealPassword } from "./reveal-password.ts";
import { webhook } from "./webhook.ts";
import { setup } from "./setup/index.ts";

/** Everything people can do with the desk. */
export const flows: readonly Flow[] = [
  addCustomer,
  home,
  customerStatus,
  customers,
  attest,
  stuckAttestation,
  showAgreement,
  trouble,
  invite,
  canOrder,
  order,
  ownAsked,
  askForEducation,
  askForRelationship,
  answerRequests,
  remove,
  endByHand,
  editBilling,
  webhook,
  setup,
  findOut,
  decideRequest,
  ownRequest,
  revealPassword,
  portalSteps,
];
