import type { Page } from "playwright-core";

/** Visible words that stand out less from what is behind them than WCAG's AA asks, with their ratio. */
export function tooFaint(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const parts = (color) => color.match(/[\\d.]+/g).map(Number);
    const luminance = (color) => {
      const [r, g, b] = parts(color).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const isOpaque = (color) => (parts(color)[3] ?? 1) === 1;
    const behind = (node) => {
      for (let one = node; one; one = one.parentElement) {
        const { backgroundColor } = getComputedStyle(one);
        if (isOpaque(backgroundColor)) return backgroundColor;
      }
      return "rgb(255, 255, 255)";
    };
    const saysSomething = (node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== "");
    return [...document.querySelectorAll("body *")]
      .filter((node) => node.checkVisibility({ opacityProperty: true }) && saysSomething(node))
      .filter((node) => !node.closest("[inert], option"))
      .map((node) => {
        const [light, dark] = [luminance(getComputedStyle(node).color), luminance(behind(node))].sort((a, b) => b - a);
        return { words: node.textContent.trim().slice(0, 40), ratio: (light + 0.05) / (dark + 0.05) };
      })
      .filter(({ ratio }) => ratio < 4.5)
      .map(({ words, ratio }) => words + ": " + ratio.toFixed(2));
  })()`);
}
