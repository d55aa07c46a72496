/** Far above the largest page of customers. */
const MAX_BYTES = 5_000_000;

export type Body = { kind: "json"; json: unknown } | { kind: "empty" } | { kind: "other" } | { kind: "too-large" };

/** Reads an answer without trusting its length or its type. Throws only when the connection breaks. */
export async function readBody(response: Response, maxBytes = MAX_BYTES): Promise<Body> {
  const stream: ReadableStream<Uint8Array> | null = response.body;
  if (stream === null) return { kind: "empty" };
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > maxBytes) return { kind: "too-large" };
    chunks.push(chunk);
  }
  // A byte order mark in front of the JSON is removed by the decoder.
  const text = new TextDecoder().decode(Buffer.concat(chunks)).trim();
  if (text === "") return { kind: "empty" };
  try {
    return { kind: "json", json: JSON.parse(text) };
  } catch {
    return { kind: "other" };
  }
}
