import { copy } from "../../copy/index.ts";
import type { Story } from "../../operations/read-story.ts";

const words = copy.relationship.line;

/** Whether the partner may sell to the customer, since when, and on whose word. */
export function relationshipLine({ relationship, request, createdAt, settings }: Story): string {
  if (relationship === null) {
    return createdAt === null ? copy.cards.status.resellerFound : copy.cards.status.resellerSince(copy.day(createdAt));
  }
  const since = copy.day(relationship.since);
  const by = relationship.recordedBy === null ? null : `<@${relationship.recordedBy}>`;
  switch (relationship.status) {
    case "none":
      if (by === null || request === null) return words.none;
      return request.status === "declined" ? words.declined(since, by) : words.stopped(since, by);
    case "requested": {
      const asked = settings?.partnerType === "indirect-reseller" ? words.requestedByHand : words.requested;
      return asked(since, `<@${request?.sentBy ?? ""}>`);
    }
    case "reseller":
      return by === null ? words.reseller(since) : words.recorded(since, by);
    case "ended":
      return by === null ? words.ended(since) : words.endRecorded(since, by);
  }
}
