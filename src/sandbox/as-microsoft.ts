import { z } from "zod";
import { actAsCustomer, customerAct, findNamed } from "./as-customer.ts";
import { lookAtPartnerCenter } from "./look-at-partner-center.ts";
import type { PartnerCenterSimulator } from "./partner-center/simulator.ts";
import type { QualificationPlan } from "./partner-center/qualifications.ts";
import { FORGERIES } from "./partner-center/signature.ts";

const status = z.enum(["Allowed", "NotAllowed", "UnderReview", "Unknown", "Not Ready", "NoRecord"]);
/** By ID or domain. */
const customer = z.string();
/** What Partner Center does, or does not do, for as long as it is switched on. */
const SWITCHES = ["statesPrices", "takesAttestations", "keepsAuditLog", "replayPassword"] as const;
const lineFailure = z.object({ code: z.number().int(), description: z.string() });
const names = { companyName: z.string().trim().min(1), domain: z.string().trim().min(1) };

const wanted = z.discriminatedUnion("do", [
  /** How verification ends for customers created from now on; `after` in seconds. */
  z.object({ do: z.literal("plan"), becomes: status, after: z.number().optional(), first: status.optional() }),
  z.object({ do: z.literal("verification"), customer, status }),
  /** On the qualification that was asked for last. Without a reason it is approved, with one it is denied. */
  z.object({ do: z.literal("decide-qualification"), customer, denied: z.string().trim().min(1).optional() }),
  /** What becomes of the qualifications that are asked for from now on. */
  z.object({ do: z.literal("plan-qualifications"), become: z.enum(["Approved", "Denied", "InReview"]) }),
  z.object({ do: z.literal("switch"), what: z.enum(SWITCHES), on: z.boolean() }),
  /** Seconds until a new order is listed. */
  z.object({ do: z.literal("list-orders"), after: z.number().nonnegative() }),
  /** By catalogue item; without a failure it can be bought again. */
  z.object({ do: z.literal("fail-item"), item: z.string(), failure: lineFailure.optional() }),
  /** The same in a cart, before anything is bought. */
  z.object({ do: z.literal("refuse-item"), item: z.string(), failure: lineFailure.optional() }),
  /** A colleague corrects it in Partner Center. */
  z.object({
    do: z.literal("correct-billing"),
    customer,
    companyName: names.companyName.optional(),
    email: z.email().optional(),
  }),
  z.object({ do: z.literal("revoke-consent") }),
  z.object({ do: z.literal("expire-tokens") }),
  z.object({ do: z.literal("take-domain"), domain: z.string() }),
  z.object({ do: z.literal("customer"), act: customerAct }),
  /** A company that somebody may invite. */
  z.object({ do: z.literal("company"), ...names, country: z.string().regex(/^[A-Z]{2}$/) }),
  /** Of a company or a customer. */
  z.object({ do: z.literal("rename"), company: z.string(), ...z.object(names).partial().shape }),
  z.object({ do: z.literal("buy"), customer }),
  /** A subscription by its ID, or an entitlement by that of its order. */
  z.object({ do: z.literal("cancel"), customer, item: z.string() }),
  /** A colleague ends the relationship in Partner Center. */
  z.object({ do: z.literal("end-relationship"), customer }),
  z.object({ do: z.literal("withhold-events"), on: z.boolean() }),
  z.object({ do: z.literal("events-twice"), on: z.boolean() }),
  z.object({ do: z.literal("deliver-events") }),
  /** Says that a customer has accepted; left out: one that does not exist. */
  z.object({ do: z.literal("forge-event"), how: z.enum(FORGERIES), customer: customer.optional() }),
]);
type Wanted = z.output<typeof wanted>;

export interface AsMicrosoft {
  look: () => unknown;
  act: (body: unknown) => string | null;
}

const NOBODY = "There is no such customer.";

/** What the page's Partner Center pane shows and does. `act` answers what is wrong with the wish, or null. */
export function createAsMicrosoft(simulator: PartnerCenterSimulator, usualSeconds: number): AsMicrosoft {
  let next = { becomes: "Allowed", after: usualSeconds };

  function act(wish: Wanted): string | null {
    switch (wish.do) {
      case "plan": {
        const { becomes, after = usualSeconds, first } = wish;
        simulator.setVerificationOutcome({ becomes, after: after * 1000, ...(first && { first }) });
        next = { becomes, after };
        return null;
      }
      case "plan-qualifications":
        simulator.setQualificationPlan(planned(wish.become, usualSeconds));
        return null;
      case "switch":
        simulator[wish.what] = wish.on;
        return null;
      case "list-orders":
        simulator.ordersAppearAfter = wish.after * 1000;
        return null;
      case "fail-item":
      case "refuse-item": {
        if (!simulator.catalogue.some(({ id }) => id === wish.item)) return "The catalogue has no such item.";
        const set = wish.do === "fail-item" ? simulator.failItem : simulator.refuseItem;
        set(wish.item, wish.failure ?? null);
        return null;
      }
      case "revoke-consent":
        simulator.revokeConsent();
        return null;
      case "expire-tokens":
        simulator.expireAccessTokens();
        return null;
      case "take-domain":
        simulator.takenDomains.add(wish.domain);
        return null;
      case "customer":
        return actAsCustomer(simulator, wish.act);
      case "company":
        simulator.seedProspect({ companyName: wish.companyName, domain: wish.domain, country: wish.country });
        return null;
      case "rename":
        return rename(simulator, wish);
      case "withhold-events":
        simulator.withholdEvents = wish.on;
        return null;
      case "events-twice":
        simulator.sendEventsTwice = wish.on;
        return null;
      case "deliver-events":
        simulator.deliverWithheld();
        return null;
      case "forge-event":
        return forge(simulator, wish);
      default:
        return actOnCustomer(simulator, wish);
    }
  }

  return {
    look: () => ({ next, ...lookAtPartnerCenter(simulator) }),
    act(body) {
      const parsed = wanted.safeParse(body);
      return parsed.success ? act(parsed.data) : z.prettifyError(parsed.error);
    },
  };
}

function actOnCustomer(
  simulator: PartnerCenterSimulator,
  wish: Extract<
    Wanted,
    { do: "verification" | "decide-qualification" | "correct-billing" | "buy" | "cancel" | "end-relationship" }
  >,
): string | null {
  const found = findNamed(simulator.customers, wish.customer);
  if (!found) return NOBODY;
  switch (wish.do) {
    case "verification":
      simulator.setVerification(found.id, wish.status);
      return null;
    case "decide-qualification":
      if (found.qualifications.length === 0) return "Nobody asked for a qualification of this customer.";
      simulator.decideQualification(
        found.id,
        wish.denied === undefined ? { is: "Approved" } : { is: "Denied", reason: wish.denied },
      );
      return null;
    case "correct-billing":
      simulator.correctBilling(found.id, {
        ...(wish.companyName && { companyName: wish.companyName }),
        ...(wish.email && { email: wish.email }),
      });
      return null;
    case "buy":
      simulator.buySubscription(found.id);
      return null;
    case "end-relationship":
      simulator.endRelationship(found.id);
      return null;
    case "cancel":
      if (found.subscriptions.some(({ id }) => id === wish.item)) simulator.cancelSubscription(found.id, wish.item);
      else if (found.entitlements.some(({ orderId }) => orderId === wish.item))
        simulator.cancelEntitlement(found.id, wish.item);
      else return "The customer has no such subscription.";
      return null;
  }
}

function planned(become: "Approved" | "Denied" | "InReview", seconds: number): QualificationPlan {
  if (become === "InReview") return null;
  const outcome = become === "Approved" ? { is: become } : { is: become, reason: "Not an Academic Domain" };
  return { outcome, after: seconds * 1000 };
}

function rename(simulator: PartnerCenterSimulator, wish: Extract<Wanted, { do: "rename" }>): string | null {
  const companies = simulator.prospects.map(({ id, company }) => ({ id, domain: company.domain }));
  const found = findNamed([...companies, ...simulator.customers], wish.company);
  if (!found) return "There is no such company.";
  const { companyName, domain } = wish;
  simulator.renameCompany(found.id, { ...(companyName && { companyName }), ...(domain && { domain }) });
  return null;
}

function forge(simulator: PartnerCenterSimulator, wish: Extract<Wanted, { do: "forge-event" }>): string | null {
  const about = wish.customer === undefined ? undefined : findNamed(simulator.customers, wish.customer);
  if (wish.customer !== undefined && !about) return NOBODY;
  return simulator.forgeEvent(wish.how, about?.id) ? null : "The desk has registered no address for events.";
}
