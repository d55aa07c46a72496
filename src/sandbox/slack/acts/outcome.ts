/** How Slack took what a person did. `error` is what Slack shows, or why nobody could do that. */
export type Outcome = { ok: true } | { ok: false; error: string };

export const done: Outcome = { ok: true };

export function failed(error: string): Outcome {
  return { ok: false, error };
}

export const TROUBLE = "We had some trouble connecting. Try again?";
