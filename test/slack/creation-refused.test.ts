import { describe, expect, it } from "vitest";
import { approvals, customers, events, relationshipRequests } from "../../db/schema/index.ts";
import type { Fault } from "../../src/sandbox/partner-center/faults.ts";
import { approveRequest, creations, goToReview, sendAndApprove, told } from "../support/creation.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { approvalCard, contoso, fill, fillToReview, interiores, openForm, resultInstead } from "../support/requests.ts";

const database = useDatabase();

const customer = async () => (await database.db.select().from(customers))[0];
const eventTypes = async () => (await database.db.select().from(events).orderBy(events.id)).map(({ type }) => type);
const thread = (desk: TestDesk, ts: string) =>
  desk.slack
    .channel("approvals")
    .replies(ts)
    .map(({ words }) => words)
    .join("\n");
const card = (desk: TestDesk, ts: string) =>
  desk.slack.channel("approvals").messages.find((message) => message.ts === ts);

type Answered = Extract<Fault, { kind: "answer" }>;
const refusal = (status: number, code: number, text: string, shape: "old" | "new" = "new"): Answered => ({
  kind: "answer",
  status,
  code,
  text,
  shape,
});

describe("A refused creation is told in words, with code, correlation ID and what helps", () => {
  it.each<[number, Answered, string, string]>([
    [
      2030,
      refusal(403, 2030, "Partner isn't onboarded to sell in country/region.", "old"),
      "The customer's country lies outside the region that you may sell in.",
      "Only a partner of that region can add this customer.",
    ],
    [
      3000,
      refusal(400, 3000, "Invalid property: billingProfile.culture.", "old"),
      "Partner Center does not take one of the details as it stands.",
      "open a support ticket and give the correlation ID",
    ],
    [
      600002,
      refusal(400, 600002, "Organization registration ID value isn't supported."),
      "Partner Center takes no registration ID in this country.",
      "Send the request again without the ID.",
    ],
    [
      600049,
      refusal(400, 600049, "Organization registration ID information is missing."),
      "Partner Center needs the company's registration ID in this country.",
      "Take it from the company's official papers and send the request again.",
    ],
    [
      600050,
      refusal(400, 600050, "The ID is invalid and should be of the format ^\\d{9}$.", "old"),
      "The registration ID does not look as Partner Center expects it in this country.",
      "Expected: 9 digits.",
    ],
    [
      600051,
      refusal(400, 600051, "Customer phone number is missing."),
      "Partner Center needs a phone number in this country.",
      "Add it and send the request again.",
    ],
    [
      800016,
      refusal(400, 800016, "PartnerID isn't a valid Indirect Reseller."),
      "The chosen company is not an indirect reseller of yours.",
      "Choose another reseller, or none, and send the request again.",
    ],
    [
      900149,
      refusal(403, 900149, "Program status is not active."),
      "One of your company's programs is not active at Microsoft.",
      "Ask a global administrator to put this right in Partner Center; then press *Correct and send again* and send it as it is.",
    ],
    [
      900150,
      refusal(403, 900150, "The role may not do this."),
      "The person who gave the desk its consent has a role that may not create customers.",
      "Ask an admin agent to give the desk its consent again; then press *Correct and send again* and send it as it is.",
    ],
    [
      900154,
      refusal(400, 900154, "The partner location ID is not linked to an active CSP indirect reseller."),
      "The reseller's location is not linked to an active indirect reseller.",
      "Choose another reseller, or none, and send the request again.",
    ],
    [
      900308,
      refusal(403, 900308, "Insufficient privileges."),
      "The person who gave the desk its consent has too few rights.",
      "Ask an admin agent to give the desk its consent again; then press *Correct and send again* and send it as it is.",
    ],
    [
      900329,
      refusal(403, 900329, "App-only access is not allowed for this operation."),
      "Partner Center wants a person behind this request, and the desk signed in without one.",
      "Tell whoever runs the desk; once it is mended, press *Correct and send again* and send it as it is.",
    ],
    [
      900420,
      refusal(401, 900420, "The audience of the token is not valid."),
      "Partner Center does not take the desk's sign-in: it was made out for another service.",
      "Tell whoever runs the desk; once it is mended, press *Correct and send again* and send it as it is.",
    ],
    [
      987654,
      refusal(400, 987654, "Something that <nobody> has seen & read."),
      "*Contoso Interiors LLC* was not created. Compare the details with official papers",
      "“Something that &lt;nobody&gt; has seen &amp; read.”",
    ],
  ])("%i", async (code, fault, matter, step) => {
    const desk = await startTestDesk(database);
    desk.partnerCenter.fail("POST /v1/customers", fault);
    const { ts } = await approveRequest(desk, contoso);

    const message = await told(desk, "was not created");
    const correlationId = creations(desk)[0]!.correlationId!;
    expect(message.words).toContain(matter);
    expect(message.words).toContain(step);
    expect(message.words).toContain(`code ${code}, correlation ID ${correlationId}`);
    expect(message.buttons).toEqual(
      code === 600002
        ? ["Correct and send again", "Send it again without the ID", "Withdraw"]
        : ["Correct and send again", "Withdraw"],
    );
    await eventually(() => expect(thread(desk, ts)).toContain(`(code ${code}, correlation ID ${correlationId})`));
    expect(thread(desk, ts)).toContain("<@U0SAM> has been told what helps.");
    expect(thread(desk, ts)).not.toContain(fault.text);
    await eventually(() => expect(card(desk, ts)?.words).toContain("Partner Center refused it."));

    expect(await customer()).toMatchObject({
      status: "creation_refused",
      createRequestId: null,
      refusal: { code: String(code), description: fault.text, correlationId },
    });
    expect(await eventTypes()).toEqual(["customer.requested", "customer.approved", "customer.creation_refused"]);
    expect(creations(desk)).toHaveLength(1);
    expect(desk.partnerCenter.customers).toHaveLength(0);
  });
});

describe("A corrected request", () => {
  it("shows the form of ID that is expected, and goes to approval again with a new request ID", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    // Partner Center does not say beforehand what the IDs look like.
    desk.partnerCenter.fail(/countryvalidationrules/i, { kind: "answer", status: 500 }, 1000);
    // The ID comes right after the country: its field shows that the form has taken the country's shape.
    const order = { "address.country": null, registrationId: null };
    // Searched by its code, since `fill` waits for the states of "Brazil", and none are listed here.
    const typed = { ...order, ...interiores, "address.country": "BR", registrationId: "11222333/0001-81" };
    const { ts } = await approveRequest(desk, typed);

    const message = await told(desk, "was not created");
    expect(message.words).toContain("Expected: 14 digits, or `00.000.000/0000-00` (0 stands for a digit).");
    await sam.click({ name: "Correct and send again", channel: sam.dm.id, ts: message.ts });
    await eventually(() => expect(sam.view?.words).toContain("Step 1 of 3"));
    expect(sam.view?.words).toContain("Expected: 14 digits");
    expect(sam.view?.words).toContain("Partner Center refused the customer because of this.");
    expect(sam.view?.valueAt("registrationId")).toBe("11222333/0001-81");
    expect(sam.view?.valueAt("companyName")).toBe("Contoso Interiores Ltda.");
    await fill(sam, { registrationId: "11.222.333/0001-81" });
    await goToReview(sam);
    await sendAndApprove(desk, sam, interiores);

    await told(desk, "was created in Partner Center");
    const [first, second] = creations(desk);
    expect(second?.body).toMatchObject({ companyProfile: { organizationRegistrationNumber: "11.222.333/0001-81" } });
    expect(second?.requestId).not.toBe(first?.requestId);
    expect(desk.partnerCenter.customers).toHaveLength(1);
    expect(await database.db.select().from(approvals)).toMatchObject([{ status: "approved" }, { status: "approved" }]);
    expect(await customer()).toMatchObject({ status: "active", refusal: null });
    await eventually(() =>
      expect(card(desk, ts)?.words).toContain("It was sent again; a newer card shows how it goes on."),
    );
  });

  it("is sent again without the ID where the country takes none", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    const typed = {
      ...contoso,
      "address.country": "Germany",
      "address.city": "Berlin",
      "address.state": null,
      "address.postalCode": "10115",
    };
    await openWithId(desk, typed);
    const message = await told(desk, "Partner Center takes no registration ID in this country.");
    expect(creations(desk)[0]?.body).toMatchObject({ companyProfile: { organizationRegistrationNumber: "HRB 12345" } });

    // Opened and closed once before, so that a draft with the ID exists.
    await sam.click({ name: "Correct and send again", channel: sam.dm.id, ts: message.ts });
    await eventually(() => expect(sam.view?.valueAt("registrationId")).toBe("HRB 12345"));
    await sam.close();
    await sam.click({ name: "Send it again without the ID", channel: sam.dm.id, ts: message.ts });
    await eventually(() => expect(sam.view?.words).toContain("Step 1 of 3"));
    expect(sam.view?.valueAt("registrationId")).toBeUndefined();
    expect(sam.view?.words).toContain("Germany needs no registration ID");
    await goToReview(sam);
    await sendAndApprove(desk, sam, typed);

    await told(desk, "was created in Partner Center");
    const [first, second] = creations(desk);
    expect(JSON.stringify(second?.body)).not.toContain("organizationRegistrationNumber");
    expect(second?.requestId).not.toBe(first?.requestId);
    expect(await customer()).toMatchObject({ status: "active", details: { registrationId: "" } });
  });

  it("leads to the domain when somebody took it between the last look and the creation", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, contoso);
    await sam.submit();
    desk.partnerCenter.takenDomains.add("contosointeriors.onmicrosoft.com");
    desk.partnerCenter.fail({ method: "HEAD" }, { kind: "answer", status: 500 });
    const { ts } = await approvalCard(desk.slack, contoso.companyName);
    await desk.slack.as("U0DANA").click({ name: "Approve", channel: "approvals", ts });

    const message = await told(desk, "Somebody has taken the domain contosointeriors.onmicrosoft.com in the meantime.");
    expect(message.words).toContain("Choose another domain prefix and send the request again.");
    expect(message.words).toContain("code 3000");
    expect(message.buttons).toEqual(["Correct and send again", "Ask for a relationship", "Withdraw"]);
    await sam.click({ name: "Correct and send again", channel: sam.dm.id, ts: message.ts });
    await eventually(() => expect(sam.view?.words).toContain("Step 2 of 3"));
    expect(sam.view?.words).toContain("This domain prefix is taken.");
    expect(sam.view?.buttons).toContain("This is the same company");
    await sam.click("Take contosointeriorsus");
    await eventually(() => expect(sam.view?.valueAt("domainPrefix")).toBe("contosointeriorsus"));
    await goToReview(sam);
    await sendAndApprove(desk, sam, contoso);
    await told(desk, "was created in Partner Center");
    expect(desk.partnerCenter.customers.map(({ domain }) => domain)).toEqual(["contosointeriorsus.onmicrosoft.com"]);
    expect(creations(desk)).toHaveLength(2);
  });

  it("leads to the domain when it was taken while the request waited, without asking for the creation", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, contoso);
    await sam.submit();
    desk.partnerCenter.takenDomains.add("contosointeriors.onmicrosoft.com");
    const { ts } = await approvalCard(desk.slack, contoso.companyName);
    await desk.slack.as("U0DANA").click({ name: "Approve", channel: "approvals", ts });

    const message = await told(desk, "The domain has been taken since.");
    expect(message.words).toContain("If the domain is the company's own, ask it for a relationship instead.");
    expect(message.buttons).toEqual(["Correct and send again", "Ask for a relationship", "Withdraw"]);
    await eventually(() => expect(thread(desk, ts)).toContain("It goes back to <@U0SAM>."));
    await eventually(() => expect(card(desk, ts)?.words).toContain("Partner Center questions the data."));
    expect(creations(desk)).toHaveLength(0);
    expect(await customer()).toMatchObject({ status: "address_in_question", createRequestId: null });
    await sam.click({ name: "Correct and send again", channel: sam.dm.id, ts: message.ts });
    await eventually(() => expect(sam.view?.words).toContain("This domain prefix is taken."));
  });

  it("offers the address that Partner Center suggests at the last look, and is approved once more", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    const typed = { ...contoso, "address.line1": "5 Interaction Road" };
    desk.partnerCenter.fail("POST /v1/validations/address", { kind: "answer", status: 500 });
    const { ts } = await approveRequest(desk, typed);

    const message = await told(desk, "It does not know the address as it is written.");
    expect(creations(desk)).toHaveLength(0);
    await eventually(() => expect(card(desk, ts)?.words).toContain("Partner Center questions the data."));
    await sam.click({ name: "Correct and send again", channel: sam.dm.id, ts: message.ts });
    await eventually(() => expect(sam.view?.words).toContain("Partner Center suggests another spelling"));
    await sam.select("addressChoice", "0");
    await sendAndApprove(desk, sam, typed);

    await told(desk, "was created in Partner Center");
    expect(creations(desk)).toHaveLength(1);
    expect(desk.partnerCenter.customers[0]?.address).toMatchObject({ addressLine1: "1 Road", city: "Redmond Heights" });
    expect(await eventTypes()).toEqual(
      expect.arrayContaining(["customer.address_questioned", "customer.requested", "customer.created"]),
    );
    expect((await eventTypes()).filter((type) => type === "customer.approved")).toHaveLength(2);
  });

  it("leaves an older message with its own code and without buttons when it is refused again", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    desk.partnerCenter.fail("POST /v1/customers", refusal(400, 600051, "Customer phone number is missing."));
    await approveRequest(desk, contoso);
    const first = await told(desk, "code 600051");
    await sam.click({ name: "Correct and send again", channel: sam.dm.id, ts: first.ts });
    await eventually(() => expect(sam.view?.words).toContain("Step 2 of 3"));
    expect(sam.view?.words).toContain("Partner Center refused the customer because of this.");
    await fill(sam, { "contact.phone": "425-555-0100" });
    await goToReview(sam);
    desk.partnerCenter.countriesOutsideRegion.add("US");
    await sendAndApprove(desk, sam, contoso);

    const second = await told(desk, "code 2030");
    expect(second.ts).not.toBe(first.ts);
    expect(second.buttons).toContain("Correct and send again");
    await eventually(async () => {
      const old = await told(desk, "code 600051");
      expect(old.words).toContain("Partner Center needs a phone number in this country.");
      expect(old.words).not.toContain("region");
      expect(old.buttons).toEqual([]);
    });
    expect(creations(desk)).toHaveLength(2);
    expect(desk.partnerCenter.customers).toHaveLength(0);
  });
});

describe("A request whose domain somebody has taken may be of a company that is at Microsoft already", () => {
  /** Partner Center refuses Sam's request because of the domain; answers what Sam is told. */
  async function refused(desk: TestDesk) {
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, contoso);
    await sam.submit();
    desk.partnerCenter.takenDomains.add("contosointeriors.onmicrosoft.com");
    desk.partnerCenter.fail({ method: "HEAD" }, { kind: "answer", status: 500 });
    const { ts } = await approvalCard(desk.slack, contoso.companyName);
    await desk.slack.as("U0DANA").click({ name: "Approve", channel: "approvals", ts });
    return told(desk, "Somebody has taken the domain contosointeriors.onmicrosoft.com in the meantime.");
  }

  it("and is asked for a relationship with what was typed; the request stays until it is withdrawn", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    const message = await refused(desk);
    expect(message.words).toContain("If the domain is the company's own, ask it for a relationship instead.");
    await sam.click({ name: "Ask for a relationship", channel: sam.dm.id, ts: message.ts });
    await eventually(() => expect(sam.view?.words).toContain("Whom do you want to ask?"));
    expect(sam.view?.valueAt("companyName")).toBe(contoso.companyName);
    expect(sam.view?.valueAt("contact.firstName")).toBe(contoso["contact.firstName"]);
    expect(sam.view?.valueAt("contact.email")).toBe(contoso["contact.email"]);
    expect(sam.view?.valueAt("domain") ?? "").toBe("");
    await fill(sam, { domain: "contoso.example" });
    await sam.select("cameFrom", "Our own marketing");
    await sam.submit();
    await resultInstead(sam, /Whom do you want|Asking Partner Center/);
    expect(sam.view?.words).toContain("A draft for *Contoso Interiors LLC*");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Open in your mail program"));
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Kept: you have asked *Contoso Interiors LLC*"));
    await sam.close();
    expect(await database.db.select().from(relationshipRequests)).toMatchObject([
      { status: "open", sentBy: "U0SAM", sentTo: contoso["contact.email"] },
    ]);

    // What was refused stays with Sam, whose own card of it offers the same again.
    const statuses = (await database.db.select().from(customers)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual(["creation_refused", "prospect"]);
    expect(creations(desk)).toHaveLength(1);
    expect(desk.partnerCenter.customers).toHaveLength(0);
    await sam.command("/csp status contosointeriors.onmicrosoft.com");
    const card = await eventually(() => {
      const found = sam.dm.messages.findLast(({ ephemeralFor }) => ephemeralFor === "U0SAM");
      expect(found?.words).toContain("Somebody has taken the domain");
      return found!;
    });
    await sam.click({ name: "Ask for a relationship", channel: sam.dm.id, ts: card.ts });
    await eventually(() => expect(sam.view?.valueAt("contact.email")).toBe(contoso["contact.email"]));
    await sam.close();
    const mia = desk.slack.as("U0MIA");
    await mia.command("/csp status contosointeriors.onmicrosoft.com");
    await eventually(() => expect(mia.dm.messages.at(-1)?.words).toContain("contosointeriors.onmicrosoft.com"));
    expect(mia.dm.messages.at(-1)?.buttons).toEqual([]);
  });
});

async function openWithId(desk: TestDesk, typed: typeof contoso | Record<string, string | null>): Promise<void> {
  const sam = desk.slack.as("U0SAM");
  await openForm(sam);
  await fill(sam, { "address.country": "Germany" });
  await eventually(() => expect(sam.view?.buttons).toContain("Add a registration ID anyway"));
  await sam.click("Add a registration ID anyway");
  await fill(sam, { registrationId: "HRB 12345", companyName: typed["companyName"] ?? null });
  await fill(sam, { "address.line1": "1 Main Street", "address.city": "Berlin", "address.postalCode": "10115" });
  await sam.submit();
  await eventually(() => expect(sam.view?.words).toContain("Step 2 of 3"));
  await fill(sam, {
    alreadyBuys: "no",
    "contact.firstName": "Ada",
    "contact.lastName": "Moss",
    "contact.email": "ada@contoso.example",
    domainPrefix: "contosointeriors",
  });
  await goToReview(sam);
  await sendAndApprove(desk, sam, typed);
}
