import { z } from "zod";
import type { Fault } from "./partner-center/faults.ts";
import type { PartnerCenterSimulator } from "./partner-center/simulator.ts";

/** What the page offers as buttons: what the next call to Partner Center meets. */
const surprises: { id: string; label: string; matcher: string; fault: Fault; times: number }[] = [
  {
    id: "lost-answer",
    label: "Create, but lose the answer",
    matcher: "POST /v1/customers",
    fault: { kind: "reset", afterWork: true },
    times: 1,
  },
  {
    id: "busy",
    label: "Too many requests",
    matcher: "POST /v1/customers",
    fault: { kind: "throttled", retryAfter: 3 },
    times: 1,
  },
  {
    id: "refused",
    label: "Refuse the registration ID",
    matcher: "POST /v1/customers",
    fault: { kind: "answer", status: 400, code: 600050, text: "Registration ID is invalid." },
    times: 1,
  },
  {
    id: "down",
    label: "Out of order, three times",
    matcher: "*",
    fault: { kind: "answer", status: 503, shape: "html" },
    times: 3,
  },
  { id: "expired", label: "Expired token", matcher: "GET *", fault: { kind: "expired-token" }, times: 1 },
];

const status = z.enum(["Allowed", "NotAllowed", "UnderReview", "Unknown", "Not Ready", "NoRecord"]);

const fault = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("answer"),
    status: z.int(),
    shape: z.enum(["old", "new", "empty", "html"]).optional(),
    code: z.union([z.number(), z.string()]).optional(),
    text: z.string().optional(),
    name: z.string().optional(),
    isRetryable: z.boolean().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    afterWork: z.boolean().optional(),
  }),
  z.object({ kind: z.literal("throttled"), retryAfter: z.number().optional(), afterWork: z.boolean().optional() }),
  z.object({ kind: z.literal("expired-token") }),
  z.object({ kind: z.literal("silence"), afterWork: z.boolean().optional() }),
  z.object({ kind: z.literal("reset"), afterWork: z.boolean().optional() }),
  z.object({ kind: z.literal("delay"), milliseconds: z.number() }),
]);

const wanted = z.discriminatedUnion("do", [
  /** How verification ends for customers created from now on; `after` in seconds. */
  z.object({ do: z.literal("plan"), becomes: status, after: z.number().optional(), first: status.optional() }),
  z.object({ do: z.literal("verification"), customer: z.string(), status }),
  /** One of the page's surprises by `id`, or any fault for "POST /v1/customers" and the like. */
  z.object({ do: z.literal("fault"), id: z.string() }),
  z.object({ do: z.literal("fail"), on: z.string(), fault, times: z.number().default(1) }),
  z.object({ do: z.literal("clear") }),
  z.object({ do: z.literal("revoke-consent") }),
  z.object({ do: z.literal("expire-tokens") }),
  z.object({ do: z.literal("take-domain"), domain: z.string() }),
]);

export interface AsMicrosoft {
  look: () => unknown;
  act: (body: unknown) => string | null;
}

/** What the page's Partner Center pane shows and does. `act` answers what is wrong with the wish, or null. */
export function createAsMicrosoft(simulator: PartnerCenterSimulator, usualSeconds: number): AsMicrosoft {
  let next = { becomes: "Allowed", after: usualSeconds };
  let planned: { left: number; cancel: () => void }[] = [];

  function act(wish: z.output<typeof wanted>): string | null {
    switch (wish.do) {
      case "plan": {
        const { becomes, after = usualSeconds, first } = wish;
        simulator.setVerificationOutcome({ becomes, after: after * 1000, ...(first && { first }) });
        next = { becomes, after };
        return null;
      }
      case "verification":
        if (!simulator.customers.some((one) => one.id === wish.customer)) return "There is no such customer.";
        simulator.setVerification(wish.customer, wish.status);
        return null;
      case "fault": {
        const found = surprises.find((one) => one.id === wish.id);
        if (!found) return "There is no such surprise.";
        planned.push(simulator.fail(found.matcher, found.fault, found.times));
        return null;
      }
      case "fail":
        planned.push(simulator.fail(wish.on, wish.fault, wish.times));
        return null;
      case "clear":
        simulator.clearFaults();
        planned = [];
        return null;
      case "revoke-consent":
        simulator.revokeConsent();
        return null;
      case "expire-tokens":
        simulator.expireAccessTokens();
        return null;
      case "take-domain":
        simulator.takenDomains.add(wish.domain);
        return null;
    }
  }

  return {
    look: () => ({
      next,
      faults: surprises.map(({ id, label }) => ({ id, label })),
      planned: planned.reduce((sum, one) => sum + Math.max(0, one.left), 0),
      customers: simulator.customers.map((one) => ({
        id: one.id,
        companyName: one.companyName,
        domain: one.domain,
        country: one.address.country,
        verification: simulator.verificationOf(one.id).status,
      })),
      received: simulator.received.slice(-60).map(({ method, path, status, fault }, index) => ({
        id: Math.max(0, simulator.received.length - 60) + index,
        method,
        path,
        status,
        fault,
      })),
    }),
    act(body) {
      const parsed = wanted.safeParse(body);
      return parsed.success ? act(parsed.data) : z.prettifyError(parsed.error);
    },
  };
}
