import { mkdir } from "node:fs/promises";
import { chromium, type BrowserContextOptions } from "playwright-core";
import { runSandbox } from "../src/sandbox/run.ts";
import { channels, people } from "../src/sandbox/people.ts";
import { typeSteps, type Step } from "../src/sandbox/type-steps.ts";
import { chromiumOptions } from "../test/support/chromium.ts";

/** Writes the pictures of the README: the walks of `/csp add` and `/csp order` in the sandbox. */
const folder = "docs/images";
const desktop: BrowserContextOptions = { viewport: { width: 1180, height: 760 }, deviceScaleFactor: 1.5 };
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true };

const filled: readonly Step[] = [
  { say: "/csp add" },
  { choose: "Brazil", in: "Country/region" },
  { type: "LLC", into: "companyName" },
  { type: "1", into: "registrationId" },
  { type: "Avenida Paulista 1000", into: "address.line1" },
  { type: "São Paulo", into: "address.city" },
  { choose: "SP", in: "address.state" },
  { type: "01310-100", into: "address.postalCode" },
];

const corrected: readonly Step[] = [
  { type: "Contoso Interiores Ltda.", into: "companyName" },
  { type: "11.222.333/0001-81", into: "registrationId" },
  { submit: true },
  { choose: "no", in: "alreadyBuys" },
  { type: "Ana", into: "contact.firstName" },
  { type: "Souza", into: "contact.lastName" },
  { type: "ana@contosointeriores.com.br", into: "contact.email" },
  { type: "+55 11 91234-5678", into: "contact.phone" },
  { type: "contosointeriores", into: "domainPrefix" },
  { submit: true },
  { see: "Default GDAP" },
];

const ordered: readonly Step[] = [
  { say: "/csp order Contoso Interiores Ltda." },
  { see: "1 of 4" },
  { choose: ["Microsoft 365 Business Basic", "Microsoft 365 Business Standard"], in: "products" },
  { submit: true },
  { see: "2 of 4" },
  { choose: "1 year, billed monthly", in: "offer.CFQ7TTC0LH18" },
  { type: "25", into: "licences.CFQ7TTC0LH18" },
  { choose: "1 year, billed yearly", in: "offer.CFQ7TTC0LDPB" },
  { type: "3", into: "licences.CFQ7TTC0LDPB" },
  { submit: true },
  { see: "3 of 4" },
  { choose: "Adventure Works Cycles", in: "First reseller" },
  { choose: ["I confirm how my company sells"], in: "declare.partner-role" },
  { choose: ["I confirm that we do not sell it on"], in: "declare.no-reselling-in-group" },
  { submit: true },
  { see: "4 of 4" },
  { submit: true },
  { see: "waits for approval" },
  { close: true },
];

const sandbox = await runSandbox({ port: 0 });
const browser = await chromium.launch(chromiumOptions());
const sam = sandbox.slack.as(idOf("sam"));
const dana = sandbox.slack.as(idOf("dana"));

function idOf(name: string): string {
  const found = [...people, ...channels].find((one) => one.name === name);
  if (!found) throw new Error(`Nobody and nothing is called ${name}.`);
  return found.id;
}

interface Picture {
  name: string;
  as: string;
  /** A channel; left out, the direct message with the desk. */
  channel?: string;
  /** Words that have to be on screen. */
  words: string;
  pane?: string;
  screen?: BrowserContextOptions;
}

async function take({ name, as, channel, words, pane, screen = desktop }: Picture): Promise<void> {
  const page = await browser.newPage({ ...screen, colorScheme: "light", reducedMotion: "reduce" });
  const place = channel === undefined ? sandbox.slack.as(idOf(as)).dm.id : idOf(channel);
  await page.goto(`${sandbox.url}/?as=${idOf(as)}&in=${place}`);
  if (pane !== undefined) await page.getByRole("button", { name: pane, exact: true }).click();
  await page.getByText(words).last().waitFor();
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.close();
}

try {
  await mkdir(folder, { recursive: true });
  await typeSteps(sandbox.slack, sam, filled);
  await sam.submit();
  await take({ name: "form", as: "sam", words: "CNPJ" });
  await take({ name: "narrow", as: "sam", words: "CNPJ", screen: phone });
  await typeSteps(sandbox.slack, sam, corrected);
  await take({ name: "review", as: "sam", words: "Checked with Partner Center" });
  await typeSteps(sandbox.slack, sam, [{ submit: true }, { see: "approval" }, { close: true }]);
  await take({ name: "approval", as: "dana", channel: "approvals", words: "Waiting for an admin agent" });
  await dana.click({ name: "Approve", channel: "approvals" });
  await take({ name: "status", as: "sam", channel: "customer-status", words: "Approved since" });
  await take({ name: "whole", as: "sam", words: "is verified", pane: "Partner Center" });
  for (const { id } of sandbox.partnerCenter.customers) sandbox.partnerCenter.answerAgreement(id, "accepts");
  await typeSteps(sandbox.slack, sam, ordered);
  await take({ name: "order", as: "dana", channel: "approvals", words: "Order: Contoso Interiores Ltda." });
} finally {
  await browser.close();
  await sandbox.stop();
}
