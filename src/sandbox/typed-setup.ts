import type { Actor, Outcome, Target, Workspace } from "./slack/workspace.ts";

/** One thing that somebody does. It is done as soon as what it needs is on screen. */
export type Step =
  | { say: string; in?: string }
  | { type: string; into: Target }
  | { choose: string | string[] | null; in: Target }
  | { press: Target }
  | { submit: true }
  | { close: true }
  /** Nothing to do but wait for this in the open dialog, or for no dialog at all. */
  | { see: string | null };

const PATIENCE = 15_000;

/** Does the steps over the wire, as this person. Throws with what stands in the way. */
export async function typeSteps(slack: Workspace, actor: Actor, steps: readonly Step[]): Promise<void> {
  for (const step of steps) await attempt(slack, actor, step);
}

async function attempt(slack: Workspace, actor: Actor, step: Step): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const version = slack.world.version;
    const problem = await problemWith(actor, step);
    if (problem === null) return;
    const left = deadline - Date.now();
    if (left <= 0) throw new Error(`${JSON.stringify(step)} did not work: ${problem}`);
    if (slack.world.version === version) await change(slack, left);
  }
}

/** Null when it is done; else what is missing, which a later change may bring. */
async function problemWith(actor: Actor, step: Step): Promise<string | null> {
  if ("see" in step) return seen(actor, step.see);
  if ("say" in step) return said(await actor.command(step.say, step.in));
  try {
    if ("type" in step) return said(await actor.type(step.into, step.type));
    if ("choose" in step) return said(await actor.select(step.in, step.choose));
    if ("press" in step) return said(await actor.click(step.press));
    if ("close" in step) return said(await actor.close());
    const outcome = await actor.submit();
    const errors = Object.entries(actor.view?.errors ?? {});
    if (errors.length > 0) throw new Refused(errors.map(([field, error]) => `${field}: ${error}`).join(" "));
    return said(outcome);
  } catch (error) {
    if (error instanceof Refused || !(error instanceof Error)) throw error;
    return error.message;
  }
}

class Refused extends Error {}

function said(outcome: Outcome): null {
  if (!outcome.ok) throw new Refused(outcome.error);
  return null;
}

function seen(actor: Actor, words: string | null): string | null {
  const { view } = actor;
  if (words === null) return view === null ? null : `The dialog "${view.title}" is still open.`;
  return view !== null && JSON.stringify(view).includes(words) ? null : `"${words}" is not in the dialog.`;
}

function change(slack: Workspace, within: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = slack.subscribe(end);
    const timer = setTimeout(end, within);
    function end(): void {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });
}
