import { expect } from "vitest";
import { agreements, events } from "../../db/schema/index.ts";
import type { Actor, ReadMessage } from "../../src/sandbox/slack/workspace.ts";
import type { TestDatabase } from "./database.ts";
import type { TestDesk } from "./desk.ts";
import { eventually } from "./eventually.ts";
import { ask as askIn, fill } from "./requests.ts";

export const day = 24 * 60 * 60_000;

/** Somebody at the customer, by the fields of the form. */
export const ana = {
  "contact.firstName": "Ana",
  "contact.lastName": "Souza",
  "contact.email": "ana@contosointeriors.example",
};

export const statusesIn = async ({ db }: TestDatabase) =>
  (await db.select().from(agreements)).map(({ status }) => status);

/** The story of the agreement so far, such as "agreement.invited: none → invited". */
export const agreementEventsIn = async ({ db }: TestDatabase) =>
  (await db.select().from(events).orderBy(events.id))
    .filter(({ type }) => type.startsWith("agreement."))
    .map(({ type, before, after }) => (before === null ? type : `${type}: ${before} → ${after}`));

export const posts = (desk: TestDesk, end: string) =>
  desk.partnerCenter.received.filter(({ method, path }) => method === "POST" && path.endsWith(end));

/** The first card in the status channel. */
export const cardOf = (desk: TestDesk) =>
  desk.slack.channel("customer-status").messages.find(({ threadTs }) => threadTs === undefined);

export const threadOf = (desk: TestDesk) =>
  desk.slack
    .channel("customer-status")
    .replies(cardOf(desk)?.ts ?? "")
    .map(({ words }) => words)
    .join("\n");

export const dmsOf = (desk: TestDesk, person = "U0SAM") => desk.slack.as(person).dm.messages.map(({ words }) => words);

/** The newest direct message with these words, once it is there. */
export const dmWith = (desk: TestDesk, words: string, person = "U0SAM"): Promise<ReadMessage> =>
  eventually(() => {
    const found = desk.slack.as(person).dm.messages.findLast((message) => message.words.includes(words));
    if (!found) throw new Error(`no message says ${words}`);
    return found;
  });

/** What a command answers this person alone, in a channel that everybody is in. */
export const ask = (person: Actor, text: string): Promise<ReadMessage> => askIn(person, text, "general");

/** Opens the form for who accepted, or will accept. */
export async function openAttest(person: Actor, command = "/csp attest Contoso"): Promise<void> {
  await person.command(command);
  await eventually(() => expect(person.view?.words).toMatch(/Who (accepted|will accept)/));
}

/** Fills in and sends that form, as far as it asks. Answers what stands there then. */
export async function attestAs(
  person: Actor,
  { evidence = "Contract 17", acceptedOn = "2024-05-17", ...who } = { ...ana } as Partial<typeof ana> & {
    evidence?: string;
    acceptedOn?: string;
  },
): Promise<string> {
  await openAttest(person);
  await fill(person, { ...ana, ...who });
  if (person.view?.valueAt("evidence") !== undefined) {
    await fill(person, { evidence });
    await person.select("acceptedOn", acceptedOn);
  }
  await person.submit();
  return person.view?.words ?? "";
}
