import { identify } from "./blocks/identify.ts";
import { checkMessageBlocks } from "./blocks/message.ts";
import type { Block } from "./blocks/blocks.ts";
import { findMessage, post, removeMessage } from "./conversations.ts";
import { endWire, startWire } from "./wire.ts";
import { flagAt, isObject, parseJson, stringAt, type JsonObject } from "./json.ts";
import { meetFault } from "./meet-fault.ts";
import { badThread, change, cut } from "./methods/chat.ts";
import { isRefusal, no, ok, reasonsIn, type Answer } from "./methods/method.ts";
import type { Conversation, ResponseUrl } from "./model.ts";
import { clock, madeUpId, nextId, nextSecret, refuse, type World } from "./world.ts";

const MOST_USES = 5;
const LIFETIME = 30 * 60_000;

export function makeResponseUrl(
  world: World,
  kind: "commands" | "actions",
  from: { user: string; conversation: Conversation; messageTs: string | null },
): string {
  const path = `/${kind}/${world.team.id}/${nextId(world, "")}/${nextSecret(world)}`;
  world.responseUrls.set(path, {
    user: from.user,
    conversation: from.conversation.id,
    messageTs: from.messageTs,
    at: clock(world),
    uses: 0,
  });
  return (world.options.url?.() ?? "https://hooks.slack.com").replace(/\/$/, "") + path;
}

/** The app posts to a response URL. */
export async function useResponseUrl(world: World, request: Request): Promise<Response> {
  const parsed = parseJson(await request.text());
  const args = parsed.ok && isObject(parsed.value) ? parsed.value : {};
  const wire = startWire(world, { direction: "from-desk", over: "http", kind: "response_url", sent: args });
  return meetFault(world, request, wire, () => {
    const { status, answer } = judge(world, new URL(request.url).pathname, parsed.ok, args);
    world.calls.push({ method: "response_url", args, answer, at: wire.at });
    const error = answer["error"];
    if (isRefusal(error)) refuse(world, "response_url", error, reasonsIn(answer));
    endWire(world, wire, { status, took: clock(world) - wire.at, late: false, answered: answer });
    return status === 200 ? new Response("ok") : Response.json(answer, { status });
  });
}

function judge(world: World, path: string, isJson: boolean, args: JsonObject): { status: number; answer: Answer } {
  const url = world.responseUrls.get(path);
  if (!url) return { status: 404, answer: no("invalid_url") };
  if (clock(world) - url.at > LIFETIME) return { status: 404, answer: no("expired_url") };
  if (url.uses >= MOST_USES) return { status: 404, answer: no("used_url", [`[ERROR] ${MOST_USES} uses allowed`]) };
  if (!isJson) return { status: 400, answer: no("invalid_payload") };
  url.uses += 1;
  const answer = respond(world, url, args);
  return { status: answer.ok ? 200 : 400, answer };
}

/** What an ack of a command and a post to a response URL have in common. */
export function respond(world: World, url: Omit<ResponseUrl, "at" | "uses">, args: JsonObject): Answer {
  const conversation = world.conversations.get(url.conversation);
  if (!conversation) return no("channel_not_found");
  const original = url.messageTs === null ? undefined : findMessage(conversation, url.messageTs, url.user);
  if (flagAt(args, "delete_original")) {
    if (original) removeMessage(world, conversation, original);
    return ok();
  }
  let blocks: Block[] | undefined;
  if (args["blocks"] !== undefined) {
    const checked = checkMessageBlocks(args["blocks"]);
    if (!checked.ok) return no(checked.error, checked.reasons);
    blocks = checked.blocks;
  }
  const text = stringAt(args, "text");
  if (!text && !blocks?.length) return no("no_text");
  if (flagAt(args, "replace_original") && original) {
    change(world, original, text, blocks ?? []);
    return ok();
  }
  const threadTs = stringAt(args, "thread_ts");
  if (badThread(conversation, threadTs)) return no("invalid_thread_ts");
  post(world, conversation, {
    user: world.app.userId,
    fromApp: true,
    text: cut(text),
    blocks: identify(blocks ?? [], () => madeUpId(world)),
    threadTs,
    ephemeralFor: stringAt(args, "response_type") === "in_channel" ? undefined : url.user,
  });
  return ok();
}
