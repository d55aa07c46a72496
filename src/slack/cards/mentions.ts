import { copy } from "../../copy/index.ts";
import type { Helper } from "../../operations/who-can-help.ts";

const mostNamed = 3;

/** Some of those who can help: "@dana (admin agent)". */
export const mentionHelpers = (helpers: readonly Helper[]): string[] =>
  helpers
    .slice(0, mostNamed)
    .map(({ role, kind, id }) => `${kind === "person" ? `<@${id}>` : `<!subteam^${id}>`} (${copy.names.roles[role]})`);

export const mentionPeople = (ids: readonly string[]): string[] => ids.slice(0, mostNamed).map((id) => `<@${id}>`);
