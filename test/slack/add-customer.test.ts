import { describe, expect, it } from "vitest";
import { customers, drafts, events } from "../../db/schema/index.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { byView, contoso, fill, fillToReview, interiores, openForm, press, request } from "../support/requests.ts";

const database = useDatabase();

const sentCustomers = ({ partnerCenter }: TestDesk) =>
  partnerCenter.received.filter(({ method, path }) => method === "POST" && path === "/v1/customers");
const eventTypes = async () => (await database.db.select().from(events).orderBy(events.id)).map((event) => event.type);
const addressCheck = "POST /v1/validations/address";
const addressChecks = ({ partnerCenter }: TestDesk) =>
  partnerCenter.received.filter(({ path }) => path === "/v1/validations/address");
const answersAreBack = (desk: TestDesk) =>
  eventually(() => expect(addressChecks(desk).filter(({ status }) => status === null)).toEqual([]));
const statusCard = ({ slack }: TestDesk) => slack.channel("customer-status").messages[0];

describe("Adding a customer in the United States", () => {
  it("goes from the command to the verified account, through a colleague's approval", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");

    const card = await request(desk.slack, sam, contoso);
    expect(card.words).toContain("Contoso Interiors LLC");
    expect(card.words).toContain("ada@contoso.example");
    expect(sentCustomers(desk)).toHaveLength(0);
    await press(desk.slack.as("U0DANA"), card, "Approve");

    await eventually(() => expect(statusCard(desk)?.words).toContain("Under review since"));
    desk.partnerCenter.setVerification(desk.partnerCenter.customers[0]!.id, "Allowed");
    desk.clock.move(60 * 60_000);
    await eventually(() => expect(sam.dm.messages.map(({ words }) => words).join("\n")).toContain("is verified"));
    await eventually(() => expect(statusCard(desk)?.words).toContain("Approved since"));

    expect(await database.db.select().from(customers)).toMatchObject([
      { status: "active", companyName: "Contoso Interiors LLC" },
    ]);
    expect(await eventTypes()).toEqual([
      "customer.requested",
      "customer.approved",
      "customer.created",
      "verification.changed",
      "verification.changed",
    ]);
    expect(sentCustomers(desk)).toMatchObject([
      { status: 201, body: { billingProfile: { companyName: "Contoso Interiors LLC", culture: "en-US" } } },
    ]);
  });
});

describe("What is typed", () => {
  it("reaches Partner Center as it was written, signs and all", async () => {
    const desk = await startTestDesk(database);
    const written = { companyName: "Contoso Interiores™ Ltda.", "address.line1": "Av. Paulista nº 1500, 3º andar" };
    const card = await request(desk.slack, desk.slack.as("U0SAM"), { ...interiores, ...written });
    expect(card.words).toContain(written["address.line1"]);
    await press(desk.slack.as("U0DANA"), card, "Approve");
    await eventually(() => expect(sentCustomers(desk)).toMatchObject([{ status: 201 }]));
    const address = { addressLine1: written["address.line1"] };
    expect(sentCustomers(desk)).toMatchObject([
      { body: { billingProfile: { companyName: written.companyName, defaultAddress: address } } },
    ]);
    for (const { body } of addressChecks(desk)) expect(body).toMatchObject(address);
    expect(await database.db.select().from(customers)).toMatchObject([{ companyName: written.companyName }]);
  });

  it("is refused in wide letters as in plain ones", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await openForm(sam);
    await fill(sam, { "address.country": "Germany", companyName: "ＬＬＣ", "address.line1": "Hauptstraße 1" });
    await fill(sam, { "address.city": "Berlin", "address.postalCode": "10115" });
    await sam.submit();
    expect(sam.view?.errorAt("companyName")).toContain("Only a legal form stands here.");
  });
});

describe("The form of a new customer", () => {
  it("asks a company in Brazil for its CNPJ, and takes the customer once it is there", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    const { registrationId, ...withoutId } = interiores;
    await openForm(sam);
    await fill(sam, { "address.country": "Brazil" });
    await eventually(() => expect(sam.view?.words).toContain("Registration ID (CNPJ)"));
    expect(sam.view?.words).toContain("Partner Center refuses customers in Brazil without the CNPJ.");
    await fill(sam, { companyName: withoutId.companyName, "address.line1": "Avenida Paulista 1000" });
    await fill(sam, { "address.city": "São Paulo", "address.state": "SP", "address.postalCode": "01310-100" });
    // Slack itself refuses an empty field, so what reaches the desk is a blank.
    await fill(sam, { registrationId: " " });
    await sam.submit();
    expect(sam.view?.errorAt("registrationId")).toBe(
      "Brazil needs the company's CNPJ. Partner Center refuses the customer without it.",
    );
    expect(await database.db.select().from(customers)).toMatchObject([{ status: "draft" }]);
    expect(sentCustomers(desk)).toHaveLength(0);

    await fill(sam, { registrationId });
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("First name"));
  });

  it.each([
    ["999", "Only one character, repeated, stands here."],
    ["1 2 3", "Only single characters stand here."],
    ["LLC", "Only a legal form stands here. Write the full legal name, for example Contoso LLC."],
  ])("refuses the company name %s under its field, with advice", async (companyName, sentence) => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await openForm(sam);
    await fill(sam, { "address.country": "Germany", companyName, "address.line1": "Hauptstraße 1" });
    await fill(sam, { "address.city": "Berlin", "address.postalCode": "10115" });
    await sam.submit();
    expect(sam.view?.errorAt("companyName")).toContain(sentence);
    expect(await eventTypes()).toEqual([]);
    expect(sentCustomers(desk)).toHaveLength(0);
  });

  it("shows every mistake of a view at once", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await openForm(sam);
    await fill(sam, { "address.country": "United States", companyName: "LLC", "address.line1": "1 Main Street" });
    await fill(sam, { "address.city": "x".repeat(300), "address.state": "WA", "address.postalCode": " " });
    await sam.submit();
    expect(Object.keys(sam.view?.errors ?? {}).map((id) => id.replace(/~\d+$/, ""))).toEqual([
      "companyName",
      "address.city",
      "address.postalCode",
    ]);
  });

  it("refuses an address at the partner's own domain", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await openForm(sam);
    const { companyName, "address.country": country, ...rest } = contoso;
    await fill(sam, { companyName, "address.country": country });
    await fill(sam, Object.fromEntries(Object.entries(rest).filter(([path]) => path.startsWith("address."))));
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("First name"));
    await fill(sam, { alreadyBuys: "no", "contact.firstName": "Ada", "contact.lastName": "Moss" });
    await fill(sam, { "contact.email": "ada@sales.fabrikam.com", domainPrefix: "contoso" });
    await sam.submit();
    expect(sam.view?.errorAt("contact.email")).toBe(
      "This is your own domain (fabrikam.com). Microsoft wants an address that belongs to the customer.",
    );
  });

  it("asks to confirm a name that ends like an internet domain, and shows the approver that it was confirmed", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, { ...contoso, companyName: "Contoso.com" });
    expect(sam.view?.words).toContain("The exact legal name ends in .com.");
    await sam.submit();
    expect(await eventTypes()).toEqual([]);
    await sam.select("acknowledge.companyName.company-name-domain-ending", ["yes"]);
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("waits for approval"));
    await eventually(() =>
      expect(desk.slack.channel("approvals").messages[0]?.words).toContain(
        "Acknowledged: the name ends like an internet domain (.com)",
      ),
    );
    expect(await database.db.select().from(customers)).toMatchObject([
      { acknowledged: [{ code: "company-name-domain-ending", field: "companyName" }] },
    ]);
  });

  it("offers the address that Partner Center suggests, and creates the customer with the chosen one", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, { ...contoso, "address.line1": "1 Streetpartial Road" });
    expect(sam.view?.words).toContain("Keep what I wrote");
    await sam.select("addressChoice", "0");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("waits for approval"));
    const [customer] = await database.db.select().from(customers);
    expect(customer?.details?.address.line1).not.toBe("1 Streetpartial Road");
    const card = await eventually(() => {
      const found = desk.slack.channel("approvals").messages[0];
      expect(found?.words).toContain(customer?.details?.address.line1);
      return found!;
    });
    await press(desk.slack.as("U0DANA"), card, "Approve");
    await eventually(() => expect(sentCustomers(desk)).toHaveLength(1));
    expect(sentCustomers(desk)).toMatchObject([
      { body: { billingProfile: { defaultAddress: { addressLine1: customer?.details?.address.line1 } } } },
    ]);
  });

  it("asks for the address again after a step back, since other suggestions may have come", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, { ...contoso, "address.line1": "1 Streetpartial Road" });
    await sam.select("addressChoice", "0");
    await sam.click("Back");
    await eventually(() => expect(sam.view?.words).toContain("First name"));
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Keep what I wrote"));
    expect(sam.view?.valueAt("addressChoice")).toBeNull();
    await sam.submit();
    expect(sam.view?.submit).toBe("Send for approval");
    expect(await eventTypes()).toEqual([]);
  });

  it("goes back to the address when Partner Center does not know it", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, { ...contoso, "address.line1": "1 Nowhere Lane" });
    expect(sam.view?.words).toContain("Partner Center does not know this address.");
    expect(sam.view?.valueAt("address.line1")).toBe("1 Nowhere Lane");
    expect(sam.view?.valueAt("companyName")).toBe(contoso.companyName);
  });

  it("goes on with a warning when Partner Center does not answer, and tells the approver", async () => {
    const desk = await startTestDesk(database, { rhythm: { checkSeconds: 0.2 } });
    const sam = desk.slack.as("U0SAM");
    desk.partnerCenter.fail("POST /v1/validations/address", { kind: "silence" });
    await fillToReview(sam, contoso);
    expect(sam.view?.words).toContain("Partner Center could not check the address.");
    await sam.submit();
    await eventually(() =>
      expect(desk.slack.channel("approvals").messages[0]?.words).toContain(
        "Partner Center could not check the address.",
      ),
    );
  });

  it("leaves alone who went back while Partner Center was being asked", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, contoso);
    await sam.click("Back");
    await eventually(() => expect(sam.view?.valueAt("contact.lastName")).toBe("Moss"));
    desk.partnerCenter.fail(addressCheck, { kind: "delay", milliseconds: 500 });
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Checking with Partner Center…"));
    await eventually(() => expect(addressChecks(desk)).toHaveLength(2));
    await sam.click("Back");
    await eventually(() => expect(sam.view?.valueAt("contact.lastName")).toBe("Moss"));
    await sam.type("contact.lastName", "Mossberg");
    await answersAreBack(desk);
    await sam.click("Back");
    await eventually(() => expect(sam.view?.valueAt("address.city")).toBe(contoso["address.city"]));
    await sam.submit();
    await eventually(() => expect(sam.view?.valueAt("contact.lastName")).toBe("Mossberg"));
    expect(await database.db.select().from(drafts)).toMatchObject([
      { answers: { "contact.lastName": "Mossberg" }, checks: null },
    ]);
  });

  it("says nothing to who closed the window while Partner Center was being asked", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, contoso);
    await sam.click("Back");
    await eventually(() => expect(sam.view?.valueAt("contact.lastName")).toBe("Moss"));
    desk.partnerCenter.fail(addressCheck, { kind: "delay", milliseconds: 300 });
    await sam.submit();
    await eventually(() => expect(addressChecks(desk)).toHaveLength(2));
    await sam.close();
    await eventually(async () =>
      expect((await database.db.select().from(drafts)).filter(({ checks }) => checks === null)).toEqual([]),
    );
    await sam.command("/csp add");
    await eventually(() => expect(sam.view?.words).toContain("You have begun already"));
    expect(desk.logged.filter((line) => line.includes("A listener failed"))).toEqual([]);
    expect(sam.dm.messages).toEqual([]);
  });

  it("asks Partner Center itself for a result that is not there, however often it is asked for", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, contoso);
    await sam.click("Back");
    await eventually(() => expect(sam.view?.valueAt("contact.lastName")).toBe("Moss"));
    desk.partnerCenter.fail(addressCheck, { kind: "delay", milliseconds: 1_000 });
    await sam.submit();
    await eventually(() => expect(addressChecks(desk)).toHaveLength(2));
    await Promise.all([sam.click("Show the result"), sam.click("Show the result")]);
    await eventually(() => expect(sam.view?.words).toContain("Checked with Partner Center just now."));
    expect(addressChecks(desk).length).toBeGreaterThan(2);
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("waits for approval"));
    await answersAreBack(desk);
    await eventually(() => expect(desk.slack.channel("approvals").messages).toHaveLength(1));
    expect(sam.view?.words).toContain("waits for approval");
    expect(await eventTypes()).toEqual(["customer.requested"]);
    expect(desk.logged.filter((line) => line.includes("A listener failed"))).toEqual([]);
  });

  it("keeps what was typed when the window is closed and the desk is started anew", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await openForm(sam);
    await fill(sam, { companyName: "Contoso Inte", "address.country": "Brazil", "address.line1": "Avenida" });
    await sam.close();
    await desk.restart();

    await sam.command("/csp add");
    await eventually(() => expect(sam.view?.words).toContain("You have begun already"));
    expect(sam.view?.words).toContain("Contoso Inte");
    await sam.click("Continue");
    await eventually(() => expect(sam.view?.valueAt("companyName")).toBe("Contoso Inte"));
    expect(sam.view?.valueAt("address.line1")).toBe("Avenida");
    expect(sam.view?.words).toContain("CNPJ");
    expect(await database.db.select().from(drafts)).toHaveLength(1);
  });

  it("offers the draft of a company that is named anew, and begins at once with another one", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await sam.command("/csp add Contoso Interiors");
    await eventually(() => expect(sam.view?.valueAt("companyName")).toBe("Contoso Interiors"));
    await sam.close();
    await sam.command("/csp add CONTOSO interiors");
    await eventually(() => expect(sam.view?.words).toContain("You have begun already"));
    await sam.click("Continue");
    await eventually(() => expect(sam.view?.valueAt("companyName")).toBe("Contoso Interiors"));
    expect(await database.db.select().from(drafts)).toHaveLength(1);
    await sam.close();
    await sam.command("/csp add Tailspin Toys");
    await eventually(() => expect(sam.view?.valueAt("companyName")).toBe("Tailspin Toys"));
    expect(await database.db.select().from(drafts)).toHaveLength(2);
  });

  it("keeps what was typed on a step back", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, contoso);
    await sam.click("Back");
    await eventually(() => expect(sam.view?.valueAt("contact.email")).toBe(contoso["contact.email"]));
    await fill(sam, { "contact.lastName": "Mossberg" });
    await sam.click("Back");
    await eventually(() => expect(sam.view?.valueAt("address.city")).toBe(contoso["address.city"]));
    await sam.submit();
    await eventually(() => expect(sam.view?.valueAt("contact.lastName")).toBe("Mossberg"));
  });

  it("forgets what belongs to one country alone when another is chosen, and takes that one's language", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await openForm(sam);
    await fill(sam, byView(interiores).company);
    await fill(sam, { "address.country": "Germany" });
    await eventually(() => expect(sam.view?.words).toContain("Germany needs no registration ID"));
    expect(sam.view?.valueAt("address.state")).toBeNull();
    await fill(sam, { "address.postalCode": "10115" });
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("First name"));
    expect(sam.view?.valueAt("culture")).toBe("de-DE");
    const [draft] = await database.db.select().from(drafts);
    expect(draft?.answers).toMatchObject({ registrationId: null, "address.state": null, "address.country": "DE" });

    await sam.click("Back");
    await eventually(() => expect(sam.view?.valueAt("companyName")).toBe(interiores.companyName));
    await fill(sam, { "address.country": "United States", "address.state": "WA", "address.postalCode": "98052" });
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("First name"));
    expect(sam.view?.valueAt("culture")).toBe("en-US");
  });

  it("says what is doubtful about a registration ID whose check digits do not fit, before anybody confirms it", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, { ...interiores, registrationId: "11.222.333/0001-82" });
    expect(sam.view?.words).toContain("check digits");
    expect(sam.view?.words).toContain("I compared the CNPJ with official papers; it is right.");
  });

  it("offers every draft, and finds the oldest one by its name", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    const names = ["Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot"].map((name) => `${name} Traders LLC`);
    for (const name of names) {
      await sam.command(`/csp add ${name}`);
      await eventually(() => expect(sam.view?.valueAt("companyName")).toBe(name));
      await sam.close();
    }
    await sam.command("/csp add");
    await eventually(() => expect(sam.view?.words).toContain("You have begun already"));
    for (const name of names) expect(sam.view?.words).toContain(name);
    await sam.close();
    await sam.command("/csp add Alpha Traders LLC");
    await eventually(() => expect(sam.view?.words).toMatch(/You have begun already[^]*?\*Alpha/));
    await sam.click("Continue");
    await eventually(() => expect(sam.view?.valueAt("companyName")).toBe("Alpha Traders LLC"));
    expect(await database.db.select().from(drafts)).toHaveLength(6);
  });

  it("shows another country's states after the country was changed, and forgets the old one", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await openForm(sam);
    await fill(sam, { companyName: "Contoso", "address.country": "United States", "address.state": "WA" });
    await fill(sam, { "address.country": "Canada" });
    await eventually(() => expect(sam.view?.words).toContain("Ontario"));
    expect(sam.view?.valueAt("address.state")).toBeNull();
    expect(sam.view?.valueAt("companyName")).toBe("Contoso");
  });

  it("says in a window that was left behind that the form was carried on elsewhere, and loses nothing typed there", async () => {
    const desk = await startTestDesk(database);
    const { views, stacks } = desk.slack.world;
    const sam = desk.slack.as("U0SAM");
    await openForm(sam);
    await fill(sam, { companyName: "Contoso", "address.country": "Brazil" });
    const phone = [...views.values()].find(({ owner }) => owner === "U0SAM")!;
    await sam.command("/csp add");
    await eventually(() => expect(sam.view?.words).toContain("You have begun already"));
    await sam.click("Continue");
    await eventually(() => expect(sam.view?.valueAt("companyName")).toBe("Contoso"));
    const { company, contact } = byView(interiores);
    await fill(sam, company);
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("First name"));

    // The dialog that still stands open on the phone.
    views.set(phone.id, phone);
    stacks.set("U0SAM", [phone.id]);
    await fill(sam, { ...company, companyName: "Contoso do Brasil Ltda." });
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("carried on in another window"));
    expect(sam.view?.valueAt("companyName")).toBe("Contoso do Brasil Ltda.");
    expect((await database.db.select().from(drafts))[0]?.answers).toMatchObject({
      companyName: interiores.companyName,
    });
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("First name"));
    expect((await database.db.select().from(drafts))[0]?.answers).toMatchObject({
      companyName: "Contoso do Brasil Ltda.",
    });
    await fill(sam, contact);
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Contoso do Brasil Ltda."));
  });

  it("takes two clicks on Next as one, without a word about other windows", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await openForm(sam);
    await fill(sam, byView(interiores).company);
    await Promise.all([sam.submit(), sam.submit()]);
    await eventually(() => expect(sam.view?.words).toContain("First name"));
    expect(sam.view?.words).not.toContain("another window");
  });

  it("sends a request once, however often the button is pressed", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, contoso);
    await Promise.all([sam.submit(), sam.submit()]);
    await eventually(() => expect(desk.slack.channel("approvals").messages).toHaveLength(1));
    expect(await eventTypes()).toEqual(["customer.requested"]);
  });
});
