import { readdir } from "node:fs/promises";

/** Runs every bench of this folder, or those whose names are given. Each prints a ratio measured in one run. */
const wanted = process.argv.slice(2);
const files = (await readdir(new URL("./", import.meta.url))).filter((file) => file.endsWith(".bench.ts")).sort();

for (const file of files) {
  const name = file.replace(".bench.ts", "");
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { bench } = (await import(new URL(file, import.meta.url).href)) as { bench: () => Promise<string> };
  console.log(`${name}: ${await bench()}`);
}
