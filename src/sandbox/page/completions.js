/** Commands from the manifest, and the words that a usage hint such as "[add|status] [customer]" lists. */
import { store } from "./state.js";

/** @returns {{ label: string, hint: string, note: string, insert: string, isUnfinished: boolean }[]} */
export function completions(text) {
  if (!/^\/\S*( \S*)?$/.test(text)) return [];
  const commands = store.state?.commands ?? [];
  const [name, word] = text.split(" ");
  if (word === undefined) {
    return commands
      .filter((one) => one.command.startsWith(name))
      .map((one) => ({
        label: one.command,
        hint: one.usage_hint,
        note: one.description,
        insert: `${one.command} `,
        isUnfinished: one.command !== name,
      }));
  }
  const command = commands.find((one) => one.command === name);
  const words = /^\[([^\]]*\|[^\]]*)\]/.exec(command?.usage_hint ?? "")?.[1]?.split("|") ?? [];
  return words
    .map((one) => one.trim())
    .filter((one) => one.startsWith(word) && one !== word)
    .map((one) => ({
      label: `${name} ${one}`,
      hint: "",
      note: "",
      insert: `${name} ${one} `,
      isUnfinished: word !== "",
    }));
}
