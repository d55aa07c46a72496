import type { Step } from "./typed-setup.ts";

/** What Olivia types to set the desk up. */
export const setupSteps: readonly Step[] = [];
