import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** The sandbox page as a person uses it. Every verb waits until the page shows what it needs. */
export interface DeskPage {
  readonly page: Page;
  /** Becomes the person whose name begins like this, such as "Sam". */
  as: (name: string) => Promise<void>;
  /** Opens a channel or direct message. */
  go: (conversation: string) => Promise<void>;
  /** Types into the composer of the open conversation and sends it. */
  say: (text: string, conversation?: string) => Promise<void>;
  fill: (label: string, text: string) => Promise<void>;
  /** Chooses an option of a select, a radio button or a check box under this label. */
  choose: (label: string, option: string) => Promise<void>;
  /** A button of the open dialog, else of the newest message that has it; `on` are words of that message. */
  press: (name: string, on?: string) => Promise<void>;
  /** An entry of a "More actions" menu. */
  pressInMenu: (name: string, on?: string) => Promise<void>;
  /** What a button asks before it does anything. */
  answer: (question: string, button: string) => Promise<void>;
  /** A pane behind the scenes, such as "Partner Center". */
  pane: (name: string) => Promise<Locator>;
  /** The newest message with these words, once it is there. */
  message: (conversation: string, words: string) => Promise<Locator>;
  /** The dialog on top, once its title is this. */
  dialog: (title: string) => Promise<Locator>;
  noDialog: () => Promise<void>;
  field: (label: string) => Locator;
  hasFocus: (label: string) => Promise<boolean>;
  expectValue: (label: string, value: string) => Promise<void>;
  expectError: (label: string, words: string) => Promise<void>;
  screenshot: (file: string) => Promise<void>;
  close: () => Promise<void>;
}

const PATIENCE = 15_000;

export async function openDeskPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<DeskPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.stack ?? error.message));
  await page.goto(url);
  await page.getByRole("main").waitFor();

  const dialogs = page.getByRole("dialog");
  const field = (label: string) => dialogs.getByLabel(new RegExp(`^${escaped(label)}( \\(optional\\))?$`)).first();
  const group = (label: string) => {
    const name = new RegExp(`^${escaped(label)}( \\(optional\\))?$`);
    return dialogs.getByRole("group", { name }).or(dialogs.getByRole("radiogroup", { name })).first();
  };
  const rest = async () => {
    await page.locator("html[data-unanswered]").waitFor({ state: "detached" });
    await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  };
  const newest = (words: string) => page.getByRole("article").filter({ hasText: words }).last();

  const place = async (name: string, on: string | undefined): Promise<Locator> => {
    if (on !== undefined) return newest(on);
    const holder = page.getByRole("article").filter({ has: pressable(page, name) });
    await dialogs.or(holder.last()).first().waitFor();
    return (await dialogs.count()) > 0 ? dialogs : holder.last();
  };

  const open = async (conversation: string) => {
    const drawer = page.getByRole("button", { name: "Conversations", exact: true });
    if ((await drawer.isVisible()) && (await drawer.getAttribute("aria-expanded")) === "false") await drawer.click();
    const name = conversation.replace(/^[#@]/, "");
    await page
      .getByRole("navigation", { name: "Conversations" })
      .getByRole("button", { name: new RegExp(`^${escaped(name)}( ?\\d+ unread)?$`) })
      .click();
  };

  const desk: DeskPage = {
    page,
    field,
    async as(name) {
      const picker = page.getByLabel("You are", { exact: true });
      const option = picker.locator("option").filter({ hasText: new RegExp(`^${escaped(name)}`) });
      const id = await option.first().getAttribute("value");
      await picker.selectOption(id);
      await page.waitForURL((url) => url.searchParams.get("as") === id);
    },
    go: open,
    async say(text, conversation) {
      if (conversation !== undefined) await open(conversation);
      const composer = page.getByRole("combobox", { name: /^Message / });
      await composer.fill(text);
      // A list of completions would take the first Enter.
      if (await page.getByRole("listbox", { name: "Commands" }).isVisible()) await composer.press("Escape");
      await composer.press("Enter");
      await rest();
    },
    async fill(label, text) {
      if ((await field(label).getAttribute("role")) === "combobox")
        throw new Error(`"${label}" is a list: choose in it.`);
      await field(label).fill(text);
      await rest();
    },
    async choose(label, option) {
      const inGroup = group(label).getByRole("radio").or(group(label).getByRole("checkbox")).first();
      await field(label).or(inGroup).first().waitFor();
      if (await inGroup.isVisible()) {
        await group(label).getByLabel(option, { exact: true }).check();
        await rest();
        return;
      }
      await field(label).click();
      await field(label).fill(option);
      await page
        .getByRole("option")
        .filter({ has: page.getByText(option, { exact: true }) })
        .first()
        .click();
      await page.getByRole("listbox").waitFor({ state: "detached" });
      await rest();
    },
    async press(name, on) {
      await pressable(await place(name, on), name)
        .first()
        .click();
      await rest();
    },
    async pressInMenu(name, on) {
      const holder = on === undefined ? dialogs.or(page.getByRole("article")).last() : newest(on);
      await holder.getByRole("button", { name: "More actions" }).first().click();
      await page.getByRole("menuitem", { name }).click();
      await rest();
    },
    async answer(question, button) {
      const asked = page.getByRole("alertdialog", { name: question });
      await asked.getByRole("button", { name: button, exact: true }).click();
      await asked.waitFor({ state: "detached" });
      await rest();
    },
    async pane(name) {
      const shown = page.getByRole("complementary", { name });
      if (!(await shown.isVisible())) await page.getByRole("button", { name, exact: true }).click();
      await shown.waitFor();
      return shown;
    },
    async message(conversation, words) {
      await open(conversation);
      await newest(words).waitFor();
      return newest(words);
    },
    async dialog(title) {
      const found = page.getByRole("dialog", { name: title });
      await found.waitFor();
      return found;
    },
    async noDialog() {
      await dialogs.waitFor({ state: "detached" });
    },
    hasFocus: async (label) => (await field(label).and(page.locator(":focus")).count()) === 1,
    async expectValue(label, value) {
      await expect.poll(() => field(label).inputValue(), { timeout: PATIENCE }).toBe(value);
    },
    async expectError(label, words) {
      const target = field(label).or(group(label)).first();
      await expect.poll(() => described(page, target), { timeout: PATIENCE }).toContain(words);
      expect(await target.getAttribute("aria-invalid")).toBe("true");
    },
    async screenshot(file) {
      await page.screenshot({ path: file });
    },
    async close() {
      await context.close();
      if (problems.length > 0) throw new Error(`The page made mistakes of its own: ${problems.join("\n")}`);
    },
  };
  return desk;
}

/** By what it says or by what it is called: "Approve" may be called "Approve Contoso". */
function pressable(within: Page | Locator, name: string): Locator {
  const says = { hasText: new RegExp(`^${escaped(name)}$`) };
  return (["button", "link"] as const)
    .map((role) =>
      within
        .getByRole(role)
        .filter(says)
        .or(within.getByRole(role, { name, exact: true })),
    )
    .reduce((one, other) => one.or(other));
}

/** What a screen reader says after the field's name. */
async function described(page: Page, field: Locator): Promise<string> {
  const ids = (await field.getAttribute("aria-describedby")) ?? "";
  const texts = ids.split(" ").filter(Boolean);
  return (await Promise.all(texts.map((id) => page.locator(`[id="${id}"]`).textContent()))).join(" ");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
