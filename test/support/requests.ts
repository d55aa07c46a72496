import { expect, vi } from "vitest";
import type { Actor, ReadMessage, Workspace } from "../../src/sandbox/slack/workspace.ts";
import { eventually } from "./eventually.ts";

export type Typed = Record<string, string | null>;

/** What a command answers this person alone, in a channel or in the conversation with the desk, whatever else comes. */
export async function ask(person: Actor, text: string, channel?: string): Promise<ReadMessage> {
  const answers = () =>
    (channel === undefined ? person.dm : person.channel(channel)).messages.filter(
      ({ ephemeralFor }) => ephemeralFor === person.id,
    );
  const before = answers().length;
  await person.command(text, channel);
  return eventually(() => {
    const answer = answers()[before];
    if (!answer) throw new Error(`no answer to ${text}`);
    return answer;
  });
}

/** What a sales agent types for a company in the United States; keys are the fields' paths. */
export const contoso = {
  companyName: "Contoso Interiors LLC",
  "address.country": "United States",
  "address.line1": "1 Main Street",
  "address.city": "Redmond",
  "address.state": "WA",
  "address.postalCode": "98052",
  alreadyBuys: "no",
  "contact.firstName": "Ada",
  "contact.lastName": "Moss",
  "contact.email": "ada@contoso.example",
  "contact.phone": null,
  domainPrefix: "contosointeriors",
} satisfies Typed;

/** The same for a company in Brazil, with a CNPJ whose check digits are right. */
export const interiores = {
  ...contoso,
  companyName: "Contoso Interiores Ltda.",
  "address.country": "Brazil",
  registrationId: "11.222.333/0001-81",
  "address.line1": "Avenida Paulista 1000",
  "address.city": "São Paulo",
  "address.state": "SP",
  "address.postalCode": "01310-100",
  "contact.firstName": "Ana",
  "contact.lastName": "Souza",
  "contact.email": "ana@contosointeriores.com.br",
  "contact.phone": "+55 11 91234-5678",
  domainPrefix: "contosointeriores",
} satisfies Typed;

const chosen = ["address.country", "address.state", "alreadyBuys", "culture", "resellerId", "educationSegment"];

/** Types or chooses what belongs to fields of the open view; null leaves a field alone. */
export async function fill(person: Actor, typed: Typed): Promise<void> {
  for (const [path, value] of Object.entries(typed)) {
    if (value === null) continue;
    await eventually(() => expect(fieldsOf(person)).toContain(path));
    if (chosen.includes(path) && isChoice(person, path)) await person.select(path, value);
    else await person.type(path, value);
    if (path === "address.country" && statesAreListed.includes(value)) {
      await eventually(() => expect(isChoice(person, "address.state")).toBe(true));
    }
  }
}

/** Whoever types faster than the form takes this country's shape types into a field that is about to be replaced. */
const statesAreListed = ["United States", "Brazil"];

const fieldsOf = (person: Actor): string[] =>
  (person.view?.blocks ?? []).flatMap((block) => ("block_id" in block ? [block.block_id.replace(/~\d+$/, "")] : []));

const isChoice = (person: Actor, path: string): boolean =>
  (person.view?.blocks ?? []).some(
    (block) =>
      block.type === "input" && block.block_id.startsWith(`${path}~`) && !block.element.type.endsWith("_text_input"),
  );

/** What is typed into the first view of the form, and what into the second. */
export function byView(typed: Typed): { company: Typed; contact: Typed } {
  const isCompany = ([path]: [string, unknown]) => /^(companyName|address\.|registrationId)/.test(path);
  const entries = Object.entries(typed);
  return {
    company: Object.fromEntries(entries.filter(isCompany)),
    contact: Object.fromEntries(entries.filter((entry) => !isCompany(entry))),
  };
}

export async function openForm(person: Actor): Promise<void> {
  await person.command("/csp add");
  await eventually(() => expect(fieldsOf(person)).toContain("companyName"));
}

/** Fills the two views and stands before the review, checked by Partner Center. */
export async function fillToReview(person: Actor, typed: Typed = contoso): Promise<void> {
  const { company, contact } = byView(typed);
  await openForm(person);
  await fill(person, company);
  await person.submit();
  await eventually(() => expect(fieldsOf(person)).toContain("contact.email"));
  await fill(person, contact);
  await person.submit();
  await resultInstead(person, /Checking with|has not answered/);
}

/** Waits for what comes instead of these words. On a busy machine it may overtake their dialog; a person asks for it then. */
export async function resultInstead(person: Actor, waiting: RegExp): Promise<void> {
  const isDone = () => expect(person.view?.words).not.toMatch(waiting);
  await vi.waitFor(isDone, { timeout: 3_000, interval: 25 }).catch(() => person.click("Show the result"));
  await eventually(isDone);
}

/** Asks for a customer and answers the card in the approvals channel. */
export async function request(slack: Workspace, person: Actor, typed: Typed = contoso): Promise<ReadMessage> {
  await fillToReview(person, typed);
  await person.submit();
  await eventually(() => expect(person.view?.words).toContain("waits for approval"));
  return approvalCard(slack, typed["companyName"] ?? "");
}

/** The open card of a company in the approvals channel. */
export function approvalCard(slack: Workspace, companyName: string): Promise<ReadMessage> {
  return eventually(() => {
    const card = slack
      .channel("approvals")
      .messages.findLast((message) => message.words.includes(companyName) && message.buttons.includes("Approve"));
    if (!card) throw new Error(`No card of ${companyName} waits in the approvals channel.`);
    return card;
  });
}

export const press = (person: Actor, card: ReadMessage, name: string) =>
  person.click({ name, channel: "approvals", ts: card.ts });
