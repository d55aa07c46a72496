import { stringAt } from "../json.ts";

/** One page of a list by `limit` and `cursor`; null for a cursor that nobody gave out. */
export function page<T>(items: readonly T[], args: unknown): { items: T[]; next: string } | null {
  const cursor = stringAt(args, "cursor") ?? "";
  const from = cursor === "" ? 0 : Number(Buffer.from(cursor, "base64").toString().replace("from:", ""));
  if (!Number.isInteger(from) || from < 0 || from > items.length) return null;
  const limit = Number(stringAt(args, "limit") ?? 0);
  const size = limit > 0 ? Math.min(limit, 1000) : items.length;
  const end = from + size;
  return {
    items: items.slice(from, end),
    next: end < items.length ? Buffer.from(`from:${end}`).toString("base64") : "",
  };
}
