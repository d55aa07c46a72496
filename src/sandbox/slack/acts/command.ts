import { post, slackSays } from "../conversations.ts";
import { deliver } from "../delivery.ts";
import { isObject } from "../json.ts";
import type { Conversation, Person } from "../model.ts";
import { isRefusal, reasonsIn } from "../methods/method.ts";
import { slashCommand } from "../payloads.ts";
import { makeResponseUrl, respond } from "../response-urls.ts";
import { makeTrigger } from "../view-stack.ts";
import { refuse, type World } from "../world.ts";
import { escapeCommandText, escapeText } from "./escape.ts";
import { done, failed, type Outcome } from "./outcome.ts";

/** Whatever was sent from the composer: a command when it begins with a slash, else a message. */
export async function send(
  world: World,
  person: Person,
  conversation: Conversation,
  text: string,
  threadTs?: string,
): Promise<Outcome> {
  if (!conversation.members.has(person.id)) return failed(`You are not in ${conversation.name}.`);
  if (!text.startsWith("/")) {
    post(world, conversation, { user: person.id, text: escapeText(text), threadTs });
    return done;
  }
  const [, name = "", rest = ""] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  const command = world.manifest.commands.find((one) => one.command === name);
  if (!command) return says(world, conversation, person, `${name} is not a valid command.`);
  if (threadTs !== undefined) return says(world, conversation, person, `${name} is not supported in threads. Sorry!`);

  const ack = await deliver(world, name, {
    form: slashCommand(world, person, {
      command: name,
      text: escapeCommandText(world, rest.trimEnd(), command.should_escape),
      conversation,
      triggerId: makeTrigger(world, person.id, null, conversation.id),
      responseUrl: makeResponseUrl(world, "commands", { user: person.id, conversation, messageTs: null }),
    }),
  });
  if (!ack.ok) {
    const error = ack.reason === "late" ? "operation_timeout" : "dispatch_failed";
    return says(world, conversation, person, `${name} failed with the error "${error}"`);
  }
  if (ack.text.trim() === "") return done;
  const said = isObject(ack.json) ? ack.json : { text: ack.text };
  if (Object.keys(said).length === 0) return done;
  const answer = respond(world, { user: person.id, conversation: conversation.id, messageTs: null }, said);
  const error = answer["error"];
  if (!isRefusal(error)) return done;
  refuse(world, `answer to ${name}`, error, reasonsIn(answer));
  return says(world, conversation, person, `${name} failed with the error "dispatch_failed"`);
}

function says(world: World, conversation: Conversation, person: Person, text: string): Outcome {
  slackSays(world, conversation, person.id, text);
  return failed(text);
}
