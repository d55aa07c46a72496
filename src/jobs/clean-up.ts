import { cleanUp } from "../operations/clean-up.ts";
import { nightly } from "./nightly.ts";

/** Throws away what has had its time. */
export const cleanUpJob = nightly({ queue: "clean-up", hour: 1, run: (deps) => cleanUp(deps) });
