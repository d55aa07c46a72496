import { playOnLine } from "../line-faults.ts";
import { no } from "./methods/method.ts";
import type { Wire } from "./model.ts";
import { endWire } from "./wire.ts";
import { clock, type World } from "./world.ts";

/** Does the work and answers it, unless a planned fault comes between. */
export async function meetFault(world: World, request: Request, wire: Wire, work: () => Response): Promise<Response> {
  const fault = world.faults.calls.take(wire.kind);
  if (fault === undefined) return work();
  if ("afterWork" in fault && fault.afterWork) work();
  const end = (status: Wire["status"]) =>
    endWire(world, wire, { status, took: clock(world) - wire.at, late: false, answered: { fault } });
  switch (fault.kind) {
    case "answer":
      end(fault.status);
      return new Response("upstream connect error", { status: fault.status });
    case "throttled":
      end(429);
      return Response.json(no("ratelimited"), { status: 429, headers: { "retry-after": String(fault.retryAfter) } });
    default:
      end("unanswered");
      await playOnLine(fault, request);
      return work();
  }
}
