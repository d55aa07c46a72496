import { describe, expect, it } from "vitest";
import { approvals, billingEdits, customers, events, formDrafts, watches } from "../../db/schema/index.ts";
import { topView } from "../../src/sandbox/slack/view-stack.ts";
import type { Actor } from "../../src/sandbox/slack/workspace.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type DeskOptions, type TestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { givesUp, storedJobs } from "../support/jobs.ts";
import { addNow } from "../support/records.ts";
import { press, resultInstead } from "../support/requests.ts";

const database = useDatabase();
const hour = 60 * 60_000;
const day = 24 * hour;
const name = "Contoso Interiors LLC";
const corrected = "Contoso Interior Design LLC";

/** A desk with one verified customer that Sam asked for. */
async function added(
  options: DeskOptions = {},
  answers: Parameters<typeof addNow>[2] = {},
): Promise<{ desk: TestDesk; tenantId: string; sam: Actor }> {
  const desk = await startTestDesk(database, options);
  const { tenantId } = await addNow(desk, database, answers);
  return { desk, tenantId, sam: desk.slack.as("U0SAM") };
}

async function openEdit(person: Actor): Promise<void> {
  await person.command(`/csp edit ${name}`);
  await eventually(() => expect(person.view?.words ?? "One moment").not.toMatch(/One moment/));
}

/** Types a correction and stands before the difference. */
async function review(person: Actor, typed: Record<string, string> = { companyName: corrected }): Promise<void> {
  await openEdit(person);
  for (const [field, value] of Object.entries(typed)) await person.type(field, value);
  await person.submit();
  await resultInstead(person, /One moment/);
  expect(person.view?.submit).toBe("Send for approval");
}

/** The newest card that can be decided; `before` is one that was there already. */
const openCard = (desk: TestDesk, before?: string) =>
  eventually(() => {
    const card = desk.slack
      .channel("approvals")
      .messages.findLast(({ words }) => words.includes("Correct the billing data"));
    expect(card?.ts).not.toBe(before);
    expect(card?.buttons).toEqual(["Approve", "Ask for changes", "Reject"]);
    return card!;
  });

/** The correction waits for approval, with its card in the approvals channel. */
async function asked(desk: TestDesk, typed?: Record<string, string>, person = desk.slack.as("U0SAM")) {
  await review(person, typed);
  await person.submit();
  await eventually(() => expect(person.view?.words).toContain("waits for approval"));
  await person.close();
  return openCard(desk);
}

const puts = (desk: TestDesk) =>
  desk.partnerCenter.received.filter(({ method, path }) => method === "PUT" && path.endsWith("/billing"));
const profileOf = (desk: TestDesk, tenantId: string) => desk.partnerCenter.customers.find(({ id }) => id === tenantId)!;
const edits = () => database.db.select().from(billingEdits).orderBy(billingEdits.changedAt);
const statuses = async () => (await edits()).map(({ status }) => status);
const told = async () =>
  (await database.db.select().from(events).orderBy(events.id))
    .filter(({ type }) => type.startsWith("billing."))
    .map(({ type }) => type.replace("billing.", ""));
const toPerson = (desk: TestDesk, id = "U0SAM") =>
  desk.slack
    .as(id)
    .dm.messages.map(({ words }) => words)
    .join("\n");
async function verify(desk: TestDesk, tenantId: string): Promise<void> {
  desk.partnerCenter.setVerification(tenantId, "Allowed");
  desk.clock.move(hour);
  await eventually(() => expect(toPerson(desk)).toContain("is verified"));
}
const isWritten = (desk: TestDesk) =>
  eventually(async () => {
    expect(await statuses()).toContain("written");
    expect(toPerson(desk)).toContain("is corrected in Partner Center");
  });
const messageWith = (person: Actor, words: string, button: string) =>
  eventually(() => {
    const found = person.dm.messages.findLast((one) => one.words.includes(words));
    expect(found?.buttons).toContain(button);
    return found!;
  });

describe("Correcting the billing data", () => {
  it("shows what Partner Center has, then the difference and what follows, and is written once approved", async () => {
    const { desk, tenantId, sam } = await added();
    await openEdit(sam);
    expect(sam.view?.valueAt("companyName")).toBe(name);
    expect(sam.view?.valueAt("address.city")).toBe("Redmond");
    expect(sam.view?.valueAt("contact.email")).toBe("ada@contoso.example");
    await sam.close();
    await review(sam, { companyName: corrected, "address.line2": "Floor 3" });
    for (const words of [
      `${name} → ${corrected}`,
      "→ Floor 3",
      "Microsoft will verify the account again",
      "new purchases, seat increases and upgrades are blocked",
    ])
      expect(sam.view?.words).toContain(words);
    expect(sam.view?.words).not.toContain("ada@contoso.example");
    expect(await database.db.select().from(approvals)).toHaveLength(1);
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("waits for approval"));
    const card = await openCard(desk);
    expect(card.words).toContain(`${name} → ${corrected}`);
    expect(card.words).toContain("Microsoft verifies the account again");
    expect(await edits()).toMatchObject([{ status: "waiting", fields: ["companyName", "address.line2"] }]);
    expect(await database.db.select().from(formDrafts)).toEqual([]);
    expect(puts(desk)).toEqual([]);
    const { etag } = profileOf(desk, tenantId);

    desk.partnerCenter.setVerificationOutcome({ becomes: "NotAllowed", after: day });
    await press(desk.slack.as("U0DANA"), card, "Approve");
    await isWritten(desk);
    expect(puts(desk)).toHaveLength(1);
    expect(puts(desk)[0]?.body).toMatchObject({
      companyName: corrected,
      email: "ada@contoso.example",
      defaultAddress: { addressLine1: "1 Main Street", addressLine2: "Floor 3", country: "US", firstName: "Ada" },
      attributes: { etag, objectType: "CustomerBillingProfile" },
    });
    expect(profileOf(desk, tenantId)).toMatchObject({ companyName: corrected, address: { addressLine2: "Floor 3" } });
    expect(await edits()).toMatchObject([{ status: "written", typed: null, etag: profileOf(desk, tenantId).etag }]);
    expect(await told()).toEqual(["edit_requested", "edit_decided", "edit_written"]);
    expect(await database.db.select().from(customers)).toMatchObject([
      { companyName: corrected, details: { companyName: corrected, address: { line2: "Floor 3" } } },
    ]);
    await eventually(() => {
      const now = desk.slack.channel("approvals").messages.find(({ ts }) => ts === card.ts);
      expect(now?.words).toContain("Written into Partner Center.");
      expect(now?.words).not.toContain("Floor 3");
      expect(now?.buttons).toEqual([]);
    });
  });

  it("is followed by Microsoft's verification again, until that ends", async () => {
    const { desk, tenantId } = await added();
    await verify(desk, tenantId);
    const card = await asked(desk);
    desk.partnerCenter.setVerificationOutcome({ becomes: "NotAllowed", after: 2 * hour });
    await press(desk.slack.as("U0DANA"), card, "Approve");
    await isWritten(desk);
    await eventually(async () => {
      desk.clock.move(60_000);
      const status = desk.slack.channel("customer-status").messages.find(({ words }) => words.includes(corrected));
      expect(status?.words).toContain("Under review");
      expect((await database.db.select().from(watches)).some(({ nextCheck }) => nextCheck !== null)).toBe(true);
    });
    await eventually(() => {
      desk.clock.move(hour);
      expect(toPerson(desk)).toContain(`Microsoft did not approve the account of *${corrected}*`);
    });
    const message = desk.slack.as("U0SAM").dm.messages.findLast(({ words }) => words.includes("did not approve"));
    expect(message?.buttons).toContain("Correct the billing data");
  });

  it("says under each field what is wrong, by the rules of a new customer, and keeps what was typed", async () => {
    const { desk, sam } = await added();
    await openEdit(sam);
    await sam.type("companyName", "X");
    await sam.type("contact.email", "ada@microsoft.com");
    await sam.submit();
    expect(sam.view?.errorAt("companyName")).toBeTruthy();
    expect(sam.view?.errorAt("contact.email")).toBeTruthy();
    await sam.close();
    await openEdit(sam);
    expect(sam.view?.valueAt("companyName")).toBe("X");
    expect(sam.view?.valueAt("address.city")).toBe("Redmond");
    expect(await edits()).toEqual([]);
    expect(puts(desk)).toEqual([]);
  });

  it("takes no address of a free mail service for a school", async () => {
    const { desk, sam } = await added({}, { educationSegment: "K12", educationWebsite: "contoso.example" });
    await eventually(() =>
      expect(desk.partnerCenter.received.map(({ path }) => path).join()).toContain("qualifications"),
    );
    await openEdit(sam);
    await sam.type("contact.email", "ada.moss@gmail.com");
    await sam.submit();
    expect(sam.view?.errorAt("contact.email")).toContain("free mail service");
    expect(await edits()).toEqual([]);
  });

  it("leaves nobody with the moment when Slack puts it up after the difference", async () => {
    const { desk, sam } = await added();
    await openEdit(sam);
    await sam.type("companyName", corrected);
    desk.slack.applyLate(2);
    await sam.submit();
    await eventually(() => expect(sam.view?.buttons).toEqual(["Show the result"]));
    await eventually(async () => {
      await sam.click("Show the result").catch(() => undefined);
      expect(sam.view?.submit).toBe("Send for approval");
      expect(sam.view?.words).toContain(corrected);
    });
  });

  it("that stood open in a window from before is shown anew with what was typed, and then goes on", async () => {
    const { desk, sam } = await added();
    await openEdit(sam);
    const { payload } = topView(desk.slack.world, "U0SAM")!;
    const { was, ...old } = JSON.parse(payload.private_metadata ?? "") as Record<string, unknown>;
    expect(was).toBeDefined();
    payload.private_metadata = JSON.stringify(old);
    await sam.type("companyName", corrected);
    await sam.submit();
    await resultInstead(sam, /One moment/);
    expect(sam.view?.words).toContain("the form has changed meanwhile");
    expect(sam.view?.valueAt("companyName")).toBe(corrected);
    await sam.submit();
    await resultInstead(sam, /One moment/);
    expect(sam.view?.submit).toBe("Send for approval");
    expect(sam.view?.words).toContain(`${name} → ${corrected}`);
  });

  it("has nothing to send while nothing differs", async () => {
    const { desk, sam } = await added();
    await openEdit(sam);
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("Nothing differs from what Partner Center has"));
    expect(await edits()).toEqual([]);
    expect(puts(desk)).toEqual([]);
  });

  it("leads back from the difference into the form with what was typed", async () => {
    const { sam } = await added();
    await review(sam);
    await sam.click("Back");
    await eventually(() => expect(sam.view?.valueAt("companyName")).toBe(corrected));
  });

  it("is asked for once: a second person hears who was first, and a second press sends nothing more", async () => {
    const { desk, sam } = await added();
    const dana = desk.slack.as("U0DANA");
    await review(dana, { companyName: "Contoso Danas LLC" });
    await asked(desk);
    await dana.submit();
    await eventually(() =>
      expect(dana.view?.words).toContain("<@U0SAM> asked to correct this customer's billing data already"),
    );
    await openEdit(sam);
    expect(sam.view?.words).toContain("<@U0SAM> asked to correct");
    expect(await edits()).toHaveLength(1);
  });

  it("is not approved by whoever asked, unless the setup allows that", async () => {
    const { desk } = await added();
    const dana = desk.slack.as("U0DANA");
    await press(dana, await asked(desk, undefined, dana), "Approve");
    await eventually(() => expect(privately(desk, "U0DANA")).toContain("Somebody else has to decide"));
    expect(await statuses()).toEqual(["waiting"]);
    expect(puts(desk)).toEqual([]);
  });

  it("is approved once by two presses at the same moment, and written once", async () => {
    const { desk } = await added();
    const card = await asked(desk);
    const dana = desk.slack.as("U0DANA");
    await Promise.all([press(dana, card, "Approve"), press(dana, card, "Approve")]);
    await isWritten(desk);
    expect(puts(desk)).toHaveLength(1);
    expect(await told()).toEqual(["edit_requested", "edit_decided", "edit_written"]);
  });

  it("comes back with a reason and what was typed, and can be sent again", async () => {
    const { desk, sam } = await added();
    const card = await asked(desk);
    const dana = desk.slack.as("U0DANA");
    await press(dana, card, "Ask for changes");
    await eventually(() => expect(dana.view?.words).toContain("Reason"));
    await dana.type("reason", "The register says Ltd.");
    await dana.submit();
    const message = await messageWith(sam, "The register says Ltd.", "Correct and send again");
    expect(await edits()).toMatchObject([{ status: "dropped", typed: null }]);
    await sam.click({ name: "Correct and send again", channel: sam.dm.id, ts: message.ts });
    await eventually(() => expect(sam.view?.valueAt("companyName")).toBe(corrected));
  });

  it("can be withdrawn by whoever asked, and forgets what was typed", async () => {
    const { desk, sam } = await added();
    await asked(desk);
    const message = await messageWith(sam, "waits for approval", "Withdraw");
    await sam.click({ name: "Withdraw", channel: sam.dm.id, ts: message.ts });
    await eventually(async () => expect(await edits()).toMatchObject([{ status: "dropped", typed: null }]));
    expect(await database.db.select().from(formDrafts)).toEqual([]);
    expect(puts(desk)).toEqual([]);
  });

  it("is over after fourteen days without a decision; what was typed is offered once more", async () => {
    const { desk, sam } = await added();
    await asked(desk);
    desk.clock.move(14 * day);
    await messageWith(sam, "within fourteen days. Nothing was changed.", "Correct and send again");
    expect(await statuses()).toEqual(["dropped"]);
    expect(await database.db.select().from(formDrafts)).toMatchObject([
      { owner: "U0SAM", answers: { companyName: corrected } },
    ]);
  });

  it("writes over nothing that somebody changed meanwhile: the new difference is shown and asked for again", async () => {
    const { desk, tenantId, sam } = await added();
    const card = await asked(desk);
    desk.partnerCenter.correctBilling(tenantId, { email: "office@contoso.example" });
    await press(desk.slack.as("U0DANA"), card, "Approve");
    const message = await messageWith(sam, "somebody changed it in Partner Center meanwhile", "See the new difference");
    expect(puts(desk)).toEqual([]);
    expect(await edits()).toMatchObject([{ status: "outdated", typed: null }]);
    await sam.click({ name: "See the new difference", channel: sam.dm.id, ts: message.ts });
    await eventually(() => expect(sam.view?.submit).toBe("Send for approval"));
    expect(sam.view?.words).toContain(`${name} → ${corrected}`);
    expect(sam.view?.words).not.toContain("office@contoso.example");
    await sam.submit();
    await eventually(() => expect(sam.view?.words).toContain("waits for approval"));
    await press(desk.slack.as("U0DANA"), await openCard(desk, card.ts), "Approve");
    await isWritten(desk);
    expect(profileOf(desk, tenantId)).toMatchObject({ companyName: corrected, email: "office@contoso.example" });
    expect(await statuses()).toEqual(["outdated", "written"]);
  });

  it("takes nothing back that a colleague corrected in Partner Center while the form stood open", async () => {
    const { desk, tenantId, sam } = await added();
    await openEdit(sam);
    desk.partnerCenter.correctBilling(tenantId, { email: "office@contoso.example" });
    await sam.type("companyName", corrected);
    await sam.submit();
    await resultInstead(sam, /One moment/);
    expect(sam.view?.submit).toBe("Send for approval");
    expect(sam.view?.words).toContain(`${name} → ${corrected}`);
    expect(sam.view?.words).not.toContain("office@contoso.example");
    await sam.click("Back");
    await eventually(() => expect(sam.view?.valueAt("contact.email")).toBe("office@contoso.example"));
    expect(sam.view?.valueAt("companyName")).toBe(corrected);
  });

  it("shows a field anew that was left alone, when the form is opened again with what was typed", async () => {
    const { desk, tenantId, sam } = await added();
    await openEdit(sam);
    await sam.type("companyName", corrected);
    await sam.close();
    desk.partnerCenter.correctBilling(tenantId, { email: "office@contoso.example" });
    await openEdit(sam);
    expect(sam.view?.valueAt("companyName")).toBe(corrected);
    expect(sam.view?.valueAt("contact.email")).toBe("office@contoso.example");
  });

  it("asks again as well when the data changes between the look and the writing", async () => {
    const { desk, sam } = await added();
    const card = await asked(desk);
    desk.partnerCenter.fail({ method: "PUT", path: /profiles\/billing/ }, { kind: "refusal", code: 2055 });
    await press(desk.slack.as("U0DANA"), card, "Approve");
    await messageWith(sam, "somebody changed it in Partner Center meanwhile", "See the new difference");
    expect(await statuses()).toEqual(["outdated"]);
    expect(puts(desk)).toHaveLength(1);
  });

  it("is written once when Partner Center's answer is lost: the desk looks before it sends again", async () => {
    const { desk, tenantId } = await added();
    const card = await asked(desk);
    desk.partnerCenter.fail({ method: "PUT", path: /profiles\/billing/ }, { kind: "reset", afterWork: true });
    await press(desk.slack.as("U0DANA"), card, "Approve");
    await isWritten(desk);
    expect(puts(desk)).toHaveLength(1);
    expect(profileOf(desk, tenantId).companyName).toBe(corrected);
    expect((await told()).filter((type) => type === "edit_written")).toHaveLength(1);
  });

  it("is sent again under the same request ID when the call never arrived", async () => {
    const { desk } = await added();
    const card = await asked(desk);
    desk.partnerCenter.fail({ method: "PUT", path: /profiles\/billing/ }, { kind: "reset" });
    await press(desk.slack.as("U0DANA"), card, "Approve");
    await isWritten(desk);
    expect(puts(desk)).toHaveLength(2);
    expect(new Set(puts(desk).map(({ requestId }) => requestId)).size).toBe(1);
  });

  it("tells what Partner Center answered when it refuses, and gives back what was typed", async () => {
    const { desk, sam } = await added();
    const card = await asked(desk);
    desk.partnerCenter.fail({ method: "PUT", path: /profiles\/billing/ }, { kind: "refusal", code: 3000 });
    await press(desk.slack.as("U0DANA"), card, "Approve");
    const message = await messageWith(sam, "Partner Center refused the correction", "Correct and send again");
    expect(message.words).toContain("3000");
    expect(await edits()).toMatchObject([{ status: "refused", typed: null, refusal: { code: "3000" } }]);
    expect(await database.db.select().from(formDrafts)).toMatchObject([{ answers: { companyName: corrected } }]);
  });

  it("stops when Partner Center confirms nothing for an hour, and goes on by a click", async () => {
    const { desk, sam } = await added();
    const card = await asked(desk);
    desk.partnerCenter.fail({ method: "PUT", path: /billing/ }, { kind: "answer", status: 503, shape: "html" }, 13);
    await press(desk.slack.as("U0DANA"), card, "Approve");
    await givesUp(desk, database.db, "write-billing-edit");
    expect(await statuses()).toEqual(["stalled"]);
    const message = await messageWith(sam, "has not confirmed for more than an hour", "Try again");
    await sam.click({ name: "Try again", channel: sam.dm.id, ts: message.ts });
    await isWritten(desk);
    expect(await told()).toContain("edit_retried");
  });

  it("has nothing left to decide when the relationship ends meanwhile", async () => {
    const { desk, tenantId } = await added();
    await asked(desk);
    desk.partnerCenter.endRelationship(tenantId);
    desk.clock.move(day);
    await eventually(() => expect(toPerson(desk)).toContain("the relationship has ended meanwhile"));
    expect(await edits()).toMatchObject([{ status: "dropped", typed: null }]);
    expect(puts(desk)).toEqual([]);
  });

  it("is for those who may, and says who they are", async () => {
    const { desk } = await added();
    const henk = desk.slack.as("U0HENK");
    await openEdit(henk);
    expect(henk.view?.words).toContain("is for global administrators, admin agents and sales agents");
    expect(desk.partnerCenter.received.filter(({ path }) => path.endsWith("/billing"))).toEqual([]);
  });
});

describe("Billing data that is changed in Partner Center itself", () => {
  it("is told as that, and the verification that follows is watched", async () => {
    const { desk, tenantId } = await added();
    await verify(desk, tenantId);
    desk.clock.move(day);
    desk.partnerCenter.setVerificationOutcome({ becomes: "Allowed", after: day });
    desk.partnerCenter.correctBilling(tenantId, { companyName: corrected });
    desk.clock.move(day - hour);
    await eventually(() => {
      desk.clock.move(60_000);
      expect(toPerson(desk)).toContain(
        `The billing data of *${corrected}* was changed in Partner Center, not through the desk`,
      );
    });
    expect(await told()).toEqual(["changed_elsewhere"]);
    await eventually(async () =>
      expect((await database.db.select().from(watches)).some(({ nextCheck }) => nextCheck !== null)).toBe(true),
    );
  });

  it("is not told of the desk's own correction, which stands in the same log", async () => {
    const { desk } = await added();
    await press(desk.slack.as("U0DANA"), await asked(desk), "Approve");
    await isWritten(desk);
    const looks = () =>
      desk.partnerCenter.received.filter(({ path, method }) => method === "GET" && path.endsWith("/billing"));
    const before = looks().length;
    await eventually(() => {
      desk.clock.move(hour);
      expect(looks().length).toBeGreaterThan(before);
    });
    await eventually(async () =>
      expect((await storedJobs(database.db)).filter(({ queue }) => queue === "notice-billing-change")).toEqual([]),
    );
    expect(await told()).toEqual(["edit_requested", "edit_decided", "edit_written"]);
    expect(toPerson(desk)).not.toContain("not through the desk");
  });
});

/** What only this person saw in a channel. */
const privately = (desk: TestDesk, id: string): string =>
  desk.slack
    .channel("approvals")
    .messages.filter(({ ephemeralFor }) => ephemeralFor === id)
    .map(({ words }) => words)
    .join("\n");
