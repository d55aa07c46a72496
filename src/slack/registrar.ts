import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  GlobalShortcut,
  MessageShortcut,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewClosedAction,
  ViewSubmitAction,
} from "@slack/bolt";
import { hearOnce } from "../operations/hear-once.ts";
import { isUnsent } from "../slack-error.ts";
import { entryOf, foldedAction } from "./button-row.ts";
import type { Desk } from "./desk.ts";
import { answerUnexpected } from "./unexpected.ts";

export type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;
export type ShortcutArgs = SlackShortcutMiddlewareArgs<GlobalShortcut> & AllMiddlewareArgs;
export type MessageShortcutArgs = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs;
export type ActionArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;
export type SubmissionArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;
export type ClosedArgs = SlackViewMiddlewareArgs<ViewClosedAction> & AllMiddlewareArgs;
export type OptionsArgs = SlackOptionsMiddlewareArgs<"block_suggestion"> & AllMiddlewareArgs;
/** The events that the desk listens to. */
export type EventName = "app_home_opened";
export type EventArgs = Omit<SlackEventMiddlewareArgs<EventName>, "ack"> & AllMiddlewareArgs;

type Listener<Args> = (args: Args) => Promise<void>;

/** Where flows say what they listen to. Every listener gets the same care: see `cared`. */
export interface Registrar {
  command(name: string, run: Listener<CommandArgs>): void;
  shortcut(callbackId: string, run: Listener<ShortcutArgs>): void;
  /** From the menu of a message. */
  messageShortcut(callbackId: string, run: Listener<MessageShortcutArgs>): void;
  action(actionId: string, run: Listener<ActionArgs>): void;
  /** Something was typed or chosen in a field of this view. May come twice or late; not de-duplicated. */
  input(viewCallbackId: string, run: Listener<ActionArgs>): void;
  submission(viewCallbackId: string, run: Listener<SubmissionArgs>): void;
  closed(viewCallbackId: string, run: Listener<ClosedArgs>): void;
  /** Searches for an external select; asked at every key, changes nothing. */
  options(actionId: string, run: Listener<OptionsArgs>): void;
  /** Something happened in Slack. It has no trigger, is acknowledged by Bolt, and may come twice or late. */
  event(name: EventName, run: Listener<EventArgs>): void;
}

/** Everything that the desk listens to, for the comparison with the manifest and with what people can press. */
export type Registered = Record<keyof Registrar, string[]>;

export interface Registration {
  registrar: Registrar;
  registered: Registered;
  /** Resolves once no listener is running any more. */
  whenIdle: () => Promise<void>;
}

/** The ids of a field's block end in its revision; see `form.ts`. */
export const fieldBlockId = /~\d+$/;

export function createRegistration(app: App, desk: Desk): Registration {
  const running = new Set<Promise<void>>();
  const buttons = new Map<string, Listener<ActionArgs>>();
  const registered: Registered = {
    command: [],
    shortcut: [],
    messageShortcut: [],
    action: [],
    input: [],
    submission: [],
    closed: [],
    options: [],
    event: [],
  };

  /** Counts what is running, drops what was delivered before, and answers what nobody expected. */
  const cared =
    <Args extends { ack: unknown; body: object }>(run: Listener<Args>, options = { once: true }) =>
    (args: Args): Promise<void> => {
      const work = guarded(desk, args, run, options.once);
      running.add(work);
      return work.finally(() => running.delete(work));
    };

  const registrar: Registrar = {
    command(name, run) {
      registered.command.push(name);
      app.command(name, cared(run));
    },
    shortcut(callbackId, run) {
      registered.shortcut.push(callbackId);
      app.shortcut({ callback_id: callbackId, type: "shortcut" }, cared(run));
    },
    messageShortcut(callbackId, run) {
      registered.messageShortcut.push(callbackId);
      app.shortcut({ callback_id: callbackId, type: "message_action" }, cared(run));
    },
    action(actionId, run) {
      registered.action.push(actionId);
      buttons.set(actionId, run);
      app.action<BlockAction>({ action_id: actionId, type: "block_actions" }, cared(run));
    },
    input(viewCallbackId, run) {
      registered.input.push(viewCallbackId);
      app.action<BlockAction>(
        { block_id: fieldBlockId, type: "block_actions" },
        cared(
          async (args) => {
            if (args.body.view?.callback_id === viewCallbackId) await run(args);
          },
          { once: false },
        ),
      );
    },
    submission(viewCallbackId, run) {
      registered.submission.push(viewCallbackId);
      app.view<ViewSubmitAction>({ callback_id: viewCallbackId, type: "view_submission" }, cared(run));
    },
    closed(viewCallbackId, run) {
      registered.closed.push(viewCallbackId);
      app.view<ViewClosedAction>({ callback_id: viewCallbackId, type: "view_closed" }, cared(run));
    },
    options(actionId, run) {
      registered.options.push(actionId);
      app.options<"block_suggestion">({ action_id: actionId }, cared(run, { once: false }));
    },
    event(name, run) {
      registered.event.push(name);
      const heard = cared<EventArgs & { ack: () => Promise<void> }>(run, { once: false });
      app.event(name, (args) => heard({ ...args, ack: () => Promise.resolve() }));
    },
  };
  registrar.action(foldedAction, async (args) => {
    const { block_id, action_ts } = args.payload;
    const { actionId: action_id, value } = entryOf(args.payload);
    const text = { type: "plain_text" as const, text: "" };
    const payload = { type: "button" as const, block_id, action_ts, action_id, value, text };
    await buttons.get(action_id)?.({ ...args, payload });
  });
  return {
    registrar,
    registered,
    async whenIdle() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

async function guarded<Args extends { ack: unknown; body: object }>(
  desk: Desk,
  args: Args,
  run: Listener<Args>,
  once: boolean,
): Promise<void> {
  let acked = false;
  const ack = args.ack as (...answer: unknown[]) => Promise<void>;
  const tracked = {
    ...args,
    ack: async (...answer: unknown[]) => {
      // Over a socket Bolt would only warn of the second.
      if (acked) throw new Error("A listener acknowledged twice.");
      acked = true;
      await ack(...answer).catch((err: unknown) => {
        if (!isUnsent(err)) throw err;
        // The work goes on, as it does when an HTTP connection breaks before its answer.
        desk.log.warn({ err }, "An answer did not reach Slack: the socket is gone");
      });
    },
  };
  try {
    if (!once || (await isFirst(desk, args.body))) await run(tracked);
    else await ack();
  } catch (error) {
    await answerUnexpected(desk, { body: args.body, ack: acked ? null : ack, error });
  }
}

/** Slack's trigger is unique to one click; what comes without one is safe to hear twice. */
async function isFirst(desk: Desk, body: object): Promise<boolean> {
  const trigger = "trigger_id" in body && typeof body.trigger_id === "string" ? body.trigger_id : null;
  return trigger === null || hearOnce(desk, trigger);
}
