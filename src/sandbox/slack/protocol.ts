/**
 * What the sandbox page reads and does, as JSON.
 *
 *   GET  /_sandbox/state?as=U…    -> SandboxState; with &wire=shown also what went over the wire, which is most of it
 *   GET  /_sandbox/stream?as=U…   -> server-sent events; each is `data: {"version": n}` and means: read the state again
 *   POST /_sandbox/act            <- ActRequest (JSON), -> ActAnswer once Slack has its answer (ack, timeout or refusal)
 *
 * Blocks, options and typed values keep Slack's own shapes and names.
 */
import type { AnyBlock, PlainTextElement, TextObject } from "@slack/types";

export interface SandboxState {
  /** Grows with every change, for whomever it is. */
  version: number;
  /** Slack's own clock in milliseconds. */
  now: number;
  team: { id: string; name: string; domain: string };
  /** The app's bot user: what messages of the desk carry as `user`. */
  app: { user_id: string; bot_id: string; name: string; home_tab: boolean };
  you: PersonState;
  people: PersonState[];
  user_groups: { id: string; handle: string; name: string; users: string[] }[];
  /** For the composer's completion and the shortcuts menu, from the manifest. */
  commands: { command: string; description: string; usage_hint: string }[];
  shortcuts: { type: "global" | "message"; callback_id: string; name: string; description: string }[];
  /** Channels that this person is a member of, then direct messages with the app and with others. */
  conversations: ConversationState[];
  /** The stack of open dialogs, lowest first; the last one is on top and the only one that can be used. */
  views: ViewState[];
  home: ViewState | null;
  /** How Slack reaches the desk; `sockets` are those that are open. */
  delivery: { over: "http" } | { over: "socket"; sockets: number };
  /** Newest last, at most 200; null where nobody asked for it. */
  wire: WireEntry[] | null;
  refusals: RefusalState[];
}

export interface PersonState {
  id: string;
  name: string;
  real_name: string;
  title: string;
  tz: string;
  /** Such as "en-US". */
  locale: string;
  is_admin: boolean;
  is_owner: boolean;
  /** A guest. */
  is_restricted: boolean;
  is_bot: boolean;
  deleted: boolean;
}

export interface ConversationState {
  id: string;
  kind: "channel" | "private" | "dm";
  /** Channel name without #; for a direct message the other side's name. */
  name: string;
  /** Of a direct message: the other side. */
  user?: string;
  app_is_member: boolean;
  unread: number;
  /** Oldest first; replies are inside their parent; ephemeral ones only of this person. */
  messages: MessageState[];
}

export interface MessageState {
  ts: string;
  /** Who wrote it; "USLACKBOT" when Slack itself says something. */
  user: string;
  text: string;
  blocks: AnyBlock[];
  ephemeral: boolean;
  edited: boolean;
  /** What this person chose in selects of this message. */
  values: StateValues;
  replies: MessageState[];
  /** Blocks (by block_id) whose last press failed, with the sentence that Slack shows. */
  failed: Record<string, string>;
}

export interface ViewState {
  id: string;
  type: "modal" | "home";
  callback_id: string;
  title: PlainTextElement | null;
  submit: PlainTextElement | null;
  close: PlainTextElement | null;
  blocks: AnyBlock[];
  /** What stands in each input now: typed, chosen, or the initial value. Render from here, not from initial_value. */
  values: StateValues;
  /** Under the field, by block_id. */
  errors: Record<string, string>;
  /** A banner over the whole dialog, such as "We had some trouble connecting. Try again?". */
  problem: string | null;
}

/** block_id -> action_id -> value, exactly as in a view's `state.values`. */
export type StateValues = Record<string, Record<string, ElementValue>>;

export interface ElementValue {
  type: string;
  value?: string | null;
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_date?: string | null;
  selected_time?: string | null;
  selected_date_time?: number | null;
  selected_user?: string | null;
  selected_users?: string[];
  selected_channel?: string | null;
  selected_channels?: string[];
  selected_conversation?: string | null;
  selected_conversations?: string[];
}

export interface Option {
  text: TextObject;
  value: string;
  description?: TextObject | undefined;
  /** Of an overflow menu's entry: opens this address instead. */
  url?: string | undefined;
}

export interface WireEntry {
  id: number;
  /** ISO time of Slack's clock. */
  at: string;
  /** "to-desk": Slack calls the desk. "from-desk": the desk calls the Web API or a response_url. */
  direction: "to-desk" | "from-desk";
  /** Socket Mode carries what Slack sends; Web API and response URLs are always HTTP. */
  over: "http" | "socket";
  /** Such as "block_actions", "/csp", "chat.postMessage", "response_url"; of a socket also "hello", "disconnect", "socket closed". */
  kind: string;
  /** Null while waiting. Over a socket there is no number: "acked", or "sent" when nothing is answered. "unanswered": nobody was there. */
  status: number | "acked" | "sent" | "unanswered" | null;
  /** Milliseconds until the answer, null while waiting. For "to-desk" this is the ack time. */
  took: number | null;
  /** Slack gave up waiting (three seconds), or nobody answered. */
  late: boolean;
  /** Payloads as JSON; tokens, trigger ids and response URLs are masked. */
  sent: unknown;
  answered: unknown;
}

export interface RefusalState {
  at: string;
  /** The Web API method, or "response_url", "response_action", "options". */
  where: string;
  /** Slack's error code, such as "invalid_blocks". */
  error: string;
  /** Names the block and the limit. */
  reasons: string[];
}

/** Where a block stands. */
export type Surface = { view_id: string } | { channel: string; ts: string };

/** What somebody chose; a button needs none. */
export type Choice =
  | { option: Option | null }
  | { options: Option[] }
  /** users_select, channels_select, conversations_select. */
  | { id: string | null }
  | { ids: string[] }
  /** YYYY-MM-DD */
  | { date: string | null }
  /** HH:mm */
  | { time: string | null }
  /** Seconds. */
  | { date_time: number | null };

export type Act =
  /** Whatever was sent from the composer: a command when it begins with a slash, else an ordinary message. */
  | { do: "send"; channel: string; text: string; thread_ts?: string }
  | { do: "shortcut"; callback_id: string; message?: { channel: string; ts: string } }
  /** Press a button, choose in a select, radio, check box, overflow menu, date. The workspace decides whether the desk hears of it. */
  | { do: "use"; surface: Surface; block_id: string; action_id: string; choice?: Choice }
  /** The whole text of a text input after each change; `enter` when Enter was pressed. */
  | { do: "type"; view_id: string; block_id: string; action_id: string; value: string; enter?: boolean }
  /** What an external select offers for a query. */
  | { do: "options"; surface: Surface; block_id: string; action_id: string; query: string }
  | { do: "submit"; view_id: string }
  /** Cancel button; `all` is the cross in the corner of a stack. */
  | { do: "close"; view_id: string; all?: boolean }
  /** Opens the app's Home tab. */
  | { do: "home" }
  | { do: "read"; channel: string }
  /** Begins the direct message with a colleague, or finds the one that there is. */
  | { do: "direct"; user: string };

export type ActRequest = { as: string } & Act;

export type ActAnswer =
  | {
      ok: true;
      version: number;
      /** Answer to "options": flat or in groups. */
      options?: Option[];
      option_groups?: { label: PlainTextElement; options: Option[] }[];
    }
  /** A sentence to show: what Slack would show, or why the act makes no sense. Errors under fields are in the state instead. */
  | { ok: false; version: number; error: string };
