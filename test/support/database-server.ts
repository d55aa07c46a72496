import postgres from "postgres";

/** Test databases are created and dropped here; nothing else on this server is touched. */
export const testServerUrl = process.env.TEST_DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/test";

/** With CI set, a server that does not answer is a failure; elsewhere its tests are left out, and that is said. */
export async function databaseServerAnswers(): Promise<boolean> {
  // The configuration is read once a project, in one process: ask once, and say it once.
  process.env.TEST_SERVER_ANSWERS ??= (await asked()) ? "yes" : "no";
  return process.env.TEST_SERVER_ANSWERS === "yes";
}

async function asked(): Promise<boolean> {
  const sentence = await whyNoServer();
  if (sentence === null) return true;
  if (process.env.CI) throw new Error(sentence);
  console.warn(`Left out: projects "server" and "kill" (the tests on a PostgreSQL server). ${sentence}`);
  return false;
}

/** Null when the server answers, else what stands in the way and what helps. */
export async function whyNoServer(): Promise<string | null> {
  const client = postgres(testServerUrl, { max: 1, connect_timeout: 3, onnotice: () => {} });
  try {
    await client`select 1`;
    return null;
  } catch (error) {
    const { host, pathname } = new URL(testServerUrl);
    return (
      `No PostgreSQL server answers at ${host}${pathname} (${error instanceof Error ? error.message : "no reason given"}). ` +
      "Start one, or set TEST_DATABASE_URL to a database whose user may create databases."
    );
  } finally {
    await client.end({ timeout: 1 });
  }
}

/** Runs one statement that needs a connection of its own, such as `create database`. */
export async function onTestServer(statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = postgres(testServerUrl, { max: 1, onnotice: () => {} });
  try {
    return await client.unsafe(statement);
  } finally {
    await client.end({ timeout: 5 });
  }
}

export function urlOfDatabase(name: string): string {
  const url = new URL(testServerUrl);
  url.pathname = `/${name}`;
  // Several desks at once open more connections than a server takes that is set up as usual: idle ones go soon.
  url.searchParams.set("idle_timeout", "1");
  return url.href;
}
