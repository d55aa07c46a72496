import type postgres from "postgres";
import { createSealer } from "../../db/sealing.ts";
import type { Session } from "./session.ts";
import { createLabels, type Labels } from "./labels.ts";
import { secretsKey } from "./surroundings.ts";

/** What is compared, as lines under a heading. */
export type Snapshot = Readonly<Record<string, readonly string[]>>;

/** Everything that the walk left behind, without what differs from one run to the next. */
export async function takeSnapshot(session: Session): Promise<Snapshot> {
  const tables = await readTables(session.sql);
  const labels = createLabels(tables, session);
  const { partnerCenter, slack } = session;
  const creations = partnerCenter.received.filter(({ method, path }) => method === "POST" && path === "/v1/customers");
  return {
    "customers in Partner Center": partnerCenter.customers.map(({ companyName, domain, email, address }) =>
      JSON.stringify({ companyName, domain, email, address }),
    ),
    "request IDs of creations": [...new Set(creations.map(({ requestId }) => requestId))].map(String).map(labels.text),
    "bodies of creations": [...new Set(creations.map(({ body }) => JSON.stringify(body)))],
    passwords: passwords(tables, session),
    ...messages(session, labels),
    "refused by Slack": slack.refusals.map(({ where, error }) => `${where}: ${error}`),
    ...Object.fromEntries(
      Object.entries(tables).map(([table, rows]) => [`rows of ${table}`, linesOf(table, rows, labels)]),
    ),
  };
}

export type Row = Record<string, unknown>;
export type Tables = Record<string, readonly Row[]>;

async function readTables(sql: postgres.Sql): Promise<Tables> {
  const names = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`;
  const tables: Tables = {};
  for (const { name } of names) tables[name] = await sql<Row[]>`select * from ${sql(name)}`;
  return tables;
}

/** What happened keeps its order. How often anything was tried shows in the numbers of jobs. */
function linesOf(table: string, rows: readonly Row[], labels: Labels): string[] {
  if (table === "events") return inOrder(rows).map((row) => JSON.stringify(labels.row(table, row)));
  const shown = table === "jobs" ? rows.map((row) => ({ ...row, id: "(number)" })) : rows;
  return shown.map((row) => JSON.stringify(labels.row(table, row))).sort();
}

export const inOrder = (rows: readonly Row[]): Row[] => rows.toSorted((a, b) => Number(a["id"]) - Number(b["id"]));

/** Each conversation as people read it, threads under their messages. */
function messages({ slack }: Session, labels: Labels): Record<string, string[]> {
  const sections: Record<string, string[]> = {};
  for (const { id } of slack.world.conversations.values()) {
    const { messages } = slack.channel(id);
    const shown = messages.map((message) => {
      const thread = messages.find(({ ts }) => ts === message.threadTs);
      return labels.text(
        [
          thread ? `(under "${thread.text}") ` : "",
          message.words,
          message.buttons.map((button) => ` [${button}]`).join(""),
          message.metadata ? ` <${JSON.stringify(message.metadata.event_payload)}>` : "",
        ].join(""),
      );
    });
    sections[`messages in ${labels.text(id)}`] = shown;
  }
  return sections;
}

/** Each stored password opens, and is the one that Partner Center gave. Never shows one. */
function passwords(tables: Tables, { partnerCenter }: Session): string[] {
  const sealer = createSealer([secretsKey]);
  return (tables["secrets"] ?? []).map((row) => {
    const sealed = row["sealed"];
    if (typeof sealed !== "string") return "none is kept";
    const opened = sealer.open(sealed, { table: "secrets", column: "sealed", row: String(row["id"]) });
    return partnerCenter.customers.some(({ password }) => password === opened) ? "the right one" : "a wrong one";
  });
}
