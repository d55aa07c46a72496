import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";

const places = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const executablePath = places.find((place) => place !== undefined && existsSync(place));

const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Tests that need a browser: one for the whole file. Without a Chromium they are left out with a line that says how to
 * get one; with CI set that is a failure.
 */
export function describeInBrowser(name: string, tests: (browser: () => Browser) => void): void {
  if (executablePath === undefined) {
    const how = "Install Chromium (Debian: apt-get install chromium) or set CHROMIUM to its path.";
    if (process.env["CI"]) throw new Error(`No Chromium for the browser tests "${name}". ${how}`);
    console.warn(`Left out: the browser tests "${name}". ${how}`);
    describe.skip(`${name} (no Chromium)`, () => tests(() => missing()));
    return;
  }
  describe(name, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args });
    });
    afterAll(async () => {
      await browser?.close();
    });
    tests(() => browser ?? missing());
  });
}

function missing(): never {
  throw new Error("The browser is not running.");
}
