import type { Upgrade } from "../http.ts";
import { createActor, type Actor } from "./actor.ts";
import { findConversation } from "./conversations.ts";
import { readManifest } from "./manifest.ts";
import type { RecordedCall, Refusal } from "./model.ts";
import { readConversation, type ReadConversation } from "./readable.ts";
import { useResponseUrl } from "./response-urls.ts";
import { acceptSocket, dropSockets, refreshSockets } from "./sockets.ts";
import { callWebApi } from "./web-api.ts";
import { changed, createWorld, type World, type WorkspaceOptions } from "./world.ts";

export type { Actor } from "./actor.ts";
export type { Outcome } from "./acts/outcome.ts";
export type { Target } from "./acts/target.ts";
export type { Channel, Person, RecordedCall, Refusal, UserGroup } from "./model.ts";
export type { ReadConversation, ReadMessage } from "./readable.ts";
export type { WorkspaceOptions } from "./world.ts";

export interface Workspace {
  /** The Web API at /api/<method>, and the response URLs. */
  fetch: (request: Request) => Promise<Response>;
  as: (userId: string) => Actor;
  /** What stands in a channel, everybody's ephemeral messages included. */
  channel: (idOrName: string) => ReadConversation;
  readonly appUserId: string;
  /** Every call of the app, oldest first. */
  readonly calls: readonly RecordedCall[];
  readonly refusals: readonly Refusal[];
  /** What was granted at install; add and delete to change it. */
  readonly scopes: Set<string>;
  /** Calls the listener after every change; answers how to stop that. */
  subscribe: (listener: () => void) => () => void;
  inviteApp: (channel: string) => void;
  removeApp: (channel: string) => void;
  /** Takes a socket of Socket Mode: what an HTTP server gives to its `upgrade` listeners. */
  upgrade: Upgrade;
  /** Cuts every socket off without a word. */
  dropSockets: () => void;
  /** Asks every socket to go, as Slack does every few hours. */
  refreshSockets: (reason: "warning" | "refresh_requested") => void;
  /** Whatever is sent to the desk next comes a second time. */
  deliverTwice: () => void;
  /** For the page alone. */
  readonly world: World;
}

export function createWorkspace(options: WorkspaceOptions): Workspace {
  const world = createWorld(options, options.manifest ?? readManifest());
  const conversation = (idOrName: string) => {
    const found = findConversation(world, idOrName);
    if (!found) throw new Error(`There is no channel ${idOrName}.`);
    return found;
  };
  const setApp = (idOrName: string, hasApp: boolean) => {
    conversation(idOrName).hasApp = hasApp;
    changed(world);
  };
  return {
    fetch: (request) => serve(world, request),
    as(userId) {
      const person = world.people.get(userId);
      if (!person) throw new Error(`There is nobody with the id ${userId}.`);
      return createActor(world, person);
    },
    channel: (idOrName) => readConversation(conversation(idOrName)),
    appUserId: world.app.userId,
    calls: world.calls,
    refusals: world.refusals,
    scopes: world.scopes,
    subscribe(listener) {
      world.listeners.add(listener);
      return () => world.listeners.delete(listener);
    },
    inviteApp: (channel) => setApp(channel, true),
    removeApp: (channel) => setApp(channel, false),
    upgrade: (request, stream, head) => acceptSocket(world, request, stream, head),
    dropSockets: () => dropSockets(world),
    refreshSockets: (reason) => refreshSockets(world, reason),
    deliverTwice: () => {
      world.nextComesTwice = true;
    },
    world,
  };
}

async function serve(world: World, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (request.method === "POST" && pathname.startsWith("/api/")) return callWebApi(world, request);
  if (request.method === "POST" && /^\/(commands|actions)\//.test(pathname)) return useResponseUrl(world, request);
  return new Response("not found", { status: 404 });
}
