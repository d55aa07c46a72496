import type { Locator, Page } from "playwright-core";

/** A person without a mouse. */
export interface Keyboard {
  /** Presses Tab until this has the focus. */
  reach: (target: Locator) => Promise<void>;
  type: (target: Locator, text: string) => Promise<void>;
  /** Types into a list's field and takes the first offer with these words. */
  choose: (target: Locator, words: string) => Promise<void>;
  press: (target: Locator) => Promise<void>;
}

const MOST_STOPS = 80;

export function keyboardOf(page: Page): Keyboard {
  async function reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      if ((await target.and(page.locator(":focus")).count()) === 1) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not lead to ${String(target)}.`);
  }

  async function answered(): Promise<void> {
    await page.locator("html[data-unanswered]").waitFor({ state: "detached" });
  }

  return {
    reach,
    async type(target, text) {
      await reach(target);
      await page.keyboard.type(text);
      await answered();
    },
    async choose(target, words) {
      await reach(target);
      await page.keyboard.type(words);
      await page.getByRole("option", { name: words }).first().waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("listbox").waitFor({ state: "detached" });
      await answered();
    },
    async press(target) {
      await reach(target);
      await page.keyboard.press("Enter");
      await answered();
    },
  };
}
