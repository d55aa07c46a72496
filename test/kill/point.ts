/** Something that a job writes or calls, and which time a job of its queue does so. */
export interface Point {
  job: string;
  what: string;
  time: number;
}

export interface Target extends Point {
  moment: "before" | "after";
}

/** A point as a run without a kill comes to it. */
export interface Passed extends Point {
  /** The run of which job it was. */
  jobId: number;
}

/** What the test tells the desk's process. */
export type Order =
  | { order: "start"; env: Record<string, string>; offset: number }
  /** From now on points are counted; the process ends itself at the target. */
  | { order: "watch"; target: Target | null }
  | { order: "move"; milliseconds: number }
  | { order: "stop" };

/** What the process tells the test. */
export type Report =
  | { report: "started"; port: number }
  | { report: "watching" }
  | { report: "passed"; point: Passed }
  | { report: "stopped" };
