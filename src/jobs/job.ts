import { AsyncLocalStorage } from "node:async_hooks";
import type { z } from "zod";
import type { Transaction } from "../../db/connect.ts";

export interface RunningJob {
  id: number;
  queue: string;
  /** 1 for the first run. */
  attempt: number;
  /** Aborted when the lease was lost or the desk stops: whatever still happens here, somebody else does it too. */
  signal: AbortSignal;
  /** Finishes the job in the transaction of its own work, so that neither is kept without the other. */
  completeIn: (tx: Transaction) => Promise<void>;
}

export interface JobDefinition<Deps, Payload> {
  queue: string;
  payload: z.ZodType<Payload>;
  maxAttempts: number;
  /** Must be safe to run twice. What it throws is tried again later, until the attempts are used up. */
  run: (deps: Deps, payload: Payload, job: RunningJob) => Promise<void>;
  /** Called once, in the transaction that gives the job up. */
  onDead?: (tx: Transaction, deps: Deps, payload: Payload, reason: string) => Promise<void>;
}

/** A definition whose payload is bound, so that different ones stand in one list. */
export interface JobKind<Deps> {
  queue: string;
  maxAttempts: number;
  /** Null for a payload that this version does not understand. */
  accept: (payload: unknown) => null | {
    run: (deps: Deps, job: RunningJob) => Promise<void>;
    onDead: (tx: Transaction, deps: Deps, reason: string) => Promise<void>;
  };
}

export function defineJob<Deps, Payload>(definition: JobDefinition<Deps, Payload>): JobKind<Deps> {
  const { queue, maxAttempts, run, onDead } = definition;
  return {
    queue,
    maxAttempts,
    accept(raw) {
      const { data: payload, success } = definition.payload.safeParse(raw);
      if (!success) return null;
      return {
        run: (deps, job) => run(deps, payload, job),
        onDead: async (tx, deps, reason) => onDead?.(tx, deps, payload, reason),
      };
    },
  };
}

/** Thrown by a job that knows when to try again. `counts: false`: this run is not one of its attempts. */
export class RetryLater extends Error {
  override name = "RetryLater";
  readonly afterSeconds: number;
  readonly counts: boolean;

  /** `reason` is stored and logged: no personal data. */
  constructor(afterSeconds: number, reason: string, { counts = true } = {}) {
    super(reason);
    this.afterSeconds = afterSeconds;
    this.counts = counts;
  }
}

export class LeaseLost extends Error {
  override name = "LeaseLost";
}

const storage = new AsyncLocalStorage<{ queue: string; id: number }>();

/** The job that this code runs for, for instance to name it in a log line. */
export const currentJob = () => storage.getStore();
export const runAsJob = <T>(job: { queue: string; id: number }, run: () => T): T => storage.run(job, run);
