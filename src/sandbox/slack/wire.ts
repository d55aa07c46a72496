import type { Wire } from "./model.ts";
import { changed, clock, type World } from "./world.ts";

const WIRE_LENGTH = 500;

type Beginning = Pick<Wire, "direction" | "over" | "kind" | "sent">;
type End = Pick<Wire, "status" | "took" | "late" | "answered">;

/** Notes that something went over the wire; `endWire` adds what came back. */
export function startWire(world: World, beginning: Beginning): Wire {
  const wire: Wire = {
    id: (world.wire.at(-1)?.id ?? 0) + 1,
    at: clock(world),
    status: null,
    took: null,
    late: false,
    answered: null,
    ...beginning,
  };
  world.wire.push(wire);
  if (world.wire.length > WIRE_LENGTH) world.wire.shift();
  changed(world);
  return wire;
}

export function endWire(world: World, wire: Wire, end: End): void {
  Object.assign(wire, end);
  changed(world);
}

/** Notes a frame that nobody answers. */
export function noteFrame(world: World, direction: Wire["direction"], kind: string, sent: unknown): void {
  const wire = startWire(world, { direction, over: "socket", kind, sent });
  endWire(world, wire, { status: "sent", took: 0, late: false, answered: null });
}
