import type { Actor, Outcome, Target, Workspace } from "./slack/workspace.ts";

/** One thing that somebody does. It is done as soon as what it needs is on screen. */
export type Step =
  | { say: string; in?: string }
  | { type: string; into: Target }
  | { choose: string | string[] | null; in: Target }
  | { press: Target }
  | { submit: true }
  | { close: true }
  /** Nothing to do but wait for this in the open dialog, or for no dialog at all; who waits long presses a button. */
  | { see: string | null; orPress?: Target };

const PATIENCE = 15_000;
const SHORT_PATIENCE = 3_000;

/** Does the steps over the wire, as this person. Throws with what stands in the way. */
export async function typeSteps(slack: Workspace, actor: Actor, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if ("see" in step && step.orPress !== undefined) await seeOrPress(slack, actor, step.see, step.orPress);
    else await attempt(slack, actor, step, PATIENCE);
  }
}

async function seeOrPress(slack: Workspace, actor: Actor, see: string | null, press: Target): Promise<void> {
  const isSeen = await attempt(slack, actor, { see }, SHORT_PATIENCE).then(
    () => true,
    () => false,
  );
  if (!isSeen) await problemWith(actor, { press });
  await attempt(slack, actor, { see }, PATIENCE);
}

async function attempt(slack: Workspace, actor: Actor, step: Step, patience: number): Promise<void> {
  let problem: string | null = null;
  const isDone = await changes(slack, patience, async () => (problem = await problemWith(actor, step)) === null);
  if (!isDone) throw new Error(`${JSON.stringify(step)} did not work: ${problem}`);
}

/** Looks now and after every change of the workspace. False when it never came true in that many milliseconds. */
export async function changes(slack: Workspace, within: number, isTrue: () => Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + within;
  for (;;) {
    const version = slack.world.version;
    if (await isTrue()) return true;
    const left = deadline - Date.now();
    if (left <= 0) return false;
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
  if (view === null) return `No dialog is open, hence no "${words}".`;
  return view.words.includes(words) ? null : `"${words}" is not in the dialog, but: ${view.words}`;
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
