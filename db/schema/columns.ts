import { sql, type SQL } from "drizzle-orm";
import { check, timestamp, type AnyPgColumn } from "drizzle-orm/pg-core";

export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Statuses are text with a check: a Postgres enum cannot gain a value and use it in one migration run. */
export const oneOf = (name: string, column: AnyPgColumn, values: readonly string[]) => {
  const list: SQL = sql.raw(values.map((value) => `'${value}'`).join(", "));
  return check(name, sql`${column} in (${list})`);
};
