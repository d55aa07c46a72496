import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { openDeskPage, type DeskPage } from "../support/desk-page.ts";
import { servePage, type ServedPage } from "../support/served-page.ts";
import { ask } from "../sandbox/partner-center/ask.ts";

const browser = useBrowser();

describe("the sandbox page: orders, corrections and education", () => {
  let served: ServedPage;
  let sam: DeskPage;

  beforeEach(async () => {
    served = await servePage();
    sam = await openDeskPage(browser(), served.url);
  });
  afterEach(async () => {
    await sam.close();
    await served.close();
  });

  it("lets an item fail, hides prices, lists orders late, and undoes each", async () => {
    const { simulator } = served;
    const pane = await sam.pane("Partner Center");
    const flip = (name: string) => pane.getByRole("switch", { name, exact: true }).click();
    const says = (words: string) => sam.page.getByText(words, { exact: true }).waitFor();
    const standard = () => simulator.catalogue.find(({ title }) => title === "Microsoft 365 Business Standard");
    await flip("Microsoft 365 Business Standard fails");
    await says("Microsoft 365 Business Standard cannot be bought.");
    expect(standard()?.failure).not.toBeNull();
    await flip("Microsoft 365 Business Standard fails");
    await says("Microsoft 365 Business Standard can be bought again.");
    expect(standard()?.failure).toBeNull();
    await flip("State prices");
    await says("No price is stated any more.");
    expect(simulator.statesPrices).toBe(false);
    await flip("List new orders late");
    await says("New orders are listed after 60 seconds.");
    expect(simulator.ordersAppearAfter).toBe(60_000);
    await flip("Keep the audit log");
    await says("Nothing more is written to the audit log.");
    expect(simulator.keepsAuditLog).toBe(false);
  });

  it("corrects billing data elsewhere, and decides on a qualification", async () => {
    const { simulator } = served;
    const { id } = simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
    const pane = await sam.pane("Partner Center");
    await pane.getByLabel("Correct the billing data of Contoso").first().click();
    const form = pane.getByRole("form", { name: "Correct the billing data of Contoso" });
    await form.getByLabel("Company name").fill("Contoso Interiors");
    await form.getByRole("button", { name: "Correct it elsewhere" }).click();
    await pane.getByText("Contoso Interiors", { exact: true }).waitFor();
    expect(simulator.auditLog.at(-1)).toMatchObject({ operationType: "update_customer_billing_profile" });

    await pane.getByRole("button", { name: "Education qualifications end: still in review" }).click();
    await sam.page.getByText("stay in review until you decide").waitFor();
    const body = { qualification: "Education", educationSegment: "K12" };
    await ask(simulator, "POST", `/v1/customers/${id}/qualifications`, { body });
    await pane.getByText("Education: in review").waitFor();
    await pane.getByRole("button", { name: "Education of Contoso Interiors: Deny: Not an Academic Domain" }).click();
    await pane.getByText("Education: denied, Not an Academic Domain").waitFor();
  });
});
