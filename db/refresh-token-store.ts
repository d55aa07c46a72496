import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { Secret } from "../src/core/secret-text.ts";
import type { Connection, Database, Transaction } from "./connect.ts";
import { credentials } from "./schema/index.ts";
import type { Sealer } from "./sealing.ts";

export interface HeldToken {
  /** Null when nobody has given consent yet. */
  read: () => Promise<Secret | null>;
  save: (token: Secret) => Promise<void>;
}

export interface RefreshTokenStoreOptions {
  connection: Pick<Connection, "db" | "kind">;
  sealer: Sealer;
  now: () => Date;
  /** The stored token wins over it, unless this one is another than stood there last. */
  fromEnvironment: Secret | null;
}

const name = "partner-center-refresh-token";
const place = { table: "credentials", column: "sealed", row: name };
/** The origin of a consent for which no token ever stood in the environment. */
const consent = "consent";
const digestOf = (token: Secret): string => createHash("sha256").update(token.reveal()).digest("hex");

/** Keeps the refresh token that Microsoft hands out anew with each use, sealed. One replica at a time works with it. */
export function createRefreshTokenStore({ connection, sealer, now, fromEnvironment }: RefreshTokenStoreOptions) {
  let queue: Promise<unknown> = Promise.resolve();

  const held = (db: Database | Transaction): HeldToken => ({
    async read() {
      const [row] = await db.select().from(credentials).where(eq(credentials.name, name));
      const isOutdated = row && fromEnvironment !== null && ![digestOf(fromEnvironment), consent].includes(row.origin);
      return row && !isOutdated ? new Secret(sealer.open(row.sealed, place)) : fromEnvironment;
    },
    async save(token) {
      const seen = fromEnvironment === null ? {} : { origin: digestOf(fromEnvironment) };
      const row = { sealed: sealer.seal(token.reveal(), place), updatedAt: now(), ...seen };
      await db
        .insert(credentials)
        .values({ name, origin: consent, ...row })
        .onConflictDoUpdate({ target: credentials.name, set: row });
    },
  });

  return {
    exclusively<T>(work: (token: HeldToken) => Promise<T>): Promise<T> {
      const run = (): Promise<T> =>
        connection.kind === "server"
          ? connection.db.transaction(async (tx) => {
              await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${name}))`);
              return work(held(tx));
            })
          : // The embedded database has one process and one session: a transaction held open would stop all others.
            work(held(connection.db));
      const result = queue.then(run, run);
      queue = result.catch(() => undefined);
      return result;
    },
  };
}
