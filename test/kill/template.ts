import { onTestServer, urlOfDatabase } from "../support/database-server.ts";
import { workspacePeople } from "../support/workspace-people.ts";
import { connect, type Connection, type Database } from "../../db/connect.ts";
import { migrateToNewest } from "../../db/migrate.ts";
import { credentials, people, settings } from "../../db/schema/index.ts";
import { createLog } from "../../src/log.ts";
import { runDraftChecks } from "../../src/operations/run-draft-checks.ts";
import { startDraft } from "../../src/operations/start-draft.ts";
import { submitCustomer } from "../../src/operations/submit-customer.ts";
import { turnPage } from "../../src/operations/turn-page.ts";
import { defaultRhythm } from "../../src/rhythm.ts";
import type { DeskProcesses } from "./desk-processes.ts";
import { openSession } from "./session.ts";
import { beginning } from "./surroundings.ts";

export const requester = "U0SAM";
export const approver = "U0DANA";
export const statusChannel = "C0STATUS";
export const approvalsChannel = "C0APPROVALS";

const answers = {
  companyName: "Contoso Interiors LLC",
  "address.country": "US",
  "address.line1": "1 Main Street",
  "address.city": "Redmond",
  "address.state": "WA",
  "address.postalCode": "98052",
  alreadyBuys: "no",
  "contact.firstName": "Ada",
  "contact.lastName": "Moss",
  "contact.email": "ada@contoso.example",
  domainPrefix: "contosointeriors",
};

/** The database before the walk: set up, the desk has been open, and one request came in that nobody was told of yet. */
export async function createTemplate(name: string, processes: DeskProcesses): Promise<void> {
  await onTestServer(`create database ${name}`);
  await inDatabase(name, async (connection) => {
    await migrateToNewest(connection);
    await setUp(connection.db);
  });
  const session = await openSession(processes, name);
  await session.quiet().finally(() => session.end());
  await inDatabase(name, async ({ db }) => {
    // The next Partner Center has not given this token.
    await db.delete(credentials);
    await request(db);
  });
}

async function inDatabase(name: string, work: (connection: Connection) => Promise<void>): Promise<void> {
  const log = createLog({ level: "silent" });
  const connection = await connect({ databaseUrl: urlOfDatabase(name), dataDir: "", log });
  await work(connection).finally(() => connection.close());
}

async function setUp(db: Database): Promise<void> {
  await db.insert(people).values(workspacePeople.people.map(({ id, name }) => ({ id, name, readAt: beginning })));
  await db.insert(settings).values({
    partnerName: "Fabrikam",
    partnerType: "direct-bill",
    partnerDomains: ["fabrikam.com"],
    approvalsChannel,
    statusChannel,
    reachableChannels: [approvalsChannel, statusChannel],
    roleHolders: {
      "admin-agent": { people: [approver], groups: [] },
      "sales-agent": { people: [requester], groups: [] },
    },
    ownApproval: false,
    agreementWay: "direct-acceptance",
    updatedAt: beginning,
  });
}

async function request(db: Database): Promise<void> {
  const deps = {
    db,
    now: () => beginning,
    partnerCenter: null,
    rhythm: defaultRhythm,
    actor: { kind: "person" as const, id: requester },
  };
  const draft = await startDraft(deps, { companyName: answers.companyName });
  if (!draft.ok) throw new Error("The draft was refused.");
  const draftId = draft.value.id;
  const turned = await turnPage(deps, { draftId, revision: draft.value.revision, answers });
  const checked = turned.ok ? await runDraftChecks(deps, { draftId }) : turned;
  const sent = checked.ok
    ? await submitCustomer(deps, { draftId, revision: checked.value.draft.revision, answers })
    : checked;
  if (!sent.ok) throw new Error(`The request was refused: ${JSON.stringify(sent.failure)}`);
}
