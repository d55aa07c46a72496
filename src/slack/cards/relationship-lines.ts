import { copy } from "../../copy/index.ts";
import type { Story } from "../../operations/read-story.ts";

const words = copy.relationship.line;

/** Whether the partner may sell to the customer, since when, and on whose word. */
export function relationshipLine(story: Story): string {
  const { removal: asked } = story;
  const line = standing(story);
  if (asked === null) return line;
  const by = `<@${asked.approval.requestedBy}>`;
  if (asked.removal.status === "waiting") return `${line} ${copy.removal.line.waiting(by)}`;
  return ["removing", "stalled"].includes(asked.removal.status) ? `${line} ${copy.removal.line.removing}` : line;
}

function standing({ customer, relationship, request, createdAt, settings, removal }: Story): string {
  if (relationship === null && customer.status === "ended") return words.ended(copy.day(customer.updatedAt));
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
      if (by !== null) return words.endRecorded(since, by);
      return customer.status === "ended" && removal?.removal.status === "removed"
        ? copy.removal.line.ended(since, `<@${removal.approval.requestedBy}>`, `<@${removal.approval.decidedBy ?? ""}>`)
        : words.ended(since);
  }
}
