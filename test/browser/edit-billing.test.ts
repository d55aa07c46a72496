import { expect, it } from "vitest";
import { inSeattle } from "../support/add-customer-page.ts";
import { useSandbox } from "../support/sandbox-page.ts";

const { sandbox, somebody, added } = useSandbox();
const company = "Tailspin Toys LLC";
const corrected = "Tailspin Games LLC";
const title = "Correct billing data";

it("Billing data is corrected by two people, shown as a difference before, and verified again after", async () => {
  await added(inSeattle(company));
  const sam = await somebody("Sam");
  await sam.message("Partner Desk", `${company} was created in Partner Center`);

  await sam.say(`/csp edit ${company}`, "Partner Desk");
  await (await sam.dialog(title)).getByText("as Partner Center has it now").waitFor();
  await sam.expectValue("City", "Seattle");
  await sam.fill("Company name", corrected);
  await sam.press("Next");
  const review = await sam.dialog("Check and send");
  await review.getByText(`${company} → ${corrected}`).waitFor();
  await review.getByText("Microsoft will verify the account again").waitFor();
  await sam.press("Send for approval");
  await (await sam.dialog(title)).getByText("waits for approval").waitFor();
  await sam.press("Close");

  const dana = await somebody("Dana");
  await dana.message("approvals", `Correct the billing data: ${company}`);
  await dana.press("Approve", `Correct the billing data: ${company}`);
  await sam.message("Partner Desk", `The billing data of ${corrected} is corrected in Partner Center`);
  await sam.message("customer-status", corrected);
  expect(sandbox().partnerCenter.customers.map(({ companyName }) => companyName)).toContain(corrected);
});

it("A correction is not written over what somebody changed meanwhile: the new difference is shown and approved", async () => {
  const name = "Alpine Ski House LLC";
  const renamed = "Alpine Ski Lodge LLC";
  const email = "office@alpineskihouse.example";
  await added(inSeattle(name));
  const sam = await somebody("Sam");
  await sam.message("Partner Desk", `${name} was created in Partner Center`);
  await sam.say(`/csp edit ${name}`, "Partner Desk");
  await (await sam.dialog(title)).getByText("as Partner Center has it now").waitFor();
  await sam.fill("Company name", renamed);
  await sam.press("Next");
  await (await sam.dialog("Check and send")).getByText(`${name} → ${renamed}`).waitFor();
  await sam.press("Send for approval");
  await (await sam.dialog(title)).getByText("waits for approval").waitFor();
  await sam.press("Close");

  const { partnerCenter } = sandbox();
  const { id } = partnerCenter.customers.find(({ companyName }) => companyName === name)!;
  partnerCenter.correctBilling(id, { email });
  const dana = await somebody("Dana");
  await dana.message("approvals", `Correct the billing data: ${name}`);
  await dana.press("Approve", `Correct the billing data: ${name}`);
  await sam.message("Partner Desk", "somebody changed it in Partner Center meanwhile");
  await sam.press("See the new difference", "somebody changed it in Partner Center meanwhile");
  await (await sam.dialog("Check and send")).getByText(`${name} → ${renamed}`).waitFor();
  await sam.press("Send for approval");
  await (await sam.dialog(title)).getByText("waits for approval").waitFor();
  await sam.press("Close");
  const asked = dana.page.getByRole("article").filter({ hasText: `Correct the billing data: ${name}` });
  await expect.poll(() => asked.count()).toBe(2);
  await dana.press("Approve", `Correct the billing data: ${name}`);
  await sam.message("Partner Desk", `The billing data of ${renamed} is corrected in Partner Center`);
  expect(partnerCenter.customers.find((one) => one.id === id)).toMatchObject({ companyName: renamed });
});
