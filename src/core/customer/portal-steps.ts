import type { PartnerType } from "../access.ts";
import type { CustomerStatus } from "./lifecycle.ts";

/**
 * What people do in Partner Center's own pages, since no API does it, and mark here. Sources: 000_9ab42d0cf67f2d98.txt and
 * 001 (default GDAP, Cost Management, a support ticket after three business days), 003 (GDAP outlives the relationship).
 */
export const portalSteps = ["assign-gdap", "cost-management", "support-ticket", "end-gdap"] as const;
export type PortalStep = (typeof portalSteps)[number];

export const portalAnswers = ["done", "not-needed"] as const;
export type PortalAnswer = (typeof portalAnswers)[number];

/** As long as a customer stands there, the step can be done. */
export const portalStepsWhile: Readonly<Record<PortalStep, CustomerStatus>> = {
  "assign-gdap": "active",
  "cost-management": "active",
  "support-ticket": "active",
  "end-gdap": "ended",
};

export interface PortalStepFacts {
  status: CustomerStatus;
  /** It was opted in when the customer was added. */
  hasDefaultGdap: boolean;
  /** Not approved, or later than usual. */
  isVerificationStuck: boolean;
  partnerType: PartnerType;
}

/** The steps that this customer needs, in the order in which they come up. */
export const portalStepsFor = (facts: PortalStepFacts): PortalStep[] =>
  portalSteps.filter((step) => portalStepsWhile[step] === facts.status && isNeeded[step](facts));

const isNeeded: Readonly<Record<PortalStep, (facts: PortalStepFacts) => boolean>> = {
  "assign-gdap": ({ hasDefaultGdap }) => hasDefaultGdap,
  // An indirect reseller buys no Azure plan of its own; its provider decides about the costs that are shown.
  "cost-management": ({ partnerType }) => partnerType !== "indirect-reseller",
  "support-ticket": ({ isVerificationStuck }) => isVerificationStuck,
  "end-gdap": () => true,
};
