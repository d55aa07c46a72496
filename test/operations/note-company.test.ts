import { describe, expect, it } from "vitest";
import { customers, events, prospects } from "../../db/schema/index.ts";
import { relationshipRequestInput } from "../../src/core/relationship/request.ts";
import { noteCompany } from "../../src/operations/note-company.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { setUpDesk } from "../support/desk.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const contact = { firstName: "Kim", lastName: "Akers", email: "kim@tailspin.example" };
const note = (by: string, given: Record<string, unknown> = {}) =>
  noteCompany(
    { db: database.db, now: () => now, actor: { kind: "person", id: by } },
    relationshipRequestInput.parse({
      companyName: "Tailspin Toys",
      domain: "tailspin.example",
      contact,
      cameFrom: "own-marketing",
      ...given,
    }),
  );

describe("a company that is to be asked", () => {
  it("has one record, though two people note it at the same moment; the last contact counts", async () => {
    await setUpDesk(database, now);
    const noted = await Promise.all(["U0SAM", "U0DANA", "U0SAM", "U0DANA"].map((by) => note(by)));
    expect(noted.every(({ ok }) => ok)).toBe(true);
    expect(await database.db.select().from(customers)).toMatchObject([{ status: "prospect" }]);
    await note("U0DANA", { contact: { ...contact, firstName: "Ada" }, domain: "" });
    expect(await database.db.select().from(prospects)).toMatchObject([{ contact: { firstName: "Ada" } }]);
  });

  it("is another one under another domain, though it is called the same", async () => {
    await setUpDesk(database, now);
    await note("U0SAM");
    await note("U0SAM", { domain: "tailspin.test", contact: { ...contact, email: "kim@tailspin.test" } });
    expect(await database.db.select().from(customers)).toHaveLength(2);
  });

  it("leaves a customer of the same name as it is: its acceptance is matched later", async () => {
    await setUpDesk(database, now);
    const row = customerRow({ companyName: "Tailspin Toys", domain: "tailspintoys.onmicrosoft.com" });
    await database.db.insert(customers).values(row);
    await note("U0SAM");
    expect((await database.db.select().from(customers)).map(({ status }) => status).sort()).toEqual([
      "active",
      "prospect",
    ]);
  });

  it("is not noted with a mistake in it, nor by who may not ask", async () => {
    await setUpDesk(database, now);
    expect(await note("U0SAM", { cameFrom: "" })).toMatchObject({ ok: false, failure: { kind: "invalid" } });
    expect(await note("U0HENK")).toMatchObject({ ok: false, failure: { kind: "denied" } });
    expect(await database.db.select().from(customers)).toEqual([]);
    expect(await database.db.select().from(events)).toEqual([]);
  });
});
