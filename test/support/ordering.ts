import { expect } from "vitest";
import { approvals, customers, events, orders } from "../../db/schema/index.ts";
import type { Actor, ReadMessage } from "../../src/sandbox/slack/workspace.ts";
import { customerRow } from "./customer-row.ts";
import type { TestDatabase } from "./database.ts";
import { startTestDesk, type DeskOptions, type TestDesk } from "./desk.ts";
import { eventually } from "./eventually.ts";
import { resultInstead } from "./requests.ts";

/** The product ID of Microsoft 365 Business Basic. */
export const basicId = "CFQ7TTC0LH18";
export const basicItem = "CFQ7TTC0LH18:0001:CFQ7TTC0K971";
export const name = "Contoso Interiors LLC";

export interface OrderScene extends DeskOptions {
  country?: string;
  verification?: "Allowed" | "UnderReview" | "NotAllowed";
  hasAgreement?: boolean;
}

/** A desk with one customer; left alone, it may buy. */
export async function orderingDesk(database: TestDatabase, scene: OrderScene = {}) {
  const { country = "US", verification = "Allowed", hasAgreement = true, ...options } = scene;
  const desk = await startTestDesk(database, options);
  const { id: tenantId } = desk.partnerCenter.seedCustomer({
    companyName: name,
    domain: "contosointeriors.onmicrosoft.com",
    address: { country },
  });
  desk.partnerCenter.setVerification(tenantId, verification);
  if (hasAgreement) desk.partnerCenter.answerAgreement(tenantId, "accepts");
  await database.db.insert(customers).values(customerRow({ tenantId, country, companyName: name }));
  return { desk, tenantId, sam: desk.slack.as("U0SAM"), dana: desk.slack.as("U0DANA"), ravi: desk.slack.as("U0RAVI") };
}

export const shows = (person: Actor, words: string) => eventually(() => expect(person.view?.words).toContain(words));

/** Sends the step, and stands before what these words are of. */
export async function next(person: Actor, words: string): Promise<void> {
  await person.submit();
  await resultInstead(person, /One moment/);
  await shows(person, words);
}

export async function openOrder(person: Actor): Promise<void> {
  await person.command(`/csp order ${name}`);
  await eventually(() => expect(person.view?.words ?? "One moment").not.toMatch(/One moment/));
}

/** From the first step to the third. */
export async function choose(person: Actor): Promise<void> {
  await person.select("products", ["Microsoft 365 Business Basic"]);
  await next(person, "2 of 4");
  await person.select(`offer.${basicId}`, "1 year, billed monthly");
  await person.type(`licences.${basicId}`, "25");
  await next(person, "3 of 4");
}

export async function declare(person: Actor): Promise<void> {
  await person.select("declare.partner-role", ["I confirm how my company sells"]);
  await person.select("declare.no-reselling-in-group", ["I confirm that we do not sell it on"]);
}

/** Stands before the whole cart with its prices. */
export async function toReview(person: Actor): Promise<void> {
  await openOrder(person);
  await choose(person);
  await declare(person);
  await next(person, "4 of 4");
}

/** Has asked, and the card stands in the approvals channel. */
export async function askOrder(desk: TestDesk, person: Actor): Promise<ReadMessage> {
  await toReview(person);
  await next(person, "waits for approval");
  await person.close();
  return orderCard(desk);
}

export const orderCard = (desk: TestDesk): Promise<ReadMessage> =>
  eventually(() => {
    const card = desk.slack.channel("approvals").messages.findLast(({ words }) => words.includes("Order: "));
    if (card?.buttons.join() !== "Approve,Reject") throw new Error("no card of an order waits");
    return card;
  });

export const cardNow = (desk: TestDesk, { ts }: ReadMessage) =>
  desk.slack.channel("approvals").messages.find((one) => one.ts === ts);

/** What Partner Center was sent to buy something, by the end of its path. */
export const cartCalls = (desk: TestDesk, end: RegExp) =>
  desk.partnerCenter.received.filter(({ method, path }) => method === "POST" && end.test(path));
export const boughtFor = (desk: TestDesk, tenantId: string) =>
  desk.partnerCenter.customers.find(({ id }) => id === tenantId)?.orders ?? [];

export const statusOf = async ({ db }: TestDatabase) => (await db.select().from(orders)).map(({ status }) => status);
export const approvalsIn = ({ db }: TestDatabase) => db.select().from(approvals);
export const orderEvents = async ({ db }: TestDatabase) =>
  (await db.select().from(events).orderBy(events.id))
    .filter(({ type }) => type.startsWith("order."))
    .map(({ type }) => type.replace("order.", ""));
