import type { TestDesk } from "./desk.ts";

/** What `/healthz` or `/readyz` answers. */
export async function health(desk: TestDesk, path: string, method = "GET"): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(new URL(path, desk.url()), { method });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? null : JSON.parse(text) };
}
