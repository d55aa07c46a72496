import type { Step } from "./type-steps.ts";

/** What Olivia types to set the desk up. */
export const setupSteps: readonly Step[] = [
  { say: "/csp setup" },
  { type: "Fabrikam", into: "Partner name" },
  { choose: "indirect-provider", in: "Partner type" },
  { type: "fabrikam.com", into: "Your own e-mail domains" },
  { submit: true },
  { choose: "approvals", in: "Approvals channel" },
  { choose: "customer-status", in: "Status channel" },
  { submit: true },
  { choose: ["Gabriel Moreau"], in: "Global administrators" },
  { choose: ["Uma Okafor"], in: "User management administrators" },
  { choose: ["Admin agents"], in: "Admin agents" },
  { choose: ["Sales agents"], in: "Sales agents" },
  { choose: ["Helpdesk"], in: "Helpdesk agents" },
  { submit: true },
  { see: "Partner Desk is ready" },
  { close: true },
];
