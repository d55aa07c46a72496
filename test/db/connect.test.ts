import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { people } from "../../db/schema/index.ts";
import { useDatabase } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";

const database = useDatabase();
const ada = { id: "U1", name: "Ada", readAt: new Date("2026-01-02T03:04:05.678Z") };

describe("both databases look the same to a query", () => {
  test("a moment comes back as the same moment", async () => {
    await database.db.insert(people).values(ada);
    const [row] = await database.db.select().from(people).where(eq(people.id, "U1"));
    expect(row).toMatchObject({ name: "Ada", readAt: ada.readAt, isAdmin: false });
  });

  test("a test starts with empty tables", async () => {
    expect(await database.db.select().from(people)).toEqual([]);
  });

  test("a refused write says which constraint, in the same place", async () => {
    await database.db.insert(people).values(ada);
    await expect(database.db.insert(people).values(ada)).rejects.toMatchObject({ cause: { code: "23505" } });
  });

  test("nothing stays of a transaction that threw", async () => {
    const failing = database.db.transaction(async (tx) => {
      await tx.insert(people).values(ada);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await database.db.select().from(people)).toEqual([]);
  });

  test("a notice reaches who listens, once its transaction is committed, and no longer after the end", async () => {
    const heard: string[] = [];
    const stop = await database.connection.listen("greetings", (payload) => heard.push(payload));
    await database.db.transaction(async (tx) => {
      await tx.execute(sql`select pg_notify('greetings', 'hello')`);
      expect(heard).not.toContain("hello");
    });
    await eventually(() => expect(heard).toContain("hello"));
    await stop();
    await database.db.execute(sql`select pg_notify('greetings', 'anybody there?')`);
    expect(heard).not.toContain("anybody there?");
  });
});

test("another replica sees what this one wrote", async () => {
  const replica = await database.openReplica();
  await database.db.insert(people).values(ada);
  expect(await replica.db.select({ name: people.name }).from(people)).toEqual([{ name: "Ada" }]);
});
