import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { approvals, customers, events } from "../../db/schema/index.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { contoso, fill, fillToReview, press, request } from "../support/requests.ts";

const database = useDatabase();
const night = 24 * 60 * 60_000;
const domain = "contosointeriors.onmicrosoft.com";

const creations = (desk: TestDesk) =>
  desk.partnerCenter.received.filter(({ method, path }) => method === "POST" && path === "/v1/customers");
const rows = () => database.db.select().from(customers).orderBy(customers.createdAt);
const eventTypes = async () => (await database.db.select().from(events).orderBy(events.id)).map(({ type }) => type);

/** A colleague adds the customer in Partner Center itself, whose audit log tells the desk of it at night. */
function addElsewhere({ partnerCenter }: TestDesk, customer: { companyName: string; domain: string }): void {
  const { id } = partnerCenter.seedCustomer(customer);
  partnerCenter.addAuditRecord(id, { operationType: "add_customer", resourceType: "customer" });
}

/** The customer is in Partner Center, and the desk has read of it at night. */
async function isCustomerAlready(desk: TestDesk, companyName: string, itsDomain = domain): Promise<void> {
  addElsewhere(desk, { companyName, domain: itsDomain });
  desk.clock.move(night);
  await eventually(async () => expect(await rows()).toMatchObject([{ status: "active", domain: itsDomain }]));
}

describe("A company that is a customer already", () => {
  it("is not added a second time: its domain stops the form", async () => {
    const desk = await startTestDesk(database);
    await isCustomerAlready(desk, "Contoso Group");
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, { ...contoso, domainPrefix: "ContosoInteriors" });
    expect(sam.view?.words).toContain(
      "*Contoso Group* (contosointeriors.onmicrosoft.com) is among your customers already",
    );
    expect(sam.view?.words).not.toContain("Send for approval");
    expect(await database.db.select().from(approvals)).toEqual([]);
    expect(await eventTypes()).toEqual(["customer.found"]);
    expect(creations(desk)).toEqual([]);
  });

  it("is asked about when only the name is equal, and the answer is kept and shown to the approver", async () => {
    const desk = await startTestDesk(database);
    await isCustomerAlready(desk, "CONTOSO Interiors, LLC.", "other.onmicrosoft.com");
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam);
    expect(sam.view?.words).toContain(
      "Is it this one? Customer already: CONTOSO Interiors, LLC. (other.onmicrosoft.com).",
    );
    await sam.submit();
    expect(await database.db.select().from(approvals)).toEqual([]);
    await sam.select("acknowledge.companyName.equal-name", "No, another company");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("waits for approval"));
    const card = await eventually(() => {
      const found = desk.slack.channel("approvals").messages.find(({ buttons }) => buttons.includes("Approve"));
      expect(found?.words).toContain("the requester says it is another company");
      return found;
    });
    expect((await rows())[1]).toMatchObject({ acknowledged: [{ code: "equal-name", field: "companyName" }] });
    if (card) await press(desk.slack.as("U0DANA"), card, "Approve");
    await eventually(() => expect(creations(desk)).toHaveLength(1));
  });

  it("is not approved when it was found while the request waited, and whoever approves hears why", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    const dana = desk.slack.as("U0DANA");
    const card = await request(desk.slack, sam);
    addElsewhere(desk, { companyName: "Contoso Interiors LLC", domain });
    desk.clock.move(night);
    await eventually(async () =>
      expect((await rows()).map(({ status }) => status)).toEqual(["awaiting_approval", "active"]),
    );
    await press(dana, card, "Approve");
    await eventually(() =>
      expect(dana.channel("approvals").messages.map(({ words }) => words)).toContainEqual(
        expect.stringContaining("is among your customers by now"),
      ),
    );
    expect(await database.db.select().from(approvals)).toMatchObject([{ status: "waiting" }]);
    expect(creations(desk)).toEqual([]);
    await press(dana, card, "Reject");
    await eventually(() => expect(dana.view?.words).toContain("Reason"));
    await dana.type("reason", "It is a customer already.");
    await dana.submit();
    await eventually(async () =>
      expect((await rows())[0]).toMatchObject({ status: "rejected", details: null, acknowledged: [], checks: [] }),
    );
  });

  it("is not sent for approval when it was found while the review stood open", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam);
    addElsewhere(desk, { companyName: "Contoso Interiors LLC", domain });
    desk.clock.move(night);
    await eventually(async () => expect((await rows()).map(({ status }) => status)).toContain("active"));
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("is among your customers by now"));
    expect(await database.db.select().from(approvals)).toEqual([]);
  });
});

describe("A company with the name of one that came while the review stood open", () => {
  it("is asked about anew: the answer was given for another one", async () => {
    const desk = await startTestDesk(database);
    await isCustomerAlready(desk, "Contoso Interiors LLC", "first.onmicrosoft.com");
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam);
    await sam.select("acknowledge.companyName.equal-name", "No, another company");
    addElsewhere(desk, { companyName: "Contoso Interiors LLC", domain: "second.onmicrosoft.com" });
    desk.clock.move(night);
    await eventually(async () =>
      expect((await rows()).map(({ domain: its }) => its)).toContain("second.onmicrosoft.com"),
    );
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("A customer with this name exists already."));
    expect(await database.db.select().from(approvals)).toEqual([]);
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("First name"));
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Contoso Interiors LLC (second.onmicrosoft.com); "));
    await sam.select("acknowledge.companyName.equal-name", "No, another company");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("waits for approval"));
    expect(await database.db.select().from(approvals)).toHaveLength(1);
  });
});

describe("A company that a colleague has asked for already", () => {
  it.each([
    ["name", { domainPrefix: "contosonorth" }],
    ["domain", { companyName: "Contoso North LLC" }],
  ])("is asked about when the %s is equal, and the answer is shown to the approver", async (_, other) => {
    const desk = await startTestDesk(database);
    await request(desk.slack, desk.slack.as("U0OLGA"));
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, { ...contoso, ...other });
    expect(sam.view?.words).toContain(
      `Is it this one? Asked for already, and not settled yet: Contoso Interiors LLC (${domain}).`,
    );
    await sam.submit();
    expect(await database.db.select().from(approvals)).toHaveLength(1);
    await sam.select("acknowledge.companyName.equal-request", "No, another company");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("waits for approval"));
    await eventually(() =>
      expect(desk.slack.channel("approvals").messages.at(-1)?.words).toContain(
        "another request has the same name or domain",
      ),
    );
    expect((await rows())[1]).toMatchObject({ acknowledged: [{ code: "equal-request", field: "companyName" }] });
  });

  it("is not asked about once that request was withdrawn, nor for the requester's own correction", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await request(desk.slack, sam);
    const message = await eventually(() => {
      const found = sam.dm.messages.find(({ buttons }) => buttons.includes("Withdraw"));
      if (!found) throw new Error("no message yet");
      return found;
    });
    await sam.click({ name: "Withdraw", channel: sam.dm.id, ts: message.ts });
    await eventually(async () => expect(await rows()).toMatchObject([{ status: "withdrawn" }]));
    const card = await request(desk.slack, desk.slack.as("U0OLGA"));
    const dana = desk.slack.as("U0DANA");
    await press(dana, card, "Ask for changes");
    await eventually(() => expect(dana.view?.words).toContain("Reason"));
    await dana.type("reason", "Which Contoso?");
    await dana.submit();
    const olga = desk.slack.as("U0OLGA");
    const back = await eventually(() => {
      const found = olga.dm.messages.find(({ buttons }) => buttons.includes("Correct and send again"));
      if (!found) throw new Error("not sent back yet");
      return found;
    });
    await olga.click({ name: "Correct and send again", channel: olga.dm.id, ts: back.ts });
    await eventually(() => expect(olga.view?.valueAt("companyName")).toBe(contoso.companyName));
    await olga.submit();
    await eventually(() => expect(olga.view?.words).toContain("First name"));
    await olga.submit();
    await eventually(() => expect(olga.view?.words).toContain("Checked with Partner Center just now."));
    expect(olga.view?.words).not.toContain("Is it this one?");
  });
});

describe("A domain prefix that somebody else has", () => {
  it("goes back to its field; another one goes on", async () => {
    const desk = await startTestDesk(database);
    desk.partnerCenter.takenDomains.add(domain);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam);
    expect(sam.view?.words).toContain("This domain prefix is taken");
    await fill(sam, { domainPrefix: "contosointeriors2" });
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Checked with Partner Center just now."));
    await sam.submit();
    await eventually(async () =>
      expect(await rows()).toMatchObject([
        { status: "awaiting_approval", domain: "contosointeriors2.onmicrosoft.com" },
      ]),
    );
  });

  it("offers a free one, which is taken with a press", async () => {
    const desk = await startTestDesk(database);
    for (const prefix of ["contosointeriors", "contosointeriorsus"]) {
      desk.partnerCenter.takenDomains.add(`${prefix}.onmicrosoft.com`);
    }
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam);
    await fill(sam, { "contact.firstName": "Adela", domainPrefix: "contosointeriors1" });
    await sam.click("Take contosointeriors2");
    await eventually(() => expect(sam.view?.valueAt("domainPrefix")).toBe("contosointeriors2"));
    expect(sam.view?.valueAt("contact.firstName")).toBe("Adela");
    expect(sam.view?.words).not.toContain("is taken");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Checked with Partner Center just now."));
    await sam.submit();
    await eventually(async () =>
      expect(await rows()).toMatchObject([
        { status: "awaiting_approval", domain: "contosointeriors2.onmicrosoft.com" },
      ]),
    );
  });

  it("is said to be taken also where no other one is free", async () => {
    const desk = await startTestDesk(database);
    for (const prefix of ["contosointeriors", "contosointeriorsus", "contosointeriors2", "contosointeriorsus2"]) {
      desk.partnerCenter.takenDomains.add(`${prefix}.onmicrosoft.com`);
    }
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam);
    expect(sam.view?.words).toContain("This domain prefix is taken");
    expect(sam.view?.buttons).toContain("This is the same company");
    expect(sam.view?.buttons).not.toContainEqual(expect.stringContaining("Take "));
  });

  it("may belong to the very same company: then it is told how a relationship is asked for", async () => {
    const desk = await startTestDesk(database);
    desk.partnerCenter.takenDomains.add(domain);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam);
    await sam.click("This is the same company");
    await eventually(() => expect(sam.view?.words).toContain("Ask it for a *reseller relationship*"));
    await sam.click("Back");
    await eventually(() => expect(sam.view?.valueAt("domainPrefix")).toBe("contosointeriors"));
    expect((await rows()).map(({ status }) => status)).toEqual(["draft"]);
    expect(creations(desk)).toEqual([]);
  });
});

describe("A company that buys from Microsoft already", () => {
  it("is not added: the form says what to ask it for, and keeps the draft", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, { ...contoso, alreadyBuys: "yes" });
    expect(sam.view?.words).toContain("Ask it for a *reseller relationship* instead");
    await sam.click("Back");
    await eventually(() => expect(sam.view?.valueAt("contact.email")).toBe(contoso["contact.email"]));
    expect(sam.view?.valueAt("alreadyBuys")).toBe("yes");
    await sam.submit();
    await eventually(() => expect(sam.view?.buttons).toContain("Ask for a relationship"));
    await sam.click("Ask for a relationship");
    await eventually(() => expect(sam.view?.words).toContain("Whom do you want to ask?"));
    expect(sam.view?.valueAt("companyName")).toBe(contoso.companyName);
    expect(sam.view?.valueAt("contact.email")).toBe(contoso["contact.email"]);
    const [customer] = await rows();
    expect(customer).toMatchObject({ status: "draft" });
    expect(
      await database.db
        .select()
        .from(approvals)
        .where(eq(approvals.customerId, customer?.id ?? "")),
    ).toEqual([]);
    expect(creations(desk)).toEqual([]);
  });
});

describe("A former customer", () => {
  it("is not added anew: it is asked for a relationship under its own record", async () => {
    const desk = await startTestDesk(database);
    const former = customerRow({ companyName: "Contoso before", domain, status: "ended" });
    await database.db.insert(customers).values(former);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam);
    expect(sam.view?.words).toContain("was your customer before");
    await sam.click("Ask for a relationship");
    await eventually(() => expect(sam.view?.words).toContain("A draft for *Contoso before*"));
    expect(creations(desk)).toEqual([]);
  });
});
