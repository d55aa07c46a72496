import { directMessage } from "./conversations.ts";
import { masked } from "./mask.ts";
import type { Conversation, Message, Person, View, Wire } from "./model.ts";
import { messageValues } from "./payload-parts.ts";
import type { ConversationState, MessageState, PersonState, SandboxState, ViewState, WireEntry } from "./protocol.ts";
import { stackOf } from "./view-stack.ts";
import { clock, type World } from "./world.ts";

const WIRE_SHOWN = 200;

/** Everything that the page shows to one person. */
export function sandboxState(world: World, you: Person, { showsWire }: { showsWire: boolean }): SandboxState {
  const home = world.homes.get(you.id);
  return {
    version: world.version,
    now: clock(world),
    team: world.team,
    app: { user_id: world.app.userId, bot_id: world.app.botId, name: world.app.name, home_tab: world.manifest.homeTab },
    you: personState(you),
    people: [...world.people.values()].map(personState),
    user_groups: world.userGroups,
    commands: world.manifest.commands.map(({ command, description, usage_hint }) => ({
      command,
      description,
      usage_hint,
    })),
    shortcuts: world.manifest.shortcuts,
    conversations: conversationsOf(world, you).map((one) => conversationState(world, one, you)),
    views: stackOf(world, you.id).map(viewState),
    home: home ? viewState(home) : null,
    delivery: world.options.socketMode ? { over: "socket", sockets: world.connections.size } : { over: "http" },
    wire: showsWire ? wireState(world) : null,
    refusals: world.refusals.map((refusal) => ({ ...refusal, at: new Date(refusal.at).toISOString() })),
  };
}

function conversationsOf(world: World, you: Person): Conversation[] {
  const withApp = directMessage(world, you.id, world.app.userId);
  const mine = [...world.conversations.values()].filter((one) => one.members.has(you.id));
  return [
    ...mine.filter((one) => one.kind !== "dm"),
    withApp,
    ...mine.filter((one) => one.kind === "dm" && one !== withApp && isSeen(one, you)),
  ];
}

/** A direct message without a word in it stands only with the one who began it. */
function isSeen(direct: Conversation, you: Person): boolean {
  return direct.messages.length > 0 || direct.read.has(you.id);
}

function personState(person: Person): PersonState {
  return {
    id: person.id,
    name: person.name,
    real_name: person.realName ?? person.name,
    title: person.title ?? "",
    tz: person.tz ?? "Etc/UTC",
    locale: person.locale ?? "en-US",
    is_admin: person.isAdmin ?? false,
    is_owner: person.isOwner ?? false,
    is_restricted: (person.isRestricted ?? false) || (person.isUltraRestricted ?? false),
    is_bot: person.isBot ?? false,
    deleted: person.deleted ?? false,
  };
}

function conversationState(world: World, conversation: Conversation, you: Person): ConversationState {
  const visible = conversation.messages.filter((one) => one.ephemeralFor === undefined || one.ephemeralFor === you.id);
  const seen = Number(conversation.read.get(you.id) ?? 0);
  const other = conversation.kind === "dm" ? [...conversation.members].find((one) => one !== you.id) : undefined;
  const otherName = other === world.app.userId ? world.app.name : (world.people.get(other ?? "")?.realName ?? other);
  return {
    id: conversation.id,
    kind: conversation.kind,
    name: otherName ?? conversation.name,
    ...(other === undefined ? {} : { user: other }),
    app_is_member: conversation.hasApp,
    unread: visible.filter((one) => one.user !== you.id && Number(one.ts) > seen).length,
    messages: visible.filter((one) => one.threadTs === undefined).map((one) => messageState(one, you, visible)),
  };
}

function messageState(message: Message, you: Person, visible: readonly Message[]): MessageState {
  return {
    ts: message.ts,
    user: message.user,
    text: message.text,
    blocks: message.blocks,
    ephemeral: message.ephemeralFor !== undefined,
    edited: message.edited !== undefined,
    values: messageValues(message, you.id),
    replies: visible.filter((one) => one.threadTs === message.ts).map((one) => messageState(one, you, [])),
    failed: Object.fromEntries(message.failed),
  };
}

function viewState(view: View): ViewState {
  const modal = view.payload.type === "modal" ? view.payload : undefined;
  return {
    id: view.id,
    type: view.payload.type,
    callback_id: view.payload.callback_id ?? "",
    title: modal?.title ?? null,
    submit: modal?.submit ?? null,
    close: modal?.close ?? null,
    blocks: view.blocks,
    values: view.values,
    errors: view.errors,
    problem: view.problem,
  };
}

function wireState(world: World): WireEntry[] {
  const hidden = world.options.hidden?.() ?? [];
  return world.wire.slice(-WIRE_SHOWN).map((wire) => wireEntry(wire, hidden));
}

function wireEntry(wire: Wire, hidden: readonly string[]): WireEntry {
  return {
    ...wire,
    at: new Date(wire.at).toISOString(),
    sent: masked(wire.sent, hidden),
    answered: masked(wire.answered, hidden),
  };
}
