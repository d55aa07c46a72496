import { describe, expect, it } from "vitest";
import { qualifications, verifications } from "../../db/schema/index.ts";
import { requestEducation } from "../../src/operations/request-education.ts";
import { listProducts } from "../../src/operations/read-catalogue.ts";
import { ask, cardOf, dmWith, threadOf } from "../support/agreement.ts";
import { useDatabase } from "../support/database.ts";
import type { DeskOptions } from "../support/desk.ts";
import {
  askMicrosoft,
  atMicrosoft,
  educationEventsIn,
  fillIn,
  formIsThere,
  looks,
  openForm,
  requests,
  school as name,
  sendIt,
  statusIs as isAt,
  submit,
  untilTold,
  withSchool,
} from "../support/education.ts";
import { eventually } from "../support/eventually.ts";

const database = useDatabase();
const hour = 60 * 60_000;
const added = (options: DeskOptions = {}) => withSchool(database, options);
/** What whoever asked reads at once, or when Partner Center was quicker. */
const asked = /I ask Microsoft whether|Microsoft is looking whether/;
const stored = () => database.db.select().from(qualifications);
const statusIs = (status: string) => isAt(database, status);
const told = () => educationEventsIn(database);

describe("A customer that may buy as a school", () => {
  it("is asked for, reviewed and approved, apart from the account verification", async () => {
    const { desk, tenantId, sam } = await added();
    expect(cardOf(desk)?.words).not.toContain("Education");
    await askMicrosoft(sam);
    await statusIs("in_review");
    expect(requests(desk)).toHaveLength(1);
    expect(atMicrosoft(desk)).toMatchObject([{ segment: "K12", website: "contoso.edu" }]);
    expect(await stored()).toMatchObject([{ segment: "K12", website: "contoso.edu", requestedBy: "U0SAM" }]);
    await dmWith(desk, `Microsoft is looking whether *${name}* may buy as a school.`);
    await eventually(() => {
      expect(cardOf(desk)?.words).toContain("*Education*   Microsoft is looking at it since");
      expect(threadOf(desk)).toContain(`<@U0SAM> asks Microsoft whether *${name}* may buy as a school.`);
    });

    const [verification] = await database.db.select().from(verifications);
    desk.partnerCenter.decideQualification(tenantId, { is: "Approved" });
    desk.clock.move(hour);
    await untilTold(desk, database, `*${name}* may buy as a school: Microsoft approved it.`);
    await eventually(() => {
      expect(cardOf(desk)?.words).toContain("*Education*   Approved since");
      expect(cardOf(desk)?.words).toContain("*Account verification*   Under review");
      expect(threadOf(desk)).toContain("Microsoft approved it");
    });
    expect(await told()).toEqual(["education.requested", "requesting → in_review", "in_review → approved"]);
    expect((await database.db.select().from(verifications))[0]?.status).toBe(verification?.status);

    await openForm(sam);
    expect(sam.view?.words).toContain("asked for this, and Microsoft has approved it");
    expect(requests(desk)).toHaveLength(1);
  });

  it("that Microsoft denies hears the reason, and is asked for again in the same form", async () => {
    const { desk, tenantId, sam } = await added();
    await askMicrosoft(sam);
    await statusIs("in_review");
    desk.partnerCenter.decideQualification(tenantId, { is: "Denied", reason: "Not an Academic Domain" });
    desk.clock.move(hour);
    const denial = await untilTold(
      desk,
      database,
      `Microsoft did not approve *${name}* as a school: Not an Academic Domain.`,
    );
    expect(denial.buttons).toEqual(["Ask again"]);
    await eventually(() => {
      expect(cardOf(desk)?.words).toContain("Denied since");
      expect(cardOf(desk)?.words).toContain("Microsoft says: Not an Academic Domain.");
      expect(cardOf(desk)?.buttons).toContain("Ask for education again");
    });

    await sam.click({ channel: sam.dm.id, ts: denial.ts, name: "Ask again" });
    await formIsThere(sam);
    expect(sam.view?.words).toContain("Microsoft denied it: Not an Academic Domain.");
    expect(JSON.stringify(sam.view?.blocks)).toContain(`"initial_value":"contoso.edu"`);
    await fillIn(sam, { website: "school.example", email: "ada@school.example" });
    await submit(sam);
    await eventually(() => expect(requests(desk)).toHaveLength(2));
    await statusIs("in_review");
    expect(new Set(requests(desk).map(({ requestId }) => requestId)).size).toBe(2);
    expect(await stored()).toMatchObject([{ website: "school.example" }]);
    desk.partnerCenter.decideQualification(tenantId, { is: "Approved" });
    desk.clock.move(hour);
    await untilTold(desk, database, "may buy as a school: Microsoft approved it");
    expect(await told()).toEqual([
      "education.requested",
      "requesting → in_review",
      "in_review → denied",
      "education.requested",
      "requesting → in_review",
      "in_review → approved",
    ]);
  });

  it("is asked for with an address that Microsoft takes, or not at all", async () => {
    const { desk, sam } = await added();
    await openForm(sam);
    await fillIn(sam, { website: "no website", email: "ada@gmail.com" });
    await sam.submit();
    expect(Object.values(sam.view?.errors ?? {})).toEqual([
      "Write the school's own website, such as contoso.edu.",
      expect.stringContaining("Microsoft takes neither an address of a free mail service"),
    ]);
    await fillIn(sam);
    await submit(sam);
    expect(sam.view?.words).toMatch(asked);
    await statusIs("in_review");
    expect(requests(desk)).toHaveLength(1);
  });

  it("whose contact is at another domain than its website is asked for once that was confirmed, or corrected", async () => {
    const { desk, sam } = await added();
    const atAnother = async () => {
      await openForm(sam);
      await fillIn(sam, { email: "ada@elsewhere.example" });
      await sam.submit();
      expect(sam.view?.words).toContain("The contact's address is at another domain than the school's website.");
      expect(sam.view?.valueAt("email")).toBe("ada@elsewhere.example");
    };
    await atAnother();
    await sam.submit();
    expect(Object.values(sam.view?.errors ?? {})).toEqual([
      "Tick this box, or write an address at the school's own domain.",
    ]);
    await sam.close();
    expect(await stored()).toEqual([]);
    await atAnother();
    await sam.select("confirm", ["The contact's address is right"]);
    await submit(sam);
    expect(sam.view?.words).toMatch(asked);
    await statusIs("in_review");
    expect(requests(desk)).toHaveLength(1);
  });

  it("is asked for once when two people ask at the same moment", async () => {
    const { desk, customerId, sam } = await added();
    const partnerCenter = {
      educationQualification: () => Promise.resolve({ ok: true as const, value: null }),
    } as unknown as Parameters<typeof listProducts>[0]["partnerCenter"];
    const as = (id: string) => ({
      db: database.db,
      now: desk.clock.now,
      partnerCenter,
      actor: { kind: "person" as const, id },
    });
    const answers = { segment: "K12", website: "contoso.edu", email: "ada@contoso.edu" };
    const asked = await Promise.all(
      ["U0SAM", "U0DANA"].map((id) =>
        requestEducation(as(id), { customerId, requestId: crypto.randomUUID(), answers }),
      ),
    );
    expect(asked.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    await statusIs("in_review");
    await openForm(sam);
    expect(sam.view?.words).toContain("asked Microsoft about this school already");
    expect(requests(desk)).toHaveLength(1);
    expect(await told()).toEqual(["education.requested", "requesting → in_review"]);
  });

  it("is asked for while the form says that it waits, however slow Partner Center is, and once by an early press", async () => {
    const { desk, customerId, sam } = await added();
    await openForm(sam);
    await fillIn(sam);
    const slow = { kind: "delay", milliseconds: 3_500 } as const;
    desk.partnerCenter.fail({ method: "GET", path: /\/qualifications$/ }, slow);
    await sam.submit();
    expect(sam.view?.words).toContain("One moment");
    expect(sam.view?.buttons).toEqual(["Show the result"]);
    await sam.click("Show the result");
    await eventually(() => expect(sam.view?.words).toMatch(asked));
    await statusIs("in_review");
    await eventually(() => expect(looks(desk).length).toBeGreaterThan(2));
    expect(requests(desk)).toHaveLength(1);
    expect(await told()).toEqual(["education.requested", "requesting → in_review"]);
    expect(await stored()).toMatchObject([{ customerId, requestedBy: "U0SAM" }]);
  });

  it("leaves nobody with the moment when Slack puts it up after the result", async () => {
    const { desk, sam } = await added();
    await openForm(sam);
    await fillIn(sam);
    desk.slack.applyLate(2);
    await sam.submit();
    await eventually(() => expect(sam.view?.buttons).toEqual(["Show the result"]));
    await statusIs("in_review");
    await eventually(async () => {
      await sam.click("Show the result").catch(() => undefined);
      expect(sam.view?.words).toContain("Microsoft is looking whether");
    });
    expect(requests(desk)).toHaveLength(1);
  });

  it("is asked for once when the answer is lost and the desk is started anew", async () => {
    const { desk, sam } = await added({ rhythm: { answerSeconds: 1 } });
    desk.partnerCenter.fail({ method: "POST", path: /\/qualifications$/ }, { kind: "reset", afterWork: true });
    await askMicrosoft(sam);
    await eventually(() => expect(requests(desk)).toHaveLength(1));
    await desk.restart();
    desk.clock.move(60_000);
    await statusIs("in_review");
    expect(requests(desk)).toHaveLength(1);
    expect(atMicrosoft(desk)).toHaveLength(1);
    await dmWith(desk, "Microsoft is looking whether");
  });

  it("that Partner Center does not take says why, and can be asked for again", async () => {
    const { desk, sam } = await added();
    desk.partnerCenter.fail({ method: "POST", path: /\/qualifications$/ }, { kind: "refusal", code: 600006 });
    await openForm(sam);
    await fillIn(sam);
    desk.slack.applyLate(2);
    await sam.submit();
    await eventually(() => expect(sam.view?.buttons).toEqual(["Show the result"]));
    await statusIs("refused");
    await eventually(async () => {
      await sam.click("Show the result").catch(() => undefined);
      expect(sam.view?.words).toContain(`Partner Center did not take the request for *${name}* as a school.`);
    });
    await sam.close();
    await statusIs("refused");
    const message = await dmWith(desk, `Partner Center did not take the request for *${name}* as a school.`);
    expect(message.buttons).toEqual(["Ask again"]);
    await askMicrosoft(sam);
    await statusIs("in_review");
    expect(await told()).toEqual([
      "education.requested",
      "education.refused",
      "education.requested",
      "requesting → in_review",
    ]);
  });

  it("comes back as it was typed while Partner Center does not answer", async () => {
    const { desk, sam } = await added();
    desk.partnerCenter.fail({ method: "GET", path: /\/qualifications$/ }, { kind: "answer", status: 500 }, 20);
    await openForm(sam);
    await fillIn(sam);
    await submit(sam);
    expect(sam.view?.words).toContain("Nothing was asked.");
    expect(JSON.stringify(sam.view?.blocks)).toContain("contoso.edu");
    expect(await stored()).toEqual([]);
  });

  it("is asked for by those alone whom Partner Center lets, and by nobody else from an old card", async () => {
    const { desk } = await added();
    const before = looks(desk).length;
    const card = { name: "more", channel: "customer-status", ts: cardOf(desk)!.ts };
    for (const id of ["U0HENK", "U0NORA"]) {
      const person = desk.slack.as(id);
      await person.select(card, "Ask for education");
      await eventually(() =>
        expect(person.view?.words).toMatch(/is for global administrators, admin agents and sales agents/),
      );
      expect(person.view?.submit).toBeFalsy();
      await person.close();
    }
    const henk = desk.slack.as("U0HENK");
    await openForm(henk);
    expect(henk.view?.words).toContain("is for global administrators");
    expect((await ask(desk.slack.as("U0NORA"), `/csp education ${name}`)).words).toContain("is for");
    expect((await ask(desk.slack.as("U0SAM"), "/csp education")).words).toContain("/csp education");
    expect(looks(desk)).toHaveLength(before);
    expect(requests(desk)).toEqual([]);
    expect(await stored()).toEqual([]);
    await askMicrosoft(desk.slack.as("U0OLGA"));
    await statusIs("in_review");
    expect(await stored()).toMatchObject([{ requestedBy: "U0OLGA" }]);
    await dmWith(desk, "Microsoft is looking whether", "U0OLGA");
  });

  it("is asked for once when two people send the form together, and the other one is told who did", async () => {
    const { desk, sam } = await added();
    const dana = desk.slack.as("U0DANA");
    for (const person of [sam, dana]) {
      await openForm(person);
      await fillIn(person);
    }
    await Promise.all([sam, dana].map(submit));
    await statusIs("in_review");
    const said = [sam, dana].map((person) => person.view?.words ?? "");
    expect(said.filter((words) => asked.test(words))).toHaveLength(1);
    const [{ requestedBy } = { requestedBy: "" }] = await stored();
    expect(said.join("\n")).toContain(`<@${requestedBy}> asked Microsoft about this school already`);
    expect(requests(desk)).toHaveLength(1);
    expect(atMicrosoft(desk)).toHaveLength(1);
    expect(await told()).toEqual(["education.requested", "requesting → in_review"]);
  });

  it("whose request nobody confirmed for more than an hour is looked for before it is asked for again", async () => {
    const { desk, sam } = await added({ rhythm: { answerSeconds: 1 } });
    desk.partnerCenter.fail({ method: "POST", path: /\/qualifications$/ }, { kind: "silence", afterWork: true });
    await openForm(sam);
    await fillIn(sam);
    await sam.submit();
    await eventually(() => expect(requests(desk)).toHaveLength(1));
    const silence = desk.partnerCenter.fail(
      { method: "GET", path: /\/qualifications$/ },
      { kind: "answer", status: 503 },
      1000,
    );
    const begun = desk.clock.now().getTime();
    const message = await eventually(() => {
      desk.clock.move(20 * 60_000);
      const found = sam.dm.messages.findLast(({ words }) => words.includes("has not said whether it took the request"));
      expect(found?.buttons).toEqual(["Ask again"]);
      return found!;
    });
    expect(desk.clock.now().getTime() - begun).toBeGreaterThan(60 * 60_000);
    await sam.close();
    await statusIs("stalled");
    await eventually(() => expect(cardOf(desk)?.words).toContain("*Education*   Not confirmed since"));
    await desk.restart();

    silence.cancel();
    await sam.click({ channel: sam.dm.id, ts: message.ts, name: "Ask again" });
    await formIsThere(sam);
    await sendIt(sam);
    await statusIs("in_review");
    expect(requests(desk)).toHaveLength(1);
    expect(atMicrosoft(desk)).toHaveLength(1);
    expect(await told()).toEqual([
      "education.requested",
      "education.stalled",
      "education.requested",
      "requesting → in_review",
    ]);
    await eventually(() => expect(sam.dm.messages.find(({ ts }) => ts === message.ts)?.buttons).toEqual([]));
  });
});
