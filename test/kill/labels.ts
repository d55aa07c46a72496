import type { Session } from "./session.ts";
import { inOrder, type Row, type Tables } from "./snapshot.ts";

export interface Labels {
  /** The text with names for what is made up anew in each run. */
  text: (text: string) => string;
  row: (table: string, row: Row) => Row;
}

const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;
const madeUpAnew: readonly [RegExp, string][] = [
  [/<!date\^[^>]*>/g, "(date)"],
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)?/g, "(time)"],
  [/\b\d{10}\.\d{6}\b/g, "(ts)"],
  [/\bv1(?:\.[\w-]+){4}/g, "(sealed)"],
  [/\b[0-9a-f]{64}\b/g, "(digest)"],
];

/** Names each ID by what it belongs to, so that a reference to the wrong row shows. */
export function createLabels(tables: Tables, { partnerCenter, slack }: Session): Labels {
  const names = new Map<string, string>();
  for (const { id, domain } of partnerCenter.customers) names.set(id, `(tenant of ${domain})`);
  for (const conversation of slack.world.conversations.values()) {
    names.set(conversation.id, conversation.name || `(messages with ${[...conversation.members].sort().join(", ")})`);
  }
  for (const table of ["customers", "approvals", "secrets", "watches", "drafts"]) {
    for (const [index, row] of (tables[table] ?? []).entries()) names.set(String(row["id"]), `(${table} ${index + 1})`);
  }
  const eventNames = nameEvents(tables["events"] ?? []);
  for (const { id, kind, subject_id, place } of tables["cards"] ?? []) {
    names.set(
      String(id),
      `(card ${String(kind)} of ${eventNames.get(String(subject_id)) ?? names.get(String(subject_id)) ?? "?"}, ${String(place)})`,
    );
  }

  const text = (given: string): string => {
    const named = given
      .replace(uuid, (id) => names.get(id) ?? "(ID)")
      .replace(/\b[CD]\w+\b/g, (id) => names.get(id) ?? id);
    return madeUpAnew.reduce((result, [pattern, label]) => result.replace(pattern, label), named);
  };
  const value = (key: string, given: unknown): unknown => {
    if (isEventId(key) && (typeof given === "string" || typeof given === "number")) {
      return eventNames.get(String(given)) ?? text(String(given));
    }
    if (given instanceof Date) return "(time)";
    if (typeof given === "string") return text(given);
    if (Array.isArray(given)) return given.map((item) => value("", item));
    if (typeof given !== "object" || given === null) return given;
    return Object.fromEntries(Object.entries(given).map(([name, item]) => [name, value(name, item)]));
  };
  return {
    text,
    row(table, row) {
      // Slack's triggers; the desk keeps which ones it has heard.
      const given = table === "inbound" ? { ...row, id: "(trigger)" } : row;
      return Object.fromEntries(
        Object.entries(given).map(([key, item]) => [
          key,
          value(table === "events" && key === "id" ? "event_id" : key, item),
        ]),
      );
    },
  };
}

const isEventId = (key: string): boolean => ["event_id", "eventId", "subject_id"].includes(key);

function nameEvents(events: readonly Row[]): Map<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    inOrder(events).map(({ id, type }) => {
      const count = (counts.get(String(type)) ?? 0) + 1;
      counts.set(String(type), count);
      return [String(id), `(${String(type)} ${count})`];
    }),
  );
}
