import type { BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { people, salesAgent } from "../../src/sandbox/people.ts";
import { runSandbox } from "../../src/sandbox/run.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { answersOf, type Company } from "./add-customer-page.ts";
import { useBrowser } from "./browser.ts";
import { useDatabase } from "./database.ts";
import { firstReadingsOver } from "./desk.ts";
import { openDeskPage, type DeskPage } from "./desk-page.ts";
import { askFor } from "./records.ts";
import { checkRefusals } from "./refusals.ts";
import { press } from "./requests.ts";

export interface SandboxPages {
  sandbox: () => Sandbox;
  /** A window of this person, whose name begins like this. It is closed after the test. */
  somebody: (name: string, options?: BrowserContextOptions) => Promise<DeskPage>;
  /** A request for this company waits, without a walk through the form; by default it is Sam's. */
  asked: (company: Company, requester?: string) => Promise<void>;
  /** The same, approved by Dana and created. */
  added: (company: Company) => Promise<void>;
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
    await firstReadingsOver(database, { now: () => new Date() });
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

  const asked = (company: Company, requester = salesAgent) => {
    const { slack } = sandbox();
    return askFor({ slack, clock: { now: () => new Date() } }, database, { ...answersOf(company), requester });
  };
  const created = async (companyName: string) => {
    const found = () => sandbox().partnerCenter.customers.filter((one) => one.companyName === companyName);
    await expect.poll(() => found().length).toBe(1);
  };

  return {
    sandbox,
    created,
    async asked(company, requester) {
      await asked(company, requester);
    },
    async added(company) {
      const { card } = await asked(company);
      await press(sandbox().slack.as("U0DANA001"), card, "Approve");
      await created(company.name);
    },
    async somebody(name, options) {
      const page = await openDeskPage(browser(), sandbox().url, options);
      pages.push(page);
      await page.as(name);
      return page;
    },
  };
}
