import { expect, it } from "vitest";
import { useSandbox } from "../support/sandbox-page.ts";

const { sandbox, somebody } = useSandbox();
const company = "Tailspin Toys LLC";
const corrected = "Tailspin Games LLC";
const title = "Correct billing data";

it("Billing data is corrected by two people, shown as a difference before, and verified again after", async () => {
  const { partnerCenter } = sandbox();
  const { id } = partnerCenter.seedCustomer({
    companyName: company,
    domain: "tailspintoys.onmicrosoft.com",
    address: { country: "US", city: "Redmond", state: "WA", postalCode: "98052" },
  });
  partnerCenter.addAuditRecord(id, { operationType: "add_customer", resourceType: "customer" });
  const sam = await somebody("Sam");
  sandbox().clock.move(24 * 60 * 60_000);
  await expect
    .poll(
      async () => {
        await sam.say(`/csp customers ${company}`, "Partner Desk");
        return (await sam.page.getByRole("article").last().textContent()) ?? "";
      },
      { timeout: 20_000 },
    )
    .toContain("tailspintoys");

  await sam.say(`/csp edit ${company}`, "Partner Desk");
  await (await sam.dialog(title)).getByText("as Partner Center has it now").waitFor();
  await sam.expectValue("City", "Redmond");
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
  expect(partnerCenter.customers.find((one) => one.id === id)?.companyName).toBe(corrected);
});
