import { copy } from "../../copy/index.ts";
import type { Story } from "../../operations/read-story.ts";

const words = copy.relationship.line;

/** Whether the partner may sell to the customer, since when, and on whose word. */
export function relationshipLine({ relationship, request, createdAt }: Story): string {
  if (relationship === null) {
    return createdAt === null ? copy.cards.status.resellerFound : copy.cards.status.resellerSince(copy.day(createdAt));
  }
  const since = copy.day(relationship.since);
  switch (relationship.status) {
    case "none":
      return words.none;
    case "requested":
      return words.requested(since, `<@${request?.sentBy ?? ""}>`);
    case "reseller":
      return relationship.recordedBy === null
        ? words.reseller(since)
        : words.recorded(since, `<@${relationship.recordedBy}>`);
    case "ended":
      return words.ended(since);
  }
}
