import { describe, expect, it } from "vitest";
import { decide, inSaoPaulo, inSeattle, send } from "../support/add-customer-page.ts";
import { useSandbox } from "../support/sandbox-page.ts";

const { sandbox, somebody, asked, added, created } = useSandbox();

const inPartnerCenter = (name: string) =>
  sandbox().partnerCenter.customers.find(({ companyName }) => companyName === name);

describe("What becomes of a request", () => {
  it("is read with the approver's reason where it is rejected", async () => {
    const company = inSeattle("Alder Freight LLC");
    await asked(company);
    const sam = await somebody("Sam");
    const dana = await somebody("Dana");
    await decide(dana, "Reject", company);
    await dana.dialog("Reject the request");
    await dana.press("Reject");
    await dana.expectError("Reason", "required");
    await dana.fill("Reason", "They buy from Contoso already.");
    await dana.press("Reject");
    await dana.noDialog();
    const told = await sam.message("Partner Desk", "They buy from Contoso already.");
    expect(await told.textContent()).toContain(`${company.name} was rejected by @dana`);
    const card = await dana.message("approvals", company.name);
    await card.getByText(/Rejected by/).waitFor();
    expect(await card.getByRole("button", { name: /^Approve/ }).count()).toBe(0);
    expect(inPartnerCenter(company.name)).toBeUndefined();
  });

  it("is corrected where Partner Center refused it, and then created", async () => {
    const company = inSaoPaulo("Livraria Ipê Ltda.");
    await asked(company);
    const sam = await somebody("Sam");
    const dana = await somebody("Dana");
    const pane = await dana.pane("Partner Center");
    await pane.getByRole("button", { name: "Refuse the registration ID" }).click();
    await pane.getByText("1 planned and not played yet.").waitFor();
    await decide(dana, "Approve", company);

    const told = await sam.message("Partner Desk", `${company.name} was not created.`);
    expect(await told.textContent()).toMatch(/registration ID does not look as Partner Center expects.*code 600050/);
    await sam.press("Correct and send again", `${company.name} was not created.`);
    const form = await sam.dialog("Add a customer");
    await form.getByText("Partner Center refused the customer because of this.").waitFor();
    await sam.expectValue("Company name", company.name);
    await sam.expectValue("Registration ID (CNPJ)", company.id!.value);
    await sam.fill("Registration ID (CNPJ)", "11.444.777/0001-61");
    await sam.press("Next");
    await sam.expectValue("Last name", "Souza");
    await sam.press("Next");
    await sam.dialog("Check and send");
    await send(sam);
    await told.getByText("Correct and send again").waitFor({ state: "detached" });

    await dana.message("approvals", "11.444.777/0001-61");
    await dana.press("Approve", "11.444.777/0001-61");
    await sam.message("Partner Desk", `${company.name} was created in Partner Center`);
    await created(company.name);
  });

  it("shows the first administrator's password once, and says afterwards when that was", async () => {
    const company = inSeattle("Bryony Optics LLC");
    await added(company);
    const sam = await somebody("Sam");
    const told = await sam.message("Partner Desk", `${company.name} was created in Partner Center`);
    await sam.press("Show the password", `${company.name} was created in Partner Center`);
    const dialog = await sam.dialog("Initial password");
    await dialog.getByText("Shown once. Save it now").waitFor();
    const password = inPartnerCenter(company.name)?.password ?? "";
    expect(password).not.toBe("");
    await dialog.getByText(password, { exact: true }).waitFor();
    await dialog.getByText(`admin@${company.prefix}.onmicrosoft.com`, { exact: true }).waitFor();
    await sam.press("I have saved it");
    await sam.noDialog();

    await told.getByText(/Password: shown to you .+; destroyed here since\./).waitFor();
    expect(await told.getByRole("button", { name: "Show the password" }).count()).toBe(0);
    await sam.message("Partner Desk", `The password of ${company.name} was shown to you`);
    expect(await sam.page.locator("body").textContent()).not.toContain(password);
  });

  it("is withdrawn once that is confirmed, and cannot be approved any more", async () => {
    const company = inSeattle("Campion Glass LLC");
    await asked(company);
    const sam = await somebody("Sam");
    const dana = await somebody("Dana");
    const card = await dana.message("approvals", company.name);
    const waits = `${company.name} waits for approval`;
    await sam.message("Partner Desk", waits);
    const told = sam.page.getByRole("article").filter({ hasText: company.name });
    await sam.press("Withdraw", waits);
    await sam.answer("Withdraw this request?", "Keep it");
    expect(await card.getByRole("button", { name: /^Approve/ }).count()).toBe(1);
    await sam.press("Withdraw", waits);
    await sam.answer("Withdraw this request?", "Withdraw");
    await card.getByText(/Withdrawn by/).waitFor();
    expect(await card.getByRole("button", { name: /^Approve/ }).count()).toBe(0);
    await told.getByRole("button", { name: "Withdraw" }).waitFor({ state: "detached" });
    expect(inPartnerCenter(company.name)).toBeUndefined();
  });
});
