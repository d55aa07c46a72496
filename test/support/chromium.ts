import { existsSync } from "node:fs";

const places = [
  process.env["CHROMIUM"],
  // Draws the same pages and starts in a fraction of the time.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const executablePath = places.find((place) => place !== undefined && existsSync(place));

const how = "Install it (Debian: apt-get install chromium-headless-shell), or set CHROMIUM to its path.";

/** How Playwright starts it. Throws with what helps when there is none. */
export function chromiumOptions(): { executablePath: string; args: string[] } {
  if (executablePath === undefined) throw new Error(`No Chromium was found. ${how}`);
  return {
    executablePath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
}

/** With CI set, a missing Chromium is a failure; elsewhere its tests are left out, and that is said. */
export function chromiumIsThere(): boolean {
  if (executablePath !== undefined) return true;
  if (process.env["CI"]) chromiumOptions();
  // The configuration is read once a project, in one process: say it once.
  if (process.env["TEST_CHROMIUM_MISSED"] === undefined) {
    console.warn(`Left out: project "browser" (the tests in a browser). No Chromium was found. ${how}`);
  }
  process.env["TEST_CHROMIUM_MISSED"] = "yes";
  return false;
}
