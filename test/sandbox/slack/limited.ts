import { expect } from "vitest";
import { containing, field, openFor, text, tinyDesk, type ApiAnswer } from "./tiny-desk.ts";

/** What one limit is about: its name, the largest that is taken, what Slack says of one more, and how to make one. */
export type Limit = [name: string, most: number, said: string, make: (size: number) => unknown];

export const long = (length: number) => "x".repeat(length);
export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
export const option = (value: string, words = value) => ({ text: text(words), value });
export const options = (count: number) => many(count, (index) => option(String(index)));
export const groups = (count: number) => many(count, (index) => ({ label: text(`G${index}`), options: options(1) }));
export const dividers = (count: number) => many(count, () => ({ type: "divider" }));
export const section = (words: string, more: Record<string, unknown> = {}) => ({
  type: "section",
  block_id: "s",
  text: { type: "mrkdwn", text: words },
  ...more,
});
export const select = (more: Record<string, unknown>) => field("f", { type: "static_select", ...more });

export async function openedView(view: unknown): Promise<ApiAnswer> {
  const desk = tinyDesk();
  const answer = await openFor(desk, view);
  if (answer["ok"] === true) expect(desk.slack.refusals).toEqual([]);
  return answer;
}

export async function postedBlocks(blocks: unknown): Promise<ApiAnswer> {
  const desk = tinyDesk();
  const answer = await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "a", blocks });
  expect(desk.slack.channel("approvals").messages).toHaveLength(answer["ok"] === true ? 1 : 0);
  return answer;
}

/** The answer refuses, and names what is too much in words. */
export function expectRefused(answer: ApiAnswer, said: string, error: string): void {
  expect(answer).toMatchObject({ ok: false, error, response_metadata: { messages: [containing(said)] } });
}
