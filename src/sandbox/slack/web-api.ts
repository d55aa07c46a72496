import { isObject, parseJson, type JsonObject } from "./json.ts";
import { chatMethods } from "./methods/chat.ts";
import { conversationMethods } from "./methods/conversations.ts";
import { isRefusal, no, ok, reasonsIn, type Answer, type Method } from "./methods/method.ts";
import { peopleMethods } from "./methods/people.ts";
import { viewMethods } from "./methods/views.ts";
import { connectionMethods } from "./methods/connections.ts";
import { secondsToWait } from "./rate-limits.ts";
import { endWire, startWire } from "./wire.ts";
import { clock, refuse, type World } from "./world.ts";

const authTest: Method = {
  scopes: [],
  perMinute: null,
  run: (world) =>
    ok({
      url: `https://${world.team.domain}.slack.com/`,
      team: world.team.name,
      user: "partnerdesk",
      team_id: world.team.id,
      user_id: world.app.userId,
      bot_id: world.app.botId,
      is_enterprise_install: false,
    }),
};

const METHODS = new Map<string, Method>(
  Object.entries({
    "auth.test": authTest,
    ...chatMethods,
    ...viewMethods,
    ...peopleMethods,
    ...conversationMethods,
    ...connectionMethods,
  }),
);

/** One call of the Web API: POST /api/<method>, as a form or as JSON. */
export async function callWebApi(world: World, request: Request): Promise<Response> {
  const name = new URL(request.url).pathname.replace(/^\/api\//, "");
  const { args, token } = await argumentsOf(request);
  const at = clock(world);
  const wire = startWire(world, { direction: "from-desk", over: "http", kind: name, sent: args });
  const method = METHODS.get(name);
  const wait = method ? secondsToWait(world, name, method, args) : null;
  const answer = wait === null ? run(world, method, token, args) : no("ratelimited");
  world.calls.push({ method: name, args, answer, at });
  const error = answer["error"];
  if (wait === null && isRefusal(error)) {
    refuse(world, name, error, reasonsIn(answer));
  }
  endWire(world, wire, { status: wait === null ? 200 : 429, took: clock(world) - at, late: false, answered: answer });
  return Response.json(answer, {
    status: wait === null ? 200 : 429,
    headers: {
      "x-oauth-scopes": [...world.scopes].join(","),
      ...(method ? { "x-accepted-oauth-scopes": method.scopes.join(",") } : {}),
      ...(wait === null ? {} : { "retry-after": String(wait) }),
    },
  });
}

function run(world: World, method: Method | undefined, token: string | null, args: JsonObject): Answer {
  if (!method) return no("unknown_method");
  if (token === null) return no("not_authed");
  const isAppToken = token === world.options.socketMode?.appToken;
  if (!isAppToken && token !== world.options.botToken) return no("invalid_auth");
  if (isAppToken !== (method.needsAppToken ?? false)) return no("not_allowed_token_type");
  if (method.scopes.length > 0 && !method.scopes.some((scope) => world.scopes.has(scope))) {
    return { ...no("missing_scope"), needed: method.scopes.join(","), provided: [...world.scopes].join(",") };
  }
  return method.run(world, args);
}

const CARRIED_AS_JSON = new Set(["blocks", "view", "metadata", "attachments"]);

async function argumentsOf(request: Request): Promise<{ args: JsonObject; token: string | null }> {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
  const body = await request.text();
  if (request.headers.get("content-type")?.startsWith("application/json")) {
    const parsed = parseJson(body);
    const given = parsed.ok && isObject(parsed.value) ? parsed.value : {};
    return {
      args: mapValues(given, (key, value) => (typeof value === "string" ? fromForm(key, value) : value)),
      token: bearer,
    };
  }
  const { token, ...form } = Object.fromEntries(new URLSearchParams(body));
  const args = mapValues(form, fromForm);
  return { args, token: bearer ?? token ?? null };
}

function mapValues<T>(object: Record<string, T>, change: (key: string, value: T) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]): [string, unknown] => [key, change(key, value)]));
}

function fromForm(key: string, value: string): unknown {
  if (!CARRIED_AS_JSON.has(key)) return value;
  const parsed = parseJson(value);
  return parsed.ok ? parsed.value : value;
}
