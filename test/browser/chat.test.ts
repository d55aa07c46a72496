import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { openDeskPage, type DeskPage } from "../support/desk-page.ts";
import { checkRefusals } from "../support/refusals.ts";
import { servePage, type ServedPage } from "../support/served-page.ts";
import { at, buttons, text, type ApiAnswer } from "../sandbox/slack/tiny-desk.ts";

const browser = useBrowser();

describe("the sandbox page: channels and messages", () => {
  let served: ServedPage;
  let sam: DeskPage;

  beforeEach(async () => {
    served = await servePage();
    sam = await openDeskPage(browser(), served.url);
  });
  afterEach(async () => {
    await sam.close();
    await served.close();
    checkRefusals(served.desk.slack);
  });

  const post = (blocksOrText: unknown, more: Record<string, unknown> = {}): Promise<ApiAnswer> =>
    served.desk.call("chat.postMessage", {
      channel: "C0APPROVE",
      ...(typeof blocksOrText === "string" ? { text: blocksOrText } : { text: "Card", blocks: blocksOrText }),
      ...more,
    });

  it("completes commands and their words from the manifest", async () => {
    const composer = sam.page.getByRole("combobox", { name: "Message #general" });
    expect(await composer.getAttribute("aria-expanded")).toBe("false");
    await composer.pressSequentially("/c");
    expect(await composer.getAttribute("aria-expanded")).toBe("true");
    const list = sam.page.locator(`[id="${await composer.getAttribute("aria-controls")}"]`);
    expect(await list.getAttribute("role")).toBe("listbox");
    await sam.page.getByRole("option", { name: /\/csp.*Add customers/ }).waitFor();
    await composer.press("Tab");
    expect(await composer.inputValue()).toBe("/csp ");
    await composer.pressSequentially("st");
    await composer.press("Enter");
    expect(await composer.inputValue()).toBe("/csp status ");
    expect(served.desk.received).toEqual([]);
    await composer.press("Enter");
    await expect.poll(() => served.desk.received.map((one) => one.form["text"])).toEqual(["status"]);
    expect(await composer.inputValue()).toBe("");
  });

  it("puts a command that failed back where it was typed", async () => {
    served.desk.answer = () => ({ status: 500 });
    await sam.say("/csp add Contoso");
    await sam.message("general", "dispatch_failed");
    expect(await sam.page.getByRole("combobox", { name: "Message #general" }).inputValue()).toBe("/csp add Contoso");
  });

  it("marks what was not read until it is opened", async () => {
    await post("One");
    await post("Two");
    const entry = sam.page.getByRole("button", { name: "approvals 2 unread" });
    await entry.waitFor();
    await sam.message("approvals", "Two");
    await entry.waitFor({ state: "detached" });
    expect(await sam.page.title()).toBe("#approvals · Sandbox");
  });

  it("shows an ephemeral answer to nobody else", async () => {
    served.desk.answer = ({ form }) =>
      form["command"] ? { json: { response_type: "ephemeral", text: "Just between us" } } : undefined;
    await sam.say("/csp help", "approvals");
    await expect(sam.message("approvals", "Just between us").then((one) => one.textContent())).resolves.toContain(
      "Only visible to you",
    );
    await sam.as("Dana");
    await sam.say("Anybody here?", "approvals");
    await sam.message("approvals", "Anybody here?");
    expect(await sam.page.getByText("Just between us").count()).toBe(0);
  });

  it("shows dates in the reader's zone and language", async () => {
    await post("Due <!date^1700000000^{date_long}, {time}|some day>");
    await expect(sam.message("approvals", "Due").then((one) => one.textContent())).resolves.toMatch(
      /Tuesday, November 14th, 5:13\sPM/,
    );
    await sam.as("Gabriel");
    await expect(sam.message("approvals", "Due").then((one) => one.textContent())).resolves.toContain(
      "mardi 14 novembre, 23:13",
    );
  });

  it("writes every part of a date as Slack documents it", async () => {
    served.desk.time = Date.parse("2024-02-20T12:00:00Z");
    const written = async (moment: string, pattern: string) => {
      const seconds = Date.parse(moment) / 1000;
      await post(`Written ${moment} <!date^${seconds}^${pattern}|${pattern}>`);
      const message = await sam.message("approvals", `Written ${moment}`);
      const time = message.locator("time").last();
      await expect.poll(() => time.getAttribute("title")).toBe(pattern);
      return time.textContent();
    };
    const past = "2014-02-18T14:39:42Z";
    expect(await written(past, "{date_num} {date_slash}")).toBe("2014-02-18 02/18/2014");
    expect(await written(past, "{date}; {date_short}; {date_long}")).toBe(
      "February 18th, 2014; Feb 18, 2014; Tuesday, February 18th, 2014",
    );
    expect(await written(past, "{date_pretty}; {date_long_full}; {day_divider_pretty}")).toBe(
      "February 18th, 2014; February 18, 2014; Tuesday, February 18th, 2014",
    );
    expect(await written(past, "{time}; {time_secs}; {ago}")).toMatch(/^9:39\sAM; 9:39:42\sAM; 10 years ago$/);
    const near = "2024-01-23T12:00:00Z";
    expect(await written(near, "{date}; {date_short_pretty}; {date_long}")).toBe(
      "January 23rd; Jan 23; Tuesday, January 23rd",
    );
    expect(await written("2024-02-21T12:00:00Z", "{date_pretty}; {date_short_pretty}; {date_long_pretty}")).toBe(
      "tomorrow; tomorrow; tomorrow",
    );
    expect(await written("2024-02-20T11:57:00Z", "{ago} {nothing}")).toBe("3 minutes ago {nothing}");
  });

  it("shows Slack's marks as what they mean, and nothing that was written as markup", async () => {
    await post(
      "*bold* _italic_ `code *1*` :warning: <https://example.com/a_b_c|a link> <@U0DANA001> <#C0SALES01> &lt;b&gt;5 * 3 * 2",
    );
    const message = await sam.message("approvals", "5 * 3 * 2");
    expect(await message.locator("strong", { hasText: "bold" }).count()).toBe(1);
    expect(await message.locator("em").textContent()).toBe("italic");
    expect(await message.locator("code").textContent()).toBe("code *1*");
    expect(await message.getByRole("link", { name: "a link" }).getAttribute("href")).toBe("https://example.com/a_b_c");
    expect(await message.textContent()).toContain("⚠️ a link @dana #sales <b>5 * 3 * 2");
    await sam.say("<img src=x onerror=alert(1)>", "approvals");
    const typed = await sam.message("approvals", "onerror");
    expect(await typed.locator("img").count()).toBe(0);
    await message.getByRole("button", { name: "#sales" }).click();
    await sam.page.getByRole("heading", { name: "#sales" }).waitFor();
  });

  it("shows that a button is working until the desk has answered, and asks before where the button says so", async () => {
    let answer: () => void = () => undefined;
    served.desk.answer = () => new Promise((resolve) => (answer = () => resolve(undefined)));
    const confirm = { title: text("Reject it?"), text: text("Sam is told."), confirm: text("Yes"), deny: text("No") };
    const card = buttons("decide", "Approve", "Reject");
    Object.assign(card.elements[1] ?? {}, { confirm, style: "danger" });
    await post([card]);
    const message = await sam.message("approvals", "Approve");
    await message.getByRole("button", { name: "Approve" }).click();
    await message.locator("[aria-busy=true]", { hasText: "Approve" }).waitFor();
    answer();
    await message.locator("[aria-busy=true]").waitFor({ state: "detached" });

    await message.getByRole("button", { name: "Reject" }).click();
    const question = sam.page.getByRole("alertdialog", { name: "Reject it?" });
    await question.getByRole("button", { name: "No" }).click();
    await question.waitFor({ state: "detached" });
    expect(served.desk.received).toHaveLength(1);
    await message.getByRole("button", { name: "Reject" }).click();
    await question.getByRole("button", { name: "Yes" }).click();
    await expect.poll(() => at(served.desk.received[1]?.payload, "actions.0.action_id")).toBe("reject");
    answer();
  });

  it("says under the button that a press did not work", async () => {
    served.desk.answer = () => ({ status: 500 });
    await post([buttons("decide", "Approve")]);
    await sam.go("approvals");
    await sam.press("Approve");
    const message = await sam.message("approvals", "Approve");
    expect(await message.getByRole("alert").textContent()).toMatch(/\w/);
  });

  it("opens the entries of an overflow menu", async () => {
    const option = (words: string) => ({ text: text(words), value: words });
    const overflow = { type: "overflow", action_id: "more", options: [option("Open"), option("Invite")] };
    await post([{ type: "section", block_id: "s", text: text("Contoso"), accessory: overflow }]);
    await sam.message("approvals", "Contoso");
    await sam.pressInMenu("Invite", "Contoso");
    expect(at(served.desk.received[0]?.payload, "actions.0.selected_option.value")).toBe("Invite");
  });

  it("shows the Home of an app that has one, and none of an app that has none", async () => {
    Object.assign(served.desk.slack.world.manifest, { homeTab: false });
    await sam.page.reload();
    await sam.go("Partner Desk");
    expect(await sam.page.getByRole("tab").count()).toBe(0);
    Object.assign(served.desk.slack.world.manifest, { homeTab: true, events: ["app_home_opened"] });
    served.desk.answer = async ({ payload }) => {
      const view = { type: "home", blocks: [buttons("start", "Add a customer")] };
      if (at(payload, "event.type") === "app_home_opened")
        await served.desk.call("views.publish", { user_id: "U0SAM0001", view });
      return undefined;
    };
    await sam.page.reload();
    await sam.page.getByRole("tab", { name: "Home" }).click();
    const home = sam.page.getByRole("tabpanel", { name: "Home" });
    await home.getByRole("button", { name: "Add a customer" }).click();
    await expect.poll(() => at(served.desk.received.at(-1)?.payload, "view.type")).toBe("home");
    const tab = (name: string) => sam.page.getByRole("tab", { name });
    const panelOf = async (name: string) => sam.page.locator(`[id="${await tab(name).getAttribute("aria-controls")}"]`);
    expect(await (await panelOf("Home")).getAttribute("role")).toBe("tabpanel");
    await tab("Home").press("ArrowRight");
    await sam.page.getByRole("tabpanel", { name: "Messages" }).waitFor();
    expect(await (await panelOf("Messages")).getAttribute("role")).toBe("tabpanel");
    expect(await tab("Messages").and(sam.page.locator(":focus")).count()).toBe(1);
    expect([await tab("Home").getAttribute("tabindex"), await tab("Messages").getAttribute("tabindex")]).toEqual([
      "-1",
      "0",
    ]);
    await tab("Messages").press("Home");
    await home.waitFor();
    await tab("Home").press("ArrowLeft");
    await sam.page.getByRole("combobox", { name: "Message Partner Desk" }).waitFor();
  });

  it("keeps a thread together and lets people answer in it", async () => {
    const { ts } = await post("Contoso was created");
    await post("Account verification began", { thread_ts: ts });
    const message = await sam.message("approvals", "Contoso was created");
    expect(await sam.page.getByText("Account verification began").count()).toBe(0);
    await message.getByRole("button", { name: "1 reply" }).click();
    await message.getByText("Account verification began").waitFor();
    await message.getByRole("textbox", { name: "Reply in thread" }).fill("Thank you");
    await message.getByRole("button", { name: "Send" }).click();
    await message.getByRole("button", { name: "2 replies" }).waitFor();
    expect(served.desk.slack.channel("approvals").replies(String(ts)).at(-1)?.text).toBe("Thank you");
  });

  it("shows to two people at once what one of them did", async () => {
    const dana = await openDeskPage(browser(), `${served.url}/?as=U0DANA001`);
    served.desk.answer = async ({ payload }) => {
      const ts = at(payload, "message.ts");
      await served.desk.call("chat.update", { channel: "C0APPROVE", ts, text: "Approved by <@U0DANA001>", blocks: [] });
      return undefined;
    };
    await post([buttons("decide", "Approve")]);
    await sam.message("approvals", "Approve");
    await dana.message("approvals", "Approve");
    await dana.press("Approve");
    await sam.message("approvals", "Approved by @dana");
    expect(await sam.page.getByRole("button", { name: "Approve" }).count()).toBe(0);
    await dana.close();
  });
});
