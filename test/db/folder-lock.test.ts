import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openEmbedded } from "../../db/embedded.ts";
import { FolderInUse, lockFolder } from "../../db/folder-lock.ts";
import { eventually } from "../support/eventually.ts";

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "partner-desk-lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// A platform without abstract sockets uses a socket file, which works here as well.
test.each(["linux", "darwin"] as const)(
  "of six that open a folder at once on %s, one wins; then the next may",
  async (platform) => {
    const folder = temporaryFolder();
    const starters = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(() => lockFolder(folder, platform)));
    const winners = starters.flatMap((starter) => (starter.status === "fulfilled" ? [starter.value] : []));
    const refusals = starters.flatMap((starter): unknown[] => (starter.status === "rejected" ? [starter.reason] : []));
    expect(winners).toHaveLength(1);
    expect(refusals.every((reason) => reason instanceof FolderInUse)).toBe(true);
    winners[0]?.();
    const next = await eventually(() => lockFolder(folder, platform));
    next();
  },
);

test("what a killed process left behind does not lock the folder", async () => {
  const folder = temporaryFolder();
  const script = `import { lockFolder } from "./db/folder-lock.ts";
    await lockFolder(process.argv[1], "darwin");
    process.kill(process.pid, "SIGKILL");`;
  const arguments_ = ["--import", "tsx", "--input-type=module", "-e", script, folder];
  const { signal } = spawnSync(process.execPath, arguments_, { encoding: "utf8" });
  expect(signal).toBe("SIGKILL");
  const unlock = await lockFolder(folder, "darwin");
  await expect(lockFolder(folder, "darwin")).rejects.toThrow(FolderInUse);
  unlock();
});

test("the embedded database's folder is closed to other people and to a second process", async () => {
  const dataDir = temporaryFolder();
  const first = await openEmbedded({ dataDir });
  await expect(openEmbedded({ dataDir })).rejects.toThrow(/Another process is using the database in .*DATABASE_URL/);
  expect(statSync(join(dataDir, "database")).mode & 0o777).toBe(0o700);
  await first.close();
  const second = await openEmbedded({ dataDir });
  expect(second.kind).toBe("embedded");
  await second.close();
});
