import { once } from "node:events";
import {
  INTERMEDIATE_URL,
  LEAF_URL,
  ODD_LEAF_URLS,
  ROOT_URL,
  simulatedAuthority,
  type SimulatedAuthority,
} from "./authority.ts";

/** What Microsoft's hosts serve: the certificate that signs events, and those above it. */
export interface SimulatedCertificates {
  /** Those that have to be routed here. */
  readonly hosts: readonly string[];
  readonly fetch: (request: Request) => Promise<Response>;
  /** Every address that was asked for. */
  readonly fetched: readonly string[];
}

const SERVED = new Map<string, (authority: SimulatedAuthority) => Buffer>([
  [keyOf(LEAF_URL), ({ leaf }) => leaf],
  [keyOf(INTERMEDIATE_URL), ({ intermediate }) => intermediate],
  [keyOf(ROOT_URL), ({ root }) => root],
  [keyOf(ODD_LEAF_URLS.expired), ({ expiredLeaf }) => expiredLeaf],
  [keyOf(ODD_LEAF_URLS.other), ({ othersLeaf }) => othersLeaf],
  // More than any certificate.
  [keyOf(ODD_LEAF_URLS.huge), ({ leaf }) => Buffer.concat([leaf, Buffer.alloc(1024 * 1024)])],
]);

export function createCertificates(): SimulatedCertificates {
  const fetched: string[] = [];
  return {
    hosts: [...new Set([LEAF_URL, INTERMEDIATE_URL, ROOT_URL].map((url) => new URL(url).host))],
    fetched,
    async fetch(request) {
      request.signal.throwIfAborted();
      fetched.push(request.url);
      if (request.url === ODD_LEAF_URLS.moved) return Response.redirect(LEAF_URL, 302);
      if (request.url === ODD_LEAF_URLS.slow) {
        await once(request.signal, "abort");
        request.signal.throwIfAborted();
      }
      const pick = SERVED.get(keyOf(request.url));
      if (pick === undefined) return new Response("The resource does not exist.", { status: 404 });
      if (request.method !== "GET") return new Response(null, { status: 405 });
      const headers = { "content-type": "application/octet-stream" };
      return new Response(new Uint8Array(pick(simulatedAuthority())), { headers });
    },
  };
}

function keyOf(url: string): string {
  const { host, pathname } = new URL(url);
  return host + pathname;
}
