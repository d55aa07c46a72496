import { createHash } from "node:crypto";
import { createSlackFaults, type SlackFaults } from "./faults.ts";
import type { Manifest } from "./manifest.ts";
import type {
  Channel,
  Conversation,
  Person,
  RecordedCall,
  Refusal,
  ResponseUrl,
  Trigger,
  UserGroup,
  View,
  Wire,
} from "./model.ts";
import type { Connection } from "./sockets.ts";

export interface WorkspaceOptions {
  /** Slack's own clock: triggers, response URLs, acks and rate limits run on it. */
  now: () => Date;
  /** Where signed requests go; asked each time, for the desk may move when it restarts. */
  deskUrl: () => string;
  signingSecret: string;
  botToken: string;
  /** Default: global fetch. */
  send?: (request: Request) => Promise<Response>;
  people: Person[];
  channels: Channel[];
  userGroups: UserGroup[];
  /** Default off. */
  rateLimits?: boolean;
  /** Default: manifest.yml. */
  manifest?: Manifest;
  /** Where the desk reaches this workspace, for response URLs; default https://hooks.slack.com. */
  url?: () => string;
  /** Calls the listener whenever the clock jumps; answers how to stop that. */
  onMove?: (listener: () => void) => () => void;
  /** Texts that nobody sees who reads along on the wire, such as a password in a dialog. */
  hidden?: () => readonly string[];
  /** Turns Socket Mode on: everything goes over sockets that the app opens at `url` (ws://…), nothing to `deskUrl`. */
  socketMode?: { appToken: string; url: () => string };
}

/** Everything that the workspace knows. */
export interface World {
  options: WorkspaceOptions;
  manifest: Manifest;
  team: { id: string; name: string; domain: string };
  app: { id: string; userId: string; botId: string; name: string; verificationToken: string };
  scopes: Set<string>;
  people: Map<string, Person>;
  userGroups: UserGroup[];
  conversations: Map<string, Conversation>;
  views: Map<string, View>;
  /** user id -> ids of open dialogs, lowest first. */
  stacks: Map<string, string[]>;
  homes: Map<string, View>;
  triggers: Map<string, Trigger>;
  responseUrls: Map<string, ResponseUrl>;
  calls: RecordedCall[];
  refusals: Refusal[];
  wire: Wire[];
  /** Of addresses for sockets that nobody has opened yet. */
  tickets: Set<string>;
  connections: Set<Connection>;
  faults: SlackFaults;
  rateLimits: boolean;
  listeners: Set<() => void>;
  version: number;
  count: number;
  lastMicros: number;
}

export function createWorld(options: WorkspaceOptions, manifest: Manifest): World {
  const members = options.people
    .filter((person) => !person.deleted && !person.isBot && !person.isRestricted && !person.isUltraRestricted)
    .map((person) => person.id);
  const conversations = options.channels.map((channel): [string, Conversation] => [
    channel.id,
    {
      id: channel.id,
      kind: channel.isPrivate ? "private" : "channel",
      name: channel.name,
      members: new Set(channel.members ?? members),
      hasApp: channel.hasApp ?? false,
      messages: [],
      read: new Map(),
    },
  ]);
  return {
    options,
    manifest,
    team: { id: "T0SANDBOX1", name: "Sandbox", domain: "sandbox" },
    app: {
      id: "A0SANDBOX1",
      userId: "U0APPUSER1",
      botId: "B0SANDBOX1",
      name: manifest.name,
      verificationToken: "sandbox-verification-token",
    },
    scopes: new Set(manifest.scopes),
    people: new Map(options.people.map((person) => [person.id, person])),
    userGroups: options.userGroups,
    conversations: new Map(conversations),
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    calls: [],
    refusals: [],
    wire: [],
    tickets: new Set(),
    connections: new Set(),
    faults: createSlackFaults(),
    rateLimits: options.rateLimits ?? false,
    listeners: new Set(),
    version: 0,
    count: 0,
    lastMicros: 0,
  };
}

export function changed(world: World): void {
  world.version += 1;
  for (const listener of [...world.listeners]) listener();
}

export function clock(world: World): number {
  return world.options.now().getTime();
}

/** A message's ts: later than every earlier one, also when the clock stands still. */
export function nextTs(world: World): string {
  world.lastMicros = Math.max(clock(world) * 1000, world.lastMicros + 1);
  return seconds(world.lastMicros);
}

function seconds(micros: number): string {
  const whole = Math.floor(micros / 1_000_000);
  return `${whole}.${String(micros % 1_000_000).padStart(6, "0")}`;
}

/** An id in Slack's manner: a letter, then capitals and digits. */
export function nextId(world: World, prefix: string): string {
  world.count += 1;
  return prefix + digest(`${prefix}${world.count}`).toUpperCase().slice(0, 10);
}

/** What Slack makes up for a block or an element without an id. */
export function madeUpId(world: World): string {
  world.count += 1;
  return digest(`id${world.count}`).slice(0, 5);
}

export function nextSecret(world: World): string {
  world.count += 1;
  return digest(`secret${world.count}${world.options.signingSecret}`).slice(0, 24);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export function refuse(world: World, where: string, error: string, reasons: string[]): void {
  world.refusals.push({ at: clock(world), where, error, reasons });
}
