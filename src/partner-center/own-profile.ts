import type { PartnerCenter } from "./contract.ts";
import { nullWhenNotFound } from "./not-found.ts";
import type { Ask } from "./request.ts";
import { wireOwnProfile } from "./wire.ts";

/** What Partner Center knows of the partner itself. */
export function ownProfileCalls(ask: Ask): Pick<PartnerCenter, "ownPartnerId"> {
  return {
    async ownPartnerId() {
      return nullWhenNotFound(
        await ask(
          { name: "ownPartnerId", method: "GET", path: "/profiles/mpn", token: "user" },
          wireOwnProfile,
          ({ mpnId }) => mpnId ?? null,
        ),
      );
    },
  };
}
