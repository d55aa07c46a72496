const SECRET_KEYS = new Set(["token", "trigger_id", "response_url", "bot_access_token", "authorization"]);

/** A copy for showing, without what would let a reader act in somebody's name. `hidden` are texts to leave out, too. */
export function masked(value: unknown, hidden: readonly string[] = []): unknown {
  if (Array.isArray(value)) return value.map((inner) => masked(inner, hidden));
  if (typeof value === "string") {
    return hidden.reduce(
      (text, secret) => text.replaceAll(secret, "•••"),
      value.replace(/([?&]ticket=)[^&"]+/g, "$1•••"),
    );
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]): [string, unknown] => [
      key,
      SECRET_KEYS.has(key) && typeof inner === "string" ? "•••" : masked(inner, hidden),
    ]),
  );
}
