import { expect, it } from "vitest";
import { useSandbox } from "../support/sandbox-page.ts";

const { sandbox, somebody } = useSandbox();
const company = "Litware GmbH";
const title = "Order subscriptions";
const basic = "Microsoft 365 Business Basic";
const standard = "Microsoft 365 Business Standard";

it("An order meets what is in the way, is put together, approved with the whole cart, and bought in part", async () => {
  const sam = await somebody("Sam");
  await sam.say(`/csp order ${company}`, "Partner Desk");
  const gate = await sam.dialog(title);
  await gate.getByText("Nothing can be ordered yet.").waitFor();
  await sam.press("Invite to accept");
  await (await sam.dialog("Invite to accept")).getByText(`A draft for ${company}`).waitFor();
  await sam.press("Close");
  const pane = await sam.pane("Partner Center");
  await pane.getByRole("button", { name: `Agreement of ${company}: customer accepts` }).click();
  await sam.page.getByText(`${company}: accepted.`).waitFor();
  await pane.getByRole("switch", { name: `${standard} fails` }).click();
  await sam.page.getByText(`${standard} cannot be bought.`).waitFor();
  await pane.getByRole("button", { name: "Close Partner Center" }).click();

  await sam.say(`/csp order ${company}`);
  await (await sam.dialog(title)).getByText("1 of 4").waitFor();
  await sam.choose("Products", basic);
  await sam.choose("Products", standard);
  await sam.press("Next");
  await (await sam.dialog(title)).getByText("2 of 4").waitFor();
  await sam.choose(`Term and billing of ${basic}`, "1 year, billed monthly");
  await sam.choose(`Term and billing of ${standard}`, "1 month, billed monthly");
  await sam.fill(`Licences of ${basic}`, "25");
  await sam.fill(`Licences of ${standard}`, "301");
  await sam.press("Next");
  await (await sam.dialog(title)).getByText("This offer has at most 300 licences.").waitFor();
  await sam.fill(`Licences of ${standard}`, "3");
  await sam.press("Next");
  await (await sam.dialog(title)).getByText("3 of 4").waitFor();
  const [first, additional] = sandbox().partnerCenter.resellers;
  await sam.choose("First reseller", first!.name);
  await sam.fill("Additional resellers", additional!.mpnId);
  await sam.choose("How we sell", "I confirm how my company sells");
  await sam.choose("No reselling in our group", "I confirm that we do not sell it on");
  await sam.press("Next");
  const review = await sam.dialog(title);
  await review.getByText("4 of 4").waitFor();
  for (const words of [basic, standard, first!.name, additional!.mpnId, "Total"])
    await review.getByText(words).first().waitFor();
  await sam.press("Send for approval");
  await (await sam.dialog(title)).getByText("waits for approval").waitFor();
  await sam.press("Close");

  const dana = await somebody("Dana");
  const card = await dana.message("approvals", `Order: ${company}`);
  for (const words of ["25 licences", "3 licences", "EUR", "Total", first!.name, additional!.mpnId])
    await card.getByText(words).first().waitFor();
  await dana.press("Approve", `Order: ${company}`);
  const told = await sam.message("Partner Desk", `Ordered in part for ${company}`);
  await told.getByText(`${standard}, 3 licences:`).waitFor();
  await card.getByText("Not ordered.").waitFor();
  await card.getByText("Total of what was ordered").waitFor();
  expect(await card.getByRole("button", { name: "Approve" }).count()).toBe(0);
  const { subscriptions } = sandbox().partnerCenter.customers.find(({ companyName }) => companyName === company)!;
  expect(subscriptions.slice(1)).toMatchObject([{ friendlyName: basic, quantity: 25 }]);
});
