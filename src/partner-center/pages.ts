import { z } from "zod";
import { fail, ok } from "../core/result.ts";
import type { Answer } from "./contract.ts";
import { deskFailure } from "./errors.ts";
import type { Ask, Call } from "./request.ts";
import type { WireLink } from "./wire-fields.ts";

/** A list that is longer than this goes round in circles. */
export const MOST_PAGES = 1000;

type Listing = z.ZodType<{ links?: { next?: WireLink } | null | undefined }>;

export interface Paging {
  /** `first` is the call for the first page; the bookmark in the page before leads to each other one. */
  page<S extends Listing, T>(
    first: Call,
    bookmark: string | null,
    schema: S,
    read: (wire: z.output<S>, next: string | null) => T,
  ): Answer<T>;
  /** What is on all pages. A failure when one of them is missing: half a list is none. */
  all<S extends Listing, T>(first: Call, schema: S, read: (wire: z.output<S>) => readonly T[]): Answer<readonly T[]>;
}

/** `basePath`: that of the configured address, which links may repeat. */
export function createPaging(ask: Ask, basePath: string): Paging {
  async function page<S extends Listing, T>(
    first: Call,
    bookmark: string | null,
    schema: S,
    read: (wire: z.output<S>, next: string | null) => T,
  ): Answer<T> {
    const call: Call = bookmark === null ? first : { ...first, ...readBookmark(bookmark) };
    return ask(call, schema, (wire) => {
      const following = writeBookmark(readLink(wire.links?.next, basePath));
      // A page that names itself as the next one is the last.
      return read(wire, following === bookmark ? null : following);
    });
  }

  async function all<S extends Listing, T>(
    first: Call,
    schema: S,
    read: (wire: z.output<S>) => readonly T[],
  ): Answer<readonly T[]> {
    const found: T[] = [];
    let bookmark: string | null = null;
    for (let count = 0; count < MOST_PAGES; count += 1) {
      const answer: Awaited<Answer<{ next: string | null }>> = await page(first, bookmark, schema, (wire, next) => {
        found.push(...read(wire));
        return { next };
      });
      if (!answer.ok) return answer;
      bookmark = answer.value.next;
      if (bookmark === null) return ok(found);
    }
    return fail(deskFailure("answer-too-large", "unknown"));
  }

  return { page, all };
}

const bookmarkSchema = z.object({ path: z.string(), headers: z.record(z.string(), z.string()) });
type Bookmark = z.infer<typeof bookmarkSchema>;

/** Some links repeat the version, some leave it out, some name a host: only path and query are used, once versioned. */
function readLink(link: WireLink, basePath: string): Bookmark | null {
  if (!link || !URL.canParse(link.uri, "https://host.invalid")) return null;
  const url = new URL(link.uri, "https://host.invalid");
  let path = url.pathname;
  if (basePath !== "" && path.startsWith(`${basePath}/`)) path = path.slice(basePath.length);
  path = path.replace(/^(?:\/v1)+(?=\/)/i, "");
  if (!/seekoperation/i.test(url.search)) url.searchParams.set("seekOperation", "Next");
  const headers: Record<string, string> = {};
  for (const { key, value } of link.headers ?? []) {
    // Nothing else of theirs may set a header, such as whose token is sent.
    if (key && value && key.toLowerCase() === "ms-continuationtoken") headers["ms-continuationtoken"] = value;
  }
  return { path: `${path}${url.search}`, headers };
}

const writeBookmark = (mark: Bookmark | null): string | null => (mark === null ? null : JSON.stringify(mark));

/** Throws for anything but what `writeBookmark` made. */
const readBookmark = (text: string): Bookmark => bookmarkSchema.parse(JSON.parse(text));
