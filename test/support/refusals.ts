import { expect } from "vitest";
import type { Refusal } from "../../src/sandbox/slack/model.ts";
import type { Workspace } from "../../src/sandbox/slack/workspace.ts";

const expected = new WeakMap<Workspace, Set<string>>();

/** This test is about Slack saying no in these ways; any other refusal fails it, and so does one that never comes. */
export function expectRefusals(slack: Workspace, ...errors: string[]): void {
  expected.set(slack, new Set([...(expected.get(slack) ?? []), ...errors]));
}

/** At the end of a test: Slack took whatever it was sent, but for what the test expected it to refuse, or has `seen`. */
export function checkRefusals(slack: Workspace, seen: ReadonlySet<Refusal> = new Set()): void {
  const errors = expected.get(slack) ?? new Set<string>();
  expect(slack.refusals.filter((refusal) => !errors.has(refusal.error) && !seen.has(refusal))).toEqual([]);
  expect([...errors].filter((error) => !slack.refusals.some((refusal) => refusal.error === error))).toEqual([]);
}
