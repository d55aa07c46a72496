import { readFileSync } from "node:fs";
import { nodesOf, shapeOf, type Shape } from "../../../scripts/shape.ts";

export interface Source {
  kind: string;
  is: "recording" | "older" | "trimmed" | "union" | "declared";
  repository: string;
  path: string;
  commit: string;
  /** Which payload of the file. */
  at?: string;
  shape: Shape;
}

const file = new URL("../../fixtures/slack-shapes.json", import.meta.url);
export const { sources } = JSON.parse(readFileSync(file, "utf8")) as { sources: Source[] };

/** By path: what every recording has there, and what any source has, with its types. */
const always = new Map<string, Set<string>>();
const listed = new Map<string, Map<string, Set<string>>>();

for (const { kind, is, shape } of sources) {
  for (const { path, members } of nodesOf(kind, shape)) {
    const known = listed.get(path) ?? new Map<string, Set<string>>();
    for (const [key, type] of Object.entries(members)) known.set(key, (known.get(key) ?? new Set()).add(type));
    listed.set(path, known);
    if (is !== "recording") continue;
    const keys = new Set(Object.keys(members));
    always.set(path, new Set([...(always.get(path) ?? keys)].filter((key) => keys.has(key))));
  }
}

/** What is wrong with a payload, a line each; lines that say the same are said once. */
export function objectionsTo(kind: string, payload: unknown): string[] {
  const lines = nodesOf(kind, shapeOf(payload)).flatMap(({ path, members }) => {
    const places = [listed.get(path), listed.get(withoutTypes(path))].filter((one) => one !== undefined);
    if (places.length === 0) return [`${path} is in no source`];
    const missing = [...(always.get(path) ?? [])].filter((key) => !(key in members));
    return [
      ...Object.entries(members).flatMap(([key, type]) => {
        const types = [...new Set(places.flatMap((place) => [...(place.get(key) ?? [])]))];
        if (types.length === 0) return [`${path}.${key} is in no source`];
        return types.includes(type) ? [] : [`${path}.${key} is ${type}, the sources have ${types.join(" or ")}`];
      }),
      ...missing.map((key) => `${path}.${key} is missing`),
    ];
  });
  return [...new Set(lines)];
}

/** Unions often leave open of which type a thing is: then they list for every type. */
function withoutTypes(path: string): string {
  return path.replaceAll(/<[^>]*>/g, "");
}
