import { expect } from "vitest";
import type { Refusal, Workspace } from "../../src/sandbox/slack/workspace.ts";

/** What Slack refused until now. A test that takes its refusals says that it expected them; any other one fails at its end. */
export function takeRefusals({ world }: Workspace): Refusal[] {
  return world.refusals.splice(0);
}

/** Slack took whatever the desk sent it. */
export function expectNoRefusals({ refusals }: Workspace): void {
  expect(refusals).toEqual([]);
}
