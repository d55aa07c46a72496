import { directMessage } from "../conversations.ts";
import { flagAt, stringAt, type JsonObject } from "../json.ts";
import type { Conversation, Message } from "../model.ts";
import { messageJson } from "../payload-parts.ts";
import type { World } from "../world.ts";
import { missing, no, ok, TIER_3, type Answer, type Method } from "./method.ts";
import { page } from "./page.ts";

const KIND_OF_SCOPE = { channel: "channels", private: "groups", dm: "im" } as const;

function directMessageJson(world: World, conversation: Conversation, user: string): JsonObject {
  return { id: conversation.id, is_im: true, user, is_archived: false, context_team_id: world.team.id };
}

const open: Method["run"] = (world, args) => {
  const users = (stringAt(args, "users") ?? "").split(",").filter((one) => one !== "");
  const [user] = users;
  if (user === undefined) return missing("users");
  if (users.length > 1) return no("method_not_supported_for_channel_type");
  const person = world.people.get(user);
  if (!person) return no("user_not_found");
  if (person.isBot) return no("cannot_dm_bot");
  if (person.deleted) return no("user_disabled");
  const conversation = directMessage(world, world.app.userId, user);
  return ok({
    channel: flagAt(args, "return_im") ? directMessageJson(world, conversation, user) : { id: conversation.id },
  });
};

/** A conversation whose history the app may read; a private one without the app does not exist for it. */
function readable(world: World, args: JsonObject): { conversation: Conversation } | { refused: Answer } {
  const channel = stringAt(args, "channel");
  if (channel === undefined) return { refused: missing("channel") };
  const conversation = world.conversations.get(channel);
  if (!conversation || (conversation.kind !== "channel" && !conversation.hasApp)) {
    return { refused: no("channel_not_found") };
  }
  const needed = `${KIND_OF_SCOPE[conversation.kind]}:history`;
  if (!world.scopes.has(needed)) {
    return { refused: { ...no("missing_scope"), needed, provided: [...world.scopes].join(",") } };
  }
  if (!conversation.hasApp) return { refused: no("not_in_channel") };
  return { conversation };
}

function listing(of: (messages: Message[], args: JsonObject) => Message[] | null): Method["run"] {
  return (world, args) => {
    const found = readable(world, args);
    if ("refused" in found) return found.refused;
    const { conversation } = found;
    const oldest = Number(stringAt(args, "oldest") ?? 0);
    const latest = Number(stringAt(args, "latest") ?? Infinity);
    const visible = conversation.messages.filter((message) => message.ephemeralFor === undefined);
    const chosen = of(visible, args);
    if (!chosen) return no("thread_not_found");
    const inclusive = flagAt(args, "inclusive");
    const within = chosen.filter(({ ts }) => {
      const at = Number(ts);
      return (at > oldest && at < latest) || (inclusive && (at === oldest || at === latest));
    });
    const paged = page(within, { limit: "100", ...args });
    if (!paged) return no("invalid_cursor");
    return ok({
      messages: paged.items.map((message) => ({
        ...messageJson(world, conversation, message),
        ...(flagAt(args, "include_all_metadata") && message.metadata ? { metadata: message.metadata } : {}),
      })),
      has_more: paged.next !== "",
      ...(paged.next === "" ? {} : { response_metadata: { next_cursor: paged.next } }),
    });
  };
}

const history = listing((messages) => messages.filter((message) => message.threadTs === undefined).reverse());

const replies = listing((messages, args) => {
  const ts = stringAt(args, "ts");
  const thread = messages.filter((message) => message.ts === ts || message.threadTs === ts);
  return thread.length === 0 ? null : thread;
});

export const conversationMethods: Record<string, Method> = {
  "conversations.open": { scopes: ["im:write"], perMinute: TIER_3, run: open },
  "conversations.history": {
    scopes: ["channels:history", "groups:history", "im:history"],
    perMinute: TIER_3,
    run: history,
  },
  "conversations.replies": {
    scopes: ["channels:history", "groups:history", "im:history"],
    perMinute: TIER_3,
    run: replies,
  },
};
