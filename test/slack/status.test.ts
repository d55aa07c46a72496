import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { approvals, customers, events } from "../../db/schema/index.ts";
import { copy } from "../../src/copy/index.ts";
import { customerStatuses, type CustomerStatus } from "../../src/core/customer/lifecycle.ts";
import type { Actor } from "../../src/sandbox/slack/workspace.ts";
import { customerInputWith } from "../support/customer-input.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { addNow, askFor } from "../support/records.ts";
import { ask, fill, openForm } from "../support/requests.ts";

const database = useDatabase();

/** What the command says; only this person sees it. */
async function askStatus(person: Actor, text: string, channel?: string) {
  const message = await ask(person, `/csp status ${text}`.trim(), channel);
  return { ...message, words: message.words.replaceAll("*", "") };
}

const add = async (...rows: Parameters<typeof customerRow>[0][]) =>
  database.db
    .insert(customers)
    .values(rows.map((row) => customerRow(row)))
    .returning();
const sentTo = ({ partnerCenter }: TestDesk) => partnerCenter.received.map(({ method, path }) => `${method} ${path}`);

describe("/csp status with a name", () => {
  it("shows the card of the one customer that fits, to every role, in any channel", async () => {
    const desk = await startTestDesk(database);
    const { tenantId } = await addNow(desk, database);
    const before = await database.db.$count(events);
    for (const [id, text] of [
      ["U0OLGA", "contoso"],
      ["U0DANA", "CONTOSO INTERIORS, llc."],
      ["U0SAM", "contosointeriors"],
      ["U0MIA", "contosointeriors.onmicrosoft.com"],
      ["U0HENK", tenantId],
    ] as const) {
      const answer = await askStatus(desk.slack.as(id), text, "general");
      expect(answer.words).toContain("Contoso Interiors LLC   United States   contosointeriors.onmicrosoft.com");
      expect(answer.words).toMatch(/Account verification {3}Under review since/);
      expect(answer.words).toContain("Relationship   Reseller since");
      expect(answer.words).toContain("Last looked at Microsoft's side");
      expect(answer.buttons).toEqual(["Show the steps", "Invite to accept", "Record agreement"]);
      // In the menu, with what few customers need.
      expect(JSON.stringify(answer.blocks)).toMatch(/"overflow".*Open in Partner Center.*Ask for education/);
      expect(answer.words).toContain("Can order   Not yet. Microsoft is still verifying the account");
    }
    expect(await database.db.$count(events)).toBe(before);
  });

  it("offers several, and shows the one whose button is pressed", async () => {
    const desk = await startTestDesk(database);
    await add(
      { companyName: "Wingtip Toys" },
      { companyName: "Wingtip Books & <Games>", status: "awaiting_approval", requestedBy: "U0MIA" },
      { companyName: "Northern Wingtip" },
      { companyName: "Tailspin" },
    );
    const sam = desk.slack.as("U0SAM");
    const answer = await askStatus(sam, "wingtip");
    expect(answer.words).toContain("Several customers fit “wingtip”. Which one?");
    const order = ["Wingtip Books &amp; &lt;Games&gt;", "Wingtip Toys", "Northern Wingtip"];
    expect(order.map((name) => answer.words.indexOf(name)).every((at, index, all) => at > (all[index - 1] ?? 0))).toBe(
      true,
    );
    expect(answer.words).toContain("Waiting for approval");
    expect(answer.words).not.toContain("Tailspin");
    expect(answer.buttons).toEqual(["Show", "Show", "Show"]);
    for (const name of order) expect(answer.text).toContain(name);

    await sam.click({ name: "Show", channel: sam.dm.id, ts: answer.ts });
    await eventually(() => expect(sam.dm.messages.at(-1)?.words).toContain("Waiting for approval,"));
    expect(sam.dm.messages.at(-1)?.ephemeralFor).toBe("U0SAM");
  });

  it("goes straight to the one that fits exactly, though others contain its name", async () => {
    const desk = await startTestDesk(database);
    await add({ companyName: "Wingtip" }, { companyName: "Wingtip Toys" }, { companyName: "Northern Wingtip" });
    const answer = await askStatus(desk.slack.as("U0SAM"), "wingtip");
    expect(answer.words).toMatch(/^Wingtip {3}/);
  });

  it("says how to look when none fits, whatever was typed", async () => {
    const desk = await startTestDesk(database);
    await add({ companyName: "Wingtip Toys" });
    const sam = desk.slack.as("U0SAM");
    for (const text of ["%", "_", "\\", "wing%toys", "' or 1=1 --", "<!channel>", "a".repeat(3_000), "!!!"]) {
      const answer = await askStatus(sam, text);
      expect(answer.words).toMatch(/No customer fits “.+”\. Look by a part of the company's name/s);
      expect(answer.words).not.toContain("<!channel>");
    }
  });

  it("offers at most eight of five hundred, and says that there are more", async () => {
    const desk = await startTestDesk(database);
    const many = Array.from({ length: 500 }, (_, index) => ({
      companyName: `Adventure Works ${String(index).padStart(3, "0")}`,
    }));
    await add(...many);
    const sam = desk.slack.as("U0SAM");
    const answer = await askStatus(sam, "adventure");
    expect(answer.buttons).toHaveLength(8);
    expect(answer.words).toContain("There are more. Type more of the name to see them.");
    expect((await askStatus(sam, "works 499")).words).toContain("Adventure Works 499");
    expect((await askStatus(sam, "works 49")).buttons).toHaveLength(8);
  });

  it("asks Partner Center now about a customer that the desk does not follow, and keeps nothing", async () => {
    const desk = await startTestDesk(database);
    const seeded = desk.partnerCenter.seedCustomer({
      companyName: "Wingtip Toys",
      domain: "wingtip.onmicrosoft.com",
      verification: "NotAllowed",
    });
    await add({ companyName: "Wingtip Toys", domain: "wingtip.onmicrosoft.com", tenantId: seeded.id });
    const sam = desk.slack.as("U0SAM");
    const answer = await askStatus(sam, "wingtip");
    expect(answer.words).toContain("Account verification   Not approved since");
    expect(answer.words).toContain("Reseller (from Partner Center's customer list)");
    expect(answer.buttons).toEqual(["Show the steps", "How to find out", "Correct the billing data"]);
    expect(sentTo(desk)).toContain(`GET /v1/customers/${seeded.id}/validationStatus`);
    expect(await database.db.$count(events)).toBe(0);

    desk.partnerCenter.fail(/validationStatus/, { kind: "reset" });
    expect((await askStatus(sam, "wingtip")).words).toContain("Not known: Partner Center did not answer just now.");
  });

  it("has words for a record in every status, and what happens next", async () => {
    const desk = await startTestDesk(database);
    const details = customerInputWith();
    const refusal = { code: "600050", status: 400, description: "Registration ID is invalid.", correlationId: "c-1" };
    const shown = customerStatuses.filter((status) => status !== "draft" && status !== "active");
    await add(
      ...shown.map((status) => ({
        companyName: `Company that is ${status}`,
        status,
        details,
        requestedBy: "U0SAM",
        refusal: status === "creation_refused" ? refusal : null,
        tenantId: status === "ended" ? "7c0e3a52-0000-4000-8000-000000000005" : null,
      })),
    );
    const sam = desk.slack.as("U0SAM");
    const buttons: Partial<Record<CustomerStatus, string[]>> = {
      awaiting_approval: ["Withdraw"],
      changes_requested: ["Correct and send again", "Withdraw"],
      address_in_question: ["Correct and send again", "Withdraw"],
      creation_refused: ["Correct and send again", "Withdraw"],
      stalled: ["Try again", "Withdraw"],
      ended: ["Show the steps", "Ask for a relationship"],
    };
    for (const status of shown) {
      const answer = await askStatus(sam, `company that is ${status}`);
      if (status === "ended")
        expect(answer.words).toMatch(/Relationship {3}Ended .*\n.*There is no reseller relationship/);
      else expect(answer.words).toContain(`Where it stands   ${copy.names.customerStatuses[status]}`);
      expect(answer.words).toContain(
        status === "awaiting_approval"
          ? "An admin agent or a global administrator has to decide, in <#C0APPROVALS>."
          : copy.status.next[status],
      );
      expect(answer.words).not.toMatch(/undefined|null/);
      expect(answer.buttons).toEqual(buttons[status] ?? []);
      // A colleague sees where it stands, and nothing to press.
      if (status !== "discarded" && status !== "ended") {
        expect((await askStatus(desk.slack.as("U0MIA"), `company that is ${status}`)).buttons).toEqual([]);
      }
    }
    expect((await askStatus(desk.slack.as("U0MIA"), "company that is discarded")).words).toContain("No customer fits");
  });

  it("tells the requester the approver's reason, and nobody else", async () => {
    const desk = await startTestDesk(database);
    const [record] = await add({ companyName: "Wingtip", status: "changes_requested", requestedBy: "U0SAM" });
    await database.db.insert(approvals).values({
      subject: "addCustomer",
      customerId: record?.id ?? "",
      status: "changes_requested",
      requestedBy: "U0SAM",
      requestedAt: desk.clock.now(),
      decidedBy: "U0DANA",
      decidedAt: desk.clock.now(),
      reason: "The street is <missing>.",
    });
    expect((await askStatus(desk.slack.as("U0SAM"), "wingtip")).words).toContain("The street is &lt;missing&gt;.");
    expect((await askStatus(desk.slack.as("U0MIA"), "wingtip")).words).not.toContain("street");
  });
});

describe("/csp status of drafts", () => {
  it("finds one's own draft by the name in its form, and nobody else's", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await openForm(sam);
    await fill(sam, { companyName: "Proseware GmbH" });
    await sam.close();
    const answer = await askStatus(sam, "proseware");
    expect(answer.words).toContain("Proseware GmbH");
    expect(answer.words).toContain("Draft, not sent yet");
    expect(answer.buttons).toEqual(["Continue"]);
    await sam.click({ name: "Continue", channel: sam.dm.id, ts: answer.ts });
    await eventually(() => expect(sam.view?.valueAt("companyName")).toBe("Proseware GmbH"));
    expect((await askStatus(desk.slack.as("U0DANA"), "proseware")).words).toContain("No customer fits");
  });
});

describe("/csp status alone", () => {
  it("lists what this person asked for and is not settled, or changed within a week", async () => {
    const desk = await startTestDesk(database);
    const now = desk.clock.now();
    const long = new Date(now.getTime() - 30 * 24 * 60 * 60_000);
    const mine = { requestedBy: "U0SAM" };
    await add(
      { companyName: "Old and waiting", status: "awaiting_approval", updatedAt: long, ...mine },
      { companyName: "Old and rejected", status: "rejected", updatedAt: long, ...mine },
      { companyName: "Rejected today", status: "rejected", updatedAt: now, ...mine },
      { companyName: "Thrown away", status: "discarded", updatedAt: now, ...mine },
      { companyName: "Of somebody else", status: "awaiting_approval", updatedAt: now, requestedBy: "U0MIA" },
    );
    const answer = await askStatus(desk.slack.as("U0SAM"), "");
    expect(answer.words).toContain("Yours in progress");
    expect(answer.words.indexOf("Rejected today")).toBeLessThan(answer.words.indexOf("Old and waiting"));
    expect(answer.words).not.toMatch(/Old and rejected|Thrown away|Of somebody else/);
    expect(answer.buttons).toHaveLength(2);
    expect((await askStatus(desk.slack.as("U0HENK"), "")).words).toContain("You have nothing in progress.");
  });

  it("lists a new customer until it is verified", async () => {
    const desk = await startTestDesk(database);
    const { customerId } = await addNow(desk, database);
    await database.db
      .update(customers)
      .set({ updatedAt: new Date("2026-01-01Z") })
      .where(eq(customers.id, customerId));
    expect((await askStatus(desk.slack.as("U0SAM"), "")).words).toContain("Contoso Interiors LLC");
  });
});

describe("/csp status for somebody without a role", () => {
  it("says whom to ask, and shows nothing, also when a button is pressed that a colleague saw", async () => {
    const desk = await startTestDesk(database);
    await askFor(desk, database);
    for (const id of ["U0NORA", "U0GUS"]) {
      const person = desk.slack.as(id);
      for (const text of ["", "contoso"]) {
        const answer = await askStatus(person, text);
        expect(answer.words).toContain("This is for global administrators");
        expect(answer.words).toContain("Ask <@U0OLGA> (global administrator)");
        expect(answer.words).not.toContain("Contoso");
      }
    }
  });

  it("says who has to finish the setup first", async () => {
    const desk = await startTestDesk(database, { partnerType: null });
    const answer = await askStatus(desk.slack.as("U0SAM"), "contoso");
    expect(answer.words).toContain("/csp setup");
  });
});

describe("A request withdrawn from an answer to /csp status", () => {
  it("is answered where it was asked, also in a channel that the desk is not in", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await askFor(desk, database);
    const first = await askStatus(sam, "Contoso", "general");
    const late = await askStatus(sam, "Contoso", "general");
    await sam.click({ name: "Withdraw", channel: "general", ts: first.ts });
    await eventually(() => {
      const now = sam.channel("general").messages.find(({ ts }) => ts === first.ts);
      expect(now?.words).toContain("was withdrawn by");
      expect(now?.buttons).toEqual([]);
    });
    await sam.click({ name: "Withdraw", channel: "general", ts: late.ts });
    const told = () => sam.dm.messages.map(({ words }) => words).join("\n");
    await eventually(() => expect(told()).toContain("withdrew this"));
    expect(told()).not.toContain("went wrong");
  });
});
