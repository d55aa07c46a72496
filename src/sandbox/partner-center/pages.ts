import type { Answer } from "./answer.ts";
import type { Call } from "./call.ts";
import { refuse } from "./refusals.ts";

interface Page {
  size: number;
  /** How many come before it. */
  from: number;
  /** The search it is a page of. */
  query: string;
}

/** `names` are the parameters that make a search; a continuation is good for its own alone. */
export function readPage(call: Call, names: readonly string[]): Page | { wrong: string } {
  const size = call.query.get("size") ?? "500";
  if (!/^\d{1,3}$/.test(size) || Number(size) < 1 || Number(size) > 500) return { wrong: "size" };
  const given = names.flatMap((name) => {
    const value = call.query.get(name);
    return value === null ? [] : [`&${name}=${encodeURIComponent(value)}`];
  });
  const query = `size=${size}${given.join("")}`;
  const from = readPosition(call, query);
  return from === undefined ? { wrong: "MS-ContinuationToken" } : { size: Number(size), from, query };
}

export function onePage<T>(path: string, found: readonly T[], page: Page, show: (one: T) => unknown): Answer {
  const items = found.slice(page.from, page.from + page.size);
  const hasMore = page.from + items.length < found.length;
  return {
    status: 200,
    body: {
      // Of this page: no overall count is promised.
      totalCount: items.length,
      items: items.map(show),
      links: {
        self: { uri: `/v1${path}?${page.query}`, method: "GET", headers: [] },
        ...(hasMore && { next: nextLink(path, page, page.from + items.length) }),
      },
      attributes: { objectType: "Collection" },
    },
  };
}

/** Some links of the real service start with /v1 and some do not: here the pages take turns. */
function nextLink(path: string, { from, size, query }: Page, position: number) {
  const value = Buffer.from(`${position}|${query}`).toString("base64");
  return {
    uri: `${(from / size) % 2 === 0 ? "/v1" : ""}${path}?${query}&seekOperation=Next`,
    method: "GET",
    headers: [{ key: "MS-ContinuationToken", value }],
  };
}

function readPosition(call: Call, query: string): number | undefined {
  const token = call.headers.get("ms-continuationtoken");
  const isNext = call.query.get("seekOperation")?.toLowerCase() === "next";
  if (token === null) return isNext ? undefined : 0;
  const [position, ...rest] = Buffer.from(token, "base64").toString().split("|");
  return isNext && rest.join("|") === query ? Number(position) : undefined;
}

export function invalid(property: string): Answer {
  return refuse(3000, `Invalid property: ${property}.`, [property]);
}

export function collection(items: readonly object[]): Answer {
  return { status: 200, body: { totalCount: items.length, items, attributes: { objectType: "Collection" } } };
}
