/** What JSON looks like without what it says: each value is the name of its type, `type` members stay as they are. */
export type Shape = string | Shape[] | { [key: string]: Shape };

/** One object of a shape: where it stands, and the type of each member. */
export interface Node {
  path: string;
  members: Record<string, string>;
}

export function shapeOf(value: unknown): Shape {
  if (value === null) return "null";
  if (Array.isArray(value)) return distinct(value.map(shapeOf));
  if (typeof value !== "object") return typeof value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]): [string, Shape] => {
      if (key === "type" && typeof inner === "string") return [key, inner];
      if (key === "values") return [key, stateValues(inner)];
      return [key, key === "event_payload" ? {} : shapeOf(inner)];
    }),
  );
}

/** Block ids and action ids are the app's own: both become `*`, and what stands there is a list of what it can be. */
function stateValues(values: unknown): Shape {
  const all = objects(values).flatMap(objects);
  return all.length === 0 ? {} : { "*": { "*": distinct(all.map(shapeOf)) } };
}

function objects(value: unknown): object[] {
  const inner: unknown[] = typeof value === "object" && value !== null ? Object.values(value) : [];
  return inner.filter((one): one is object => typeof one === "object" && one !== null);
}

function distinct(shapes: Shape[]): Shape[] {
  return [...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values()];
}

// What looks the same wherever it stands is known by its own name instead of the way there.
const PARTS: Readonly<Record<string, string>> = {
  view: "view",
  blocks: "block",
  element: "element",
  elements: "element",
  accessory: "element",
  actions: "action",
  event: "event",
  confirm: "confirm",
  options: "option",
  selected_option: "option",
  selected_options: "option",
  initial_option: "option",
  initial_options: "option",
  values: "value",
};
const PART_NAMES = new Set(Object.values(PARTS));
const TEXTS = new Set<unknown>(["plain_text", "mrkdwn"]);
const TYPES = new Set<unknown>(["string", "number", "boolean", "null"]);

/** Every object in a payload of that kind. `element<button>` is an element whose `type` is "button". */
export function nodesOf(kind: string, shape: Shape): Node[] {
  return walk(kind, shape, PART_NAMES.has(kind));
}

function walk(place: string, shape: Shape, isTyped = true): Node[] {
  if (Array.isArray(shape)) {
    return shape.flatMap((one) => walk(PART_NAMES.has(place) ? place : `${place}[]`, one));
  }
  if (typeof shape === "string") return [];
  if (place === "value" && "*" in shape) return walk("value", objectAt(shape, "*")["*"] ?? []);
  const { type } = shape;
  const name = TEXTS.has(type) ? "text" : place;
  const path = isTyped && typeof type === "string" && !TYPES.has(type) ? `${name}<${type}>` : name;
  const members = Object.entries(shape);
  const here = { path, members: Object.fromEntries(members.map(([key, inner]) => [key, typeOf(key, inner)])) };
  const within = members.flatMap(([key, inner]) => walk(PARTS[key] ?? `${path}.${key}`, inner));
  return place === "value" && members.length === 0 ? [] : [here, ...within];
}

function objectAt(shape: { [key: string]: Shape }, key: string): { [key: string]: Shape } {
  const found = shape[key];
  return typeof found === "object" && !Array.isArray(found) ? found : {};
}

function typeOf(key: string, shape: Shape): string {
  if (Array.isArray(shape)) return "array";
  if (typeof shape === "object") return "object";
  return key === "type" ? "string" : shape;
}
