import { actRequest } from "./act-request.ts";
import { close } from "./acts/close.ts";
import { send } from "./acts/command.ts";
import { openHome } from "./acts/home.ts";
import { queryOptions, type Offer } from "./acts/options.ts";
import { done, failed, type Outcome } from "./acts/outcome.ts";
import { runShortcut } from "./acts/shortcut.ts";
import { submit } from "./acts/submit.ts";
import { typeText } from "./acts/type.ts";
import { use } from "./acts/use.ts";
import { directMessage, findMessage } from "./conversations.ts";
import { parseJson } from "./json.ts";
import type { Person } from "./model.ts";
import { sandboxState } from "./page-state.ts";
import type { ActAnswer, ActRequest } from "./protocol.ts";
import { eventStream } from "./stream.ts";
import type { Workspace } from "./workspace.ts";
import { changed, type World } from "./world.ts";

/** Serves what protocol.ts describes; null for every other address. */
export async function pageApi(workspace: Workspace, request: Request): Promise<Response | null> {
  const { world } = workspace;
  const url = new URL(request.url);
  switch (`${request.method} ${url.pathname}`) {
    case "GET /_sandbox/state": {
      const person = world.people.get(url.searchParams.get("as") ?? "");
      const showsWire = url.searchParams.has("wire");
      return person ? Response.json(sandboxState(world, person, { showsWire })) : nobody();
    }
    case "GET /_sandbox/stream":
      return eventStream(workspace, request.signal);
    case "POST /_sandbox/act":
      return isForeign(request, url)
        ? new Response("This page may not do that.", { status: 403 })
        : act(world, request);
    default:
      return null;
  }
}

function nobody(): Response {
  return new Response("There is nobody with that id.", { status: 404 });
}

/** Another site in the same browser must not act here. */
function isForeign(request: Request, url: URL): boolean {
  const origin = request.headers.get("origin");
  return origin !== null && origin !== url.origin;
}

async function act(world: World, request: Request): Promise<Response> {
  const body = parseJson(await request.text());
  const parsed = actRequest.safeParse(body.ok ? body.value : undefined);
  if (!parsed.success) return answer(world, failed("The page asked for something unknown."), 400);
  const person = world.people.get(parsed.data.as);
  if (!person) return nobody();
  return answer(world, await perform(world, person, parsed.data));
}

function answer(world: World, outcome: Outcome | Offer, status = 200): Response {
  const body: ActAnswer = { ...outcome, version: world.version };
  return Response.json(body, { status });
}

async function perform(world: World, person: Person, what: ActRequest): Promise<Outcome | Offer> {
  switch (what.do) {
    case "send": {
      const conversation = world.conversations.get(what.channel);
      if (!conversation) return failed("There is no such channel.");
      return send(world, person, conversation, what.text, what.thread_ts);
    }
    case "shortcut": {
      if (!what.message) return runShortcut(world, person, what.callback_id);
      const conversation = world.conversations.get(what.message.channel);
      const message = conversation ? findMessage(conversation, what.message.ts, person.id) : undefined;
      if (!conversation || !message) return failed("That message is gone.");
      return runShortcut(world, person, what.callback_id, { conversation, message });
    }
    case "use":
      return use(world, person, what);
    case "type":
      return typeText(world, person, { ...what, surface: { view_id: what.view_id } });
    case "options":
      return queryOptions(world, person, what);
    case "submit":
      return submit(world, person, what.view_id);
    case "close":
      return close(world, person, what.view_id, what.all);
    case "home":
      return openHome(world, person);
    case "read":
      return read(world, person, what.channel);
    case "direct":
      return beginDirect(world, person, what.user);
  }
}

function read(world: World, person: Person, channel: string): Outcome {
  const conversation = world.conversations.get(channel);
  const last = conversation?.messages.at(-1)?.ts;
  if (!conversation || last === undefined || conversation.read.get(person.id) === last) return done;
  conversation.read.set(person.id, last);
  changed(world);
  return done;
}

function beginDirect(world: World, person: Person, user: string): Outcome {
  const other = world.people.get(user);
  if (!other || other.deleted || other === person) return failed("There is nobody like that to write to.");
  const { read } = directMessage(world, person.id, user);
  if (!read.has(person.id)) read.set(person.id, "0");
  changed(world);
  return done;
}
