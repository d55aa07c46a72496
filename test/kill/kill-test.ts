import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { compile } from "../../scripts/compile.ts";
import { onTestServer } from "../support/database-server.ts";
import { createDeskProcesses } from "./desk-processes.ts";
import { complaintsAbout, differences } from "./differences.ts";
import type { Passed, Target } from "./point.ts";
import { createTemplate } from "./template.ts";
import { walk, type Walked } from "./walk.ts";

/** One run that was killed. */
export interface Kill {
  target: Target;
  /** Empty when nothing is different from the run without a kill. */
  complaints: string[];
}

export interface KillTest {
  /** The run without a kill. */
  listed: Walked;
  /** What is wrong with it already. */
  complaints: string[];
  /** Kills before and after each of these points, in their order. */
  killAt: (points: readonly Passed[], told: (kill: Kill) => void) => Promise<Kill[]>;
}

/** As many as the machines that run this have cores. */
const atATime = 2;
let made = 0;

/** Compiles the desk, makes the database that every run begins with, and lists the points; removed when `test` ends. */
export async function withKillTest<T>(test: (killTest: KillTest) => Promise<T>): Promise<T> {
  const outDir = join("dist", `kill-${process.pid}`);
  // The name says when, so that what a crashed run left behind is dropped by a later run of the tests.
  const prefix = `partner_desk_test_${Math.round(Date.now() / 1000)}_kill_${process.pid}`;
  const template = `${prefix}_template`;
  const processes = createDeskProcesses(resolve(outDir, "test/kill/desk-process.js"));
  try {
    compile({ project: "tsconfig.kill.json", outDir, isChecked: false });
    await createTemplate(template, processes);
    const run = (target: Target | null) => walk(processes, { name: `${prefix}_${(made += 1)}`, template }, target);
    const listed = await run(null);
    return await test({
      listed,
      complaints: complaintsAbout(listed.snapshot),
      killAt: (points, told) => inTurns(targetsAt(points), (target) => killAt(run, listed, target), told),
    });
  } finally {
    processes.end();
    rmSync(outDir, { recursive: true, force: true });
    await onTestServer(`drop database if exists ${template} with (force)`);
  }
}

const targetsAt = (points: readonly Passed[]): Target[] =>
  points.flatMap(({ job, what, time }) =>
    (["before", "after"] as const).map((moment) => ({ job, what, time, moment })),
  );

async function killAt(run: (target: Target) => Promise<Walked>, listed: Walked, target: Target): Promise<Kill> {
  try {
    const { snapshot, kills } = await run(target);
    const reached = kills === 1 ? [] : ["The run did not come to this point."];
    return {
      target,
      complaints: [...reached, ...complaintsAbout(snapshot), ...differences(listed.snapshot, snapshot)],
    };
  } catch (error) {
    return { target, complaints: [error instanceof Error ? error.message : String(error)] };
  }
}

/** A few at a time; told in their order. */
async function inTurns(
  targets: readonly Target[],
  run: (target: Target) => Promise<Kill>,
  told: (kill: Kill) => void,
): Promise<Kill[]> {
  const kills: (Kill | undefined)[] = [];
  const waiting = targets.entries();
  let toldOf = 0;
  const work = async (): Promise<void> => {
    for (const [index, target] of waiting) {
      kills[index] = await run(target);
      for (let kill = kills[toldOf]; kill; kill = kills[toldOf]) {
        told(kill);
        toldOf += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return kills.filter((kill) => kill !== undefined);
}
