import { mkdir } from "node:fs/promises";
import { chromium, type Page } from "playwright-core";
import { runSandbox } from "../src/sandbox/run.ts";
import type { Actor } from "../src/sandbox/slack/workspace.ts";

/** Writes the pictures of the README: the walk of `/csp add` in the sandbox. */
const folder = "docs/images";
const sandbox = await runSandbox({ port: 0 });
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"],
});

async function picture(name: string, person: string, conversation: string): Promise<void> {
  const page: Page = await browser.newPage({ viewport: { width: 1180, height: 760 }, deviceScaleFactor: 1.5 });
  await page.goto(`${sandbox.url}/?as=${person}`);
  await page
    .getByRole("navigation", { name: "Conversations" })
    .getByRole("button", { name: new RegExp(`^${conversation}`) })
    .click({ force: true, timeout: 2_000 })
    .catch(() => undefined);
  await page.waitForLoadState("networkidle", { timeout: 2_000 }).catch(() => undefined);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.close();
}

/** Does one thing again until the desk has drawn what it needs. */
async function until(act: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await act();
      return;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }
}

async function fill(sam: Actor, typed: Record<string, string>): Promise<void> {
  for (const [field, text] of Object.entries(typed)) await until(() => sam.type(field, text));
}

try {
  await mkdir(folder, { recursive: true });
  const sam = sandbox.slack.as("U0SAM0001");
  await sam.command("/csp add");
  await until(() => sam.select("Country/region", "Brazil"));
  await fill(sam, {
    companyName: "LLC",
    registrationId: "1",
    "address.line1": "Avenida Paulista 1000",
    "address.city": "São Paulo",
    "address.postalCode": "01310-100",
  });
  await until(() => sam.select("address.state", "SP"));
  await sam.submit();
  await picture("form", "U0SAM0001", "Partner Desk");
  await fill(sam, { companyName: "Contoso Interiores Ltda.", registrationId: "11.222.333/0001-81" });
  await sam.submit();
  await until(() => sam.select("alreadyBuys", "no"));
  await fill(sam, {
    "contact.firstName": "Ana",
    "contact.lastName": "Souza",
    "contact.email": "ana@contosointeriores.com.br",
    "contact.phone": "+55 11 91234-5678",
    domainPrefix: "contosointeriores",
  });
  await sam.submit();
  await until(async () => {
    if (sam.view?.submit !== "Send for approval") throw new Error("not checked yet");
  });
  await picture("review", "U0SAM0001", "Partner Desk");
  await sam.submit();
  await sam.close();
  const dana = sandbox.slack.as("U0DANA001");
  await until(async () => {
    const card = sandbox.slack.channel("approvals").messages.find((message) => message.buttons.includes("Approve"));
    if (!card) throw new Error("no card yet");
  });
  await picture("approval", "U0DANA001", "approvals");
  await until(() => dana.click({ name: "Approve", channel: "approvals" }));
  await until(async () => {
    const card = sandbox.slack.channel("customer-status").messages.at(-1);
    if (!card?.words.includes("Contoso")) throw new Error("no status card yet");
  });
  await picture("status", "U0SAM0001", "customer-status");
} finally {
  await browser.close();
  await sandbox.stop();
}
