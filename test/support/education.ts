import { and, eq, lte } from "drizzle-orm";
import { expect } from "vitest";
import { events, jobs, qualifications } from "../../db/schema/index.ts";
import type { Actor } from "../../src/sandbox/slack/workspace.ts";
import { dmWith, posts } from "./agreement.ts";
import type { TestDatabase } from "./database.ts";
import { startTestDesk, type DeskOptions, type TestDesk } from "./desk.ts";
import { eventually } from "./eventually.ts";
import { addNow } from "./records.ts";
import { resultInstead } from "./requests.ts";

/** The company that Sam asks about. */
export const school = "Contoso Interiors LLC";
export const day = 24 * 60 * 60_000;

/** A desk with one customer that Sam asked for. */
export async function withSchool(database: TestDatabase, options: DeskOptions = {}) {
  const desk = await startTestDesk(database, options);
  const { tenantId, customerId } = await addNow(desk, database);
  return { desk, tenantId, customerId, sam: desk.slack.as("U0SAM") };
}

export async function openForm(person: Actor): Promise<void> {
  await person.command(`/csp education ${school}`);
  await formIsThere(person);
}

export const formIsThere = (person: Actor) =>
  eventually(() => expect(person.view?.words ?? "One moment").not.toMatch(/One moment/));

export async function fillIn(person: Actor, { website = "https://www.contoso.edu/", email = "ada@contoso.edu" } = {}) {
  await person.select("segment", "School (kindergarten to 12th grade)");
  await person.type("website", website);
  await person.type("email", email);
}

/** Fills in and sends the form that is open. */
export async function sendIt(person: Actor, typed: Parameters<typeof fillIn>[1] = {}): Promise<void> {
  await fillIn(person, typed);
  await submit(person);
  await eventually(() => expect(person.view?.words).toMatch(/I ask Microsoft whether|Microsoft is looking whether/));
  await person.close();
}

/** Sends the form, and stands before what came of it. */
export async function submit(person: Actor): Promise<void> {
  await person.submit();
  await resultInstead(person, /One moment/);
}

export async function askMicrosoft(person: Actor, typed: Parameters<typeof fillIn>[1] = {}): Promise<void> {
  await openForm(person);
  await sendIt(person, typed);
}

export const statusIs = ({ db }: TestDatabase, status: string) =>
  eventually(async () => expect(await db.select().from(qualifications)).toMatchObject([{ status }]));

/** The story of the qualification so far, such as "in_review → approved". */
export const educationEventsIn = async ({ db }: TestDatabase) =>
  (await db.select().from(events).orderBy(events.id))
    .filter(({ type }) => type.startsWith("education."))
    .map(({ type, before, after }) => (before === null ? type : `${before} → ${after}`));

export const requests = (desk: TestDesk) => posts(desk, "/qualifications");
export const looks = (desk: TestDesk) =>
  desk.partnerCenter.received.filter(({ method, path }) => method === "GET" && path.endsWith("/qualifications"));
export const atMicrosoft = (desk: TestDesk) => desk.partnerCenter.customers[0]?.qualifications ?? [];

/** A day later the desk has looked again. A look that is on its way ends before: it has seen what was there before. */
export async function untilTold(desk: TestDesk, { db }: TestDatabase, words: string) {
  const isLook = and(eq(jobs.queue, "watch-education"), lte(jobs.runAt, desk.clock.now()));
  await eventually(async () => expect(await db.$count(jobs, isLook)).toBe(0));
  desk.clock.move(day);
  return dmWith(desk, words);
}
