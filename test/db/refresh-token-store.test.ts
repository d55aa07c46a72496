import { randomBytes } from "node:crypto";
import { describe, expect, inject, it } from "vitest";
import type { Connection } from "../../db/connect.ts";
import { createRefreshTokenStore } from "../../db/refresh-token-store.ts";
import { credentials } from "../../db/schema/index.ts";
import { createSealer } from "../../db/sealing.ts";
import { Secret } from "../../src/core/secret-text.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
const sealer = createSealer([randomBytes(32)]);
const now = () => new Date("2026-01-05T00:00:00Z");

/** The store of a process that was started with this token in its environment. */
function startedWith(token: string | null, connection: Connection = database.connection) {
  const fromEnvironment = token === null ? null : new Secret(token);
  return createRefreshTokenStore({ connection, sealer, now, fromEnvironment });
}
type Store = ReturnType<typeof startedWith>;

const read = async (store: Store) => (await store.exclusively((held) => held.read()))?.reveal() ?? null;
const save = (store: Store, token: string) => store.exclusively((held) => held.save(new Secret(token)));

describe("the token that the desk signs in with", () => {
  it("is the environment's until one was handed out, and none where there is none", async () => {
    expect(await read(startedWith("A"))).toBe("A");
    expect(await read(startedWith(null))).toBeNull();
  });

  it("is the one handed out last, as long as the environment stays the same, and lies sealed in the table", async () => {
    await save(startedWith("A"), "A renewed");
    await save(startedWith("A"), "A renewed twice");
    expect(await read(startedWith("A"))).toBe("A renewed twice");
    expect(await read(startedWith(null))).toBe("A renewed twice");
    const rows = await database.db.select().from(credentials);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain("renewed");
  });

  it("is the environment's again once that has changed, and then what grew from it", async () => {
    await save(startedWith("A"), "A renewed");
    expect(await read(startedWith("B"))).toBe("B");
    await save(startedWith("B"), "B renewed");
    expect(await read(startedWith("B"))).toBe("B renewed");
    expect(await read(startedWith("A"))).toBe("A");
  });

  it("is the environment's when that changed while it was away for a time", async () => {
    await save(startedWith("A"), "A renewed");
    await save(startedWith(null), "A renewed twice");
    expect(await read(startedWith("A"))).toBe("A renewed twice");
    expect(await read(startedWith("B"))).toBe("B");
  });

  it("is that of a consent, also where an older one stands in the environment, until that changes", async () => {
    await save(startedWith(null), "consent");
    expect(await read(startedWith("A"))).toBe("consent");
    await save(startedWith("A"), "consent renewed");
    expect(await read(startedWith("A"))).toBe("consent renewed");
    expect(await read(startedWith("B"))).toBe("B");
  });

  it("is that of a consent given after the environment's was used up", async () => {
    await save(startedWith("A"), "A renewed");
    await save(startedWith(null), "consent");
    expect(await read(startedWith("A"))).toBe("consent");
    expect(await read(startedWith("B"))).toBe("B");
  });
});

describe("renewals that begin at once", () => {
  async function renew(store: Store): Promise<void> {
    await store.exclusively(async (held) => {
      const token = await held.read();
      await new Promise((resolve) => setImmediate(resolve));
      await held.save(new Secret(`${token?.reveal() ?? ""}+`));
    });
  }

  it("come one after another in one process, also after one that failed", async () => {
    const store = startedWith("A");
    const failing = store.exclusively(() => Promise.reject(new Error("no answer")));
    await Promise.all([expect(failing).rejects.toThrow("no answer"), renew(store), renew(store), renew(store)]);
    expect(await read(store)).toBe("A+++");
  });

  // The embedded database has one process alone.
  if (inject("database").kind === "server") {
    it("come one after another in two processes", async () => {
      const stores = [startedWith("A"), startedWith("A", await database.openReplica())];
      await Promise.all(stores.flatMap((store) => [renew(store), renew(store), renew(store)]));
      expect(await read(startedWith("A"))).toBe("A++++++");
    });
  }
});
