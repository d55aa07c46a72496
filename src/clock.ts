export interface Clock {
  now: () => Date;
  /** Calls `listener` whenever the time jumps; answers how to stop. A clock that never jumps has none. */
  onMove?: (listener: () => void) => () => void;
}

export const systemClock: Clock = { now: () => new Date() };

export interface MovableClock extends Required<Clock> {
  /** Moves the time forward, or with a negative number back. */
  move: (milliseconds: number) => void;
}

/** Runs on from the system's time, and can be moved; with `start` it stands still there until it is moved. */
export function createMovableClock(start?: Date): MovableClock {
  let offset = 0;
  const listeners = new Set<() => void>();
  return {
    now: () => new Date((start?.getTime() ?? Date.now()) + offset),
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    move(milliseconds) {
      offset += milliseconds;
      for (const listener of [...listeners]) listener();
    },
  };
}
