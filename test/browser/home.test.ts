import { describe, expect, it } from "vitest";
import { inSeattle } from "../support/add-customer-page.ts";
import type { DeskPage } from "../support/desk-page.ts";
import { tooWide } from "../support/too-wide.ts";
import { useSandbox } from "../support/sandbox-page.ts";

const { somebody, asked, created } = useSandbox();
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

async function openHome(person: DeskPage) {
  await person.go("Partner Desk");
  await person.page.getByRole("tab", { name: "Home" }).click();
  const home = person.page.getByRole("tabpanel", { name: "Home" });
  await home.getByRole("heading", { name: "Waiting for me" }).or(home.getByText("adds customers")).first().waitFor();
  return home;
}

const fits = async ({ page }: DeskPage) => expect(await tooWide(page)).toEqual([]);

describe("The Home tab", () => {
  it("shows on a phone what waits, lets it be decided, and is up to date afterwards", async () => {
    const company = inSeattle("Snowdrop Interiors and Gardening of the Pacific Northwest LLC", { prefix: "snowdrop" });
    await asked(company);

    const dana = await somebody("Dana", phone);
    const home = await openHome(dana);
    const line = home.getByText(`Add customer: ${company.name}`);
    await line.waitFor();
    await fits(dana);
    await home.getByRole("button", { name: "Look and decide" }).last().click();
    const card = await dana.dialog("Partner Desk");
    await card.getByText(company.email).waitFor();
    await fits(dana);
    await dana.press("Approve");
    await card.getByText("It is being created in Partner Center now.").waitFor();
    await fits(dana);
    await dana.press("Close");
    await line.waitFor({ state: "detached" });
    await created(company.name);

    const own = await openHome(await somebody("Sam"));
    await own.getByText(company.name).first().waitFor();
    await own.getByText("Account verification:").first().waitFor();
  });

  it("finds a customer and leads into the form, on a phone", async () => {
    const sam = await somebody("Sam", phone);
    const home = await openHome(sam);
    await home.getByRole("button", { name: "Find a customer" }).click();
    await sam.dialog("Find a customer");
    await sam.fill("Name, domain or ID", "no such company");
    await fits(sam);
    await sam.press("Find");
    const found = await sam.dialog("Partner Desk");
    await found.getByText("No customer fits “no such company”").waitFor();
    await fits(sam);
    await sam.press("Close");
    await home.getByRole("button", { name: "Add a customer" }).click();
    await sam.dialog("Add a customer");
    await fits(sam);
  });
});
