import { randomUUID } from "node:crypto";
import { addCustomer } from "./create-customer.ts";
import { addEntitlement, type SeededEntitlement, type SimulatedEntitlement } from "./entitlements.ts";
import { addSubscription, type SeededSubscription, type SimulatedSubscription } from "./subscriptions.ts";
import type { VerificationStatus } from "./verification.ts";
import {
  getCustomer,
  type CustomerData,
  type Prospect,
  type SimulatedCustomer,
  type SimulatedReseller,
  type World,
} from "./world.ts";

type SeededCustomer = Partial<Omit<CustomerData, "address">> & {
  id?: string;
  companyName: string;
  domain: string;
  address?: Partial<CustomerData["address"]>;
  verification?: VerificationStatus;
};

/** What was there before: nothing of it is recorded, and no event tells of it. */
export interface Seeding {
  seedCustomer: (customer: SeededCustomer) => SimulatedCustomer;
  seedReseller: (reseller: Partial<SimulatedReseller> & { name: string }) => SimulatedReseller;
  /** A company that may accept the partner's invitation. */
  seedProspect: (company: Prospect["company"]) => Prospect;
  /** Left out: an active subscription of new commerce. */
  seedSubscription: (customerId: string, subscription?: SeededSubscription) => SimulatedSubscription;
  /** Left out: a reserved virtual machine. */
  seedEntitlement: (customerId: string, entitlement?: SeededEntitlement) => SimulatedEntitlement;
}

export function createSeeding(world: World): Seeding {
  return {
    seedCustomer({ verification = "Allowed", address, ...data }) {
      const complete: CustomerData = {
        email: `office@${data.domain}`,
        culture: "en-US",
        language: "en",
        enableGDAPByDefault: false,
        ...data,
        address: { country: "US", addressLine1: "1 Main Street", firstName: "Ada", lastName: "Moss", ...address },
      };
      return addCustomer(world, complete, { verification: { kind: "set", status: verification, since: world.now() } });
    },
    seedReseller(seeded) {
      const defaults = { location: "US", state: "Active", isLocationLinked: true, isAgreementSigned: true } as const;
      const mpnId = String(4_847_000 + world.resellers.length);
      const reseller: SimulatedReseller = { ...defaults, id: randomUUID(), mpnId, ...seeded };
      world.resellers.push(reseller);
      return reseller;
    },
    seedProspect(company) {
      const prospect: Prospect = { id: randomUUID(), company, answer: null };
      world.prospects.push(prospect);
      return prospect;
    },
    seedSubscription: (customerId, seeded = {}) => addSubscription(world, getCustomer(world, customerId), seeded),
    seedEntitlement: (customerId, seeded = {}) => addEntitlement(getCustomer(world, customerId), seeded),
  };
}
