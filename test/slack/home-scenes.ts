import type { View } from "@slack/types";
import type { Home, HomeList } from "../../src/operations/read-home.ts";
import { homeView } from "../../src/slack/cards/home.ts";
import { approvalId, at, customerId, later } from "../support/story.ts";

const of = (companyName: string) => ({ customerId, companyName, at });
const list = <Line>(lines: readonly Line[], left = 0, isLeast = false): HomeList<Line> => ({ lines, left, isLeast });

type Ready = Extract<Home, { state: "ready" }>;

const nothing: Ready = {
  state: "ready",
  partnerType: "direct-bill",
  mayAdd: true,
  waiting: list([]),
  inProgress: list([]),
  drafts: list([]),
};

const busy: Partial<Ready> = {
  waiting: list(
    [
      {
        kind: "approval",
        ...of("Contoso Interiores Ltda."),
        approvalId,
        subject: "addCustomer",
        requestedBy: "U0SAM",
      },
      { kind: "question", ...of("Tailspin & Sons") },
      {
        kind: "record",
        ...of("Wingtip Toys"),
        status: "creation_refused",
        refusal: { code: "600002", status: 400, description: "Not supported.", correlationId: null },
        checks: [],
      },
      { kind: "request", ...of("Northwind"), id: approvalId, remindersSent: 1, isRecordedByHand: false },
      { kind: "invitation", ...of("Fourth Coffee"), id: approvalId, remindersSent: 2 },
    ],
    3,
  ),
  inProgress: list(
    [
      { kind: "record", ...of("Adatum"), status: "awaiting_approval", refusal: null, checks: [] },
      { kind: "verification", ...of("Proseware"), at: later, status: "under_review" },
      { kind: "verification", ...of("Litware"), status: null },
      { kind: "request", ...of("Trey Research"), id: approvalId, remindersSent: 0 },
      { kind: "invitation", ...of("Lucerne Publishing"), id: approvalId, remindersSent: 0 },
    ],
    25,
    true,
  ),
  drafts: list([of("Humongous Insurance"), of("")], 1),
};

const helper = { role: "admin-agent", kind: "person", id: "U0DANA" } as const;
const group = { role: "admin-agent", kind: "group", id: "S0ADMINS" } as const;

export const homeScenes: Record<string, () => View> = {
  "a-removal-waits": () =>
    homeView({
      ...nothing,
      waiting: list([
        {
          kind: "approval",
          ...of("Contoso Interiores Ltda."),
          approvalId,
          subject: "removeRelationship",
          requestedBy: "U0SAM",
        },
        { kind: "request", ...of("Northwind"), id: approvalId, remindersSent: 1, isRecordedByHand: true },
      ]),
    }),
  "a-correction-waits": () =>
    homeView({
      ...nothing,
      waiting: list([
        { kind: "approval", ...of("Wingtip & Toys"), approvalId, subject: "editBilling", requestedBy: "U0SAM" },
      ]),
    }),
  empty: () => homeView(nothing),
  "empty-without-adding": () => homeView({ ...nothing, mayAdd: false }),
  busy: () => homeView({ ...nothing, ...busy }),
  "busy-without-adding": () => homeView({ ...nothing, mayAdd: false, drafts: list([of("Humongous Insurance")]) }),
  "of-a-reseller": () => homeView({ ...nothing, partnerType: "indirect-reseller", mayAdd: false }),
  "busy-of-a-reseller": () => homeView({ ...nothing, ...busy, partnerType: "indirect-reseller", mayAdd: false }),
  "sent-back": () =>
    homeView({
      ...nothing,
      waiting: list(
        (["changes_requested", "address_in_question", "stalled"] as const).map((status) => ({
          kind: "record" as const,
          ...of("Contoso"),
          status,
          refusal: null,
          checks: [],
        })),
      ),
    }),
  "not-set-up": () => homeView({ state: "setup", isAdmin: false, admins: ["U0OLGA", "U0ADA"] }),
  "not-set-up-nobody-known": () => homeView({ state: "setup", isAdmin: false, admins: [] }),
  "not-set-up-for-an-admin": () => homeView({ state: "setup", isAdmin: true, admins: ["U0OLGA"] }),
  "without-a-role": () => homeView({ state: "no-role", admins: ["U0OLGA"], helpers: [helper, group] }),
  "without-a-role-nobody-known": () => homeView({ state: "no-role", admins: [], helpers: [] }),
  guest: () => homeView({ state: "guest", admins: ["U0OLGA"], helpers: [helper] }),
};
