/** What may be kept of an unexpected failure: a database's message quotes the values it was given, so only its codes stay. */
export function describeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const fields: Record<string, unknown> = { name: error.name, frames: framesOf(error) };
  if (isFromDatabase(error)) {
    for (const name of databaseFields) if (name in error) fields[name] = Reflect.get(error, name);
  } else {
    // A parser quotes what it could not read.
    if (!(error instanceof SyntaxError)) fields.message = error.message;
    if ("code" in error) fields.code = error.code;
  }
  if (error.cause !== undefined && depth < 4) fields.cause = describeError(error.cause, depth + 1);
  return fields;
}

// postgres.js says `table_name`, PGlite `table`.
const databaseFields = [
  "code",
  "severity",
  "table_name",
  "table",
  "column_name",
  "column",
  "constraint_name",
  "constraint",
];

const isFromDatabase = (error: Error): boolean =>
  error.name === "DrizzleQueryError" || "severity" in error || error.message.startsWith("Failed query");

// A stack begins with the message, which may quote somebody's data.
const framesOf = (error: Error): string[] =>
  (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
