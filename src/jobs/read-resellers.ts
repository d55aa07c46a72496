import { readResellers } from "../operations/read-resellers.ts";
import { nightly } from "./nightly.ts";
import { retryLater } from "./partner-center.ts";

/** Reads the resellers that a provider can choose from. */
export const readResellersJob = nightly({
  queue: "read-resellers",
  hour: 3,
  async run(deps, job) {
    const read = await readResellers(deps);
    if (!read.done) throw retryLater(read.again, job.attempt);
  },
});
