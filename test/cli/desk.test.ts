import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customersCsv } from "../support/customers-csv.ts";
import { desk } from "../support/desk-command.ts";

describe("npm run desk", () => {
  it("says what it can do when it is not told, or told something else", async () => {
    for (const args of [[], ["toString"]]) {
      const { code, stderr } = await desk(args);
      expect(stderr).toMatch(/^Write what to do: npm run desk -- .*validate/);
      expect(code).toBe(2);
    }
  });

  it("checks a table from standard input", async () => {
    const { code, stdout, stderr } = await desk(["validate", "-"], { input: [...customersCsv(4)].join("") });
    expect(stdout).toMatch(/^Row 4 {2}companyName {2}company-name-repeated-character/);
    expect(stdout).toMatch(/\n4 rows checked: 1 with errors, 0 to confirm\.\n$/);
    expect([code, stderr]).toEqual([1, ""]);
  });

  // Every write to this device fails for want of room.
  it.each([[["validate", "-"]], [["validate", "-", "--json"]]])(
    "says in a sentence that it could not write what it found, and does not call that an error in the rows: %j",
    async (args) => {
      expect(await desk(args, { input: [...customersCsv(4)].join(""), stdout: "/dev/full" })).toEqual({
        code: 2,
        stdout: "",
        stderr: "The command stopped before its end: there is no room left to write (ENOSPC).\n",
      });
    },
  );

  it("checks it without ever looking for the network", async () => {
    const trap = `import net from "node:net"; import dns from "node:dns";
      const { connect } = net.Socket.prototype;
      net.Socket.prototype.connect = function (...args) {
        return args.flat()[0]?.path ? connect.apply(this, args) : process.exit(99); // tsx talks through a path
      };
      dns.lookup = dns.promises.lookup = () => process.exit(98);`;
    const nodeArgs = ["--import", `data:text/javascript,${encodeURIComponent(trap)}`];
    const table = [...customersCsv(4)].join("");
    expect((await desk(["validate", "-"], { nodeArgs, input: table })).code).toBe(1);

    const asks = `${trap} await fetch("http://127.0.0.1:8999");`;
    const caught = ["--import", `data:text/javascript,${encodeURIComponent(asks)}`];
    expect((await desk(["validate", "-"], { nodeArgs: caught, input: table })).code).toBe(99);
  });
});

describe("a table of 200,000 customers", () => {
  const rows = 200_000;
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "desk-"));
    await pipeline(Readable.from(customersCsv(rows)), createWriteStream(join(folder, "customers.csv")));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("is checked to its end with 96 MB of memory", { timeout: 120_000 }, async () => {
    const out = join(folder, "answers.jsonl");
    const child = spawn(
      process.execPath,
      [
        "--max-old-space-size=96",
        "--import",
        "tsx",
        "src/cli/desk.ts",
        "validate",
        join(folder, "customers.csv"),
        "--json",
      ],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    const ended = new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    await pipeline(child.stdout, createWriteStream(out));
    expect(await ended).toBe(1);
    expect(stderr).toBe(`${rows} rows checked: ${rows / 4} with errors, 0 to confirm.\n`);
    const lines = (await readFile(out, "utf8")).trimEnd().split("\n");
    expect(lines).toHaveLength(rows);
    expect(JSON.parse(lines[rows - 2] ?? "")).toEqual({ row: rows - 1, ok: true, issues: [] });
    expect(JSON.parse(lines[rows - 1] ?? "")).toMatchObject({ row: rows, ok: false });
  });

  it("may be left by its reader after the first lines, without a word of complaint", { timeout: 60_000 }, async () => {
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "src/cli/desk.ts", "validate", join(folder, "customers.csv"), "--json"],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    const ended = new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.stdout.once("data", () => child.stdout.destroy());
    expect(await ended).toBe(2);
    expect(stderr).toBe("");
  });
});
