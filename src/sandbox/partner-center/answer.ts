export interface Answer {
  status: number;
  /** Left out: an empty body. */
  body?: unknown;
  headers?: Record<string, string>;
}

export function toResponse(answer: Answer, headOnly: boolean): Response {
  const headers = new Headers(answer.headers);
  if (answer.body === undefined || headOnly) return new Response(null, { status: answer.status, headers });
  if (typeof answer.body === "string") return new Response(answer.body, { status: answer.status, headers });
  if (!headers.has("content-type")) headers.set("content-type", "application/json; charset=utf-8");
  return new Response(JSON.stringify(answer.body), { status: answer.status, headers });
}
