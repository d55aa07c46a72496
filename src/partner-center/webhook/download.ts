import { fail, ok } from "../../core/result.ts";
import type { Result } from "../../core/result.ts";

export type Fetch = (request: Request) => Promise<Response>;

export interface DownloadLimits {
  /** For all of it, the body included. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

export type DownloadFailure = "unreachable" | "redirected" | "too-large";

/** Reads what is at an address and trusts the other side in nothing: no redirect, no length that it names, no pace. */
export async function download(
  fetch: Fetch,
  address: string,
  { timeoutMs, maxBytes }: DownloadLimits,
): Promise<Result<Uint8Array, DownloadFailure>> {
  const signal = AbortSignal.timeout(timeoutMs);
  const tooLate = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("too late")), { once: true });
  });
  try {
    const reading = fetch(new Request(address, { redirect: "manual", signal })).then((response) =>
      read(response, maxBytes),
    );
    // The race ends the waiting even where the work itself does not listen to the signal.
    return await Promise.race([reading, tooLate]);
  } catch {
    return fail("unreachable");
  }
}

async function read(response: Response, maxBytes: number): Promise<Result<Uint8Array, DownloadFailure>> {
  if (response.status !== 200 || response.redirected) {
    void response.body?.cancel().catch(() => undefined);
    return fail(isRedirect(response) ? "redirected" : "unreachable");
  }
  const stream: ReadableStream<Uint8Array> | null = response.body;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return fail("too-large");
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks));
}

const isRedirect = ({ status, redirected, type }: Response): boolean =>
  redirected || type === "opaqueredirect" || (status >= 300 && status < 400);
