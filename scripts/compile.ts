import { execFileSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";

/** Compiles to `outDir`, with the files that are read at run time beside the code that reads them. */
export function compile({ project, outDir, isChecked }: { project: string; outDir: string; isChecked: boolean }): void {
  rmSync(outDir, { recursive: true, force: true });
  const checks = isChecked ? [] : ["--noCheck"];
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", project, "--outDir", outDir, ...checks], {
    stdio: "inherit",
  });
  for (const path of ["db/migrations", "manifest.yml", "src/sandbox/page"]) {
    cpSync(path, `${outDir}/${path}`, { recursive: true });
  }
}
