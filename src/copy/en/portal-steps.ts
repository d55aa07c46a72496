import type { PortalAnswer, PortalStep } from "../../core/customer/portal-steps.ts";

/** What is done in Partner Center's own pages, and marked here by whoever did it. */
export const portalSteps = {
  intro:
    "The desk cannot do these. Do them in Partner Center, then mark them here, so that no colleague does them again.",
  none: "Nothing has to be done in Partner Center itself for this customer.",
  steps: {
    "assign-gdap": {
      name: "Roles for default GDAP",
      text: "You opted in to default GDAP, which gives nobody access by itself: assign its roles to your security groups.",
    },
    "cost-management": {
      name: "Cost Management",
      text: "For a customer with Azure: switch the cost policy on, and the customer sees what it has used. It sees pay-as-you-go retail rates, not your prices, in its billing currency, for its subscriptions and resource groups, with the Azure roles that it has there.",
    },
    "support-ticket": {
      name: "Support ticket",
      text: "If all that you sent is right, open a support ticket: nothing else makes Microsoft look at the verification again.",
    },
    "end-gdap": {
      name: "End of GDAP",
      text: "Granular admin permissions outlive the relationship: end those with this customer.",
    },
  } satisfies Record<PortalStep, { name: string; text: string }>,
  open: "Still to do.",
  answered: {
    done: (by: string, when: string) => `Done by ${by} ${when}.`,
    "not-needed": (by: string, when: string) => `Not needed, said ${by} ${when}.`,
  } satisfies Record<PortalAnswer, (by: string, when: string) => string>,
  line: {
    name: "In Partner Center",
    open: (names: string) => `Still to do there: ${names}.`,
    nothing: "Nothing is left to do there.",
  },
  buttons: {
    show: "Show the steps",
    open: "Open in Partner Center",
    done: "Done",
    notNeeded: "Not needed",
    reopen: "Take it back",
  },
};
