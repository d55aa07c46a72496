/** Of sign-ins and of a new customer's first administrator: `client_secret`, `refresh_token`, `code`, `password`… */
const secret = /secret|token|password|assertion|^(device_)?code(_verifier)?$/i;

/** A copy for showing, in which no secret stands. What hangs under a secret name is none itself unless it is text. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]): [string, unknown] => [
      name,
      secret.test(name) && typeof inner === "string" ? "•••" : withoutSecrets(inner),
    ]),
  );
}
