import type { PartnerCenter } from "./contract.ts";
import type { Ask } from "./request.ts";
import { wireRelationshipRequest, wireRemoval } from "./wire.ts";

/** The part of Partner Center that is about the reseller relationship itself. */
export function relationshipCalls(ask: Ask): Pick<PartnerCenter, "relationshipLink" | "removeRelationship"> {
  return {
    relationshipLink({ resellerId, providerId } = {}) {
      const query = new URLSearchParams({
        ...(providerId && { indirectCloudSolutionProviderId: providerId }),
        ...(resellerId && { indirectResellerId: resellerId }),
      });
      const path = `/customers/relationshiprequests${query.size > 0 ? `?${query.toString()}` : ""}`;
      return ask({ name: "relationshipLink", method: "GET", path, token: "user" }, wireRelationshipRequest, (wire) => ({
        address: wire.url,
      }));
    },

    removeRelationship: (tenantId, { requestId }) =>
      ask(
        {
          name: "removeRelationship",
          method: "PATCH",
          path: `/customers/${encodeURIComponent(tenantId)}`,
          token: "user",
          body: { relationshipToPartner: "none", attributes: { objectType: "Customer" } },
          requestId,
        },
        wireRemoval,
        ({ relationshiptopartner: said }) => ({ isNone: said?.toLowerCase() === "none" }),
      ),
  };
}
