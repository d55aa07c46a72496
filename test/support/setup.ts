import { expect } from "vitest";
import type { Actor } from "../../src/sandbox/slack/workspace.ts";
import { eventually } from "./eventually.ts";

/** What an admin chooses in the three views of `/csp setup`; keys are the fields' paths. */
export const fabrikam = {
  partnerName: "Fabrikam",
  partnerType: "direct-bill",
  partnerDomains: "fabrikam.com",
  approvalsChannel: "approvals",
  statusChannel: "customer-status",
  "roleHolders.admin-agent": ["Dana Admin"],
};
type Chosen = Record<string, string | string[]>;

/** Fills in what belongs to fields of the open view. */
export async function choose(admin: Actor, chosen: Chosen): Promise<void> {
  for (const [path, value] of Object.entries(chosen)) {
    const isText = path === "partnerName" || path === "partnerDomains";
    if (isText) await admin.type(path, String(value));
    else await admin.select(path, value);
  }
}

const only = (chosen: Chosen, pattern: RegExp): Chosen =>
  Object.fromEntries(Object.entries(chosen).filter(([path]) => pattern.test(path)));

export async function openSetup(admin: Actor): Promise<void> {
  await admin.command("/csp setup");
  await eventually(() => expect(admin.view?.words).toContain("Step 1 of 3"));
}

export async function toChannels(admin: Actor, chosen: Chosen = fabrikam): Promise<void> {
  await openSetup(admin);
  await choose(admin, only(chosen, /^partner/));
  await admin.submit();
  expect(admin.view?.errors).toEqual({});
}

export async function toPeople(admin: Actor, chosen: Chosen = fabrikam): Promise<void> {
  await toChannels(admin, chosen);
  await choose(admin, only(chosen, /^(approvalsChannel|statusChannel|ownApproval)/));
  await admin.submit();
  expect(admin.view?.errors).toEqual({});
  expect(admin.view?.words).toContain("Step 3 of 3");
}

/** The whole form, saved. */
export async function setUp(admin: Actor, chosen: Chosen = fabrikam): Promise<void> {
  await toPeople(admin, chosen);
  await choose(admin, only(chosen, /^roleHolders/));
  await admin.submit();
}
