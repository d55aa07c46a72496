import type { Page } from "playwright-core";

/** What reaches over an edge of the screen and cannot be scrolled to inside its own box, as the tag and its words. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`
    [...document.querySelectorAll("body *")]
      .filter((node) => node.checkVisibility() && !node.closest("pre, .hidden"))
      .filter((node) => {
        const { left, right } = node.getBoundingClientRect();
        return left < -1 || right > window.innerWidth + 1;
      })
      .map((node) => node.localName + ": " + node.textContent.slice(0, 60))
  `);
}
