import { answerWith } from "./answer.ts";
import { copy } from "../copy/index.ts";
import { clip } from "./clip.ts";
import type { Desk } from "./desk.ts";
import type { Flow } from "./flows/flow.ts";
import { escape } from "./form.ts";
import { helpMessage, menuMessage, nearestWord } from "./flows/menu.ts";
import type { Registrar } from "./registrar.ts";

/** `/csp`: finds the flow by its word. Without one it shows the menu; an unknown one runs nothing. */
export function listenToCsp(on: Registrar, desk: Desk, flows: readonly Flow[]): void {
  const commands = new Map(flows.flatMap(({ command }) => (command ? [[command.word, command] as const] : [])));
  const entries = flows.flatMap(({ menu }) => menu ?? []);
  const words = [...commands.keys(), "help"];

  on.command("/csp", async ({ ack, command, respond }) => {
    await ack();
    const [word = "", ...rest] = asTyped(command.text).trim().split(/\s+/);
    const known = commands.get(word.toLowerCase());
    if (known) return known.run(desk, command, rest.join(" "), respond);
    const message =
      word === ""
        ? await menuMessage(desk, command.user_id, entries)
        : word.toLowerCase() === "help"
          ? helpMessage(words)
          : { text: copy.menu.unknown(escape(clip(word, 40).replaceAll("`", "'")), nearestWord(word, words)) };
    await respond({ response_type: "ephemeral", ...message });
  });
  answerWith(on, desk, "show-help", () => Promise.resolve(helpMessage(words)));
}

/** The text as somebody typed it: with `should_escape` Slack wraps links and mail addresses, and escapes three signs. */
function asTyped(text: string): string {
  return text
    .replace(/<(?:https?:\/\/|mailto:)[^|>]*\|([^>]*)>/g, "$1")
    .replace(/<((?:https?:\/\/|mailto:)[^>]*)>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
