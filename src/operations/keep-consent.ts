import { enqueue } from "../../db/queries/jobs.ts";
import type { Secret } from "../core/secret-text.ts";
import type { RefreshTokenStore } from "../partner-center/tokens.ts";
import type { Deps } from "./deps.ts";

/** Stores a new refresh token, and lets the desk try it at once instead of with its next call. */
export async function keepConsent(
  deps: Pick<Deps, "db" | "now"> & { store: RefreshTokenStore },
  refreshToken: Secret,
): Promise<void> {
  await deps.store.exclusively((held) => held.save(refreshToken));
  await enqueue(deps.db, { queue: "renew-consent", payload: {}, dedupeKey: "nightly", runAt: deps.now() });
}
