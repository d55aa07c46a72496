import { describe, expect, it } from "vitest";
import { fillCompany, fillContact, inSeattle } from "../support/add-customer-page.ts";
import type { DeskPage } from "../support/desk-page.ts";
import { keyboardOf } from "../support/keyboard.ts";
import { tooWide } from "../support/too-wide.ts";
import { useSandbox } from "../support/sandbox-page.ts";

const { sandbox, somebody, asked, created } = useSandbox();

describe("Adding a customer, whoever and wherever one is", () => {
  it("works from the command to the approval without a mouse", async () => {
    const company = inSeattle("Foxglove Tea LLC");
    const desk = await somebody("Sam");
    const { page } = desk;
    const { reach, type, choose, press } = keyboardOf(page);
    const composer = page.getByRole("combobox", { name: /^Message / });

    await type(composer, `/csp add ${company.name}`);
    await press(composer);
    await desk.dialog("Add a customer");
    await expect.poll(() => desk.hasFocus("Country/region")).toBe(true);
    await choose(desk.field("Country/region"), company.country);
    await desk.expectValue("Company name", company.name);
    await type(desk.field("Address line 1"), company.street);
    await type(desk.field("City"), company.city);
    await choose(desk.field("State or province"), "Washington");
    await type(desk.field("Postal code"), company.postalCode);
    await press(desk.field("Postal code"));

    const isNew = page.getByRole("radio", { name: "No, it is new to Microsoft's cloud" });
    await isNew.waitFor();
    await reach(page.getByRole("radio").first());
    await page.keyboard.press("Space");
    for (let steps = 0; steps < 5 && !(await isNew.isChecked()); steps += 1) await page.keyboard.press("ArrowDown");
    await type(desk.field("First name"), "Ana");
    await type(desk.field("Last name"), "Souza");
    await type(desk.field("E-mail"), company.email);
    await type(desk.field("Primary domain (….onmicrosoft.com)"), company.prefix);
    await press(page.getByRole("button", { name: "Next" }));
    await desk.dialog("Check and send");
    await press(page.getByRole("button", { name: "Send for approval" }));
    await desk.dialog("Sent");
    await page.keyboard.press("Escape");
    await desk.noDialog();
    await expect.poll(() => composer.and(page.locator(":focus")).count()).toBe(1);

    await reach(page.getByLabel("You are", { exact: true }));
    await page.keyboard.type("Dana");
    await page.waitForURL(/as=U0DANA001/);
    await press(page.getByRole("button", { name: /^approvals/ }));
    const card = page.getByRole("article").filter({ hasText: company.name }).last();
    await press(card.getByText("Approve", { exact: true }));
    await desk.message("approvals", "Created in Partner Center.");
    await created(company.name);
  });

  it("fits a phone from the command to the approval", async () => {
    const company = inSeattle("Interiores e Arquitetura Sustentavel do Nordeste Brasileiro LLC", {
      prefix: "nordeste",
    });
    const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
    const sam = await somebody("Sam", phone);
    const fits = async (desk: DeskPage) => expect(await tooWide(desk.page)).toEqual([]);
    await sam.say("/csp", "Partner Desk");
    await sam.message("Partner Desk", "What would you like to do?");
    await fits(sam);
    await sam.say("/csp add", "Partner Desk");
    await sam.dialog("Add a customer");
    await sam.press("Next");
    await sam.expectError("Company name", "required");
    await fits(sam);
    await fillCompany(sam, company);
    await fits(sam);
    await sam.press("Next");
    await fillContact(sam, company);
    await fits(sam);
    await sam.press("Next");
    await sam.dialog("Check and send");
    await fits(sam);
    await sam.press("Send for approval");
    await sam.dialog("Sent");
    await fits(sam);
    await sam.press("Close");

    const dana = await somebody("Dana", phone);
    await dana.message("approvals", company.name);
    await fits(dana);
    await dana.press("Approve", company.name);
    await dana.message("approvals", "Created in Partner Center.");
    await fits(dana);
    await sam.message("customer-status", company.name);
    await fits(sam);
    await created(company.name);
  });

  it("shows one colleague's decision to the other while both look at the card", async () => {
    const company = inSeattle("Juniper Press LLC");
    await asked(company);
    const dana = await somebody("Dana");
    const ravi = await somebody("Ravi");
    await dana.message("approvals", company.name);
    const card = await ravi.message("approvals", company.name);
    await card.getByText("Approve", { exact: true }).waitFor();
    await dana.press("Approve", company.name);
    await card.getByText(/Approved by/).waitFor();
    await card.getByText("Approve", { exact: true }).waitFor({ state: "detached" });
    await created(company.name);
  });

  it("keeps two people's forms apart while both fill them in", async () => {
    const [one, other] = [inSeattle("Marigold Foods LLC"), inSeattle("Thistle Works LLC", { street: "7 Oak Street" })];
    const mia = await somebody("Mia");
    const uma = await somebody("Uma");
    await Promise.all([mia.say("/csp add", "Partner Desk"), uma.say("/csp add", "Partner Desk")]);
    await Promise.all([fillCompany(mia, one), fillCompany(uma, other)]);
    await Promise.all([mia.press("Next"), uma.press("Next")]);
    await Promise.all([mia.field("First name").waitFor(), uma.field("First name").waitFor()]);
    await Promise.all([mia.press("Back"), uma.press("Back")]);
    await mia.expectValue("Company name", one.name);
    await mia.expectValue("Address line 1", one.street);
    await uma.expectValue("Company name", other.name);
    await uma.expectValue("Address line 1", other.street);
  });

  it("goes on in the same dialog after the desk was started anew, also with what was typed meanwhile", async () => {
    const company = inSeattle("Bellflower Paper LLC");
    const sam = await somebody("Sam");
    await sam.say("/csp add", "Partner Desk");
    await fillCompany(sam, { ...company, city: "Sea" });
    const restarted = sandbox().restartDesk();
    await sam.field("City").fill(company.city);
    await restarted;
    await sam.expectValue("City", company.city);
    await sam.expectValue("Company name", company.name);
    await sam.press("Next");
    await fillContact(sam, company);
    await sandbox().restartDesk();
    await sam.expectValue("Last name", "Souza");
    await sam.press("Next");
    const review = await sam.dialog("Check and send");
    await review.getByText(company.city).first().waitFor();
    await sam.press("Send for approval");
    await sam.dialog("Sent");
    await sam.press("Close");
    const dana = await somebody("Dana");
    await dana.message("approvals", company.name);
  });
});
