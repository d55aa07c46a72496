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

function standing({ customer, relationship, request, createdAt, removal: asked }: Story): string {
  if (relationship === null && customer.status === "ended") return words.ended(copy.day(customer.updatedAt));
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
      return customer.status === "ended" && asked?.removal.status === "removed"
        ? copy.removal.line.ended(since, `<@${asked.approval.requestedBy}>`, `<@${asked.approval.decidedBy ?? ""}>`)
        : words.ended(since);
  }
}
