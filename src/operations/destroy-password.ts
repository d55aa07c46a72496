import { record } from "../../db/queries/events.ts";
import { findSecret, markRevealed, moveSecret } from "../../db/queries/secrets.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { currentReveal, type Reveal } from "./reveal-password.ts";

/** "I have saved it", or the window with the password was closed: both come from a window that showed it. */
export async function passwordSaved(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { secretId: string },
): Promise<Result<null>> {
  const secret = await findSecret(deps.db, input.secretId);
  if (secret === null) return fail({ kind: "not_found", what: "secret" });
  if (secret.owner !== deps.actor.id) return fail({ kind: "denied", denial: { reason: "not-yours" } });
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const moved = await moveSecret(tx, secret, "saved", { revealedAt: secret.revealedAt ?? now });
    if (moved === null) {
      return fail({ kind: "conflict", status: secret.status, by: secret.owner, at: secret.revealedAt });
    }
    await record(tx, now, deps.actor, {
      type: "secret.saved",
      subjectId: secret.customerId,
      data: { secretId: secret.id },
    });
    return ok(null);
  });
}

/** The ten minutes are over, and the password was on screen. */
export async function destroyShown(deps: Pick<Deps, "db" | "now">, reveal: Reveal): Promise<void> {
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    const secret = await currentReveal(tx, reveal);
    if (secret === null) return;
    if (secret.revealedAt === null) await markRevealed(tx, secret.id, now);
    if ((await moveSecret(tx, secret, "expire")) === null) return;
    await record(
      tx,
      now,
      { kind: "desk" },
      { type: "secret.expired", subjectId: secret.customerId, data: { secretId: secret.id, shown: true } },
    );
  });
}

/** Nobody opened it within its days. False while it is being shown: then that ends first. */
export async function destroyUnopened(
  deps: Pick<Deps, "db" | "now">,
  { secretId }: { secretId: string },
): Promise<boolean> {
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const secret = await findSecret(tx, secretId);
    if (secret?.status === "revealing") return false;
    const moved = secret && (await moveSecret(tx, secret, "expire"));
    if (!moved) return true;
    await record(
      tx,
      now,
      { kind: "desk" },
      { type: "secret.expired", subjectId: moved.customerId, data: { secretId, shown: false } },
    );
    return true;
  });
}
