import type { Passed, Point, Target } from "./point.ts";

export interface Watch {
  begin: (target: Target | null) => void;
  /** A job comes to something that may be a point. Answers what to say afterwards: whether it wrote anything. */
  comeTo: (job: { queue: string; id: number }, what: string) => (isPoint: boolean) => void;
}

/** Counts points from `begin` on, and ends this process with SIGKILL, of itself, exactly before or after its target. */
export function createWatch(passed: (point: Passed) => void): Watch {
  let isWatching = false;
  let target: Target | null = null;
  const times = new Map<string, number>();

  const isTarget = (point: Point, moment: Target["moment"]): boolean =>
    target?.moment === moment && target.job === point.job && target.what === point.what && target.time === point.time;

  return {
    begin(wanted) {
      isWatching = true;
      target = wanted;
      times.clear();
    },
    comeTo({ queue, id }, what) {
      if (!isWatching) return () => undefined;
      const key = `${queue} ${what}`;
      const time = (times.get(key) ?? 0) + 1;
      times.set(key, time);
      const point = { job: queue, what, time };
      if (isTarget(point, "before")) process.kill(process.pid, "SIGKILL");
      return (isPoint) => {
        if (isTarget(point, "after")) process.kill(process.pid, "SIGKILL");
        if (isPoint) passed({ ...point, jobId: id });
      };
    },
  };
}
