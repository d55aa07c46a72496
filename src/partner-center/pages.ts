import { z } from "zod";
import type { WireLink } from "./wire.ts";

const bookmark = z.object({ path: z.string(), headers: z.record(z.string(), z.string()) });
export type Bookmark = z.infer<typeof bookmark>;

/** Some links repeat the version, some leave it out, some name a host: only path and query are used, once versioned. */
export function readLink(link: WireLink, basePath: string): Bookmark | null {
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

export const writeBookmark = (mark: Bookmark | null): string | null => (mark === null ? null : JSON.stringify(mark));

/** Throws for anything but what `writeBookmark` made. */
export const readBookmark = (text: string): Bookmark => bookmark.parse(JSON.parse(text));
