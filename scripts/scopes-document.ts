import type { AppsManifestCreateArguments } from "@slack/web-api";
import { format } from "prettier";
import { messagesLookedThrough } from "../src/jobs/post.ts";

export type Manifest = AppsManifestCreateArguments["manifest"];
export type BotScope = NonNullable<NonNullable<NonNullable<Manifest["oauth_config"]>["scopes"]>["bot"]>[number];

interface Use {
  /** Any one of them suffices where there are several: each opens another kind of conversation. */
  scopes: readonly BotScope[];
  /** What the desk does with it, for whoever decides about the installation. */
  does: string;
}

/** Every Web API method that the desk calls, with the scopes that it takes (docs.slack.dev/reference/methods). */
export const methods: Readonly<Record<string, Use>> = {
  "auth.test": { scopes: [], does: "asks Slack once after its start under which name it works" },
  "chat.postEphemeral": {
    scopes: ["chat:write"],
    does: "answers a click in a channel so that only that person sees it",
  },
  "chat.postMessage": {
    scopes: ["chat:write"],
    does: "posts request and status cards into the two channels you choose, and tells those concerned in a direct message",
  },
  "chat.update": {
    scopes: ["chat:write"],
    does: "brings its own cards up to date; it cannot change anybody else's message",
  },
  "conversations.history": {
    scopes: ["channels:history", "groups:history", "im:history"],
    does: `looks for its own card among the last ${messagesLookedThrough} messages, only after Slack's answer to a post was lost`,
  },
  "conversations.open": {
    scopes: ["im:write"],
    does: "finds the direct message with a person whom it has to tell something",
  },
  "conversations.replies": {
    scopes: ["channels:history", "groups:history", "im:history"],
    does: "looks likewise in the thread under its own card",
  },
  "usergroups.list": {
    scopes: ["usergroups:read"],
    does: "reads every night which user groups there are, so that a role can be given to one",
  },
  "usergroups.users.list": {
    scopes: ["usergroups:read"],
    does: "reads who is in a group that holds a role, just before that matters",
  },
  "users.info": {
    scopes: ["users:read"],
    does: "reads again whether somebody is still here and an admin, just before they approve or are shown a password",
  },
  "users.list": {
    scopes: ["users:read"],
    does: "reads every night the names, languages and time zones of the workspace's people, and who is an admin, a guest or gone",
  },
  "views.open": { scopes: [], does: "opens a form after your own click or command" },
  "views.publish": { scopes: [], does: "fills the Home tab of a person who opens it, and keeps it up to date" },
  "views.update": { scopes: [], does: "shows the next step in that form" },
};

interface Scope {
  /** In words that need no knowledge of Slack's API. */
  allows: string;
  /** What is lost without it; null for one that the desk cannot do without. */
  without: string | null;
}

export const scopes = {
  commands: {
    allows:
      "Adds the command `/csp` and the shortcuts *Add a customer* and *Ask for a relationship*; the latter also on a message.",
    without: null,
  },
  "chat:write": {
    allows: "Lets the desk write, and change what it wrote itself, where it was invited and in direct messages.",
    without: null,
  },
  "im:write": { allows: "Lets the desk begin a direct message with a person.", without: null },
  "users:read": {
    allows:
      "Lets the desk see who is in the workspace. It does not include mail addresses, and the desk asks for none.",
    without: null,
  },
  "usergroups:read": {
    allows: "Lets the desk see user groups and who is in them.",
    without: "roles can be given to single people only, not to user groups.",
  },
  "channels:history": {
    allows: "Lets the desk read public channels that it was invited to.",
    without: "a card in a public channel may be posted twice after Slack's answer was lost.",
  },
  "groups:history": {
    allows: "Lets the desk read private channels that it was invited to.",
    without: "a card in a private channel may be posted twice after Slack's answer was lost.",
  },
  "im:history": {
    allows: "Lets the desk read direct messages with itself.",
    without: "a direct message may be sent twice after Slack's answer was lost.",
  },
} as const satisfies Partial<Record<BotScope, Scope>>;

const opening = `# What Partner Desk may do in your workspace

For the admin who decides about the installation: every permission (Slack says *scope*) that
[manifest.yml](../manifest.yml) asks for, what it allows, and what the desk does with it. Those marked *optional* can be
left out. The desk asks for no permission to act as a person, to read files, to search, or to see mail addresses.

The desk stores who is in the workspace. It never stores what people write there.

This page is made from the source by \`npm run docs\`; do not edit it. A test compares it with the manifest and with every
call in the source.
`;

/** The text of docs/scopes.md. */
export async function scopesDocument(): Promise<string> {
  const sections = Object.entries<Scope>(scopes).map(([scope, { allows, without }]) => {
    const uses = Object.entries(methods).filter(([, use]) => use.scopes.some((needed) => needed === scope));
    return [
      `## \`${scope}\`${without === null ? "" : " (optional)"}`,
      without === null ? allows : `${allows} Without it: ${without}`,
      uses.map(([method, { does }]) => `- The desk ${does} (\`${method}\`).`).join("\n"),
    ]
      .filter(Boolean)
      .join("\n\n");
  });
  const free = Object.entries(methods).filter(([, use]) => use.scopes.length === 0);
  const rest = [
    "## Without any permission",
    free.map(([method, { does }]) => `- The desk ${does} (\`${method}\`).`).join("\n"),
  ];
  return format([opening, ...sections, ...rest].join("\n\n"), {
    parser: "markdown",
    printWidth: 120,
    proseWrap: "preserve",
  });
}
