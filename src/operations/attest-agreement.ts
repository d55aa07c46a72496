import { lockAgreement } from "../../db/queries/agreements.ts";
import { findUnfinishedLinks, insertAttestation, sameAttestation } from "../../db/queries/attestations.ts";
import { findCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import type { Attestation, Customer } from "../../db/schema/index.ts";
import {
  attestationFieldsOf,
  attestationInput,
  type AttestationFacts,
  type AttestationInput,
} from "../core/agreement/attestation.ts";
import { contactKey } from "../core/agreement/contact-key.ts";
import { attestationIssues } from "../core/agreement/rules/index.ts";
import type { AgreementStatus } from "../core/agreement/lifecycle.ts";
import type { AgreementWay } from "../core/agreement/ways.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Issue } from "../core/rule.ts";
import { acceptanceDays } from "./acceptance-days.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";
import { loadCustomerFacts } from "./load-customer-facts.ts";

export interface Attested {
  customer: Customer;
  attestation: Attestation;
  /** True when this person was recorded before: nothing was added. */
  wasThere: boolean;
  /** Where the customer stands. */
  agreement: AgreementStatus;
}

/** A form that was filled in. */
export interface FilledAttestation {
  customerId: string;
  /** What the form was made for. */
  way: AgreementWay;
  answers: Readonly<Record<string, string | null>>;
}

export interface JudgedAttestation {
  customer: Customer;
  input: AttestationInput;
  issues: readonly Issue[];
}

/** What is wrong, or doubtful, in the form as it stands; asked before it is sent and once more on sending. */
export async function judgeAttestation(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  { customerId, way, answers }: FilledAttestation,
): Promise<Result<JudgedAttestation>> {
  const allowed = await allow(deps.db, deps.actor.id, "attestAgreement");
  if (!allowed.ok) return allowed;
  // Somebody chose another way in setup meanwhile: it asks for other things.
  if (allowed.value.settings.agreementWay !== way) {
    return fail({ kind: "conflict", status: "way_changed", by: null, at: null });
  }
  const customer = await findCustomer(deps.db, customerId);
  if (customer?.status !== "active") return fail({ kind: "not_found", what: "customer" });
  const input = readAttestation(answers);
  return ok({ customer, input, issues: attestationIssues(input, await factsFor(deps, customer, way)) });
}

/**
 * Records who accepted the agreement. In the direct way it stays here; in the other ways the desk tells Microsoft by a
 * job. A second word for the same person is told and not repeated; while Microsoft's page waits for one person, another
 * one is a conflict `link_sent`. `confirmed`: the doubtful ones, by code.
 */
export async function attestAgreement(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: FilledAttestation & { confirmed: readonly string[] },
): Promise<Result<Attested>> {
  const judged = await judgeAttestation(deps, input);
  if (!judged.ok) return judged;
  const { customer, issues, input: said } = judged.value;
  const open = issues.filter(({ severity, code }) => severity === "error" || !input.confirmed.includes(code));
  if (open.length > 0) return fail({ kind: "invalid", issues: open });
  const { way } = input;
  const asked: readonly string[] = attestationFieldsOf(way);
  const now = deps.now();
  const key = contactKey(said.contact);
  return deps.db.transaction(async (tx) => {
    const row = await lockAgreement(tx, customer.id, now);
    const same = await sameAttestation(tx, { customerId: customer.id, contactKey: key, way });
    if (same !== null) return ok({ customer, attestation: same, wasThere: true, agreement: row.status });
    const [waiting] = way === "enhanced-attestation" ? await findUnfinishedLinks(tx, customer.id) : [];
    if (waiting !== undefined) {
      return fail({ kind: "conflict", status: "link_sent", by: waiting.recordedBy, at: waiting.recordedAt });
    }
    const attestation = await insertAttestation(tx, {
      customerId: customer.id,
      way,
      status: way === "direct-acceptance" ? "recorded" : "sending",
      contact: said.contact,
      contactKey: key,
      acceptedOn: asked.includes("acceptedOn") ? said.acceptedOn : null,
      evidence: asked.includes("evidence") ? said.evidence : null,
      recordedBy: deps.actor.id,
      recordedAt: now,
    });
    if (attestation === null) return fail({ kind: "conflict", status: "attested", by: null, at: null });
    const data = { attestationId: attestation.id, agent: deps.actor.id };
    if (way === "direct-acceptance") {
      await record(tx, now, deps.actor, { type: "agreement.recorded", subjectId: customer.id, data });
    } else {
      await record(tx, now, deps.actor, { type: "agreement.attestation_sent", subjectId: customer.id, data });
      await enqueueAttestation(tx, attestation.id, now);
    }
    return ok({ customer, attestation, wasThere: false, agreement: row.status });
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

async function factsFor(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  { country: customerCountry }: Customer,
  way: AgreementWay,
): Promise<AttestationFacts> {
  const { partnerDomains, country } = await loadCustomerFacts(deps.db, customerCountry);
  const { latest } = await acceptanceDays(deps, customerCountry);
  return { way, partnerDomains, country, customerCountry, latestToday: latest };
}
