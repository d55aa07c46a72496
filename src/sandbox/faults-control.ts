import { z } from "zod";
import type { AsMicrosoft } from "./as-microsoft.ts";
import { actAsCustomer } from "./as-customer.ts";
import { faultWish } from "./fault-wishes.ts";
import { offeredFaults } from "./offered-faults.ts";
import { refusalCodes } from "./partner-center/refusals.ts";
import type { PartnerCenterSimulator } from "./partner-center/simulator.ts";
import type { Workspace } from "./slack/workspace.ts";

type Wish = z.output<typeof faultWish>;

export interface FaultsControl {
  look: () => unknown;
  /** What is wrong with the wish, or null. An empty wish takes back what waits. */
  plan: (body: unknown) => string | null;
  /** Takes back what waits and how verification ends; whether Slack limits rates stays as it is. */
  clear: () => void;
}

const HOW =
  'Send {"id":"slack-busy"} or another id that GET /_sandbox/faults offers, {"slack":{"kind":"throttled","on":"chat.postMessage"}}, ' +
  '{"partnerCenter":{"kind":"refusal","on":"POST /v1/customers","code":600050}}, {"verification":{"becomes":"NotAllowed"}}, ' +
  '{"customer":{"to":"invitation","company":"wingtiptoys.onmicrosoft.com","answer":"declines"}}, {"rateLimits":false}, or {} to take back what waits.';

/** What goes wrong on demand, at Slack and at Partner Center. */
export function createFaultsControl(
  slack: Workspace,
  partnerCenter: PartnerCenterSimulator,
  microsoft: AsMicrosoft,
): FaultsControl {
  const { calls, deliveries } = slack.world.faults;
  const hasSockets = slack.world.options.socketMode !== undefined;
  const offered = offeredFaults.filter(({ id }) => hasSockets || id !== "slack-drop");

  function plan(wish: Wish): string | null {
    if (wish.id !== undefined) {
      const found = offered.find(({ id }) => id === wish.id);
      if (!found) return `There is no fault "${wish.id}". ${HOW}`;
      return plan(faultWish.parse(found.wish));
    }
    if (wish.slack?.kind === "drop-sockets" && !hasSockets) return "The desk has no sockets: it is reached over HTTP.";
    if (wish.rateLimits !== undefined) slack.rateLimits = wish.rateLimits;
    if (wish.slack) planAtSlack(wish.slack);
    if (wish.partnerCenter) {
      const { on, times, ...fault } = wish.partnerCenter;
      partnerCenter.fail(on, fault, times);
    }
    if (wish.customer) return actAsCustomer(partnerCenter, wish.customer);
    return wish.verification ? microsoft.act({ do: "plan", ...wish.verification }) : null;
  }

  function planAtSlack(wish: NonNullable<Wish["slack"]>): void {
    switch (wish.kind) {
      case "drop-sockets":
        slack.dropSockets();
        return;
      case "twice":
      case "late-action": {
        const { times, ...fault } = wish;
        deliveries.fail(fault.kind, fault, times);
        return;
      }
      default: {
        const { on, times, ...fault } = wish;
        calls.fail(on, fault, times);
      }
    }
  }

  function clear(): void {
    calls.clear();
    deliveries.clear();
    partnerCenter.clearFaults();
    microsoft.act({ do: "plan", becomes: "Allowed" });
  }

  return {
    look: () => ({
      offered: offered.map(({ id, label, of }) => ({ id, label, of })),
      codes: refusalCodes,
      rateLimits: slack.rateLimits,
      waiting: [
        ...[...calls.waiting(), ...deliveries.waiting()].map((one) => ({ of: "slack", ...one })),
        ...partnerCenter.plannedFaults().map((one) => ({ of: "partner-center", ...one })),
      ],
    }),
    plan(body) {
      const parsed = faultWish.safeParse(body);
      if (!parsed.success) return `${z.prettifyError(parsed.error)}\n${HOW}`;
      if (Object.keys(parsed.data).length > 0) return plan(parsed.data);
      clear();
      return null;
    },
    clear,
  };
}
