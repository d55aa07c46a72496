/** From a status, by an event, to the next status. What is not in the table is refused. */
export type Moves<Status extends string, Event extends string> = Readonly<
  Record<Status, Readonly<Partial<Record<Event, Status>>>>
>;

/** The next status, or null when the table has no such move. */
export function nextStatus<Status extends string, Event extends string>(
  moves: Moves<Status, Event>,
  from: Status,
  event: Event,
): Status | null {
  return moves[from][event] ?? null;
}

/** The statuses from which `event` is possible. */
export function statusesBefore<Status extends string, Event extends string>(
  moves: Moves<Status, Event>,
  event: Event,
): Status[] {
  return (Object.keys(moves) as Status[]).filter((status) => moves[status][event] !== undefined);
}

/** Where a move comes from and where it leads. Throws for one that leads nowhere or, by where it comes from, to several. */
export function wayOf<Status extends string, Event extends string>(
  moves: Moves<Status, Event>,
  event: Event,
): { from: Status[]; to: Status } {
  const from = statusesBefore(moves, event);
  const [to, ...others] = new Set(from.flatMap((status) => moves[status][event] ?? []));
  if (to === undefined || others.length > 0) throw new Error(`“${event}” does not lead to one status.`);
  return { from, to };
}
