import { setTimeout as pause } from "node:timers/promises";

/** What goes wrong between two servers. `afterWork`: the work is done all the same, only its answer is lost. */
export type LineFault =
  /** Never answers; rejects when the request's signal aborts. */
  | { kind: "silence"; afterWork?: boolean }
  /** The connection breaks: fetch rejects with ECONNRESET. */
  | { kind: "reset"; afterWork?: boolean }
  | { kind: "delay"; milliseconds: number };

/** Rejects as the line would; resolves when the ordinary answer may go out. */
export async function playOnLine(fault: LineFault, request: Request): Promise<void> {
  switch (fault.kind) {
    case "reset":
      throw new TypeError("fetch failed", {
        cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }),
      });
    case "silence":
      return silence(request);
    case "delay":
      await pause(fault.milliseconds, undefined, { signal: request.signal });
  }
}

// A Request's signal holds its listeners weakly: without this the caller's abort could find nobody.
const silent = new Set<Request>();

function silence(request: Request): Promise<never> {
  silent.add(request);
  return new Promise((_, reject) => {
    const stop = () => {
      silent.delete(request);
      reject(
        request.signal.reason instanceof Error ? request.signal.reason : new DOMException("Aborted", "AbortError"),
      );
    };
    if (request.signal.aborted) stop();
    else request.signal.addEventListener("abort", stop, { once: true });
  });
}
