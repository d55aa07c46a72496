import { describe, expect, it } from "vitest";
import { customers, drafts, events } from "../../db/schema/index.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { askFor } from "../support/records.ts";
import { ask } from "../support/requests.ts";

const database = useDatabase();

/** Nothing was written, and Partner Center was asked nothing. */
async function nothingDone(): Promise<void> {
  for (const table of [customers, drafts, events]) expect(await database.db.$count(table)).toBe(0);
}

describe("/csp alone", () => {
  it("offers a sales agent what sales agents do", async () => {
    const desk = await startTestDesk(database);
    const answer = await ask(desk.slack.as("U0SAM"), "/csp");
    expect(answer.buttons).toEqual(["Add a customer", "Where does it stand?", "Help"]);
    expect(answer.words).toContain("Everything: `/csp help`");
    await nothingDone();
  });

  it("offers an admin agent what waits for a decision, and lists it", async () => {
    const desk = await startTestDesk(database);
    const dana = desk.slack.as("U0DANA");
    const answer = await ask(dana, "/csp");
    expect(answer.buttons).toEqual(["Add a customer", "Where does it stand?", "Waiting for me", "Help"]);
    await dana.click({ name: "Waiting for me", channel: dana.dm.id, ts: answer.ts });
    await eventually(() => expect(dana.dm.messages.at(-1)?.words).toBe("Nothing waits for your decision."));

    await askFor(desk, database);
    await askFor(desk, database, { requester: "U0DANA", companyName: "Own Wish Ltd", domainPrefix: "ownwish" });
    await dana.click({ name: "Waiting for me", channel: dana.dm.id, ts: answer.ts });
    await eventually(() => expect(dana.dm.messages.at(-1)?.words).toContain("Contoso Interiors LLC"));
    expect(dana.dm.messages.at(-1)?.words).not.toContain("Own Wish");
  });

  it("says the same in its text as in its blocks", async () => {
    const desk = await startTestDesk(database);
    for (const id of ["U0SAM", "U0DANA", "U0HENK", "U0NORA"]) {
      for (const text of ["/csp", "/csp help"]) {
        const answer = await ask(desk.slack.as(id), text);
        for (const line of answer.words.split("\n")) expect(answer.text).toContain(line);
      }
    }
  });

  it("tells whoever may not add customers why, and who can help, in the same menu", async () => {
    const desk = await startTestDesk(database);
    for (const id of ["U0NORA", "U0GUS", "U0HENK"]) {
      const answer = await ask(desk.slack.as(id), "/csp");
      expect(answer.words).toMatch(
        /Adding customers is for .*admin agents and sales agents\. Ask .*<@U0DANA> \(admin agent\)/,
      );
      expect(answer.buttons).toEqual(["Add a customer", "Where does it stand?", "Help"]);
    }
    const nora = desk.slack.as("U0NORA");
    await nora.click({ name: "Add a customer", channel: nora.dm.id });
    await eventually(() => expect(nora.view?.words).toContain("Adding customers is for"));
    expect(nora.view?.submit).toBeNull();
    await nothingDone();
  });

  it("tells an indirect reseller what to ask the provider for", async () => {
    const desk = await startTestDesk(database, { partnerType: "indirect-reseller", withApi: false });
    const sam = desk.slack.as("U0SAM");
    expect((await ask(sam, "/csp")).words).toContain("only your indirect provider can");
    await sam.command("/csp add Contoso");
    await eventually(() => expect(sam.view?.words).toContain("Send the provider the company's exact legal name"));
    await nothingDone();
  });

  it("says who has to set the desk up, before it is", async () => {
    const desk = await startTestDesk(database, { partnerType: null });
    expect((await ask(desk.slack.as("U0SAM"), "/csp")).words).toContain("`/csp setup`");
    await nothingDone();
  });

  it("has buttons that open the form, list what is in progress, and show the help", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    const menu = await ask(sam, "/csp");
    const press = (name: string) => sam.click({ name, channel: sam.dm.id, ts: menu.ts });
    await press("Where does it stand?");
    await eventually(() => expect(sam.dm.messages.at(-1)?.words).toContain("You have nothing in progress."));
    await press("Help");
    await eventually(() => expect(sam.dm.messages.at(-1)?.words).toContain("/csp add [name]"));
    await press("Add a customer");
    await eventually(() => expect(sam.view?.words).toContain("Country/region"));
    expect(sam.dm.messages.find(({ ts }) => ts === menu.ts)?.buttons).toEqual(menu.buttons);
  });
});

describe("/csp with a word", () => {
  it.each([
    ["ad", "/csp add"],
    ["ADDD Contoso", "/csp add"],
    ["stauts", "/csp status"],
    ["stat contoso", "/csp status"],
    ["halp", "/csp help"],
  ])("that is nearly a command (%s) names it and runs nothing", async (typed, meant) => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    const answer = await ask(sam, `/csp ${typed}`);
    expect(answer.words).toContain(`Did you mean \`${meant}\`? Nothing was done.`);
    expect(sam.view).toBeNull();
    await nothingDone();
  });

  it.each(["xyzzy", "<!channel>", "`rm`", "a".repeat(200), "renewal"])(
    "that is none (%s) leads to the help and runs nothing",
    async (typed) => {
      const desk = await startTestDesk(database);
      const answer = await ask(desk.slack.as("U0SAM"), `/csp ${typed}`);
      expect(answer.words).toContain("`/csp help` shows what there is.");
      expect(answer.words).not.toContain("<!channel>");
      expect(answer.words.length).toBeLessThan(200);
      await nothingDone();
    },
  );

  it("help lists what exists, and nothing that does not", async () => {
    const desk = await startTestDesk(database);
    const { words } = await ask(desk.slack.as("U0SAM"), "/csp help");
    const listed = [...words.matchAll(/`\/csp ([\w-]+)/g)].map(([, word]) => word);
    expect(listed).toEqual([
      "add",
      "status",
      "customers",
      "attest",
      "agreement",
      "can-order",
      "order",
      "education",
      "invite",
      "remove",
      "edit",
      "webhook",
      "setup",
      "help",
    ]);
    for (const word of listed.filter((one) => one !== "help")) {
      expect((await ask(desk.slack.as("U0HENK"), `/csp ${word}x`)).words).toContain(`\`/csp ${word}\``);
    }
  });
});

describe("The shortcut “Add a customer”", () => {
  it("opens the form", async () => {
    const desk = await startTestDesk(database);
    const sam = desk.slack.as("U0SAM");
    await sam.shortcut("add-customer");
    await eventually(() => expect(sam.view?.words).toContain("Country/region"));
    expect(sam.view?.title).toBe("Add a customer");
    expect(await database.db.select().from(drafts)).toMatchObject([{ owner: "U0SAM" }]);
  });

  it("says why not, to whoever may not add customers", async () => {
    const desk = await startTestDesk(database);
    const henk = desk.slack.as("U0HENK");
    await henk.shortcut("add-customer");
    await eventually(() => expect(henk.view?.words).toContain("Adding customers is for"));
    await nothingDone();
  });
});
