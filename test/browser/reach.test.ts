import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BrowserContextOptions } from "playwright-core";
import { useBrowser } from "../support/browser.ts";
import { tooFaint } from "../support/contrast.ts";
import { openDeskPage, type DeskPage } from "../support/desk-page.ts";
import { checkRefusals } from "../support/refusals.ts";
import { servePage, type ServedPage } from "../support/served-page.ts";
import { at, buttons, field, modal, text, textAt, type Received } from "../sandbox/slack/tiny-desk.ts";

const option = (words: string, value = words) => ({ text: text(words), value });
const form = modal(
  [
    field("Country", { type: "static_select", options: [option("Brazil", "BR"), option("Poland", "PL")] }),
    field("Name"),
    field("Address", { type: "radio_buttons", options: [option("Use it"), option("Keep what I wrote")] }),
    buttons("act", "Show the result"),
  ],
  { title: text("Add a customer") },
);

const browser = useBrowser();

describe("the sandbox page, for everybody", () => {
  let served: ServedPage;
  const pages: DeskPage[] = [];

  beforeEach(async () => {
    served = await servePage();
    served.desk.answer = async ({ form: { command, trigger_id } }: Received) => {
      if (command) await served.desk.call("views.open", { trigger_id, view: form });
      return undefined;
    };
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
    await served.close();
    checkRefusals(served.desk.slack);
  });

  async function enter(options: BrowserContextOptions = {}): Promise<DeskPage> {
    const page = await openDeskPage(browser(), served.url, options);
    pages.push(page);
    return page;
  }

  it("can be used by keyboard alone", async () => {
    const { page } = await enter();
    const { keyboard } = page;
    const composer = page.getByRole("combobox", { name: "Message #general" });
    const isThere = async () => (await composer.and(page.locator(":focus")).count()) === 1;
    for (let presses = 0; !(await isThere()) && presses < 40; presses += 1) await keyboard.press("Tab");
    await keyboard.type("/csp add");
    await keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Add a customer" }).waitFor();
    await keyboard.type("pol");
    await keyboard.press("Enter");
    await keyboard.press("Tab");
    await keyboard.type("Contoso");
    await keyboard.press("Tab");
    await keyboard.press("Space");
    await keyboard.press("ArrowDown");
    for (let presses = 0; presses < 12; presses += 1) {
      await keyboard.press("Tab");
      expect(await page.locator("[role=dialog] :focus").count()).toBe(1);
    }
    await page.getByLabel("Name").focus();
    await keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const values = at(served.desk.received.at(-1)?.payload, "view.state.values");
    expect(textAt(values, "Country.Country.selected_option.value")).toBe("PL");
    expect(textAt(values, "Name.Name.value")).toBe("Contoso");
    expect(textAt(values, "Address.Address.selected_option.value")).toBe("Keep what I wrote");
    await expect.poll(isThere).toBe(true);
  });

  it("closes first the list, then the dialog by Escape", async () => {
    const sam = await enter();
    await sam.say("/csp add");
    await sam.dialog("Add a customer");
    await sam.page.keyboard.press("ArrowDown");
    await sam.page.getByRole("option", { name: "Brazil" }).waitFor();
    await sam.page.keyboard.press("Escape");
    await sam.page.getByRole("option", { name: "Brazil" }).waitFor({ state: "detached" });
    await sam.dialog("Add a customer");
    await sam.page.keyboard.press("Escape");
    await sam.noDialog();
  });

  it("fits on a narrow screen", async () => {
    const sam = await enter({ viewport: { width: 360, height: 740 } });
    const width = () => sam.page.evaluate<number>("document.documentElement.scrollWidth");
    const wide = "Contoso-Interiores-e-Arquitetura-Sustentavel-do-Nordeste-Ltda.";
    await served.desk.call("chat.postMessage", {
      channel: "C0APPROVE",
      text: "Card",
      blocks: [
        { type: "section", text: { type: "mrkdwn", text: `*Add customer: ${wide}*` } },
        buttons("decide", "Approve", "Ask for changes", "Reject"),
      ],
    });
    await sam.message("approvals", wide);
    expect(await width()).toBe(360);
    await sam.say("/csp add");
    const dialog = await sam.dialog("Add a customer");
    expect(await width()).toBe(360);
    const next = await dialog.getByRole("button", { name: "Next" }).boundingBox();
    expect(next && next.x + next.width).toBeLessThanOrEqual(360);
    await sam.choose("Country", "Poland");
    for (const pane of ["Wire", "Partner Center", "Clock and faults"]) {
      await sam.page.getByRole("button", { name: pane, exact: true }).click();
      await sam.page.getByRole("complementary", { name: pane }).waitFor();
      expect(await width()).toBe(360);
    }
  });

  it.each([1280, 360])("begins a direct message by keyboard on a screen of %i", async (width) => {
    const { page } = await enter({ viewport: { width, height: 740 } });
    const isOn = async (name: string) =>
      (await page.getByRole("button", { name, exact: true }).and(page.locator(":focus")).count()) === 1;
    const reach = async (name: string) => {
      for (let presses = 0; !(await isOn(name)) && presses < 40; presses += 1) await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
    };
    if (width === 360) await reach("Conversations");
    await reach("New message");
    const menu = page.getByRole("menu", { name: "New message" });
    await menu.waitFor();
    expect(await menu.getByRole("menuitem", { name: /Sam Carter/ }).count()).toBe(0);
    const box = await menu.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= 740).toBe(true);
    await page.keyboard.press("d");
    await page.keyboard.press("Enter");
    const composer = page.getByRole("combobox", { name: "Message Dana Weber" });
    await expect.poll(() => composer.and(page.locator(":focus")).count()).toBe(1);
    await page.keyboard.type("Can you approve Contoso?");
    await page.keyboard.press("Enter");
    await page.getByRole("article").filter({ hasText: "Can you approve Contoso?" }).waitFor();
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(width);
    const dana = await enter();
    await dana.as("Dana");
    await dana.message("Sam Carter", "Can you approve Contoso?");
  });

  it.each(["light", "dark"] as const)("keeps every word legible on a %s screen", async (colorScheme) => {
    const sam = await enter({ colorScheme });
    const card = [
      { type: "section", text: { type: "mrkdwn", text: "*Contoso* `code` <@U0DANA001> <https://example.com|a link>" } },
      { type: "context", elements: [{ type: "mrkdwn", text: "Waiting for an admin agent" }] },
      buttons("decide", "Approve", "Reject"),
    ];
    await served.desk.call("chat.postMessage", { channel: "C0APPROVE", text: "Card", blocks: card });
    await served.desk.call("chat.postMessage", { channel: "C0STATUS1", text: "Not read yet" });
    await served.desk.call("chat.postEphemeral", { channel: "C0APPROVE", user: "U0SAM0001", text: "Only for Sam" });
    await sam.message("approvals", "Only for Sam");
    await sam.page.getByRole("button", { name: "Wire", exact: true }).click();
    await sam.page.getByRole("complementary", { name: "Wire" }).waitFor();
    expect(await tooFaint(sam.page)).toEqual([]);
    await sam.page.getByRole("button", { name: "Partner Center", exact: true }).click();
    await sam.page.getByRole("complementary", { name: "Partner Center" }).getByText("Expired token").waitFor();
    await sam.say("/csp add");
    await sam.press("Next");
    await sam.expectError("Name", "required");
    expect(await tooFaint(sam.page)).toEqual([]);
  });

  it("stays in the same place after a reload", async () => {
    const sam = await enter();
    await sam.as("Dana");
    await sam.go("sales");
    await sam.page.reload();
    await sam.page.getByRole("heading", { name: "#sales" }).waitFor();
    expect(await sam.page.getByLabel("You are").inputValue()).toBe("U0DANA001");
  });

  it("comes back by itself when a dialog is open and the connection was cut", async () => {
    const sam = await enter();
    await sam.say("/csp add");
    await sam.dialog("Add a customer");
    await sam.page.context().setOffline(true);
    await sam.fill("Name", "Contoso");
    await sam.page.getByText("The sandbox does not answer.").waitFor();
    await sam.expectValue("Name", "Contoso");
    await sam.page.context().setOffline(false);
    await sam.fill("Name", "Contoso Ltd.");
    await expect.poll(() => served.desk.slack.as("U0SAM0001").view?.valueAt("Name")).toBe("Contoso Ltd.");
  });
});
