import type { Snapshot } from "./snapshot.ts";

/** Both sides of everything that a kill has changed, as lines to print. */
export function differences(without: Snapshot, withKill: Snapshot): string[] {
  const headings = [...new Set([...Object.keys(without), ...Object.keys(withKill)])];
  return headings.flatMap((heading) => {
    const [expected, found] = [without[heading] ?? [], withKill[heading] ?? []];
    if (JSON.stringify(expected) === JSON.stringify(found)) return [];
    return [
      `${heading}, without a kill:`,
      ...notIn(found, expected).map((line) => `  ${line}`),
      `${heading}, with it:`,
      ...notIn(expected, found).map((line) => `  ${line}`),
    ];
  });
}

/** Without the lines that both have; all of them when only their order or number differs. */
function notIn(others: readonly string[], lines: readonly string[]): readonly string[] {
  const isSameSet = others.every((line) => lines.includes(line)) && lines.every((line) => others.includes(line));
  return isSameSet ? lines : lines.filter((line) => !others.includes(line));
}

/** What must hold in any run; a sentence for each that does not. */
export function complaintsAbout(snapshot: Snapshot): string[] {
  const count = (heading: string): number => snapshot[heading]?.length ?? 0;
  const dead = snapshot["rows of jobs"]?.filter((row) => row.includes('"state":"dead"')) ?? [];
  const cards = Object.entries(snapshot)
    .filter(([heading]) => heading.startsWith("messages in "))
    .flatMap(([, messages]) => messages.map((message) => /<\{"card":.*$/.exec(message)?.[0] ?? message));
  return [
    ...(count("customers in Partner Center") === 1 ? [] : ["There is not exactly one customer in Partner Center."]),
    ...(count("request IDs of creations") === 1 ? [] : ["Creations did not all carry one request ID."]),
    ...(snapshot["passwords"]?.join() === "the right one" ? [] : ["The password is not kept."]),
    ...(new Set(cards).size === cards.length ? [] : ["A message stands twice."]),
    ...dead.map((row) => `A job was given up: ${row}`),
    ...(snapshot["refused by Slack"] ?? []).map((refusal) => `Slack refused a call: ${refusal}`),
  ];
}
