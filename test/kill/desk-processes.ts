import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Order, Passed, Report, Target } from "./point.ts";

/** A process with the compiled desk in it. */
export interface DeskProcess {
  readonly port: number;
  readonly points: readonly Passed[];
  /** Null while it runs. */
  readonly end: { signal: NodeJS.Signals | null; code: number | null } | null;
  /** What it logged and complained of. */
  readonly said: string;
  watch: (target: Target | null) => Promise<void>;
  move: (milliseconds: number) => void;
  ended: () => Promise<void>;
  /** Closes the desk in it; the process waits for the next one. */
  close: () => Promise<void>;
}

export interface DeskProcesses {
  /** Opens a desk, in a process of its own. */
  open: (start: { env: Record<string, string>; offset: number }) => Promise<DeskProcess>;
  end: () => void;
}

/** Loading the desk takes longer than a walk: a process that was not killed is used again. */
export function createDeskProcesses(entry: string): DeskProcesses {
  const all = new Set<ChildProcess>();
  const idle: ChildProcess[] = [];

  function load(): ChildProcess {
    const child = fork(entry, [], {
      execArgv: [],
      env: { PATH: process.env["PATH"] },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    all.add(child);
    child.once("exit", () => all.delete(child));
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8");
    return child;
  }

  return {
    async open(start) {
      const child = idle.pop() ?? load();
      return openIn(child, start, () => idle.push(child));
    },
    end() {
      for (const child of all) child.kill("SIGKILL");
    },
  };
}

async function openIn(
  child: ChildProcess,
  { env, offset }: { env: Record<string, string>; offset: number },
  closed: () => void,
): Promise<DeskProcess> {
  const said: string[] = [];
  const points: Passed[] = [];
  const answers = new Map<Report["report"], (report: Report) => void>();
  const hear = (text: string): void => void said.push(text);
  const listen = (report: Report): void => {
    if (report.report === "passed") points.push(report.point);
    else answers.get(report.report)?.(report);
  };
  child.on("message", listen);
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", hear);

  let end: DeskProcess["end"] = null;
  const ended = once(child, "exit").then(() => {
    end = { signal: child.signalCode, code: child.exitCode };
  });
  /** A process that has just ended takes no more orders. */
  const send = (order: Order): void => {
    if (child.connected) child.send(order, () => undefined);
  };
  async function ask(order: Order, wanted: Report["report"]): Promise<Report> {
    const answer = new Promise<Report>((resolve) => answers.set(wanted, resolve));
    send(order);
    const given = await Promise.race([answer, ended]);
    if (!given) throw new Error(`The desk's process ended instead of being ${wanted}.\n${said.join("")}`);
    return given;
  }

  const started = await ask({ order: "start", env, offset }, "started");
  return {
    port: started.report === "started" ? started.port : 0,
    points,
    get end() {
      return end;
    },
    get said() {
      return said.join("");
    },
    async watch(target) {
      await ask({ order: "watch", target }, "watching");
    },
    move: (milliseconds) => send({ order: "move", milliseconds }),
    ended: () => ended,
    async close() {
      if (end !== null) return;
      await ask({ order: "stop" }, "stopped");
      child.off("message", listen);
      for (const stream of [child.stdout, child.stderr]) stream?.off("data", hear);
      closed();
    },
  };
}
