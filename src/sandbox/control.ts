import { z } from "zod";
import type { AsMicrosoft } from "./as-microsoft.ts";
import type { FaultsControl } from "./faults-control.ts";
import type { Handle } from "./http.ts";

export interface Controls {
  now: () => Date;
  /** Moves the clock of the desk, Slack and Partner Center. */
  move: (milliseconds: number) => void;
  restartDesk: () => Promise<void>;
  microsoft: AsMicrosoft;
  faults: FaultsControl;
}

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const count = z.number().nonnegative().default(0);
const move = z.union([
  z.object({ advance: z.object({ seconds: count, minutes: count, hours: count, days: count }).partial() }),
  z.object({ to: z.iso.datetime({ offset: true }) }),
]);

/** What is no part of Slack: the clock, the desk itself, Microsoft, and whatever is to go wrong. */
export function createControl(controls: Controls): Handle {
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (request.method === "GET") return look(controls, pathname);
    if (request.method === "DELETE" && pathname === "/_sandbox/faults") {
      controls.faults.clear();
      return answer(null);
    }
    if (request.method !== "POST") return refused("Use GET or POST.", 405);
    const body: unknown = await request.json().catch(() => undefined);
    switch (pathname) {
      case "/_sandbox/clock":
        return moveClock(controls, body);
      case "/_sandbox/restart":
        await controls.restartDesk();
        return Response.json({ ok: true });
      case "/_sandbox/partner-center":
        return answer(controls.microsoft.act(body));
      case "/_sandbox/faults":
        return answer(controls.faults.plan(body));
      default:
        return refused("Nothing here.", 404);
    }
  };
}

function look({ now, microsoft, faults }: Controls, pathname: string): Response {
  if (pathname === "/_sandbox/clock") return Response.json({ now: now().toISOString() });
  if (pathname === "/_sandbox/partner-center") return Response.json(microsoft.look());
  if (pathname === "/_sandbox/faults") return Response.json(faults.look());
  return refused("Nothing here.", 404);
}

function moveClock(controls: Controls, body: unknown): Response {
  const parsed = move.safeParse(body);
  if (!parsed.success) return refused('Send {"advance":{"days":3}} or {"to":"2027-01-04T09:00:00Z"}.', 400);
  const by = "to" in parsed.data ? Date.parse(parsed.data.to) - controls.now().getTime() : length(parsed.data.advance);
  if (by < 0) return refused("The clock only goes forward.", 400);
  controls.move(by);
  return Response.json({ ok: true, now: controls.now().toISOString() });
}

function length({ seconds = 0, minutes = 0, hours = 0, days = 0 }: Record<string, number>): number {
  return seconds * SECOND + minutes * 60 * SECOND + hours * HOUR + days * 24 * HOUR;
}

function answer(error: string | null): Response {
  return error === null ? Response.json({ ok: true }) : refused(error, 400);
}

function refused(error: string, status: number): Response {
  return Response.json({ ok: false, error }, { status });
}
