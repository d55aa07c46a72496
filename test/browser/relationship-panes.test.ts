import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listen } from "../../src/sandbox/http.ts";
import { useBrowser } from "../support/browser.ts";
import { openDeskPage, type DeskPage } from "../support/desk-page.ts";
import { servePage, type ServedPage } from "../support/served-page.ts";
import { ask } from "../sandbox/partner-center/ask.ts";
import { ACCEPTED, LINK } from "../sandbox/partner-center/subscribed.ts";

const browser = useBrowser();

describe("the sandbox page: relationships and events", () => {
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

  const show = async () => {
    await sam.page.getByRole("button", { name: "Partner Center" }).first().click();
    const pane = sam.page.getByRole("complementary", { name: "Partner Center" });
    return { pane, press: (name: string) => pane.getByRole("button", { name, exact: true }).click() };
  };

  it("buys and cancels a subscription, ends a relationship elsewhere, and takes it up again", async () => {
    const { simulator } = served;
    const { id } = simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
    await ask(simulator, "GET", LINK);
    const { pane, press } = await show();
    await press("Relationship with Contoso: buy a subscription");
    await pane.getByText("Microsoft 365 Business Basic: active").waitFor();
    await press("Microsoft 365 Business Basic of Contoso: cancel");
    await pane.getByText("Microsoft 365 Business Basic: deleted").waitFor();
    await press("Relationship with Contoso: end it elsewhere");
    await pane.getByText("Relationship: none any more").waitFor();
    expect(simulator.customers).toMatchObject([{ id, relationship: "none" }]);
    await press("Invitation of Contoso: customer accepts");
    await pane.getByText("Relationship: reseller").waitFor();
    expect(simulator.customers).toMatchObject([{ id, relationship: "reseller" }]);
  });

  it("adds a company, renames it, and tells two of one name apart", async () => {
    const { simulator } = served;
    simulator.seedProspect({ companyName: "Wingtip Toys", domain: "wingtiptoys.onmicrosoft.com", country: "US" });
    const { pane, press } = await show();
    await pane.getByText("Another company").click();
    const another = pane.getByRole("form", { name: "Another company" });
    await another.getByLabel("Company name").fill("Wingtip Toys");
    await another.getByLabel("Domain").fill("wingtip.onmicrosoft.com");
    await another.getByLabel("Country").fill("gb");
    await another.getByRole("button", { name: "Add it" }).click();
    await pane.getByRole("group", { name: "Invitation of Wingtip Toys (wingtip.onmicrosoft.com)" }).waitFor();
    expect(await another.getByLabel("Company name").inputValue()).toBe("");
    await pane.getByLabel("Rename Wingtip Toys (wingtip.onmicrosoft.com)").first().click();
    const renaming = pane.getByRole("form", { name: "Rename Wingtip Toys (wingtip.onmicrosoft.com)" });
    await renaming.getByLabel("Company name").fill("Tailspin Toys");
    await renaming.getByRole("button", { name: "Rename it" }).click();
    await pane.getByRole("group", { name: "Invitation of Tailspin Toys", exact: true }).waitFor();
    expect(simulator.prospects.map(({ company }) => company.companyName)).toEqual(["Wingtip Toys", "Tailspin Toys"]);
    await press("Invitation of Wingtip Toys: customer accepts");
    await sam.page.getByText("The partner has not asked for an invitation link yet.").waitFor();
  });

  it("accepts for the partner and a reseller", async () => {
    const { simulator } = served;
    simulator.seedProspect({ companyName: "Wingtip Toys", domain: "wingtiptoys.onmicrosoft.com", country: "US" });
    const { id } = simulator.seedReseller({ name: "First Up" });
    await ask(simulator, "GET", `${LINK}?indirectResellerId=${id}`);
    const { press } = await show();
    await press("Invitation of Wingtip Toys: customer accepts with First Up");
    await expect.poll(() => simulator.customers).toMatchObject([{ resellerIds: [id] }]);
  });

  it("withholds events, delivers them, forges one, and shows what the desk answered", async () => {
    const { simulator } = served;
    const { pane, press } = await show();
    await pane.getByText("The desk has registered no address.").waitFor();
    await press("Send a forged event: without a signature");
    await sam.page.getByText("The desk has registered no address for events.").waitFor();
    const desk = await listen(async ({ headers }) => {
      return new Response(null, { status: headers.has("authorization") ? 200 : 401 });
    }, 0);
    try {
      const body = { WebhookUrl: `${desk.url}/hook`, WebhookEvents: [ACCEPTED] };
      await ask(simulator, "POST", "/webhooks/v1/registration", { body });
      await pane.getByText(`The desk wants them at ${desk.url}/hook`).waitFor();
      await pane.getByRole("switch", { name: "Withhold events" }).click();
      await sam.page.getByText("Events wait.").waitFor();
      await pane.getByRole("switch", { name: "Send each event twice" }).click();
      await sam.page.getByText("Each event comes twice.").waitFor();
      const { id } = simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
      simulator.sendEvent(ACCEPTED, id);
      await press("Withheld events (2): deliver now");
      const sent = pane.getByRole("list", { name: "Events sent to the desk" });
      await sent
        .getByRole("button", { name: `event ${ACCEPTED} · Contoso 200` })
        .nth(1)
        .waitFor();
      await press("Send a forged event: without a signature");
      await sent.getByRole("button", { name: /^forged .* 401/ }).click();
      await pane.getByText("given up, unsigned").waitFor();
      await pane.getByText('"status": 401').waitFor();
    } finally {
      await desk.close();
    }
  });
});
