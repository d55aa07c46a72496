import { describe, expect, it } from "vitest";
import { customers } from "../../db/schema/index.ts";
import { readTyped } from "../../src/operations/read-typed.ts";
import { customerInputWith } from "../support/customer-input.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
const as = (id: string) => ({ db: database.db, actor: { kind: "person", id } as const });

async function refused(details: ReturnType<typeof customerInputWith> | null) {
  const row = customerRow({ status: "creation_refused", requestedBy: "U0SAM", details, tenantId: null });
  const [customer] = await database.db.insert(customers).values(row).returning();
  return { customerId: customer?.id ?? "" };
}

describe("What was typed of a company", () => {
  it("is given to whoever typed it, and to nobody else", async () => {
    const input = await refused(customerInputWith({ companyName: "Contoso" }));
    expect(await readTyped(as("U0SAM"), input)).toMatchObject({ ok: true, value: { companyName: "Contoso" } });
    expect(await readTyped(as("U0MIA"), input)).toMatchObject({ failure: { denial: { reason: "not-yours" } } });
  });

  it("is nothing any more once the request is over, and not found where there was none", async () => {
    expect(await readTyped(as("U0SAM"), await refused(null))).toEqual({ ok: true, value: {} });
    const nobody = { customerId: crypto.randomUUID() };
    expect(await readTyped(as("U0SAM"), nobody)).toMatchObject({ failure: { kind: "not_found" } });
  });
});
