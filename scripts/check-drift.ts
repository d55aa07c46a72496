import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";

/** Fails when `db/schema` says something that no migration does. */
const folder = mkdtempSync("node_modules/.drift-");
try {
  cpSync("db/migrations", folder, { recursive: true });
  const before = new Set(readdirSync(folder));
  const options = ["--dialect", "postgresql", "--schema", "./db/schema/index.ts", "--out", relative(".", folder)];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["node_modules/drizzle-kit/bin.cjs", "generate", "--name", "drift", ...options],
    { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 120_000 },
  );
  const drift = readdirSync(folder).filter((file) => !before.has(file));
  if (status !== 0 || drift.length > 0) {
    console.error(
      "The schema in db/schema and the migrations differ. Run: npm run db:generate -- --name what_it_does\n",
    );
    console.error(drift.map((file) => readFileSync(join(folder, file), "utf8")).join("\n") || `${stdout}${stderr}`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
