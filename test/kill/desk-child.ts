import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Order, Passed, Report, Target } from "./point.ts";

export interface DeskChild {
  readonly port: number;
  readonly points: readonly Passed[];
  /** Null while it runs. */
  readonly end: { signal: NodeJS.Signals | null; code: number | null } | null;
  /** What it logged and complained of. */
  readonly said: string;
  watch: (target: Target | null) => Promise<void>;
  move: (milliseconds: number) => void;
  ended: () => Promise<void>;
  kill: () => Promise<void>;
}

/** Starts the compiled desk as a process of its own; resolves when it is open. */
export async function startDeskChild(
  entry: string,
  start: { env: Record<string, string>; offset: () => number },
): Promise<DeskChild> {
  const child = fork(entry, [], {
    execArgv: [],
    env: { PATH: process.env["PATH"] },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => said.push(text));
  }
  let end: DeskChild["end"] = null;
  const ended = once(child, "exit").then(() => {
    end = { signal: child.signalCode, code: child.exitCode };
  });
  const points: Passed[] = [];
  const reports = createReports(child, points);
  send(child, { order: "start", env: start.env, offset: start.offset() });
  const port = await Promise.race([reports.started, ended.then(() => null)]);
  if (port === null) throw new Error(`The desk did not open.\n${said.join("")}`);

  return {
    port,
    points,
    get end() {
      return end;
    },
    get said() {
      return said.join("");
    },
    async watch(target) {
      send(child, { order: "watch", target });
      await reports.watching;
    },
    move: (milliseconds) => send(child, { order: "move", milliseconds }),
    ended: () => ended,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

function createReports(child: ChildProcess, points: Passed[]) {
  let start: (port: number) => void;
  let watch: () => void;
  const started = new Promise<number>((resolve) => (start = resolve));
  const watching = new Promise<void>((resolve) => (watch = resolve));
  child.on("message", (report: Report) => {
    if (report.report === "started") start(report.port);
    else if (report.report === "watching") watch();
    else {
      const { job, what, time, jobId } = report;
      points.push({ job, what, time, jobId });
    }
  });
  return { started, watching };
}

/** A process that has just ended takes no more orders. */
function send(child: ChildProcess, order: Order): void {
  if (child.connected) child.send(order, () => undefined);
}
