import { z } from "zod";
import type { PartnerCenterSimulator } from "./partner-center/simulator.ts";

const answer = z.enum(["accepts", "declines", "ignores"]);

/** What a customer does; one that ignores never answers. */
export const customerAct = z.discriminatedUnion("to", [
  /** Of a company that is no customer yet or not any more, by its id or domain; `reseller` by its id, for the link of both. */
  z.strictObject({ to: z.literal("invitation"), company: z.string(), answer, reseller: z.string().optional() }),
  /** Of a customer, by its id or domain. */
  z.strictObject({ to: z.literal("agreement"), customer: z.string(), answer }),
  /** On Microsoft's page of an enhanced attestation, by its id. */
  z.strictObject({ to: z.literal("attestation"), attestation: z.string(), answer }),
]);

/** Acts for a customer. Answers why that cannot be, or null. */
export function actAsCustomer(simulator: PartnerCenterSimulator, act: z.output<typeof customerAct>): string | null {
  if (act.to === "agreement") {
    const customer = findNamed(simulator.customers, act.customer);
    if (!customer) return "There is no such customer.";
    simulator.answerAgreement(customer.id, act.answer);
    return null;
  }
  if (act.to === "attestation") {
    const isThere = simulator.attestations.some(({ id }) => id === act.attestation);
    return isThere ? simulator.answerAttestation(act.attestation, act.answer) : "There is no such attestation.";
  }
  const company = findInvited(simulator, act.company);
  if (!company) return "There is no such company, or it is a customer already.";
  if (!simulator.hasInvited) return "The partner has not asked for an invitation link yet.";
  if (act.reseller !== undefined && !simulator.invitedWith.has(act.reseller))
    return "The partner has not asked for an invitation link with this reseller.";
  simulator.answerInvitation(company.id, act.answer, act.reseller);
  return null;
}

/** A company without a relationship. */
function findInvited(simulator: PartnerCenterSimulator, named: string): { id: string } | undefined {
  const companies = simulator.prospects.map(({ id, company }) => ({ id, domain: company.domain }));
  const former = simulator.customers.filter(({ relationship }) => relationship === "none");
  return findNamed([...companies, ...former], named);
}

/** By ID or domain. */
export function findNamed<One extends { id: string; domain: string }>(
  all: readonly One[],
  named: string,
): One | undefined {
  return all.find(({ id, domain }) => [id, domain].includes(named));
}
