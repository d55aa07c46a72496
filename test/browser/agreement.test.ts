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
    await expect.poll(answer).not.toContain("Blocked");
  });

  it("is accepted on Microsoft's page by the desk's link, which the desk then finalises", async () => {
    const litware = "Litware GmbH";
    const olivia = await somebody("Olivia");
    await olivia.say("/csp setup", "Partner Desk");
    await olivia.dialog("Set up Partner Desk");
    await olivia.press("Next");
    await olivia.choose("How customers accept the Microsoft Customer Agreement", "Enhanced attestation");
    await olivia.press("Next");
    await olivia.press("Save");
    await (await olivia.dialog("Set up Partner Desk")).getByText("Partner Desk is ready.").waitFor();
    await olivia.press("Close");

    const sam = await somebody("Sam");
    await sam.say(`/csp attest ${litware}`, "Partner Desk");
    const form = await sam.dialog("Record agreement");
    await form.getByText("Who will accept").waitFor();
    expect(await sam.field("Date of acceptance").count()).toBe(0);
    await sam.fill("First name", "Kim");
    await sam.fill("Last name", "Akers");
    await sam.fill("E-mail", "kim@litware.example");
    await sam.press("Ask for the page");
    await (await sam.dialog("Record agreement")).getByText("You get the link in a moment").waitFor();
    await sam.press("Close");
    const { partnerCenter } = sandbox();
    const told = await sam.message("Partner Desk", "Send this link to the person who accepts");
    expect(await told.textContent()).toContain(partnerCenter.attestations.at(-1)?.link);
    await sam.say(`/csp can-order ${litware}`, "Partner Desk");
    expect(await (await sam.message("Partner Desk", "New purchase")).textContent()).toMatch(/New purchase\s+Blocked/);

    const pane = await sam.pane("Partner Center");
    await pane.getByRole("button", { name: `Page for Kim Akers of ${litware}: accept on Microsoft's page` }).click();
    await sam.message("Partner Desk", "Within thirty minutes Microsoft mails");
    await sam.message("customer-status", "Provided: attested, Kim Akers accepted on");
    await sam.say(`/csp agreement ${litware}`, "Partner Desk");
    const card = await sam.message("Partner Desk", "Read from Partner Center");
    expect(await card.textContent()).toContain("on the word of @");
    expect(partnerCenter.attestations.at(-1)?.state).toBe("Finalised");
  });
});
