import { getActing } from "../../operations/get-acting.ts";
import { denialOf } from "../../core/access.ts";
import { copy } from "../../copy/index.ts";
import type { Desk } from "../desk.ts";
import { actions, button, context, section } from "../form.ts";
import type { Message } from "../cards/message.ts";
import { explain } from "../reply.ts";

const words = copy.menu;

/** `/csp` alone: what this person does most, and for whoever may not, why and who helps. */
export async function menuMessage(desk: Desk, person: string): Promise<Message> {
  const acting = await getActing(desk.db, person);
  const denial =
    acting.settings === null || !acting.isSetupComplete
      ? ({ reason: "setup-incomplete" } as const)
      : denialOf("addCustomer", { roles: acting.roles, partnerType: acting.settings.partnerType });
  const why = denial === null ? [] : [section(await explain(desk, { kind: "denied", denial }))];
  const buttons = [
    ...(denial === null
      ? [button(words.commands.add.button, "open-add-customer", undefined, { style: "primary" })]
      : []),
    button(words.commands.help.button, "show-help"),
  ];
  return {
    text: words.greeting,
    blocks: [section(`*${words.greeting}*`), ...why, actions(buttons), context(words.everything)],
  };
}

/** Every command there is, one a line. */
export function helpMessage(available: readonly string[]): Message {
  const lines = Object.entries(words.commands)
    .filter(([word]) => available.includes(word) || word === "help")
    .map(([, { usage, does }]) => `\`${usage}\`  ${does}`);
  const text = [`*${words.help}*`, ...lines].join("\n");
  return { text, blocks: [section(text)] };
}

/** The command that somebody most likely meant; null when nothing is near. */
export function nearestWord(typed: string, words: readonly string[]): string | null {
  const [best] = words
    .map((word) => ({ word, distance: editDistance(typed.toLowerCase(), word) }))
    .sort((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= 2 ? best.word : null;
}

/** Letters to add, drop or change, to make one word the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a.slice(0, 20)].entries()) {
    row = row.reduce<number[]>(
      (next, above, j) =>
        j === 0
          ? [i + 1]
          : [...next, Math.min(above + 1, next[j - 1]! + 1, row[j - 1]! + (letter === b[j - 1] ? 0 : 1))],
      [],
    );
  }
  return row[b.length]!;
}
