import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { people, secrets } from "../../db/schema/index.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk, type DeskOptions, type TestDesk } from "../support/desk.ts";
import { escape } from "../../src/slack/form.ts";
import { eventually } from "../support/eventually.ts";
import { approvalCard, contoso, fillToReview, press, request } from "../support/requests.ts";
import { rowsOf } from "../support/rows.ts";
import { clickOutdated, loseSlackAnswers } from "../support/slack-faults.ts";

const database = useDatabase();
const minutes = (count: number): number => count * 60_000;

const said = (desk: TestDesk, words: string) =>
  desk.slack.as("U0SAM").dm.messages.find((message) => message.words.includes(words));
const created = (desk: TestDesk) => said(desk, "was created in Partner Center");
const secretRows = () => database.db.select().from(secrets);
const eventTypes = async () =>
  (
    await rowsOf(
      database.db,
      sql`select type from events where type like 'secret.%' or type like 'portal_step.%' order by id`,
    )
  ).map((row) => row["type"]);

/** A customer that exists, with its password waiting for Sam. */
async function createdCustomer(options: DeskOptions = {}) {
  const desk = await startTestDesk(database, options);
  const sam = desk.slack.as("U0SAM");
  const card = await request(desk.slack, sam, contoso);
  await press(desk.slack.as("U0DANA"), card, "Approve");
  const message = await eventually(() => {
    expect(created(desk)?.buttons).toContain("Show the password");
    return created(desk)!;
  });
  const password = desk.partnerCenter.customers[0]!.password!;
  const show = () => sam.click({ name: "Show the password", channel: sam.dm.id, ts: message.ts });
  return { desk, sam, message, password, show };
}

const isShown = (sam: ReturnType<TestDesk["slack"]["as"]>, password: string) =>
  eventually(() => expect(sam.view?.words).toContain(password));

/** Every text that left the desk or stayed in it, but for the one window. */
async function everythingWritten(desk: TestDesk): Promise<string> {
  const tables = await rowsOf(
    database.db,
    sql`select table_name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(10);
  const rows: unknown[] = [];
  for (const { table_name: table } of tables) {
    rows.push(await rowsOf(database.db, sql`select t::text from ${sql.identifier(String(table))} t`));
  }
  const calls = desk.slack.calls.map(({ method, args, answer }) =>
    method === "views.update" ? method : { args, answer },
  );
  return JSON.stringify([rows, calls]) + desk.logged.join("\n");
}

describe("The initial password", () => {
  it("is shown once to the requester, destroyed when saved, and stands nowhere else", async () => {
    const { desk, sam, message, password, show } = await createdCustomer();
    expect(message.words).toContain("`admin@contosointeriors.onmicrosoft.com`");

    await show();
    await isShown(sam, password);
    expect(sam.view?.words).toContain("admin@contosointeriors.onmicrosoft.com");
    expect(sam.view?.words).toContain("Shown once. Save it now; it cannot be shown again.");
    expect(sam.view?.privateMetadata).not.toContain(password);
    await eventually(() => expect(created(desk)?.words).toContain("The password is being shown to you now."));
    expect(created(desk)?.buttons).not.toContain("Show the password");
    await sam.submit();
    expect(sam.view).toBeNull();

    await eventually(() => expect(created(desk)?.words).toMatch(/Password: shown to you <!date.*destroyed here since/));
    await eventually(() => expect(said(desk, "is destroyed here.")?.words).toContain("shown to you <!date"));
    expect(await secretRows()).toMatchObject([{ status: "destroyed", sealed: null, owner: "U0SAM" }]);
    expect((await secretRows())[0]?.revealedAt).toBeInstanceOf(Date);
    expect(await eventTypes()).toEqual(["secret.opened", "secret.saved"]);

    const shownIn = desk.slack.calls.filter(({ args }) => JSON.stringify(args).includes(JSON.stringify(password)));
    expect(shownIn.map(({ method }) => method)).toEqual(["views.update"]);
    const written = await everythingWritten(desk);
    const disguises = [password, escape(password), encodeURIComponent(password), btoa(password)];
    expect(disguises.filter((one) => written.includes(one))).toEqual([]);
  });

  it("is destroyed when the window is closed without a word", async () => {
    const { desk, sam, password, show } = await createdCustomer();
    await show();
    await isShown(sam, password);
    await sam.close();
    await eventually(async () => expect(await secretRows()).toMatchObject([{ status: "destroyed", sealed: null }]));
    await eventually(() => expect(created(desk)?.words).toContain("shown to you"));
    expect(await eventTypes()).toEqual(["secret.opened", "secret.saved"]);
  });

  it("is destroyed after ten minutes, and leaves the screen", async () => {
    const { desk, sam, password, show } = await createdCustomer();
    await show();
    await isShown(sam, password);
    await eventually(async () => expect((await secretRows())[0]?.revealedAt).not.toBeNull());
    desk.clock.move(minutes(9));
    desk.clock.move(minutes(1));
    await eventually(() => expect(sam.view?.words).toContain("The ten minutes are over"));
    expect(sam.view?.words).not.toContain(password);
    expect(await secretRows()).toMatchObject([{ status: "destroyed", sealed: null }]);
    const told = await eventually(() => {
      expect(said(desk, "Ten minutes are over")).toBeDefined();
      return said(desk, "Ten minutes are over")!;
    });
    expect(told.words).toContain("Reset password");
    expect(await eventTypes()).toEqual(["secret.opened", "secret.expired"]);
  });

  it("answers a second click while it is on screen, and clicks after it is destroyed", async () => {
    const { desk, sam, password, show } = await createdCustomer();
    await show();
    await isShown(sam, password);
    const again = { actionId: "reveal-password", value: (await secretRows())[0]!.id };
    await clickOutdated(desk, "U0SAM", again);
    await eventually(() => expect(sam.view?.words).toContain("is being shown to you already"));
    expect(await secretRows()).toMatchObject([{ status: "revealing" }]);

    desk.clock.move(minutes(10));
    await eventually(async () => expect(await secretRows()).toMatchObject([{ status: "destroyed" }]));
    await clickOutdated(desk, "U0SAM", again);
    await eventually(() => expect(sam.view?.words).toMatch(/was shown to you <!date.* and is destroyed/));
    expect(await eventTypes()).toEqual(["secret.opened", "secret.expired"]);
  });

  it("is shown in one window when two clicks come at once", async () => {
    const { desk, password } = await createdCustomer();
    const click = { actionId: "reveal-password", value: (await secretRows())[0]!.id };
    await Promise.all([clickOutdated(desk, "U0SAM", click), clickOutdated(desk, "U0SAM", click)]);
    await eventually(async () => expect(await eventTypes()).toContain("secret.opened"));
    await eventually(() =>
      expect(desk.slack.calls.filter(({ method }) => method === "views.update").length).toBeGreaterThanOrEqual(3),
    );
    expect((await eventTypes()).filter((type) => type === "secret.opened")).toHaveLength(1);
    const shown = desk.slack.calls.filter(({ args }) => JSON.stringify(args).includes(JSON.stringify(password)));
    expect(shown).toHaveLength(1);
  });

  it("stays sealed when somebody else clicks", async () => {
    const { desk, password } = await createdCustomer();
    const mia = desk.slack.as("U0MIA");
    await clickOutdated(desk, "U0MIA", { actionId: "reveal-password", value: (await secretRows())[0]!.id });
    await eventually(() => expect(mia.view?.words).toBe("Only the person who asked for it can do this."));
    expect(mia.view?.words).not.toContain(password);
    expect(await secretRows()).toMatchObject([{ status: "sealed" }]);
    expect(await eventTypes()).toEqual([]);
  });

  it("stays sealed when the requester has become a guest since", async () => {
    const { desk, sam, show } = await createdCustomer();
    desk.slack.world.people.set("U0SAM", { ...desk.slack.world.people.get("U0SAM")!, isRestricted: true });
    await show();
    await eventually(() => expect(sam.view?.words).toContain("This is for global administrators"));
    expect(await secretRows()).toMatchObject([{ status: "sealed" }]);
    expect(await database.db.select().from(people).where(eq(people.id, "U0SAM"))).toMatchObject([{ isGuest: true }]);
  });

  it("is sealed again when the window was closed before it could be shown", async () => {
    const { desk, sam, password, show } = await createdCustomer();
    const { fetch } = desk.slack;
    desk.slack.fetch = async (request) => {
      if (request.url.endsWith("/api/views.update") && sam.view !== null) await sam.close();
      return fetch(request);
    };
    await show();
    await eventually(async () => expect(await eventTypes()).toEqual(["secret.opened", "secret.not_shown"]));
    desk.slack.fetch = fetch;
    expect(await secretRows()).toMatchObject([{ status: "sealed", revealedAt: null }]);
    const told = await eventually(() => {
      expect(said(desk, "did not reach your screen")?.buttons).toEqual(["Show the password"]);
      return said(desk, "did not reach your screen")!;
    });
    await sam.click({ name: "Show the password", channel: sam.dm.id, ts: told.ts });
    await isShown(sam, password);
    // The end of the first reveal does not end the second one.
    await eventually(async () => expect((await secretRows())[0]?.revealedAt).not.toBeNull());
    await sam.submit();
    await eventually(() => expect(said(desk, "did not reach your screen")?.buttons).toEqual([]));
    expect(await secretRows()).toMatchObject([{ status: "destroyed" }]);
  });

  it("counts as shown when only Slack's answer was lost", async () => {
    const { desk, sam, password, show } = await createdCustomer();
    loseSlackAnswers(desk, "views.update", ["after"]);
    await show();
    await isShown(sam, password);
    await eventually(async () => expect((await secretRows())[0]?.revealedAt).not.toBeNull());
    await sam.submit();
    await eventually(async () => expect(await secretRows()).toMatchObject([{ status: "destroyed" }]));
    expect(await everythingWritten(desk)).not.toContain(password);
  });

  it("is shown by a second try when the first never reached Slack", async () => {
    const { desk, sam, password, show } = await createdCustomer();
    loseSlackAnswers(desk, "views.update", ["before"]);
    await show();
    await isShown(sam, password);
    await eventually(async () => expect((await secretRows())[0]?.revealedAt).not.toBeNull());
    expect(desk.logged.join("\n")).not.toContain(password);
  });

  it("is kept when nobody knows and the window still waits after ten minutes", async () => {
    const { desk, sam, password, show } = await createdCustomer();
    loseSlackAnswers(desk, "views.update", ["before", "before"]);
    await show();
    await eventually(() =>
      expect(desk.logged.filter((line) => line.includes("A window was not updated"))).toHaveLength(2),
    );
    expect(await secretRows()).toMatchObject([{ status: "revealing", revealedAt: null }]);
    desk.clock.move(minutes(10));
    await eventually(() => expect(sam.view?.words).toContain("This took too long, so the password was not shown."));
    await eventually(() => expect(said(desk, "did not reach your screen")?.buttons).toEqual(["Show the password"]));
    expect(await secretRows()).toMatchObject([{ status: "sealed" }]);
    await eventually(() => expect(created(desk)?.buttons).toContain("Show the password"));
    await show();
    await isShown(sam, password);
  });

  it("is destroyed when nobody knows and the window turns out to have shown it", async () => {
    const { desk, sam, password, show } = await createdCustomer();
    loseSlackAnswers(desk, "views.update", ["after", "before"]);
    await show();
    await isShown(sam, password);
    expect(await secretRows()).toMatchObject([{ status: "revealing", revealedAt: null }]);
    desk.clock.move(minutes(10));
    await eventually(() => expect(sam.view?.words).toContain("The ten minutes are over"));
    expect(await secretRows()).toMatchObject([{ status: "destroyed", sealed: null }]);
    expect((await secretRows())[0]?.revealedAt).not.toBeNull();
  });

  it("is destroyed when the window reports late that it was shown after all", async () => {
    const { desk, sam, password, show } = await createdCustomer();
    loseSlackAnswers(desk, "views.update", ["after", "before", "before"]);
    await show();
    await isShown(sam, password);
    desk.clock.move(minutes(10));
    await eventually(async () => expect(await secretRows()).toMatchObject([{ status: "sealed" }]));
    await sam.submit();
    await eventually(async () => expect(await secretRows()).toMatchObject([{ status: "destroyed", sealed: null }]));
    expect(await eventTypes()).toEqual(["secret.opened", "secret.not_shown", "secret.saved"]);
  });

  it("survives a restart of the desk in the middle: the ten minutes end it", async () => {
    const { desk, sam, password, show } = await createdCustomer();
    await show();
    await isShown(sam, password);
    await eventually(async () => expect((await secretRows())[0]?.revealedAt).not.toBeNull());
    await desk.restart();
    expect(await secretRows()).toMatchObject([{ status: "revealing" }]);
    desk.clock.move(minutes(10));
    await eventually(() => expect(sam.view?.words).toContain("The ten minutes are over"));
    expect(await secretRows()).toMatchObject([{ status: "destroyed", sealed: null }]);
  });

  it("is destroyed after seven days without a click, and the requester learns how to set a new one", async () => {
    const { desk, password } = await createdCustomer();
    desk.clock.move(7 * 24 * 60 * 60_000 - minutes(5));
    await clickOutdated(desk, "U0MIA", { actionId: "reveal-password", value: (await secretRows())[0]!.id });
    expect(await secretRows()).toMatchObject([{ status: "sealed" }]);
    desk.clock.move(minutes(5));
    const told = await eventually(() => {
      expect(said(desk, "Nobody opened the password")).toBeDefined();
      return said(desk, "Nobody opened the password")!;
    });
    expect(told.words).toContain("destroyed without having been shown");
    expect(told.words).toContain("Reset password");
    expect(await secretRows()).toMatchObject([{ status: "destroyed", sealed: null, revealedAt: null }]);
    await eventually(() => expect(created(desk)?.words).toContain("was never shown and is destroyed"));
    expect(created(desk)?.buttons).toEqual(["Open in Partner Center"]);
    expect(await eventTypes()).toEqual(["secret.expired"]);
    const sam = desk.slack.as("U0SAM");
    await clickOutdated(desk, "U0SAM", { actionId: "reveal-password", value: (await secretRows())[0]!.id });
    await eventually(() => expect(sam.view?.words).toContain("The password is destroyed and cannot be shown."));
    expect(await everythingWritten(desk)).not.toContain(password);
  });

  it("that a repeated answer left out is said to be missing, with how to set one", async () => {
    const desk = await startTestDesk(database);
    desk.partnerCenter.replayPassword = false;
    desk.partnerCenter.fail("POST /v1/customers", { kind: "reset", afterWork: true });
    const card = await request(desk.slack, desk.slack.as("U0SAM"), contoso);
    await press(desk.slack.as("U0DANA"), card, "Approve");
    await eventually(() => expect(desk.partnerCenter.customers).toHaveLength(1));
    desk.clock.move(minutes(1));
    const message = await eventually(() => {
      expect(created(desk)).toBeDefined();
      return created(desk)!;
    });
    expect(message.words).toContain("Its password did not come with it");
    expect(message.words).toContain("*Reset password*");
    expect(message.words).toContain("*One thing is left to set up.*");
    expect(message.buttons).toEqual(["Open GDAP", "Done", "Open in Partner Center"]);
    expect(await secretRows()).toEqual([]);
    expect(desk.partnerCenter.customers).toHaveLength(1);
  });
});

describe("After the password", () => {
  it("the requester is reminded of default GDAP once, marks it done, and sees what comes next", async () => {
    const { desk, sam, password, show } = await createdCustomer();
    await show();
    await isShown(sam, password);
    await sam.submit();
    const reminder = await eventually(() => {
      expect(said(desk, "*One thing is left to set up.*")).toBeDefined();
      return said(desk, "*One thing is left to set up.*")!;
    });
    expect(reminder.words).toContain("partner offers");
    expect(reminder.words).toContain("order the customer's subscriptions with `/csp order`");
    expect(reminder.buttons).toEqual(["Open GDAP", "Done", "Open in Partner Center"]);
    const links = JSON.stringify(reminder.blocks);
    expect(links).toContain("https://partner.microsoft.com/dashboard/v2/customers/granularadminaccess/list");
    expect(links).toContain(`/customers/${desk.partnerCenter.customers[0]!.id}/account`);

    await sam.click({ name: "Done", channel: sam.dm.id, ts: reminder.ts });
    await eventually(() => expect(said(desk, "assigned to your security groups. Done <!date")).toBeDefined());
    const done = said(desk, "assigned to your security groups. Done <!date")!;
    expect(done.ts).toBe(reminder.ts);
    expect(done.buttons).toEqual(["Open in Partner Center"]);

    const { id } = desk.slack.world.people.get("U0SAM")!;
    const customerId = String((await rowsOf(database.db, sql`select id from customers`))[0]!["id"]);
    const outdated = { actionId: "mark-portal-step", value: `${customerId} assign-gdap` };
    await clickOutdated(desk, id, outdated);
    await eventually(() => expect(said(desk, "<@U0SAM> marked this as done")).toBeDefined());
    await clickOutdated(desk, "U0MIA", outdated);
    expect((await eventTypes()).filter((type) => type === "portal_step.answered")).toHaveLength(1);
  });

  it("nobody is reminded of default GDAP where it was not opted in", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await fillToReview(sam, contoso);
    await sam.select("defaultGdap", []);
    await sam.submit();
    await press(desk.slack.as("U0DANA"), await approvalCard(desk.slack, contoso.companyName), "Approve");
    await eventually(() => expect(created(desk)?.buttons).toContain("Show the password"));
    await sam.click({ name: "Show the password", channel: sam.dm.id });
    await isShown(sam, desk.partnerCenter.customers[0]!.password!);
    await sam.submit();
    const last = await eventually(() => {
      expect(said(desk, "*What comes next:*")).toBeDefined();
      return said(desk, "*What comes next:*")!;
    });
    expect(last.words).not.toContain("GDAP");
    expect(last.buttons).toEqual(["Open in Partner Center"]);
    expect(
      desk.partnerCenter.received.find(({ method, path }) => method === "POST" && path === "/v1/customers")?.body,
    ).toMatchObject({
      enableGDAPByDefault: false,
    });
  });
});
