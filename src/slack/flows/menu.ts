import { getActing, type ActingPerson } from "../../operations/get-acting.ts";
import { denialOf } from "../../core/access.ts";
import type { Denial } from "../../core/result.ts";
import { copy } from "../../copy/index.ts";
import type { Desk } from "../desk.ts";
import type { MenuEntry } from "./flow.ts";
import { actions, button, context, section } from "../form.ts";
import type { Message } from "../cards/message.ts";
import { explain } from "../reply.ts";

const words = copy.menu;

const mostEntries = 4;

/**
 * `/csp` alone: what this person does most. Whoever may not add customers sees the same, with the reason and who can
 * help.
 */
export async function menuMessage(desk: Desk, person: string, entries: readonly MenuEntry[]): Promise<Message> {
  const acting = await getActing(desk.db, person);
  const denial =
    acting.settings === null || !acting.isSetupComplete
      ? ({ reason: "setup-incomplete" } as const)
      : denialOf("addCustomer", { roles: acting.roles, partnerType: acting.settings.partnerType });
  const why = denial === null ? null : await reason(desk, acting, denial);
  const buttons = entries
    .filter(({ isFor }) => isFor?.(acting) ?? true)
    .slice(0, mostEntries)
    .map(({ label, actionId }, index) =>
      button(label, actionId, undefined, index === 0 && denial === null ? { style: "primary" } : {}),
    );
  const all = [...buttons, button(words.commands.help.button, "show-help")];
  const lines = [`*${words.greeting}*`, ...(why === null ? [] : [why])];
  return {
    text: [...lines, all.map((one) => one.text.text).join("  ·  "), words.everything].join("\n"),
    blocks: [...lines.map((line) => section(line)), actions(all), context(words.everything)],
  };
}

async function reason(desk: Desk, { person }: ActingPerson, denial: Denial): Promise<string> {
  if (denial.reason === "setup-incomplete" && person?.isAdmin) return words.setUpFirst;
  return explain(desk, { kind: "denied", denial }, words.addingCustomers);
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
  const lower = typed.toLowerCase();
  const begun = words.find((word) => lower.length > 1 && word.startsWith(lower));
  const [best] = words
    .map((word) => ({ word, distance: editDistance(lower, word) }))
    .sort((a, b) => a.distance - b.distance);
  return begun ?? (best !== undefined && best.distance <= 2 ? best.word : null);
}

/** Letters to add, drop or change, to make one word the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < Math.min(a.length, 20); i += 1) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = at(row, j - 1) + (a[i] === b[j - 1] ? 0 : 1);
      next.push(Math.min(at(row, j) + 1, at(next, j - 1) + 1, changed));
    }
    row = next;
  }
  return at(row, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;
