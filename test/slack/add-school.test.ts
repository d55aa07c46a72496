import { describe, expect, it } from "vitest";
import { customers, drafts, events, qualifications, verifications } from "../../db/schema/index.ts";
import type { ReadMessage } from "../../src/sandbox/slack/workspace.ts";
import { cardOf, dmWith, posts, threadOf } from "../support/agreement.ts";
import { approveRequest, creations, goToReview, sendAndApprove, told } from "../support/creation.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { byView, contoso, fill, fillToReview, openForm, press, request, resultInstead } from "../support/requests.ts";

const database = useDatabase();
const day = 24 * 60 * 60_000;
const name = contoso.companyName;
const university = {
  ...contoso,
  educationSegment: "HigherEducation",
  educationWebsite: "https://www.contoso.edu/about",
  "contact.email": "ada@staff.contoso.edu",
};
const inSummary = "Education: university, contoso.edu";

const customer = async () => (await database.db.select().from(customers))[0];
const stored = () => database.db.select().from(qualifications);
const statusIs = (status: string) => eventually(async () => expect(await stored()).toMatchObject([{ status }]));
const asked = (desk: TestDesk) => posts(desk, "/qualifications");
const looked = (desk: TestDesk) => desk.partnerCenter.received.filter(({ path }) => path.endsWith("/qualifications"));
const story = async () =>
  (await database.db.select().from(events).orderBy(events.id))
    .filter(({ type }) => /^(customer|education)\./.test(type))
    .map(({ type, actor, after }) =>
      type === "education.changed"
        ? `${type}: ${after}`
        : `${type} by ${actor.kind === "person" ? actor.id : actor.kind}`,
    );
const step = (desk: TestDesk, number: number) =>
  eventually(() => expect(desk.slack.as("U0SAM").view?.words).toContain(`Step ${number} of 3`));

describe("A customer that is added as a school", () => {
  it("is created, and then Microsoft is asked whether it may buy as one, apart from the account verification", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, university);
    expect(sam.view?.words).toContain(inSummary);
    expect(sam.view?.words).not.toContain("Please confirm");
    await sam.submit();
    const card = await cardWith(desk, inSummary);
    expect(asked(desk)).toEqual([]);
    await press(desk.slack.as("U0DANA"), card, "Approve");

    await statusIs("in_review");
    const { id, tenantId, details } = (await customer())!;
    expect(details).toMatchObject({ educationSegment: "HigherEducation" });
    expect(await stored()).toMatchObject([
      { customerId: id, segment: "HigherEducation", website: "contoso.edu", requestedBy: "U0SAM" },
    ]);
    expect(asked(desk)).toMatchObject([
      {
        path: `/v1/customers/${tenantId}/qualifications`,
        status: 201,
        body: { qualification: "Education", educationSegment: "HigherEducation", website: "contoso.edu" },
      },
    ]);
    expect(JSON.stringify(creations(desk)[0]?.body)).not.toMatch(/contoso\.edu\/about|HigherEducation/);
    await dmWith(desk, `Microsoft is looking whether *${name}* may buy as a school. This is apart from the account`);
    await eventually(() => {
      expect(threadOf(desk)).toContain(
        `As <@U0SAM> chose while adding it, I ask Microsoft whether *${name}* may buy as a school.`,
      );
      expect(cardOf(desk)?.words).toContain("*Education*   Microsoft is looking at it since");
      expect(cardOf(desk)?.words).toContain("*Account verification*   Under review");
    });
    expect(await story()).toEqual([
      "customer.requested by U0SAM",
      "customer.approved by U0DANA",
      "customer.created by partner-center",
      "education.requested by desk",
      "education.changed: in_review",
    ]);

    desk.partnerCenter.decideQualification(tenantId!, { is: "Approved" });
    desk.clock.move(day);
    await dmWith(desk, `*${name}* may buy as a school: Microsoft approved it.`);
    expect(await database.db.select().from(verifications)).toMatchObject([{ status: "under_review" }]);
    expect(asked(desk)).toHaveLength(1);
  });

  it("has a website and an address of its own, or the form says under which field they are missing", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    const { company, contact } = byView({
      ...university,
      educationWebsite: "our site",
      "contact.email": "ada@gmail.com",
    });
    await openForm(sam);
    await fill(sam, company);
    await sam.submit();
    await step(desk, 2);
    expect(sam.view?.valueAt("educationSegment")).toBe("none");
    expect(sam.view?.valueAt("educationWebsite")).toBeUndefined();
    await fill(sam, contact);
    expect(sam.view?.words).toContain("neither of a free mail service nor ending in onmicrosoft.com");
    await sam.submit();
    const shared =
      "Microsoft takes neither an address of a free mail service nor one that ends in onmicrosoft.com. Write one at the school's own domain.";
    expect(sam.view?.errorAt("educationWebsite")).toBe("Write the school's own website, such as contoso.edu.");
    expect(sam.view?.errorAt("contact.email")).toBe(shared);
    await fill(sam, { educationWebsite: "contoso.edu", "contact.email": "ada@contoso.onmicrosoft.com" });
    await sam.submit();
    expect(sam.view?.errorAt("educationWebsite")).toBeUndefined();
    expect(sam.view?.errorAt("contact.email")).toBe(shared);

    await fill(sam, { "contact.email": "ada@fabrikam.edu" });
    await sam.submit();
    await resultInstead(sam, /Checking with|has not answered/);
    expect(sam.view?.words).toContain("This is the school's address, although its website is elsewhere.");
    await sam.submit();
    expect(await story()).toEqual([]);
    await sam.select("acknowledge.contact.email.contact-email-other-domain", ["yes"]);
    await sam.submit();
    await cardWith(desk, "Acknowledged: the contact's address is not at the school's website");
  });

  it("stays one when the window is closed and the desk is started anew", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    const { company } = byView(university);
    await openForm(sam);
    await fill(sam, company);
    await sam.submit();
    await step(desk, 2);
    await fill(sam, { educationSegment: "K12", educationWebsite: "contoso.e" });
    await sam.close();
    await desk.restart();

    await sam.command("/csp add");
    await eventually(() => expect(sam.view?.words).toContain("You have begun already"));
    await sam.click("Continue");
    await step(desk, 1);
    await sam.submit();
    await step(desk, 2);
    expect(sam.view?.valueAt("educationSegment")).toBe("K12");
    expect(sam.view?.valueAt("educationWebsite")).toBe("contoso.e");
  });

  it("is none any more once somebody changed their mind, and nothing is asked", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, university);
    await sam.click("Back");
    await step(desk, 2);
    await fill(sam, { educationSegment: "none" });
    await eventually(() => expect(sam.view?.valueAt("educationWebsite")).toBeUndefined());
    expect(sam.view?.valueAt("contact.lastName")).toBe(contoso["contact.lastName"]);
    await fill(sam, { "contact.email": "ada@gmail.com" });
    await goToReview(sam);
    expect(sam.view?.words).not.toContain("Education");
    const { words } = await sendAndApprove(desk, sam, university);
    expect(words).not.toContain("Education");
    await told(desk, "was created in Partner Center");
    expect(await customer()).toMatchObject({
      status: "active",
      details: { educationSegment: "", educationWebsite: "" },
    });
    await dmWith(desk, "was created in Partner Center");
    expect(looked(desk)).toEqual([]);
    expect(await stored()).toEqual([]);
  });

  it("brings its website back to who chooses it again", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, university);
    await sam.click("Back");
    await step(desk, 2);
    await fill(sam, { educationSegment: "none" });
    await eventually(() => expect(sam.view?.valueAt("educationWebsite")).toBeUndefined());
    await fill(sam, { educationSegment: "K12" });
    await eventually(() => expect(sam.view?.valueAt("educationWebsite")).toBe(university.educationWebsite));
    await goToReview(sam);
    expect(sam.view?.words).toContain("Education: school, contoso.edu");
  });

  it("is still one when a colleague sent the request back, and is asked for once", async () => {
    const desk = await startTestDesk(database);
    const [sam, dana] = [desk.slack.as("U0SAM"), desk.slack.as("U0DANA")];
    const card = await request(desk.slack, sam, university);
    await press(dana, card, "Ask for changes");
    await eventually(() => expect(dana.view?.words).toContain("Reason"));
    await dana.type("reason", "Which faculty?");
    await dana.submit();
    const message = await told(desk, "Which faculty?");
    await sam.click({ name: "Correct and send again", channel: sam.dm.id, ts: message.ts });
    await step(desk, 1);
    await goToReview(sam);
    expect(sam.view?.words).toContain(inSummary);
    await sendAndApprove(desk, sam, university);
    await statusIs("in_review");
    expect(asked(desk)).toHaveLength(1);
  });

  it("is asked for by an indirect provider too, whichever reseller the customer has", async () => {
    const desk = await startTestDesk(database, { partnerType: "indirect-provider" });
    await request(desk.slack, desk.slack.as("U0SAM"), university);
    await press(desk.slack.as("U0DANA"), await cardWith(desk, inSummary), "Approve");
    await statusIs("in_review");
    expect(asked(desk)).toHaveLength(1);
  });
});

describe("Microsoft is asked nothing about a school", () => {
  it("by an indirect reseller, for whom the provider adds customers", async () => {
    const desk = await startTestDesk(database, { partnerType: "indirect-reseller", withApi: false });
    const sam = desk.slack.as("U0SAM");
    await sam.command("/csp add");
    await eventually(() => expect(sam.view?.words).toContain("indirect provider"));
    expect(sam.view?.words).not.toContain("school");
    expect(sam.view?.submit).toBeNull();
    expect(await database.db.select().from(drafts)).toEqual([]);
  });

  it("that Partner Center refused to create; corrected, it is still a school and asked for once", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    const missing = { kind: "answer", status: 400, code: 600051, text: "Customer phone number is missing." } as const;
    desk.partnerCenter.fail("POST /v1/customers", missing);
    await approveRequest(desk, university);
    const message = await told(desk, "code 600051");
    expect(await stored()).toEqual([]);
    expect(looked(desk)).toEqual([]);

    await sam.click({ name: "Correct and send again", channel: sam.dm.id, ts: message.ts });
    await step(desk, 2);
    expect(sam.view?.valueAt("educationSegment")).toBe("HigherEducation");
    expect(sam.view?.valueAt("educationWebsite")).toBe(university.educationWebsite);
    await fill(sam, { "contact.phone": "425-555-0100" });
    await goToReview(sam);
    expect(sam.view?.words).toContain(inSummary);
    await sendAndApprove(desk, sam, university);
    await statusIs("in_review");
    expect(asked(desk)).toHaveLength(1);
    expect((await story()).filter((one) => one.startsWith("education.requested"))).toHaveLength(1);
  });

  it.each([
    ["rejected", "Reject"],
    ["withdrawn", "Withdraw"],
  ])("whose request was %s", async (status, button) => {
    const desk = await startTestDesk(database);
    const [sam, dana] = [desk.slack.as("U0SAM"), desk.slack.as("U0DANA")];
    const card = await request(desk.slack, sam, university);
    if (status === "rejected") {
      await press(dana, card, button);
      await eventually(() => expect(dana.view?.words).toContain("Reason"));
      await dana.type("reason", "Not ours.");
      await dana.submit();
    } else {
      const { ts } = await told(desk, "waits for approval");
      await sam.click({ name: button, channel: sam.dm.id, ts });
    }
    await eventually(async () => expect(await customer()).toMatchObject({ status, details: null }));
    expect(await stored()).toEqual([]);
    expect(await database.db.select().from(drafts)).toEqual([]);
    expect(looked(desk)).toEqual([]);
    expect((await story()).filter((one) => one.startsWith("education."))).toEqual([]);
  });
});

describe("Of an answer that was lost", () => {
  it("about the creation, one customer is left and one question about it as a school", async () => {
    const desk = await startTestDesk(database, { rhythm: { answerSeconds: 1 } });
    desk.partnerCenter.fail("POST /v1/customers", { kind: "reset", afterWork: true });
    await approveRequest(desk, university);
    await eventually(() => expect(creations(desk)).toHaveLength(1));
    expect(await stored()).toEqual([]);
    await desk.restart();
    desk.clock.move(60_000);
    await statusIs("in_review");
    expect(desk.partnerCenter.customers).toHaveLength(1);
    expect(asked(desk)).toHaveLength(1);
  });

  it("about the school, the desk looks before it asks again", async () => {
    const desk = await startTestDesk(database, { rhythm: { answerSeconds: 1 } });
    desk.partnerCenter.fail({ method: "POST", path: /\/qualifications$/ }, { kind: "reset", afterWork: true });
    await approveRequest(desk, university);
    await eventually(() => expect(asked(desk)).toHaveLength(1));
    await desk.restart();
    desk.clock.move(60_000);
    await statusIs("in_review");
    expect(asked(desk)).toHaveLength(1);
    expect(desk.partnerCenter.customers[0]?.qualifications).toHaveLength(1);
    expect(await story()).toEqual([
      "customer.requested by U0SAM",
      "customer.approved by U0DANA",
      "customer.created by partner-center",
      "education.requested by desk",
      "education.changed: in_review",
    ]);
  });

  it("a customer that was created is one, also when Partner Center does not take it as a school", async () => {
    const desk = await startTestDesk(database);
    desk.partnerCenter.fail({ method: "POST", path: /\/qualifications$/ }, { kind: "refusal", code: 600006 });
    await approveRequest(desk, university);
    await statusIs("refused");
    const message = await dmWith(desk, `Partner Center did not take the request for *${name}* as a school.`);
    expect(message.buttons).toEqual(["Ask again"]);
    expect(await customer()).toMatchObject({ status: "active" });
    const sam = desk.slack.as("U0SAM");
    await sam.click({ name: "Ask again", channel: sam.dm.id, ts: message.ts });
    await eventually(() => expect(sam.view?.valueAt("website")).toBe("contoso.edu"));
    expect(sam.view?.valueAt("segment")).toBe("HigherEducation");
    await sam.submit();
    await statusIs("in_review");
    expect(asked(desk)).toHaveLength(2);
  });
});

/** The open card in the approvals channel that says this. */
function cardWith({ slack }: TestDesk, words: string): Promise<ReadMessage> {
  return eventually(() => {
    const found = slack.channel("approvals").messages.find((message) => message.words.includes(words));
    if (!found) throw new Error(`no card says ${words}`);
    return found;
  });
}
