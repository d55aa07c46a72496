import { addMinutes } from "date-fns";
import { findCustomer } from "../../db/queries/customers.ts";
import { enqueueRefresh, record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import {
  findSecret,
  markRevealed,
  moveSecret,
  newestReveal,
  placeOfPassword,
  type StoredSecret,
} from "../../db/queries/secrets.ts";
import type { Transaction } from "../../db/connect.ts";
import { denialOf } from "../core/access.ts";
import { revealLastsMinutes } from "../core/initial-password.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { Secret } from "../core/secret-text.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { getActing } from "./get-acting.ts";

/** The window in Slack that waits for the password, as Slack named it when it opened. */
export interface RevealView {
  id: string;
  hash: string;
}

/** One reveal among several of a secret. `attempt` is the event that opened it. */
export interface Reveal {
  secretId: string;
  attempt: number;
}

export interface Opened extends Reveal {
  companyName: string;
  userName: string;
  password: Secret;
}

/** Takes the password out for its owner. From now on it is being shown; who shows it says what became of it. */
export async function openReveal(
  deps: Pick<Deps, "db" | "now" | "sealer"> & PersonActs,
  input: { secretId: string; view: RevealView },
): Promise<Result<Opened>> {
  const secret = await findSecret(deps.db, input.secretId);
  if (secret === null) return fail({ kind: "not_found", what: "secret" });
  if (secret.owner !== deps.actor.id) return fail({ kind: "denied", denial: { reason: "not-yours" } });
  const { roles, settings } = await getActing(deps.db, deps.actor.id);
  const denial = denialOf("revealPassword", { roles, partnerType: settings?.partnerType ?? "direct-bill" });
  if (denial !== null) return fail({ kind: "denied", denial });
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const moved = now < secret.expiresAt ? await moveSecret(tx, secret, "openReveal", { revealedAt: null }) : null;
    if (moved === null) return isNotSealed((await findSecret(tx, secret.id)) ?? secret);
    if (moved.sealed === null) throw new Error("a secret that is not destroyed and holds nothing");
    const password = new Secret(deps.sealer.open(moved.sealed, placeOfPassword(moved.id)));
    const customer = await findCustomer(tx, moved.customerId);
    const attempt = await record(tx, now, deps.actor, {
      type: "secret.opened",
      subjectId: moved.customerId,
      data: { secretId: moved.id },
    });
    await enqueue(tx, {
      queue: "end-reveal",
      payload: { secretId: moved.id, attempt, view: input.view },
      runAt: addMinutes(now, revealLastsMinutes),
    });
    return ok({
      secretId: moved.id,
      attempt,
      companyName: customer?.companyName ?? "",
      userName: moved.userName,
      password,
    });
  });
}

/** A sealed one here is over its seven days and about to be destroyed. */
const isNotSealed = ({ status, owner, revealedAt }: StoredSecret): Result<never> =>
  fail({ kind: "conflict", status: status === "sealed" ? "destroyed" : status, by: owner, at: revealedAt });

/** Slack has put the password on screen. */
export async function confirmReveal(deps: Pick<Deps, "db" | "now">, reveal: Reveal): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const secret = await currentReveal(tx, reveal);
    if (secret === null || !(await markRevealed(tx, secret.id, deps.now()))) return;
    await enqueueRefresh(tx, secret.customerId, deps.now());
  });
}

/** Nobody saw the password: it is sealed again. */
export async function returnToSealed(deps: Pick<Deps, "db" | "now">, reveal: Reveal): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const secret = await currentReveal(tx, reveal);
    if (secret === null || !(await moveSecret(tx, secret, "fail", { revealedAt: null }))) return;
    await record(
      tx,
      deps.now(),
      { kind: "desk" },
      { type: "secret.not_shown", subjectId: secret.customerId, data: { secretId: secret.id } },
    );
  });
}

/** Null once this reveal is over, whatever came of it. */
export async function currentReveal(
  db: Deps["db"] | Transaction,
  { secretId, attempt }: Reveal,
): Promise<StoredSecret | null> {
  const secret = await findSecret(db, secretId);
  if (secret?.status !== "revealing") return null;
  return (await newestReveal(db, secret.customerId)) === attempt ? secret : null;
}
