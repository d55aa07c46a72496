/** A time as the service writes it, with seven decimals. */
export interface Stamp {
  /** `2026-03-02T09:00:00.0000001`, in UTC, without a mark of the zone. */
  text: string;
  /** The same in .NET's ticks: tenths of microseconds since the year 1. */
  ticks: string;
}

const TICKS_TO_1970 = 621_355_968_000_000_000n;

/** No two of the first ten thousand within one millisecond are the same. */
export function createStamps(now: () => Date): () => Stamp {
  let last = "";
  let count = 0;
  return () => {
    const at = now();
    const written = at.toISOString().slice(0, -1);
    count = written === last ? (count + 1) % 10_000 : 0;
    last = written;
    return {
      text: `${written}${String(count).padStart(4, "0")}`,
      ticks: String(TICKS_TO_1970 + BigInt(at.getTime()) * 10_000n + BigInt(count)),
    };
  };
}
