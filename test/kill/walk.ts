import { onTestServer } from "../support/database-server.ts";
import type { DeskProcesses } from "./desk-processes.ts";
import { openSession, type Session } from "./session.ts";
import type { Passed, Target } from "./point.ts";
import { takeSnapshot, type Snapshot } from "./snapshot.ts";
import { approvalsChannel, approver, statusChannel } from "./template.ts";

export interface Walked {
  snapshot: Snapshot;
  points: readonly Passed[];
  kills: number;
}

const hour = 60 * 60_000;

/** From the approval to the last card, on a database of its own; with a target, the desk is killed there once. */
export async function walk(
  processes: DeskProcesses,
  database: { name: string; template: string },
  target: Target | null,
): Promise<Walked> {
  await onTestServer(`create database ${database.name} template ${database.template}`);
  try {
    return await walkOn(await openSession(processes, database.name), target);
  } finally {
    await onTestServer(`drop database if exists ${database.name} with (force)`);
  }
}

async function walkOn(session: Session, target: Target | null): Promise<Walked> {
  try {
    await session.quiet();
    await session.watch(target);
    await approve(session);
    await session.quiet();
    for (const customer of session.partnerCenter.customers) {
      session.partnerCenter.setVerification(customer.id, "Allowed");
    }
    session.move(hour);
    await session.quiet();
    if (target !== null && (await session.isKilled())) await session.quiet();
    return { snapshot: await takeSnapshot(session), points: [...session.points()], kills: session.kills() };
  } finally {
    await session.end();
  }
}

async function approve({ slack, sql, until }: Session): Promise<void> {
  const card = slack.channel(approvalsChannel).messages.find(({ buttons }) => buttons.includes("Approve"));
  if (!card) throw new Error("There is no card to approve.");
  await slack.as(approver).click({ name: "Approve", channel: approvalsChannel, ts: card.ts });
  await until("the approval", async () => {
    const waiting = await sql`select from approvals where status = 'waiting'`;
    return waiting.length === 0;
  });
}

/** The points of the job that creates the customer, and of the one that posts its status card first. */
export function creationAndFirstCard(points: readonly Passed[]): Passed[] {
  const jobs = ["POST /v1/customers", `chat.postMessage ${statusChannel}`].map(
    (what) => points.find((point) => point.what === what)?.jobId,
  );
  return points.filter(({ jobId }) => jobs.includes(jobId));
}
