import type { Connection } from "../../db/connect.ts";
import { currentJob } from "../../src/jobs/job.ts";
import type { Watch } from "./watch.ts";

/** As much of the driver as Drizzle uses. */
interface Client {
  unsafe: (text: string, ...more: unknown[]) => Query;
}
interface Root extends Client {
  begin: (work: (tx: Inner) => Promise<unknown>) => Promise<unknown>;
}
interface Inner extends Client {
  savepoint: (work: (tx: Inner) => Promise<unknown>) => Promise<unknown>;
}
interface Query extends PromiseLike<Written> {
  values: () => PromiseLike<Written>;
}
interface Written {
  /** Rows that were written. */
  count: number;
}

/** Each statement that writes, and each commit of one, passes the watch, where it is a job that does so. */
export function watchDatabase(connection: Connection, watch: Watch): Connection {
  const client: unknown = Reflect.get(connection.db, "$client");
  if (!isRoot(client)) throw new Error("Drizzle does not show its driver any more.");
  watchStatements(client, watch, () => undefined);
  const begin = client.begin.bind(client);
  client.begin = async (work) => {
    const job = currentJob();
    let hasWritten = false;
    let committed: ReturnType<Watch["comeTo"]> = () => undefined;
    const result = await begin(async (tx) => {
      watchInner(tx, watch, () => (hasWritten = true));
      const answer = await work(tx);
      if (job && hasWritten) committed = watch.comeTo(job, "commit");
      return answer;
    });
    committed(true);
    return result;
  };
  return connection;
}

function watchInner(tx: Inner, watch: Watch, wrote: () => void): void {
  watchStatements(tx, watch, wrote);
  const savepoint = tx.savepoint.bind(tx);
  tx.savepoint = (work) =>
    savepoint((inner) => {
      watchInner(inner, watch, wrote);
      return work(inner);
    });
}

function watchStatements(client: Client, watch: Watch, wrote: () => void): void {
  const unsafe = client.unsafe.bind(client);
  client.unsafe = (text, ...more) => {
    const job = currentJob();
    const what = writeIn(text);
    if (!job || what === null) return unsafe(text, ...more);
    const run = async (start: (query: Query) => PromiseLike<Written>): Promise<Written> => {
      const done = watch.comeTo(job, what);
      const result = await start(unsafe(text, ...more));
      if (result.count > 0) wrote();
      done(result.count > 0);
      return result;
    };
    return {
      then: (onDone, onFailed) => run((query) => query).then(onDone, onFailed),
      values: () => run((query) => query.values()),
    };
  };
}

/** Such as `insert customers`; null for what only reads, and for the renewal of a lease. */
export function writeIn(text: string): string | null {
  if (/^\s*update "jobs" set "lease_until" = [^,]+ where/i.test(text)) return null;
  const statement = /^\s*with\b/i.test(text)
    ? /\b(insert into|update|delete from)\s+"?(\w+)/i.exec(text)
    : /^\s*(insert into|update|delete from|truncate)\s+"?(\w+)/i.exec(text);
  if (statement === null) return null;
  const [, verb = "", table = ""] = statement;
  return `${verb.split(" ")[0]?.toLowerCase() ?? ""} ${table}`;
}

function isRoot(value: unknown): value is Root {
  return typeof value === "function" && "unsafe" in value && "begin" in value;
}
