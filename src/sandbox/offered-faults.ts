import type { FaultWish } from "./fault-wishes.ts";

export interface OfferedFault {
  id: string;
  label: string;
  of: "slack" | "partner-center";
  wish: FaultWish;
}

/** What the page offers as buttons. */
export const offeredFaults: readonly OfferedFault[] = [
  {
    id: "slack-busy",
    label: "Too many posts",
    of: "slack",
    wish: { slack: { kind: "throttled", on: "chat.postMessage", retryAfter: 3 } },
  },
  {
    id: "slack-lost-answer",
    label: "Post, but lose the answer",
    of: "slack",
    wish: { slack: { kind: "reset", on: "chat.postMessage", afterWork: true } },
  },
  {
    id: "slack-silent",
    label: "Update a dialog, but never answer",
    of: "slack",
    wish: { slack: { kind: "silence", on: "views.update", afterWork: true } },
  },
  {
    id: "slack-down",
    label: "Out of order, three times",
    of: "slack",
    wish: { slack: { kind: "answer", on: "*", status: 503, times: 3 } },
  },
  { id: "slack-twice", label: "Deliver the next request twice", of: "slack", wish: { slack: { kind: "twice" } } },
  {
    id: "slack-late",
    label: "Show the next dialog late",
    of: "slack",
    wish: { slack: { kind: "late-action", seconds: 2 } },
  },
  { id: "slack-drop", label: "Drop the sockets", of: "slack", wish: { slack: { kind: "drop-sockets" } } },
  {
    id: "lost-answer",
    label: "Create, but lose the answer",
    of: "partner-center",
    wish: { partnerCenter: { kind: "reset", on: "POST /v1/customers", afterWork: true } },
  },
  {
    id: "silent",
    label: "Create, but never answer",
    of: "partner-center",
    wish: { partnerCenter: { kind: "silence", on: "POST /v1/customers", afterWork: true } },
  },
  {
    id: "dropped",
    label: "Create nothing, drop the connection",
    of: "partner-center",
    wish: { partnerCenter: { kind: "reset", on: "POST /v1/customers" } },
  },
  {
    id: "busy",
    label: "Too many requests",
    of: "partner-center",
    wish: { partnerCenter: { kind: "throttled", on: "POST /v1/customers", retryAfter: 3 } },
  },
  {
    id: "refused",
    label: "Refuse the registration ID",
    of: "partner-center",
    wish: { partnerCenter: { kind: "refusal", on: "POST /v1/customers", code: 600050 } },
  },
  {
    id: "invitation-refused",
    label: "Refuse the invitation link",
    of: "partner-center",
    wish: { partnerCenter: { kind: "refusal", on: "GET /v1/customers/relationshiprequests", code: 900308 } },
  },
  {
    id: "removal-lost",
    label: "Remove a relationship, but lose the answer",
    of: "partner-center",
    wish: { partnerCenter: { kind: "reset", on: "PATCH *", afterWork: true } },
  },
  {
    id: "correction-lost",
    label: "Correct billing data, but lose the answer",
    of: "partner-center",
    wish: { partnerCenter: { kind: "reset", on: "PUT /v1/customers/*/profiles/billing", afterWork: true } },
  },
  {
    id: "checkout-lost",
    label: "Check out an order, but lose the answer",
    of: "partner-center",
    wish: { partnerCenter: { kind: "reset", on: "POST /v1/customers/*/carts/*/checkout", afterWork: true } },
  },
  {
    id: "down",
    label: "Out of order, three times",
    of: "partner-center",
    wish: { partnerCenter: { kind: "answer", on: "*", status: 503, shape: "html", times: 3 } },
  },
  {
    id: "expired",
    label: "Expired token",
    of: "partner-center",
    wish: { partnerCenter: { kind: "expired-token", on: "GET *" } },
  },
];
