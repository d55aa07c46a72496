import { execFileSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";

/** Compiles to `dist`, with the files that are read at run time beside the code that reads them. */
rmSync("dist", { recursive: true, force: true });
execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], { stdio: "inherit" });
for (const path of ["db/migrations", "manifest.yml", "src/sandbox/page"]) {
  cpSync(path, `dist/${path}`, { recursive: true });
}
