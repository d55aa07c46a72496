import { describe, expect, it } from "vitest";
import { inSeattle } from "../support/add-customer-page.ts";

const usual = ["Add a customer", "Where does it stand?", "Help"];
const deciding = ["Add a customer", "Where does it stand?", "Waiting for me", "Help"];
import { useSandbox } from "../support/sandbox-page.ts";

const { sandbox, somebody, asked } = useSandbox();

describe("What each person in the sandbox may do", () => {
  it.each([
    { name: "Gabriel", who: "a global administrator", buttons: deciding },
    { name: "Uma", who: "a user management administrator", buttons: usual },
    { name: "Dana", who: "an admin agent", buttons: deciding },
    { name: "Sam", who: "a sales agent", buttons: usual },
  ])("$name, $who, finds in /csp what they do most, and the form", async ({ name, buttons }) => {
    const person = await somebody(name);
    await person.say("/csp", "Partner Desk");
    const menu = await person.message("Partner Desk", "What would you like to do?");
    expect(await menu.locator(".buttons button").allTextContents()).toEqual(buttons);
    expect(await menu.textContent()).not.toContain("is for");
    await person.press("Add a customer", "What would you like to do?");
    await person.field("Country/region").waitFor();
    await person.press("Close");
    await person.noDialog();
  });

  it.each([
    { name: "Hana", who: "a helpdesk agent" },
    { name: "Nils", who: "in finance and without a role" },
    { name: "Gus", who: "a guest" },
  ])("$name, $who, hears in /csp and at the form why not, and who can help", async ({ name }) => {
    const reason = "Adding customers is for";
    const person = await somebody(name);
    await person.say("/csp", "Partner Desk");
    const menu = await person.message("Partner Desk", reason);
    expect(await menu.textContent()).toMatch(/Ask @gabriel .*@admin-agents \(admin agent\)/);
    await person.say("/csp add Contoso", "Partner Desk");
    const dialog = await person.dialog("Add a customer");
    await dialog.getByText(reason).waitFor();
    expect(await dialog.getByRole("textbox").count()).toBe(0);
    expect(await dialog.getByRole("button", { name: "Next" }).count()).toBe(0);
    await person.press("Close");
    await person.noDialog();
    expect(
      sandbox().partnerCenter.received.filter(({ method, path }) => method === "POST" && path === "/v1/customers"),
    ).toEqual([]);
  });

  it("tells whoever may not decide who may, and changes nothing", async () => {
    const company = inSeattle("Clover Dairy LLC");
    await asked(company);
    for (const name of ["Mia", "Uma", "Hana", "Nils"]) {
      const person = await somebody(name);
      await person.message("approvals", company.name);
      await person.press("Approve", company.name);
      const answer = await person.message("approvals", "is for");
      expect(await answer.textContent()).toMatch(/Only visible to you.*admin agents/);
    }
    const dana = await somebody("Dana");
    const card = await dana.message("approvals", company.name);
    await card.getByText("Approve", { exact: true }).waitFor();
    expect(sandbox().partnerCenter.customers.filter((one) => one.companyName === company.name)).toEqual([]);
  });

  it("lets a guest see the channels they are in and no other", async () => {
    const gus = await somebody("Gus");
    const entries = await gus.page
      .getByRole("navigation", { name: "Conversations" })
      .getByRole("listitem")
      .allTextContents();
    expect(entries.map((one) => one.replace(/^[^a-zA-Z]+/, "").replace(/\d+ unread$/, ""))).toEqual([
      "general",
      "Partner Desk",
    ]);
  });

  it("keeps setting up to the admins and owners of the workspace", async () => {
    const dana = await somebody("Dana");
    await dana.say("/csp setup", "Partner Desk");
    await dana.page
      .getByText(/for admins and owners of this Slack workspace\. Ask @olivia/)
      .first()
      .waitFor();
  });
});
