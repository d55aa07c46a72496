import type { Person, Workspace, WorkspaceOptions } from "../../src/sandbox/slack/workspace.ts";

/** A small partner: an owner, two admin agents, sales agents (Mia through a group), a helpdesk agent, a guest, an outsider. */
export const workspacePeople: Pick<WorkspaceOptions, "people" | "channels" | "userGroups"> = {
  people: [
    { id: "U0OLGA", name: "olga", realName: "Olga Owner", isOwner: true, isAdmin: true, tz: "Europe/Berlin" },
    { id: "U0DANA", name: "dana", realName: "Dana Admin", tz: "Europe/Amsterdam" },
    { id: "U0RAVI", name: "ravi", realName: "Ravi Admin", tz: "Asia/Kolkata" },
    { id: "U0SAM", name: "sam", realName: "Sam Sales", tz: "America/New_York" },
    { id: "U0MIA", name: "mia", realName: "Mia Sales", tz: "America/Sao_Paulo", locale: "pt-BR" },
    { id: "U0HENK", name: "henk", realName: "Henk Helpdesk", tz: "Europe/Amsterdam", locale: "nl-NL" },
    { id: "U0GUS", name: "gus", realName: "Gus Guest", isRestricted: true },
    { id: "U0NORA", name: "nora", realName: "Nora Nobody" },
  ],
  channels: [
    { id: "C0GENERAL", name: "general" },
    { id: "C0APPROVALS", name: "approvals", hasApp: true },
    { id: "C0STATUS", name: "customer-status", hasApp: true },
  ],
  userGroups: [{ id: "S0SALES", handle: "sales", name: "Sales team", users: ["U0MIA"] }],
};

/** What Slack says of somebody from now on. */
export function changePerson({ slack }: { slack: Workspace }, id: string, to: Partial<Person>): void {
  const found = slack.world.people.get(id);
  if (found) slack.world.people.set(id, { ...found, ...to });
}
