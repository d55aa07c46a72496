import { describe, expect, it } from "vitest";
import { useSandbox } from "../support/sandbox-page.ts";

const { sandbox, somebody } = useSandbox();
const customer = "Northwind Traders";
const inTwoDays = (): string => new Date(Date.now() + 2 * 24 * 60 * 60_000).toISOString().slice(0, 10);

describe("The customer agreement in the sandbox", () => {
  it("is recorded with its evidence, and a day that is still to come is refused under its field", async () => {
    const sam = await somebody("Sam");
    await sam.say(`/csp can-order ${customer}`, "Partner Desk");
    const before = await sam.message("Partner Desk", "New purchase");
    expect(await before.textContent()).toContain("Blocked");
    await sam.say(`/csp attest ${customer}`, "Partner Desk");
    await sam.dialog("Record agreement");
    await sam.fill("First name", "Kim");
    await sam.fill("Last name", "Akers");
    await sam.fill("E-mail", "kim@northwind.example");
    await sam.fill("Date of acceptance", inTwoDays());
    await sam.fill("Where the evidence is kept", "Contract 17, page 3");
    await sam.press("Record");
    await sam.expectError("Date of acceptance", "still to come");
    await sam.fill("Date of acceptance", "2024-02-29");
    await sam.press("Record");
    await (await sam.dialog("Record agreement")).getByText("Recorded here, not known to Microsoft.").waitFor();
    await sam.press("Close");
    await sam.message("customer-status", "Recorded here, not known to Microsoft");
  });

  it("is invited to with a draft that keeps its address, and the acceptance is noticed", async () => {
    const sam = await somebody("Sam");
    await sam.say(`/csp agreement ${customer}`, "Partner Desk");
    await sam.press("Invite to accept", customer);
    await sam.dialog("Invite to accept");
    await sam.fill("To", "kim@northwind.example");
    const text = await sam.field("Text").inputValue();
    await sam.fill("Text", text.replace("BillingAccounts", "Billing"));
    await sam.press("Next");
    await sam.expectError("Text", "Put back: https://admin.microsoft.com");
    await sam.fill("Text", text);
    await sam.press("Next");
    await (await sam.dialog("Invite to accept")).getByText("Open in your mail program").waitFor();
    await sam.press("I have sent it");
    await (await sam.dialog("Invite to accept")).getByText("Kept: you have invited").waitFor();
    await sam.press("Close");
    await sam.message("customer-status", "Invitation sent");

    const { partnerCenter } = sandbox();
    const found = partnerCenter.customers.find(({ companyName }) => companyName.startsWith(customer));
    partnerCenter.answerAgreement(found?.id ?? "", "accepts");
    await sam.message("Partner Desk", "has accepted the Microsoft Customer Agreement");
    await sam.message("customer-status", "Provided: accepted directly");
    await sam.say(`/csp can-order ${customer}`, "Partner Desk");
    const answer = async () => (await sam.message("Partner Desk", "Renewal")).textContent();
    await expect.poll(answer, { timeout: 15_000 }).not.toContain("Blocked");
  });
});
