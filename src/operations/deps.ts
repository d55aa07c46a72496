import type { Database } from "../../db/connect.ts";
import type { Sealer } from "../../db/sealing.ts";
import type { Actor } from "../core/events.ts";
import type { PartnerCenter } from "../partner-center/contract.ts";
import type { Rhythm } from "../rhythm.ts";

/** What operations work with. Each names in its first parameter only what it needs. */
export interface Deps {
  db: Database;
  now: () => Date;
  /** Null where the partner has no API: an indirect reseller. */
  partnerCenter: PartnerCenter | null;
  /** Where Partner Center's events are to be sent; null where the desk cannot be reached from outside. */
  webhookUrl: string | null;
  sealer: Sealer;
  rhythm: Rhythm;
}

/** Somebody who acts, by their Slack ID. */
export interface PersonActs {
  actor: Extract<Actor, { kind: "person" }>;
}
