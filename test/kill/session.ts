import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { urlOfDatabase } from "../support/database-server.ts";
import type { DeskProcess, DeskProcesses } from "./desk-processes.ts";
import type { Passed, Target } from "./point.ts";
import { openSurroundings, type Surroundings } from "./surroundings.ts";

/** A desk in a process of its own, what is around it, and its database, which all outlive the process. */
export interface Session extends Surroundings {
  sql: postgres.Sql;
  /** The points of the first process, from `watch` on. */
  points: () => readonly Passed[];
  /** How often the process was killed and started again. */
  kills: () => number;
  /** Until the first process has ended; false when it goes on. Its last point is seen here before it is dead. */
  isKilled: () => Promise<boolean>;
  watch: (target: Target | null) => Promise<void>;
  /** Until `isDone`; a desk that was killed is started again meanwhile. */
  until: (what: string, isDone: () => Promise<boolean>) => Promise<void>;
  /** Until no job is left to be done now or in the next minute. */
  quiet: () => Promise<void>;
  move: (milliseconds: number) => void;
  end: () => Promise<void>;
}

const patience = 90_000;
const soon = 60_000;
const lastMoment = 10_000;

export async function openSession(processes: DeskProcesses, database: string): Promise<Session> {
  const url = urlOfDatabase(database);
  const sql = postgres(url, { max: 2, onnotice: () => undefined });
  let desk: DeskProcess | null = null;
  const surroundings = await openSurroundings(() => desk?.port ?? 9);
  const { clock } = surroundings;
  const start = () => processes.open({ env: surroundings.env(url), offset: surroundings.offset() });
  const first = await start();
  desk = first;
  let kills = 0;
  let mayDie = false;

  /** The database notices that a process has gone, and a lease runs out: here at once instead of in half a minute. */
  async function restart(): Promise<void> {
    if (!mayDie || desk?.end?.signal !== "SIGKILL") {
      throw new Error(`The desk ended by itself: ${JSON.stringify(desk?.end)}.\n${desk?.said}`);
    }
    kills += 1;
    mayDie = false;
    await becomes("no more sessions of the killed process", async () => {
      const others = await sql`select from pg_stat_activity
        where datname = current_database() and application_name = 'partner-desk'`;
      return others.length === 0;
    });
    await sql`update jobs set lease_until = clock_timestamp() where state = 'running'`;
    desk = await start();
  }

  async function becomes(what: string, isDone: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + patience;
    while (!(await isDone())) {
      if (Date.now() > deadline) throw new Error(await standstill(what));
      await pause(20);
    }
  }

  async function standstill(what: string): Promise<string> {
    const jobs = await sql`select queue, state, attempts, run_at, last_error from jobs order by id`;
    return `In ${patience / 1000} s it did not come to this: ${what}.\n${JSON.stringify(jobs)}\n${desk?.said}`;
  }

  const until = (what: string, isDone: () => Promise<boolean>): Promise<void> =>
    becomes(what, async () => {
      if (desk?.end) await restart();
      return (await isDone()) && !desk?.end;
    });

  const move = (milliseconds: number): void => {
    clock.move(milliseconds);
    desk?.move(milliseconds);
  };

  return {
    ...surroundings,
    sql,
    points: () => first.points,
    kills: () => kills,
    isKilled: () => Promise.race([first.ended().then(() => true), pause(lastMoment, false, { ref: false })]),
    async watch(target) {
      mayDie = target !== null;
      await first.watch(target);
    },
    until,
    quiet: () =>
      until("quiet", async () => {
        const now = clock.now();
        const [state] = await sql<{ busy: boolean; next: Date | null }[]>`
          select coalesce(bool_or(state = 'running' or run_at <= ${now}), false) as busy, min(run_at) as next
          from jobs where state in ('ready', 'running')`;
        if (state === undefined || state.busy) return false;
        const wait = state.next === null ? Infinity : state.next.getTime() - now.getTime();
        if (wait > soon) return true;
        move(wait + 1);
        return false;
      }),
    move,
    async end() {
      await desk?.close();
      await surroundings.close();
      await sql.end({ timeout: 5 });
    },
  };
}
