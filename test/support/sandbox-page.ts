import type { BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { people } from "../../src/sandbox/people.ts";
import { runSandbox } from "../../src/sandbox/run.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { useBrowser } from "./browser.ts";
import { useDatabase } from "./database.ts";
import { openDeskPage, type DeskPage } from "./desk-page.ts";
import { checkRefusals } from "./refusals.ts";

export interface SandboxPages {
  sandbox: () => Sandbox;
  /** A window of this person, whose name begins like this. It is closed after the test. */
  somebody: (name: string, options?: BrowserContextOptions) => Promise<DeskPage>;
  /** Until Partner Center has this customer, once. */
  created: (companyName: string) => Promise<void>;
}

/** The whole sandbox, as `npm run sandbox` starts it but for a database that is there already. Nobody's dialog outlasts a test. */
export function useSandbox({ socket = false } = {}): SandboxPages {
  const browser = useBrowser();
  const database = useDatabase({ kept: true });
  const pages: DeskPage[] = [];
  let running: Sandbox | undefined;

  const sandbox = (): Sandbox => {
    if (running === undefined) throw new Error("The sandbox is not running.");
    return running;
  };

  beforeAll(async () => {
    running = await runSandbox({ port: 0, socket, connect: database.connect });
  });
  afterAll(async () => {
    await running?.stop();
  });
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.close()));
    const { slack } = sandbox();
    for (const { id } of people) if (slack.as(id).view !== null) await slack.as(id).close({ all: true });
    checkRefusals(slack);
  });

  return {
    sandbox,
    async somebody(name, options) {
      const page = await openDeskPage(browser(), sandbox().url, options);
      pages.push(page);
      await page.as(name);
      return page;
    },
    async created(companyName) {
      const found = () => sandbox().partnerCenter.customers.filter((one) => one.companyName === companyName);
      await expect.poll(() => found().length, { timeout: 15_000 }).toBe(1);
    },
  };
}
