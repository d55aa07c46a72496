import { describe, expect, it } from "vitest";
import { fillForm, fillToReview, inSeattle, send } from "../support/add-customer-page.ts";
import type { DeskPage } from "../support/desk-page.ts";
import { useSandbox } from "../support/sandbox-page.ts";

const { sandbox, somebody } = useSandbox();

/** What `/csp status` answers to this very question. */
async function status(sam: DeskPage, text: string) {
  await sam.go("Partner Desk");
  const answers = sam.page.getByRole("article").filter({ hasText: "Only visible to you" });
  const before = await answers.count();
  await sam.say(`/csp status ${text}`);
  await answers.nth(before).waitFor();
  return answers.nth(before);
}

/** The desk reads at its first start whom the partner has already. */
const knows = (sam: DeskPage, name: string, domain: string) =>
  expect.poll(async () => (await status(sam, name)).textContent()).toContain(domain);

describe("What the form of a new customer answers", () => {
  it("stops where the domain is a customer's already", async () => {
    const sam = await somebody("Sam");
    await knows(sam, "Litware", "litware.onmicrosoft.com");
    await fillForm(sam, inSeattle("Quince Seattle LLC", { prefix: "litware" }));
    await sam.press("Next");
    const stop = await sam.dialog("A customer already");
    await stop.getByText("Litware GmbH (litware.onmicrosoft.com) is among your customers already").waitFor();
    expect(await stop.getByRole("button", { name: "Send for approval" }).count()).toBe(0);
    await sam.press("Back");
    await sam.expectValue("Primary domain (….onmicrosoft.com)", "litware");
  });

  it("asks where a customer has the same name, and tells the approver what was answered", async () => {
    const company = inSeattle("Northwind Traders LLC", { prefix: "northwindseattle" });
    const sam = await somebody("Sam");
    await knows(sam, "Northwind", "northwindtraders.onmicrosoft.com");
    await fillToReview(sam, company);
    const question = "Is it this one? Customer already: Northwind Traders LLC (northwindtraders.onmicrosoft.com).";
    await sam.press("Send for approval");
    await sam.expectError(question, "required");
    await sam.choose(question, "No, another company");
    await send(sam);
    const dana = await somebody("Dana");
    await dana.message("approvals", "northwindseattle");
    await dana.message("approvals", "the requester says it is another company");
  });

  it("says how to ask for a relationship where the company buys already, and keeps the answers", async () => {
    const company = inSeattle("Saffron Kitchens LLC");
    const sam = await somebody("Sam");
    await fillForm(sam, company);
    const buys = "Does the company already use Microsoft 365 or Azure, or buy it from another partner?";
    await sam.choose(buys, "Yes, or I think so");
    await sam.press("Next");
    const stop = await sam.dialog("Ask for a relationship");
    await stop.getByText("reseller relationship").waitFor();
    await stop.getByRole("button", { name: "Ask for a relationship" }).waitFor();
    await sam.press("Back");
    await sam.expectValue("E-mail", company.email);
    await sam.expectValue("Primary domain (….onmicrosoft.com)", company.prefix);
    expect(await sam.page.getByRole("radio", { name: "Yes, or I think so" }).isChecked()).toBe(true);
    await sam.press("Back");
    await sam.expectValue("Company name", company.name);
    await sam.expectValue("Address line 1", company.street);
  });

  it("finds the reseller that is searched for, and names it to the approver", async () => {
    const company = inSeattle("Rowan Pottery LLC");
    const sam = await somebody("Sam");
    await fillForm(sam, company);
    const offered = (name: string) => sam.page.getByRole("option", { name });
    await sam.field("Indirect reseller").click();
    await offered("Proseware Inc.").waitFor();
    await sam.field("Indirect reseller").pressSequentially("adv");
    await offered("Proseware Inc.").waitFor({ state: "detached" });
    await offered("Adventure Works Cycles").click();
    await sam.expectValue("Indirect reseller", "Adventure Works Cycles");
    await sam.press("Next");
    const review = await sam.dialog("Check and send");
    await review.getByText("Reseller: Adventure Works Cycles").waitFor();
    await send(sam);
    const dana = await somebody("Dana");
    const card = await dana.message("approvals", company.name);
    await card.getByText("Reseller: Adventure Works Cycles").waitFor();
  });

  it("goes back to the address that Partner Center does not know", async () => {
    const company = inSeattle("Sorrel Garden LLC", { street: "1 Nowhere Lane" });
    const sam = await somebody("Sam");
    await fillForm(sam, company);
    await sam.press("Next");
    const form = await sam.dialog("Add a customer");
    await form.getByText("Partner Center does not know this address.").waitFor();
    expect(await form.textContent()).toMatch(/Address line 1.*does not know this address.*Address line 2/);
    await sam.expectValue("Address line 1", company.street);
    await sam.fill("Address line 1", "7 Pine Street");
    await sam.press("Next");
    await sam.expectValue("Last name", "Souza");
    await sam.press("Next");
    const review = await sam.dialog("Check and send");
    await review.getByText("7 Pine Street").waitFor();
    await send(sam);
  });

  it("goes on with a warning while Partner Center is out of order, and warns the approver", async () => {
    const company = inSeattle("Teasel Mills LLC");
    const sam = await somebody("Sam");
    await fillForm(sam, company);
    sandbox().partnerCenter.fail("*", { kind: "answer", status: 503, shape: "html" }, 1_000);
    await sam.press("Next");
    const review = await sam.dialog("Check and send");
    await review.getByText("Partner Center could not check the address.").waitFor();
    await review.getByText("Partner Center did not say whether the domain is free.").waitFor();
    sandbox().partnerCenter.clearFaults();
    await send(sam);
    const dana = await somebody("Dana");
    const card = await dana.message("approvals", company.name);
    await card.getByText("Partner Center could not check the address.").waitFor();
  });

  it("offers a free domain prefix in the place of a taken one", async () => {
    const company = inSeattle("Yarrow Press LLC", { prefix: "yarrowpress" });
    sandbox().partnerCenter.takenDomains.add("yarrowpress.onmicrosoft.com");
    const sam = await somebody("Sam");
    await fillForm(sam, company);
    await sam.press("Next");
    const form = await sam.dialog("Add a customer");
    await form.getByText("This domain prefix is taken.").waitFor();
    await sam.press("Take yarrowpressus");
    await sam.expectValue("Primary domain (….onmicrosoft.com)", "yarrowpressus");
    await sam.expectValue("Last name", "Souza");
    await sam.press("Next");
    const review = await sam.dialog("Check and send");
    await review.getByText("yarrowpressus.onmicrosoft.com").waitFor();
    await send(sam);
  });
});

describe("/csp status in the sandbox", () => {
  it("shows a customer's card, and lists those that fit when several do", async () => {
    const sam = await somebody("Sam");
    await knows(sam, "Litware", "litware.onmicrosoft.com");
    const card = await status(sam, "litware");
    expect(await card.textContent()).toMatch(/Account verification.*Approved since.*Reseller \(from Partner Center/);
    await card.getByRole("button", { name: "More actions" }).click();
    await sam.page.getByRole("menuitem", { name: "Open in Partner Center" }).waitFor();
    await sam.page.keyboard.press("Escape");

    await sam.say("/csp add Litware Fabrics LLC");
    await sam.expectValue("Company name", "Litware Fabrics LLC");
    await sam.page.keyboard.press("Escape");
    await sam.noDialog();
    const list = await status(sam, "lit");
    await list.getByText("Several customers fit “lit”. Which one?").waitFor();
    await list.getByText("Draft, not sent yet").waitFor();
    const before = await sam.page.getByRole("article").count();
    await list.getByRole("button", { name: "Show: Litware GmbH" }).click();
    const shown = sam.page.getByRole("article").nth(before);
    await shown.getByText("Approved since").waitFor();
    expect(await shown.textContent()).toContain("litware.onmicrosoft.com");
  });
});
