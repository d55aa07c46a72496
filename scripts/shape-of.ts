import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { shapeOf } from "./shape.ts";

/**
 * `npm run shape -- mention event < recording.json` prints the shape of what stands there, for
 * test/fixtures/slack-shapes.json; without names, of the whole.
 */
const { positionals } = parseArgs({ allowPositionals: true });
const whole: unknown = JSON.parse(await text(process.stdin));
const part = positionals.reduce<unknown>((inner, key) => {
  const found: unknown =
    typeof inner === "object" && inner !== null ? Object.entries(inner).find(([name]) => name === key)?.[1] : undefined;
  if (found === undefined) throw new Error(`There is no "${key}".`);
  return found;
}, whole);
process.stdout.write(`${JSON.stringify(shapeOf(part), null, 2)}\n`);
