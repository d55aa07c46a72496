import { isFirstDelivery } from "../../db/queries/inbound.ts";
import type { Deps } from "./deps.ts";

/** True for the first of any number of deliveries of the same click; a replay is told apart by it. */
export const hearOnce = (deps: Pick<Deps, "db" | "now">, deliveryId: string): Promise<boolean> =>
  isFirstDelivery(deps.db, deliveryId, deps.now());
