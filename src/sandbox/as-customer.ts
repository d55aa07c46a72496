import { z } from "zod";
import type { PartnerCenterSimulator } from "./partner-center/simulator.ts";

const answer = z.enum(["accepts", "declines", "ignores"]);

/** What a customer does; one that ignores never answers. */
export const customerAct = z.discriminatedUnion("to", [
  /** Of a company that is no customer yet, by its id or domain. */
  z.strictObject({ to: z.literal("invitation"), company: z.string(), answer }),
  /** Of a customer, by its id or domain. */
  z.strictObject({ to: z.literal("agreement"), customer: z.string(), answer }),
  /** On Microsoft's page of an enhanced attestation, by its id. */
  z.strictObject({ to: z.literal("attestation"), attestation: z.string(), answer }),
]);

/** Acts for a customer. Answers why that cannot be, or null. */
export function actAsCustomer(simulator: PartnerCenterSimulator, act: z.output<typeof customerAct>): string | null {
  if (act.to === "agreement") {
    const customer = simulator.customers.find(({ id, domain }) => [id, domain].includes(act.customer));
    if (!customer) return "There is no such customer.";
    simulator.answerAgreement(customer.id, act.answer);
    return null;
  }
  if (act.to === "attestation") {
    const isThere = simulator.attestations.some(({ id }) => id === act.attestation);
    return isThere ? simulator.answerAttestation(act.attestation, act.answer) : "There is no such attestation.";
  }
  const prospect = simulator.prospects.find(({ id, company }) => [id, company.domain].includes(act.company));
  if (!prospect) return "There is no such company, or it is a customer already.";
  if (!simulator.hasInvited) return "The partner has not asked for an invitation link yet.";
  simulator.answerInvitation(prospect.id, act.answer);
  return null;
}
