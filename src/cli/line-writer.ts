import type { Writable } from "node:stream";

export interface LineWriter {
  /** False when the reader has gone away: there is nobody to write for any more. */
  write: (line: string) => Promise<boolean>;
  flush: () => Promise<boolean>;
}

const batch = 65_536;

/** Writes lines in batches and waits where the reader is slower. A reader that leaves, such as `head`, is no error. */
export function lineWriter(stream: Writable): LineWriter {
  let pending = "";
  let failure: Error | null = null;
  // Told to `write` below as well; without a listener it would end the process.
  stream.on("error", (error: Error) => (failure = error));

  const flush = async (): Promise<boolean> => {
    const text = pending;
    pending = "";
    if (text !== "" && failure === null) {
      failure = await new Promise<Error | null>((resolve) => stream.write(text, (error) => resolve(error ?? null)));
    }
    if (failure !== null && !isReaderGone(failure)) throw failure;
    return failure === null;
  };

  return {
    flush,
    write: async (line) => {
      pending += `${line}\n`;
      return pending.length < batch || flush();
    },
  };
}

function isReaderGone(error: Error): boolean {
  return "code" in error && (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED");
}
