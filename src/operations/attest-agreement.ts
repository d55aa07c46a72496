import { findOpenLink, insertAttestation, lockAgreement, sameAttestation } from "../../db/queries/agreements.ts";
import { findCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import { findPerson } from "../../db/queries/settings.ts";
import type { Attestation, Customer } from "../../db/schema/index.ts";
import { attestationInput, type AttestationFacts, type AttestationInput } from "../core/agreement/attestation.ts";
import { contactKey } from "../core/agreement/contact-key.ts";
import { attestationIssues } from "../core/agreement/rules/index.ts";
import { latestToday } from "../core/agreement/today.ts";
import { zonesOf } from "../core/reference/time-zones.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Issue } from "../core/rule.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";
import { loadCustomerFacts } from "./load-customer-facts.ts";

export interface Attested {
  customer: Customer;
  attestation: Attestation;
  /** True when this person was recorded before: nothing was added. */
  wasThere: boolean;
}

export interface JudgedAttestation {
  customer: Customer;
  input: AttestationInput;
  issues: readonly Issue[];
}

/** What is wrong, or doubtful, in the form as it stands; asked before it is sent and once more on sending. */
export async function judgeAttestation(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  { customerId, answers }: { customerId: string; answers: Readonly<Record<string, string | null>> },
): Promise<Result<JudgedAttestation>> {
  const allowed = await allow(deps.db, deps.actor.id, "attestAgreement");
  if (!allowed.ok) return allowed;
  const customer = await findCustomer(deps.db, customerId);
  if (customer?.status !== "active") return fail({ kind: "not_found", what: "customer" });
  const input = readAttestation(answers);
  return ok({ customer, input, issues: attestationIssues(input, await factsFor(deps, customer)) });
}

/**
 * Records who accepted the agreement. In the direct way it stays here; in the other ways the desk tells Microsoft by a
 * job. A second word for the same person is told and not repeated. `confirmed`: the doubtful ones, by code.
 */
export async function attestAgreement(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { customerId: string; answers: Readonly<Record<string, string | null>>; confirmed: readonly string[] },
): Promise<Result<Attested>> {
  const judged = await judgeAttestation(deps, input);
  if (!judged.ok) return judged;
  const { customer, issues, input: said } = judged.value;
  const open = issues.filter(({ severity, code }) => severity === "error" || !input.confirmed.includes(code));
  if (open.length > 0) return fail({ kind: "invalid", issues: open });
  const allowed = await allow(deps.db, deps.actor.id, "attestAgreement");
  if (!allowed.ok) return allowed;
  const way = allowed.value.settings.agreementWay;
  const now = deps.now();
  const key = contactKey(said.contact);
  return deps.db.transaction(async (tx) => {
    const row = await lockAgreement(tx, customer.id, now);
    const waiting = way === "enhanced-attestation" ? await findOpenLink(tx, customer.id) : null;
    if (waiting !== null && waiting.contactKey !== key) {
      const { recordedBy: by, recordedAt: at } = waiting;
      return fail({ kind: "conflict", status: row.status, by, at });
    }
    const attestation = await insertAttestation(tx, {
      customerId: customer.id,
      way,
      status: way === "direct-acceptance" ? "recorded" : "sending",
      contact: said.contact,
      contactKey: key,
      acceptedOn: said.acceptedOn,
      evidence: said.evidence,
      recordedBy: deps.actor.id,
      recordedAt: now,
    });
    if (attestation === null) {
      const before = await sameAttestation(tx, { customerId: customer.id, contactKey: key, way });
      if (before === null) return fail({ kind: "conflict", status: "attested", by: null, at: null });
      return ok({ customer, attestation: before, wasThere: true });
    }
    const data = { attestationId: attestation.id, agent: deps.actor.id };
    if (way === "direct-acceptance") {
      await record(tx, now, deps.actor, { type: "agreement.recorded", subjectId: customer.id, data });
    } else {
      await record(tx, now, deps.actor, { type: "agreement.attestation_sent", subjectId: customer.id, data });
      await enqueueAttestation(tx, attestation.id, now);
    }
    return ok({ customer, attestation, wasThere: false });
  });
}

export const enqueueAttestation = (tx: Parameters<typeof enqueue>[0], id: string, now: Date): Promise<void> =>
  enqueue(tx, { queue: "send-attestation", payload: { attestationId: id }, dedupeKey: id, runAt: now });

function readAttestation(answers: Readonly<Record<string, string | null>>): AttestationInput {
  const contact = (part: string): string => answers[`contact.${part}`] ?? "";
  return attestationInput.parse({
    contact: {
      firstName: contact("firstName"),
      lastName: contact("lastName"),
      email: contact("email"),
      phone: contact("phone"),
    },
    acceptedOn: answers["acceptedOn"] ?? "",
    evidence: answers["evidence"] ?? "",
  });
}

/** Today is where it is latest: where the agent sits, or anywhere in the customer's country. */
async function factsFor(deps: Pick<Deps, "db" | "now"> & PersonActs, customer: Customer): Promise<AttestationFacts> {
  const { partnerDomains, country } = await loadCustomerFacts(deps.db, customer.country);
  const person = await findPerson(deps.db, deps.actor.id);
  const zones = [...(person?.timeZone ? [person.timeZone] : []), ...zonesOf(customer.country)];
  return { partnerDomains, country, customerCountry: customer.country, latestToday: latestToday(deps.now(), zones) };
}
