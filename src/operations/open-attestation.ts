import { and, eq, ne } from "drizzle-orm";
import { findCustomer } from "../../db/queries/customers.ts";
import { secrets, type Customer } from "../../db/schema/index.ts";
import type { AgreementWay } from "../core/agreement/ways.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";
import { withinSeconds } from "./within-seconds.ts";

export interface PrimaryContact {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
}

export interface OpenedAttestation {
  customer: Customer;
  way: AgreementWay;
  /** Of the billing profile; null when nothing is known of it. */
  contact: PrimaryContact | null;
  /** Culture of the customer, such as `pt-BR`; empty when it is not known. */
  culture: string;
}

type OpenDeps = Pick<Deps, "db" | "partnerCenter" | "rhythm"> & PersonActs;

/** What the form for who accepted begins with: the primary contact, which can be corrected. */
export async function openAttestation(
  deps: OpenDeps,
  input: { customerId: string },
): Promise<Result<OpenedAttestation>> {
  const allowed = await allow(deps.db, deps.actor.id, "attestAgreement");
  return allowed.ok ? opened(deps, input.customerId, allowed.value.settings.agreementWay) : allowed;
}

/** The same for an invitation. `isNew`: the customer still has to get its initial password. */
export async function openInvitation(
  deps: OpenDeps,
  input: { customerId: string },
): Promise<Result<OpenedAttestation & { partnerName: string; isNew: boolean }>> {
  const allowed = await allow(deps.db, deps.actor.id, "inviteToAgreement");
  if (!allowed.ok) return allowed;
  const { agreementWay, partnerName } = allowed.value.settings;
  const found = await opened(deps, input.customerId, agreementWay);
  if (!found.ok) return found;
  const waits = and(eq(secrets.customerId, input.customerId), ne(secrets.status, "destroyed"));
  return ok({ ...found.value, partnerName, isNew: (await deps.db.$count(secrets, waits)) > 0 });
}

async function opened(deps: OpenDeps, customerId: string, way: AgreementWay): Promise<Result<OpenedAttestation>> {
  const customer = await findCustomer(deps.db, customerId);
  if (customer?.status !== "active") return fail({ kind: "not_found", what: "customer" });
  if (customer.details !== null) {
    return ok({ customer, way, contact: customer.details.contact, culture: customer.details.culture });
  }
  const { tenantId } = customer;
  const answer =
    tenantId === null || deps.partnerCenter === null
      ? null
      : await withinSeconds(deps.rhythm.checkSeconds, deps.partnerCenter.customer(tenantId));
  const found = answer?.ok ? answer.value : null;
  const contact = found?.contact ? { ...found.contact, email: found.email ?? "" } : null;
  return ok({ customer, way, contact, culture: found?.culture ?? "" });
}
