import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `npm run desk -- …` as its own process, without npm's part; `input` is its standard input. */
export async function desk(
  args: readonly string[],
  options: {
    nodeArgs?: readonly string[];
    input?: string;
    /** Added to this process's environment. */
    env?: Readonly<Record<string, string>>;
    /** A file to write standard output into; it is not answered then. */
    stdout?: string;
    /** Told of standard output as it comes. */
    onOutput?: (text: string) => void;
  } = {},
): Promise<Ended> {
  const { nodeArgs = [], input = "", env = {}, onOutput } = options;
  const file = options.stdout === undefined ? undefined : openSync(options.stdout, "w");
  const child = spawn(process.execPath, [...nodeArgs, "--import", "tsx", "src/cli/desk.ts", ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["pipe", file ?? "pipe", "pipe"],
  });
  if (file !== undefined) closeSync(file);
  const out: string[] = [];
  const err: string[] = [];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    out.push(text);
    onOutput?.(text);
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => err.push(text));
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(input);
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  return { code, stdout: out.join(""), stderr: err.join("") };
}
