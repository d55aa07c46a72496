import { describe, expect, it } from "vitest";
import { agreements, customers, relationships, verifications } from "../../db/schema/index.ts";
import type { Actor } from "../../src/sandbox/slack/workspace.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { ask } from "../support/requests.ts";

const database = useDatabase();
const since = new Date("2026-11-01T00:00:00Z");

/** What the command says; only this person sees it. */
async function askCustomers(person: Actor, text = "") {
  const message = await ask(person, `/csp customers ${text}`.trim());
  return { ...message, words: message.words.replaceAll("*", "") };
}

const add = async (...rows: Parameters<typeof customerRow>[0][]) =>
  database.db
    .insert(customers)
    .values(rows.map((row) => customerRow(row)))
    .returning();

describe("/csp customers", () => {
  it("marks relationship, agreement and verification in words, for every role", async () => {
    const desk = await startTestDesk(database);
    const [wingtip] = await add(
      { companyName: "Wingtip & Toys" },
      { companyName: "Tailspin" },
      { companyName: "Northwind", status: "ended" },
    );
    const of = { customerId: wingtip?.id ?? "", since };
    await database.db.insert(relationships).values({ ...of, status: "reseller" });
    await database.db.insert(agreements).values({ ...of, status: "attested" });
    await database.db.insert(verifications).values({ ...of, status: "allowed", checkedAt: since });
    for (const id of ["U0OLGA", "U0DANA", "U0SAM", "U0HENK"]) {
      const { words, buttons } = await askCustomers(desk.slack.as(id));
      expect(words).toMatch(/Tailspin[^]*Wingtip &amp; Toys/);
      expect(words).not.toContain("Northwind");
      expect(words).toContain("Relationship: Reseller  ·  Agreement: Provided  ·  Verification: Approved");
      expect(words).toContain(
        "Relationship: Reseller  ·  Agreement: not looked at yet  ·  Verification: not looked at yet",
      );
      expect(words).not.toContain("by themselves");
      expect(buttons).toEqual(["Show", "Show"]);
    }
    expect((await askCustomers(desk.slack.as("U0SAM"), "north")).words).toMatch(/Northwind[^]*Relationship ended/);
  });

  it("finds a former customer by its name, and lists it no more", async () => {
    const desk = await startTestDesk(database);
    await add({ companyName: "Northwind", status: "ended" });
    const sam = desk.slack.as("U0SAM");
    expect((await askCustomers(sam, "northwind")).words).toMatch(/Northwind[^]*Relationship ended/);
    expect((await askCustomers(sam)).words).toContain("The desk knows no customer yet.");
  });

  it("turns pages in the same answer, forwards and back", async () => {
    const desk = await startTestDesk(database);
    await add(...Array.from({ length: 20 }, (_, index) => ({ companyName: `Wingtip ${index + 10}` })));
    const sam = desk.slack.as("U0SAM");
    const { ts } = await askCustomers(sam, "wingtip");
    const seen = async (first: string, last: string, turns: string[]) =>
      eventually(() => {
        const now = sam.dm.messages.find((message) => message.ts === ts);
        expect(now?.words).toContain("Customers that fit “wingtip”");
        expect(now?.words.match(/Wingtip \d+/g)).toEqual(expect.arrayContaining([first, last]));
        expect(now?.buttons.filter((name) => name !== "Show")).toEqual(turns);
      });
    const turn = (name: string) => sam.click({ name, channel: sam.dm.id, ts });
    await seen("Wingtip 10", "Wingtip 17", ["More"]);
    await turn("More");
    await seen("Wingtip 18", "Wingtip 25", ["Earlier", "More"]);
    await turn("More");
    await seen("Wingtip 26", "Wingtip 29", ["Earlier"]);
    await turn("Earlier");
    await seen("Wingtip 18", "Wingtip 25", ["Earlier", "More"]);
    await turn("Earlier");
    await seen("Wingtip 10", "Wingtip 17", ["More"]);
    expect(sam.dm.messages).toHaveLength(1);
  });

  it("shows where a customer stands when its button is pressed", async () => {
    const desk = await startTestDesk(database);
    await add({ companyName: "Tailspin" });
    const sam = desk.slack.as("U0SAM");
    const { ts } = await askCustomers(sam, "tail");
    await sam.click({ name: "Show", channel: sam.dm.id, ts });
    await eventually(() => expect(sam.dm.messages[1]?.words).toContain("Account verification"));
  });

  it("says how to look, and why somebody may be missing, when nothing fits", async () => {
    const desk = await startTestDesk(database);
    const { words, buttons } = await askCustomers(desk.slack.as("U0SAM"), "no <such>");
    expect(words).toContain("No customer fits “no &lt;such&gt;”. Look by a part of the company's name");
    expect(words).toContain("do not appear here by themselves");
    expect(buttons).toEqual([]);
  });

  it("reminds an indirect reseller always that the provider's customers are not listed by themselves", async () => {
    const desk = await startTestDesk(database, { partnerType: "indirect-reseller" });
    await add({ companyName: "Tailspin" });
    const { words } = await askCustomers(desk.slack.as("U0SAM"));
    expect(words).toContain("Tailspin");
    expect(words).toContain("Customers of your provider");
  });

  it("says whom to ask, and shows nothing, to somebody without a role", async () => {
    const desk = await startTestDesk(database);
    await add({ companyName: "Tailspin" });
    const { words } = await askCustomers(desk.slack.as("U0NORA"));
    expect(words).toContain("Ask <@U0OLGA> (global administrator)");
    expect(words).not.toContain("Tailspin");
  });

  it("says who has to finish the setup first", async () => {
    const desk = await startTestDesk(database, { partnerType: null });
    expect((await askCustomers(desk.slack.as("U0SAM"))).words).toContain("/csp setup");
  });
});
