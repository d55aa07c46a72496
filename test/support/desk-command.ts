import { spawn } from "node:child_process";
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
  options: { nodeArgs?: readonly string[]; input?: string } = {},
): Promise<Ended> {
  const { nodeArgs = [], input = "" } = options;
  const child = spawn(process.execPath, [...nodeArgs, "--import", "tsx", "src/cli/desk.ts", ...args], { cwd: root });
  const out: string[] = [];
  const err: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => out.push(text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => err.push(text));
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  return { code, stdout: out.join(""), stderr: err.join("") };
}
