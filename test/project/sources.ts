import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** Files under a folder, as paths from the repository's root. */
export function filesUnder(folder: string, ending = ".ts"): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => normalize(join(entry.parentPath, entry.name)))
    .toSorted();
}

export const read = (file: string): string => readFileSync(file, "utf8");

export interface Import {
  file: string;
  /** A path from the repository's root, or the name of a package. */
  target: string;
  isOurs: boolean;
  isTypeOnly: boolean;
}

const statement = /^[ \t]*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm;

export function importsOf(file: string): Import[] {
  return [...read(file).matchAll(statement)].map(([, type, target = "", dynamic]) => {
    const name = dynamic ?? target;
    const isOurs = name.startsWith(".");
    return { file, target: isOurs ? join(dirname(file), name) : name, isOurs, isTypeOnly: type !== undefined };
  });
}
