import type { Metadata } from "./blocks/message.ts";
import type { NamedBlock } from "./blocks/identify.ts";
import type { ViewPayload } from "./blocks/view.ts";
import type { JsonObject } from "./json.ts";
import type { StateValues } from "./protocol.ts";

export interface Person {
  id: string;
  /** What stands after the @. */
  name: string;
  realName?: string;
  title?: string;
  email?: string;
  /** IANA name; default Etc/UTC. */
  tz?: string;
  /** Such as "en-US", the default. */
  locale?: string;
  isAdmin?: boolean;
  isOwner?: boolean;
  isPrimaryOwner?: boolean;
  /** A multi-channel guest. */
  isRestricted?: boolean;
  /** A single-channel guest. */
  isUltraRestricted?: boolean;
  isBot?: boolean;
  deleted?: boolean;
}

export interface Channel {
  id: string;
  name: string;
  isPrivate?: boolean;
  /** User ids; default everybody who is not deleted, a bot or a guest. */
  members?: string[];
  /** Whether the app was invited; default no. */
  hasApp?: boolean;
}

export interface UserGroup {
  id: string;
  handle: string;
  name: string;
  users: string[];
}

export interface Conversation {
  id: string;
  kind: "channel" | "private" | "dm";
  name: string;
  members: Set<string>;
  hasApp: boolean;
  messages: Message[];
  /** user id -> ts of the last message that this person has seen. */
  read: Map<string, string>;
}

export interface Message {
  ts: string;
  user: string;
  fromApp: boolean;
  text: string;
  blocks: NamedBlock[];
  threadTs?: string;
  metadata?: Metadata;
  edited?: string;
  edits: number;
  /** Only this person sees it. */
  ephemeralFor?: string;
  /** user id -> what was chosen in this message. */
  values: Map<string, StateValues>;
  /** block_id -> the sentence under a press that failed. */
  failed: Map<string, string>;
}

export interface View {
  id: string;
  owner: string;
  payload: ViewPayload;
  blocks: NamedBlock[];
  values: StateValues;
  hash: string;
  rootId: string;
  previousId: string | null;
  errors: Record<string, string>;
  problem: string | null;
  /** Its submission waits for the ack. */
  isSending: boolean;
  /** Where the person was when it opened. */
  conversation: string | null;
}

export interface Trigger {
  user: string;
  at: number;
  used: boolean;
  /** The view that was open when it was made. */
  viewId: string | null;
  conversation: string | null;
}

export interface ResponseUrl {
  user: string;
  conversation: string;
  /** The message whose button was pressed; null for a command. */
  messageTs: string | null;
  at: number;
  uses: number;
}

/** One call of the app: a Web API method, or "response_url". */
export interface RecordedCall {
  method: string;
  args: JsonObject;
  answer: JsonObject;
  at: number;
}

/** The workspace did not take what the app sent. */
export interface Refusal {
  at: number;
  where: string;
  error: string;
  reasons: string[];
}

export interface Wire {
  id: number;
  at: number;
  direction: "to-desk" | "from-desk";
  over: "http" | "socket";
  kind: string;
  status: number | "acked" | "sent" | "unanswered" | null;
  took: number | null;
  late: boolean;
  sent: unknown;
  answered: unknown;
}
