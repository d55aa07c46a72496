import { z } from "zod";
import { actAsCustomer, customerAct } from "./as-customer.ts";
import type { PartnerCenterSimulator } from "./partner-center/simulator.ts";
import { withoutSecrets } from "./partner-center/without-secrets.ts";

const status = z.enum(["Allowed", "NotAllowed", "UnderReview", "Unknown", "Not Ready", "NoRecord"]);

const wanted = z.discriminatedUnion("do", [
  /** How verification ends for customers created from now on; `after` in seconds. */
  z.object({ do: z.literal("plan"), becomes: status, after: z.number().optional(), first: status.optional() }),
  z.object({ do: z.literal("verification"), customer: z.string(), status }),
  z.object({ do: z.literal("revoke-consent") }),
  z.object({ do: z.literal("expire-tokens") }),
  z.object({ do: z.literal("take-domain"), domain: z.string() }),
  z.object({ do: z.literal("customer"), act: customerAct }),
]);

const RECEIVED_SHOWN = 60;

export interface AsMicrosoft {
  look: () => unknown;
  act: (body: unknown) => string | null;
}

/** What the page's Partner Center pane shows and does. `act` answers what is wrong with the wish, or null. */
export function createAsMicrosoft(simulator: PartnerCenterSimulator, usualSeconds: number): AsMicrosoft {
  let next = { becomes: "Allowed", after: usualSeconds };

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
    }
  }

  return {
    look: () => ({
      next,
      customers: simulator.customers.map((one) => ({
        id: one.id,
        companyName: one.companyName,
        domain: one.domain,
        country: one.address.country,
        verification: simulator.verificationOf(one.id).status,
        agreement: one.agreementAnswer,
        attested: one.agreements.length,
      })),
      attestations: simulator.attestations.map(({ id, companyName, signatory, link, state, answer }) => ({
        id,
        companyName,
        signatory: `${signatory.firstName} ${signatory.lastName}`,
        link,
        state,
        answer,
      })),
      invited: simulator.hasInvited,
      prospects: simulator.prospects.map(({ id, company, answer }) => ({ id, ...company, answer })),
      received: simulator.received.slice(-RECEIVED_SHOWN).map((call, index) => ({
        id: Math.max(0, simulator.received.length - RECEIVED_SHOWN) + index,
        method: call.method,
        path: call.path,
        query: withoutSecrets(call.query),
        status: call.status,
        fault: call.fault,
        at: call.at.toISOString(),
        sent: withoutSecrets(call.body),
      })),
    }),
    act(body) {
      const parsed = wanted.safeParse(body);
      return parsed.success ? act(parsed.data) : z.prettifyError(parsed.error);
    },
  };
}
