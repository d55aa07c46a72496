import type { Located } from "./blocks/identify.ts";
import type { JsonObject } from "./json.ts";
import type { Conversation, Message, Person, View } from "./model.ts";
import {
  channelJson,
  channelName,
  containerJson,
  messageJson,
  messageValues,
  viewJson,
  type Origin,
} from "./payload-parts.ts";
import type { World } from "./world.ts";

/** What Slack sends, member for member. Nothing here changes anything. */

function envelope(world: World, person: Person): JsonObject {
  return {
    team: { id: world.team.id, domain: world.team.domain },
    user: { id: person.id, username: person.name, name: person.name, team_id: world.team.id },
    api_app_id: world.app.id,
    token: world.app.verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function slashCommand(
  world: World,
  person: Person,
  sent: { command: string; text: string; conversation: Conversation; triggerId: string; responseUrl: string },
): Record<string, string> {
  return {
    token: world.app.verificationToken,
    team_id: world.team.id,
    team_domain: world.team.domain,
    channel_id: sent.conversation.id,
    channel_name: channelName(sent.conversation),
    user_id: person.id,
    user_name: person.name,
    command: sent.command,
    text: sent.text,
    api_app_id: world.app.id,
    is_enterprise_install: "false",
    response_url: sent.responseUrl,
    trigger_id: sent.triggerId,
  };
}

export function globalShortcut(
  world: World,
  person: Person,
  sent: { callbackId: string; triggerId: string; actionTs: string },
): JsonObject {
  const { team, token } = envelope(world, person);
  return {
    type: "shortcut",
    token,
    action_ts: sent.actionTs,
    team,
    user: { id: person.id, username: person.name, team_id: world.team.id },
    is_enterprise_install: false,
    enterprise: null,
    callback_id: sent.callbackId,
    trigger_id: sent.triggerId,
  };
}

export function messageShortcut(
  world: World,
  person: Person,
  sent: {
    callbackId: string;
    triggerId: string;
    actionTs: string;
    responseUrl: string;
    conversation: Conversation;
    message: Message;
  },
): JsonObject {
  const { team, token } = envelope(world, person);
  return {
    type: "message_action",
    token,
    action_ts: sent.actionTs,
    team,
    user: { id: person.id, name: person.name, team_id: world.team.id },
    channel: channelJson(sent.conversation),
    is_enterprise_install: false,
    enterprise: null,
    callback_id: sent.callbackId,
    trigger_id: sent.triggerId,
    response_url: sent.responseUrl,
    message_ts: sent.message.ts,
    message: messageJson(world, sent.conversation, sent.message),
  };
}

export function blockActions(
  world: World,
  person: Person,
  sent: { origin: Origin; actions: JsonObject[]; triggerId: string },
): JsonObject {
  const base = {
    type: "block_actions",
    ...envelope(world, person),
    container: containerJson(sent.origin),
    trigger_id: sent.triggerId,
  };
  if ("view" in sent.origin) return { ...base, view: viewJson(world, sent.origin.view), actions: sent.actions };
  const { conversation, message, responseUrl } = sent.origin;
  return {
    ...base,
    channel: channelJson(conversation),
    ...(message.ephemeralFor === undefined ? { message: messageJson(world, conversation, message) } : {}),
    state: { values: messageValues(message, person.id) },
    response_url: responseUrl,
    actions: sent.actions,
  };
}

export function blockSuggestion(
  world: World,
  person: Person,
  sent: { origin: Origin; located: Located; query: string },
): JsonObject {
  return {
    type: "block_suggestion",
    ...envelope(world, person),
    container: containerJson(sent.origin),
    action_id: sent.located.action_id,
    block_id: sent.located.block.block_id,
    value: sent.query,
    ...("view" in sent.origin
      ? { view: viewJson(world, sent.origin.view) }
      : { channel: channelJson(sent.origin.conversation) }),
  };
}

export function viewSubmission(
  world: World,
  person: Person,
  sent: { view: View; triggerId: string; responseUrls: JsonObject[] },
): JsonObject {
  return {
    type: "view_submission",
    ...envelope(world, person),
    trigger_id: sent.triggerId,
    view: viewJson(world, sent.view),
    response_urls: sent.responseUrls,
  };
}

/** A closing never carries what was typed. */
export function viewClosed(world: World, person: Person, sent: { view: View; isCleared: boolean }): JsonObject {
  return {
    type: "view_closed",
    ...envelope(world, person),
    view: viewJson(world, sent.view, {}),
    is_cleared: sent.isCleared,
  };
}

export function homeOpened(
  world: World,
  person: Person,
  sent: { tab: "home" | "messages"; channel: string; view: View | undefined; eventTs: string; eventId: string },
): JsonObject {
  return {
    token: world.app.verificationToken,
    team_id: world.team.id,
    api_app_id: world.app.id,
    event: {
      type: "app_home_opened",
      user: person.id,
      channel: sent.channel,
      tab: sent.tab,
      ...(sent.view ? { view: viewJson(world, sent.view) } : {}),
      event_ts: sent.eventTs,
    },
    type: "event_callback",
    event_id: sent.eventId,
    event_time: Number(sent.eventTs.split(".")[0]),
    authorizations: [
      {
        enterprise_id: null,
        team_id: world.team.id,
        user_id: world.app.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}
