import type { customers } from "../../db/schema/index.ts";
import { nameKey } from "../../src/core/text.ts";

type Row = typeof customers.$inferInsert;
let made = 0;

/** A customer as the desk stores it; unique by default. */
export function customerRow(given: Partial<Row> = {}): Row {
  made += 1;
  const companyName = given.companyName ?? `Northwind Traders ${made}`;
  const at = new Date("2026-11-23T09:00:00Z");
  return {
    status: "active",
    companyName,
    nameKey: nameKey(companyName),
    domain: `northwind${made}.onmicrosoft.com`,
    country: "US",
    createdAt: at,
    updatedAt: at,
    ...given,
  };
}
