import { expect, it } from "vitest";
import { SIMULATED_PARTNER } from "../../src/sandbox/partner-center/simulator.ts";
import { inSeattle } from "../support/add-customer-page.ts";
import type { DeskPage } from "../support/desk-page.ts";
import { useSandbox } from "../support/sandbox-page.ts";

const { sandbox, somebody, added } = useSandbox();
const company = "Litware GmbH";
const title = "Order subscriptions";
const basic = "Microsoft 365 Business Basic";

const idOf = (name: string): string =>
  sandbox().partnerCenter.customers.find(({ companyName }) => companyName === name)?.id ?? "";

/** From the first step to the third. */
async function toResellers(sam: DeskPage): Promise<void> {
  sandbox().partnerCenter.answerAgreement(idOf(company), "accepts");
  await sam.say(`/csp order ${company}`, "Partner Desk");
  await (await sam.dialog(title)).getByText("1 of 4").waitFor();
  await sam.choose("Products", basic);
  await sam.press("Next");
  await (await sam.dialog(title)).getByText("2 of 4").waitFor();
  await sam.choose(`Term and billing of ${basic}`, "1 year, billed monthly");
  await sam.fill(`Licences of ${basic}`, "25");
  await sam.press("Next");
  await (await sam.dialog(title)).getByText("3 of 4").waitFor();
}

const orders = (): number =>
  sandbox().partnerCenter.customers.find(({ id }) => id === idOf(company))?.orders.length ?? 0;

async function declare(sam: DeskPage): Promise<void> {
  await sam.choose("How we sell", "I confirm how my company sells");
  await sam.choose("No reselling in our group", "I confirm that we do not sell it on");
}

it("A new customer under review buys nothing yet, keeps its renewals, and has its steps in Partner Center marked", async () => {
  const name = "Tailspin Toys LLC";
  await added(inSeattle(name));
  const sam = await somebody("Sam");
  await sam.message("Partner Desk", `${name} was created in Partner Center`);
  sandbox().partnerCenter.setVerification(idOf(name), "UnderReview");
  const card = await sam.message("customer-status", name);
  await card
    .getByText(/Under review/i)
    .first()
    .waitFor();
  await sam.say(`/csp order ${name}`, "Partner Desk");
  const gate = await sam.dialog(title);
  await gate.getByText("Nothing can be ordered yet.").waitFor();
  await gate.getByText("Microsoft is still verifying the account").first().waitFor();
  await gate.getByText(/Renewal\s+Open/).waitFor();
  await gate.getByRole("button", { name: "Invite to accept" }).waitFor();
  await sam.press("Close");

  await sam.message("customer-status", name);
  await sam.press("Show the steps", name);
  const steps = await sam.message(
    "customer-status",
    "pay-as-you-go retail rates, not your prices, in its billing currency",
  );
  await steps.getByText("subscriptions and resource groups").waitFor();
  await steps.getByRole("button", { name: "Not needed" }).last().click();
  await sam.message("customer-status", "Not needed, said");
});

it("A checkout whose answer is lost ends in one order, and in one message", async () => {
  const { partnerCenter } = sandbox();
  const sam = await somebody("Sam");
  await toResellers(sam);
  await declare(sam);
  await sam.press("Next");
  await (await sam.dialog(title)).getByText("4 of 4").waitFor();
  await sam.press("Send for approval");
  await (await sam.dialog(title)).getByText("waits for approval").waitFor();
  await sam.press("Close");
  const before = orders();
  partnerCenter.fail(/\/checkout$/, { kind: "answer", status: 504, afterWork: true });
  const dana = await somebody("Dana");
  await dana.message("approvals", `Order: ${company}`);
  await dana.press("Approve", `Order: ${company}`);
  await sam.message("Partner Desk", `Ordered for ${company}`);
  expect(orders()).toBe(before + 1);
});

it("Resellers of an order are refused under their field, each in clear words, until they are right", async () => {
  const { partnerCenter } = sandbox();
  const [first, second] = partnerCenter.resellers;
  const before = orders();
  const unsigned = partnerCenter.seedReseller({ name: "Wide World Importers", isAgreementSigned: false });
  const sam = await somebody("Sam");
  await toResellers(sam);
  await declare(sam);
  const refused = async (ids: readonly string[], words: string) => {
    await sam.fill("Additional resellers", ids.join(", "));
    await sam.press("Next");
    await (await sam.dialog(title)).getByText(words).waitFor();
  };
  await refused([second!.mpnId], "Choose the first reseller before any additional one.");
  await sam.choose("First reseller", first!.name);
  await refused([SIMULATED_PARTNER.mpnId], `${SIMULATED_PARTNER.mpnId} is your own partner ID.`);
  await refused([unsigned.mpnId], `${unsigned.mpnId} has not signed the Microsoft Partner Agreement`);
  await refused(
    Array.from({ length: 6 }, (_, n) => `485000${n}`),
    "At most 5 additional resellers; these are 6.",
  );
  await sam.fill("Additional resellers", second!.mpnId);
  await sam.press("Next");
  await (await sam.dialog(title)).getByText("4 of 4").waitFor();
  await sam.press("Close");
  expect(orders()).toBe(before);
});
