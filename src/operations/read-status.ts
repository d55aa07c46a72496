import { findDraftOfCustomer } from "../../db/queries/drafts.ts";
import { isReadingOld } from "../core/agreement/known.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { checkAgreement } from "./check-agreement.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";
import { learnCountry } from "./learn-country.ts";
import { readStory, type Story } from "./read-story.ts";
import { withinSeconds } from "./within-seconds.ts";

type StatusDeps = Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm"> & PersonActs;

/**
 * Where a customer stands, for anybody who may see customers; of drafts everybody sees only their own. What the desk does
 * not follow is asked for now: a verification is not kept, an agreement is. `isAgreementRead`: the caller has just asked.
 */
export async function readStatus(
  deps: StatusDeps,
  input: { customerId: string; isAgreementRead?: boolean },
): Promise<Result<Story>> {
  const allowed = await allow(deps.db, deps.actor.id, "seeCustomers");
  if (!allowed.ok) return allowed;
  const story = await readStory(deps.db, input.customerId);
  const isHidden = (status: string) => status === "draft" || status === "discarded";
  if (story === null || (isHidden(story.customer.status) && story.customer.requestedBy !== deps.actor.id)) {
    return fail({ kind: "not_found", what: "customer" });
  }
  const { customer, agreement } = story;
  if (customer.status === "draft") {
    const answers = (await findDraftOfCustomer(deps.db, customer.id))?.answers ?? {};
    return ok({ ...story, customer: { ...customer, companyName: answers["companyName"] ?? customer.companyName } });
  }
  const isFollowed = story.watch !== null || story.verification !== null;
  const needsLook = !input.isAgreementRead && isReadingOld(agreement?.checkedAt ?? null, deps.now());
  const [verification, found, seen] = await Promise.all([
    isFollowed ? story.verification : askNow(deps, story),
    learnCountry(deps, customer),
    needsLook ? lookAgain(deps, story) : story,
  ]);
  return ok({ ...seen, customer: found, verification, isVerificationAsked: !isFollowed });
}

async function lookAgain(deps: StatusDeps, story: Story): Promise<Story> {
  const customerId = story.customer.id;
  await withinSeconds(deps.rhythm.checkSeconds, checkAgreement(deps, { customerId }));
  return (await readStory(deps.db, customerId)) ?? story;
}

async function askNow({ partnerCenter, rhythm, now }: StatusDeps, { customer }: Story): Promise<Story["verification"]> {
  if (customer.status !== "active" || customer.tenantId === null || partnerCenter === null) return null;
  const answer = await withinSeconds(rhythm.checkSeconds, partnerCenter.verification(customer.tenantId));
  if (!answer?.ok) return null;
  const { status, lastUpdate } = answer.value;
  return { customerId: customer.id, status, lastUpdate, since: lastUpdate ?? now(), checkedAt: now() };
}
