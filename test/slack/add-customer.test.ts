import { describe, expect, it } from "vitest";
import { customers, events } from "../../db/schema/index.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";

const database = useDatabase();

describe("Adding a customer in the United States", () => {
  it("goes from the command to the approved account, through a colleague's approval", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    const dana = desk.slack.as("U0DANA");

    await sam.command("/csp add Contoso Interiors LLC");
    await eventually(() => expect(sam.view?.words).toContain("Country/region"));
    await sam.select("Country/region", "United States");
    await eventually(() => expect(sam.view?.words).toContain("Washington"));
    await sam.type("Address line 1", "1 Main Street");
    await sam.type("City", "Redmond");
    await sam.select("State or province", "WA");
    await sam.type("Postal code", "98052");
    await sam.submit();
    expect(sam.view?.errors).toEqual({});
    await sam.select("alreadyBuys", "no");
    await sam.type("First name", "Ada");
    await sam.type("Last name", "Moss");
    await sam.type("E-mail", "ada@contoso.example");
    await sam.type("domainPrefix", "contosointeriors");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Checked with Partner Center just now."));
    await sam.submit();
    expect(sam.view?.words).toContain("waits for approval");

    const card = await eventually(() => {
      const found = desk.slack.channel("approvals").messages.find(({ buttons }) => buttons.includes("Approve"));
      expect(found).toBeDefined();
      return found!;
    });
    expect(card.words).toContain("Contoso Interiors LLC");
    expect(desk.partnerCenter.customers).toHaveLength(0);
    await dana.click({ name: "Approve", channel: "approvals", ts: card.ts });

    await eventually(() =>
      expect(desk.slack.channel("customer-status").messages[0]?.words).toContain("Contoso Interiors LLC"),
    );
    expect(desk.partnerCenter.customers).toHaveLength(1);
    await eventually(() =>
      expect(desk.slack.channel("customer-status").messages[0]?.words).toContain("Under review since"),
    );
    desk.partnerCenter.setVerification(desk.partnerCenter.customers[0]!.id, "Allowed");
    desk.clock.move(60 * 60_000);
    await eventually(() => expect(sam.dm.messages.map(({ words }) => words).join("\n")).toContain("is verified"));
    await eventually(() =>
      expect(desk.slack.channel("customer-status").messages[0]?.words).toContain("Approved since"),
    );

    expect(await database.db.select().from(customers)).toMatchObject([
      { status: "active", companyName: "Contoso Interiors LLC" },
    ]);
    expect((await database.db.select().from(events).orderBy(events.id)).map((event) => event.type)).toEqual([
      "customer.requested",
      "customer.approved",
      "customer.created",
      "verification.changed",
      "verification.changed",
    ]);
    expect(
      desk.partnerCenter.received.filter(({ method, path }) => method === "POST" && path === "/v1/customers"),
    ).toHaveLength(1);
    expect(desk.slack.refusals).toEqual([]);
  });
});
