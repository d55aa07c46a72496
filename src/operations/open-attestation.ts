import { eq } from "drizzle-orm";
import { findAgreement } from "../../db/queries/agreements.ts";
import { findCustomer } from "../../db/queries/customers.ts";
import { findCreation } from "../../db/queries/events.ts";
import { secrets, type Agreement, type Customer } from "../../db/schema/index.ts";
import { isProvided } from "../core/agreement/lifecycle.ts";
import type { AgreementWay } from "../core/agreement/ways.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { acceptanceDays } from "./acceptance-days.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";
import { keepCountry } from "./learn-country.ts";
import { withinSeconds } from "./within-seconds.ts";

export interface PrimaryContact {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
}

interface Addressed {
  customer: Customer;
  /** Of the billing profile; null when nothing is known of it. */
  contact: PrimaryContact | null;
  /** Culture of the customer, such as `pt-BR`; empty when it is not known. */
  culture: string;
}

export interface OpenedAttestation extends Addressed {
  way: AgreementWay;
  /** As it was last seen; null before anybody looked. */
  agreement: Agreement | null;
  /** The day that the form may propose, `YYYY-MM-DD`. */
  today: string;
}

export interface OpenedInvitation extends Addressed {
  partnerName: string;
  /** The desk created the customer, and it has not accepted yet: it has an initial password to get. */
  isNew: boolean;
  /** Who was given the initial password to hand on, by their Slack ID; null when there was none. */
  passwordOwner: string | null;
}

type OpenDeps = Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm"> & PersonActs;

/** What the form for who accepted begins with: the primary contact, which can be corrected. */
export async function openAttestation(
  deps: OpenDeps,
  input: { customerId: string },
): Promise<Result<OpenedAttestation>> {
  const allowed = await allow(deps.db, deps.actor.id, "attestAgreement");
  if (!allowed.ok) return allowed;
  const found = await addressed(deps, input.customerId);
  if (!found.ok) return found;
  const { proposed: today } = await acceptanceDays(deps, found.value.customer.country);
  const agreement = await findAgreement(deps.db, input.customerId);
  return ok({ ...found.value, way: allowed.value.settings.agreementWay, agreement, today });
}

export async function openInvitation(deps: OpenDeps, input: { customerId: string }): Promise<Result<OpenedInvitation>> {
  const allowed = await allow(deps.db, deps.actor.id, "inviteToAgreement");
  if (!allowed.ok) return allowed;
  const found = await addressed(deps, input.customerId);
  if (!found.ok) return found;
  const agreement = await findAgreement(deps.db, input.customerId);
  const isCreatedHere = (await findCreation(deps.db, input.customerId)) !== null;
  const mine = eq(secrets.customerId, input.customerId);
  const [secret] = await deps.db.select({ owner: secrets.owner }).from(secrets).where(mine);
  return ok({
    ...found.value,
    partnerName: allowed.value.settings.partnerName,
    isNew: isCreatedHere && !isProvided(agreement?.status ?? "none"),
    passwordOwner: secret?.owner ?? null,
  });
}

async function addressed(deps: OpenDeps, customerId: string): Promise<Result<Addressed>> {
  const customer = await findCustomer(deps.db, customerId);
  if (customer?.status !== "active") return fail({ kind: "not_found", what: "customer" });
  if (customer.details !== null) {
    return ok({ customer, contact: customer.details.contact, culture: customer.details.culture });
  }
  const { tenantId } = customer;
  const answer =
    tenantId === null || deps.partnerCenter === null
      ? null
      : await withinSeconds(deps.rhythm.checkSeconds, deps.partnerCenter.customer(tenantId));
  const found = answer?.ok ? answer.value : null;
  const contact = found?.contact ? { ...found.contact, email: found.email ?? "" } : null;
  return ok({ customer: await keepCountry(deps, customer, found), contact, culture: found?.culture ?? "" });
}
