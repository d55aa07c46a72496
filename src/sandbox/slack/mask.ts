const SECRET_KEYS = new Set(["token", "trigger_id", "response_url", "bot_access_token", "authorization"]);

/** A copy for showing, without what would let a reader act in somebody's name. */
export function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value === "string") return value.replace(/([?&]ticket=)[^&"]+/g, "$1•••");
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]): [string, unknown] => [
      key,
      SECRET_KEYS.has(key) && typeof inner === "string" ? "•••" : masked(inner),
    ]),
  );
}
