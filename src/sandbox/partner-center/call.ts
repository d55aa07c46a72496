import type { TokenKind } from "./tokens.ts";

export interface Call {
  method: string;
  path: string;
  origin: string;
  query: URLSearchParams;
  headers: Headers;
  /** JSON or a form as it was sent; undefined without a body, or when it does not parse. */
  body: unknown;
  bodyText: string;
  token: TokenKind | "none";
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isGuid(text: string): boolean {
  return guid.test(text);
}

export async function readCall(request: Request): Promise<Call> {
  const url = new URL(request.url);
  const bodyText = request.body === null ? "" : await request.text();
  return {
    method: request.method,
    path: url.pathname,
    origin: url.origin,
    query: url.searchParams,
    headers: request.headers,
    body: parse(request.headers.get("content-type") ?? "", bodyText),
    bodyText,
    token: "none",
  };
}

function parse(contentType: string, text: string): unknown {
  if (contentType.includes("x-www-form-urlencoded")) return Object.fromEntries(new URLSearchParams(text));
  if (!contentType.includes("json") || text === "") return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Property names in lower case: the service does not mind how they are written. Not an object: empty. */
export type Fields = ReadonlyMap<string, unknown>;

export function fieldsOf(value: unknown): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return new Map();
  return new Map(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member]));
}

/** Undefined when absent, null or blank; an answer that is no string is kept apart as `false`. */
export function textOf(fields: Fields, name: string): string | false | undefined {
  const value = fields.get(name.toLowerCase());
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") return false;
  return value.trim() === "" ? undefined : value.trim();
}
