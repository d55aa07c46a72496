import { defaultAgreementRhythm, type AgreementRhythm } from "./core/agreement/rhythm.ts";
import { defaultVerificationRhythm, type VerificationRhythm } from "./core/customer/verification-rhythm.ts";

/** How often the desk looks and how long it waits; a dependency, so that the sandbox and the tests can be quick. */
export interface Rhythm {
  jobs: JobRhythm;
  verification: VerificationRhythm;
  agreement: AgreementRhythm;
  /** How long after its creation a customer's verification is looked at first. */
  firstLookSeconds: number;
  /** How long one call to Partner Center may take; then its answer counts as lost. */
  answerSeconds: number;
  /** How long a review waits for Partner Center before it goes on with a warning. */
  checkSeconds: number;
  /** How long Slack is given to apply an answered view before the desk updates it; an update that overtakes is lost. */
  viewSettleMs: number;
  /**
   * The least time between two messages in a channel, and between two updates of cards in the workspace. A little more
   * than Slack asks for: one call may be late, and the next one not.
   */
  postEveryMs: number;
  updateEveryMs: number;
  /** How long changes are gathered before open Homes are drawn again. */
  homeSettleMs: number;
  /** The least time between two pages of the list of people. */
  readEveryMs: number;
}

export interface JobRhythm {
  /** How long a replica that stopped answering keeps its job from the others. */
  leaseSeconds: number;
  /** How often to look for work that nobody announced. */
  pollMs: number;
  /** Jobs that one replica runs at the same time. */
  concurrency: number;
  /** The wait after a first failure; it doubles with each further one. */
  firstRetryMs: number;
  longestRetryMs: number;
  /** How long a stop waits for running jobs before it gives them back. */
  stopMs: number;
}

export const defaultRhythm: Rhythm = {
  verification: defaultVerificationRhythm,
  agreement: defaultAgreementRhythm,
  firstLookSeconds: 5,
  answerSeconds: 30,
  checkSeconds: 5,
  viewSettleMs: 700,
  postEveryMs: 1_200,
  updateEveryMs: 1_300,
  homeSettleMs: 2_000,
  readEveryMs: 3_100,
  jobs: {
    leaseSeconds: 30,
    pollMs: 2_000,
    concurrency: 8,
    firstRetryMs: 2_000,
    longestRetryMs: 15 * 60_000,
    stopMs: 25_000,
  },
};
