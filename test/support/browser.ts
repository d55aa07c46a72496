import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { chromiumOptions } from "./chromium.ts";

/** One browser for this test file. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch(chromiumOptions());
  });
  afterAll(async () => {
    await browser?.close();
  });
  return () => {
    if (browser === undefined) throw new Error("The browser is not running.");
    return browser;
  };
}
