import { choiceFor, type Wanted } from "./acts/choice.ts";
import { close } from "./acts/close.ts";
import { send } from "./acts/command.ts";
import { openHome } from "./acts/home.ts";
import { queryOptions, type Offer } from "./acts/options.ts";
import type { Outcome } from "./acts/outcome.ts";
import { runShortcut } from "./acts/shortcut.ts";
import { submit } from "./acts/submit.ts";
import { findTarget, type Target } from "./acts/target.ts";
import { typeText } from "./acts/type.ts";
import { use } from "./acts/use.ts";
import { directMessage, findConversation, findMessage } from "./conversations.ts";
import type { Conversation, Person } from "./model.ts";
import {
  readConversation,
  readMessage,
  readView,
  type OpenView,
  type ReadConversation,
  type ReadMessage,
} from "./readable.ts";
import { topView } from "./view-stack.ts";
import type { World } from "./world.ts";

/** Whatever a person can do. Every promise settles when the desk has acked, was too late, or Slack said no. */
export interface Actor {
  readonly id: string;
  /** Types "/csp add Contoso" or a plain message, by default into the direct message with the app. */
  command: (text: string, channel?: string) => Promise<Outcome & { said: ReadMessage[] }>;
  shortcut: (callbackId: string, on?: { channel: string; ts: string }) => Promise<Outcome>;
  /** Presses a button. */
  click: (target: Target) => Promise<Outcome>;
  /** Chooses in a select, radio, check boxes, overflow menu or date; an external select is searched for the words. */
  select: (target: Target, wanted: Wanted) => Promise<Outcome>;
  /** Puts the whole text into a field of the open dialog. */
  type: (target: Target, value: string, how?: { enter?: boolean }) => Promise<Outcome>;
  /** What an external select offers. */
  options: (target: Target, query: string) => Promise<Offer | { ok: false; error: string }>;
  submit: () => Promise<Outcome>;
  close: (how?: { all?: boolean }) => Promise<Outcome>;
  openHome: () => Promise<Outcome>;
  /** The dialog on top. */
  readonly view: OpenView | null;
  readonly home: OpenView | null;
  /** What this person sees in the direct message with the app. */
  readonly dm: ReadConversation;
  channel: (idOrName: string) => ReadConversation;
}

export function createActor(world: World, person: Person): Actor {
  const seenIn = (conversation: Conversation) => readConversation(conversation, person.id);
  const named = (idOrName: string): Conversation => {
    const found = findConversation(world, idOrName);
    if (!found?.members.has(person.id)) throw new Error(`${person.name} is not in ${idOrName}.`);
    return found;
  };
  const withApp = () => directMessage(world, person.id, world.app.userId);
  const topId = (): string => {
    const view = topView(world, person.id);
    if (!view) throw new Error(`${person.name} has no dialog open.`);
    return view.id;
  };
  const at = (target: Target) => {
    const found = findTarget(world, person, target);
    const { block, action_id } = found.located;
    return { found, place: { surface: found.surface, block_id: block.block_id, action_id } };
  };

  return {
    id: person.id,
    async command(text, channel) {
      const conversation = channel === undefined ? withApp() : named(channel);
      const before = new Set(conversation.messages);
      const outcome = await send(world, person, conversation, text);
      const said = conversation.messages.filter(
        (message) => !before.has(message) && (message.ephemeralFor ?? person.id) === person.id,
      );
      return { ...outcome, said: said.map(readMessage) };
    },
    async shortcut(callbackId, on) {
      if (!on) return runShortcut(world, person, callbackId);
      const conversation = named(on.channel);
      const message = findMessage(conversation, on.ts, person.id);
      if (!message) throw new Error(`There is no message ${on.ts} in ${on.channel}.`);
      return runShortcut(world, person, callbackId, { conversation, message });
    },
    async click(target) {
      return use(world, person, at(target).place);
    },
    async select(target, wanted) {
      const { found, place } = at(target);
      return use(world, person, { ...place, choice: await choiceFor(world, person, found, wanted) });
    },
    async type(target, value, how) {
      return typeText(world, person, { ...at(target).place, value, enter: how?.enter });
    },
    async options(target, query) {
      return queryOptions(world, person, { ...at(target).place, query });
    },
    submit: async () => submit(world, person, topId()),
    close: async (how) => close(world, person, topId(), how?.all),
    openHome: () => openHome(world, person),
    get view() {
      const view = topView(world, person.id);
      return view ? readView(view) : null;
    },
    get home() {
      const view = world.homes.get(person.id);
      return view ? readView(view) : null;
    },
    get dm() {
      return seenIn(withApp());
    },
    channel: (idOrName) => seenIn(named(idOrName)),
  };
}
