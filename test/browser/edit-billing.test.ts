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
