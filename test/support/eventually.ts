import { vi } from "vitest";

/** Waits until the check passes; long enough for a busy machine, since nobody waits longer than it takes. */
export const eventually = <T>(check: () => T | Promise<T>, timeout = 15_000): Promise<T> =>
  vi.waitFor(check, { timeout, interval: 25 });
