import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { openDeskPage, type DeskPage } from "../support/desk-page.ts";
import { servePage, type ServedPage } from "../support/served-page.ts";
import { checkRefusals, expectRefusals } from "../support/refusals.ts";
import { ask, customerRequest } from "../sandbox/partner-center/ask.ts";
import { field, modal, text } from "../sandbox/slack/tiny-desk.ts";

const browser = useBrowser();

describe("the sandbox page: behind the scenes", () => {
  let served: ServedPage;
  let sam: DeskPage;

  beforeEach(async () => {
    served = await servePage();
    sam = await openDeskPage(browser(), served.url);
  });
  afterEach(async () => {
    await sam.close();
    await served.close();
    checkRefusals(served.desk.slack);
  });

  const show = async (pane: string) => {
    await sam.page.getByRole("button", { name: pane }).first().click();
    return sam.page.getByRole("complementary", { name: pane });
  };

  it("shows what went over the wire, and how long the desk took", async () => {
    await sam.say("/csp help");
    const pane = await show("Wire");
    await pane.getByRole("button", { name: /desk \/csp 200 \d+ ms/ }).click();
    await pane.getByText('"text": "help"').waitFor();
    expect(await pane.textContent()).not.toContain("xoxb-");
  });

  it("says whether Slack sends over HTTP or over sockets, and what met nobody there", async () => {
    const pane = await show("Wire");
    await pane.getByText("Slack sends signed requests to the desk over HTTP.").waitFor();
    served.desk.slack.world.options.socketMode = { appToken: "xapp-sandbox", url: () => "" };
    await sam.say("/csp help");
    await pane.getByText("Socket Mode: Slack sends over sockets that the desk opened. Open now: 0.").waitFor();
    await pane.getByRole("button", { name: /desk, socket \/csp unanswered \d+ ms/ }).waitFor();
  });

  it("names what Slack refused, and why", async () => {
    expectRefusals(served.desk.slack, "invalid_blocks");
    const header = { type: "header", block_id: "top", text: text("x".repeat(151)) };
    await served.desk.call("chat.postMessage", { channel: "C0APPROVE", text: "Hello", blocks: [header] });
    const pane = await show("Wire");
    await pane.getByText("chat.postMessage: invalid_blocks").waitFor();
    await pane.getByText(/less than 151.*top/).waitFor();
  });

  it("ends a verification as Microsoft would", async () => {
    const customer = served.simulator.seedCustomer({
      companyName: "Contoso",
      domain: "contoso.onmicrosoft.com",
      verification: "UnderReview",
    });
    const pane = await show("Partner Center");
    await pane.getByText("Verification: under review").waitFor();
    await pane.getByRole("button", { name: "Verification of Contoso ends: not approved" }).click();
    await pane.getByText("Verification: not approved").waitFor();
    expect(served.simulator.verificationOf(customer.id).status).toBe("NotAllowed");
  });

  it("finds one customer among hundreds", async () => {
    for (let number = 1; number <= 300; number += 1) {
      served.simulator.seedCustomer({
        companyName: `Padaria ${number} Ltda.`,
        domain: `padaria${number}.onmicrosoft.com`,
      });
    }
    served.simulator.seedCustomer({ companyName: "São Bento Café", domain: "saobento.onmicrosoft.com" });
    const pane = await show("Partner Center");
    await pane.getByText("The newest 20 of 301. Search for the others.").waitFor();
    expect(await pane.locator(".card").count()).toBe(20);
    await pane.getByRole("searchbox", { name: "Search customers" }).fill("sao bento");
    await expect.poll(() => pane.locator(".card").count()).toBe(1);
    await pane.getByText("São Bento Café", { exact: true }).waitFor();
    await pane.getByRole("searchbox", { name: "Search customers" }).fill("nowhere");
    await pane.getByText("Nobody matches.").waitFor();
  });

  it("chooses how the next verification ends", async () => {
    const pane = await show("Partner Center");
    await pane.getByRole("button", { name: "Verification of new customers ends: not approved" }).click();
    await pane.getByText("Verification ends not approved").waitFor();
  });

  it("answers an invitation and the agreement as the customer would", async () => {
    const prospect = { companyName: "Wingtip Toys", domain: "wingtiptoys.onmicrosoft.com", country: "US" };
    served.simulator.seedProspect(prospect);
    const pane = await show("Partner Center");
    const press = (name: string) => pane.getByRole("button", { name }).click();
    await press("Invitation of Wingtip Toys: customer accepts");
    await sam.page.getByText("The partner has not asked for an invitation link yet.").waitFor();
    await ask(served.simulator, "GET", "/v1/customers/relationshiprequests");
    await press("Invitation of Wingtip Toys: customer declines");
    await pane.getByText("Invitation: declined").waitFor();
    await press("Invitation of Wingtip Toys: customer accepts");
    await pane.getByText("Customer agreement: not accepted").waitFor();
    await press("Agreement of Wingtip Toys: customer accepts");
    await pane.getByText("Customer agreement: accepted").waitFor();
    expect(served.simulator.customers).toMatchObject([{ companyName: "Wingtip Toys", agreementAnswer: "accepts" }]);
  });

  it("accepts on Microsoft's page as the customer would, once", async () => {
    const body = {
      country: "US",
      language: "en",
      companyName: "Contoso",
      signatoryFirstName: "Tania",
      signatoryLastName: "Carr",
      signatoryEmail: "tania@contoso.example",
    };
    await ask(served.simulator, "POST", "/v1/attestations/enhanced", { as: "app", body });
    const pane = await show("Partner Center");
    const press = (name: string) =>
      pane.getByRole("button", { name: `Page for Tania Carr of Contoso: ${name}` }).click();
    await pane.getByText("Tania Carr: the page waits").waitFor();
    await press("decline on Microsoft's page");
    await pane.getByText("Tania Carr: the page waits, declined").waitFor();
    await press("accept on Microsoft's page");
    await pane.getByText("Tania Carr: accepted, not finalised yet").waitFor();
    expect(await pane.getByRole("button", { name: /^Page for Tania Carr/ }).count()).toBe(0);
    expect(served.simulator.attestations).toMatchObject([{ state: "ReadyToCreateAgreement" }]);
  });

  it("shows what Partner Center was sent, and no secret in it", async () => {
    const passwordProfile = { forceChangePassword: true, password: "Initial-1" };
    await ask(served.simulator, "POST", "/v1/customers", { body: customerRequest({ passwordProfile }) });
    const form = { grant_type: "refresh_token", refresh_token: "0.refresh", client_secret: "a-secret" };
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const body = new URLSearchParams(form).toString();
    await ask(served.simulator, "POST", "/common/oauth2/v2.0/token", { as: "none", body, headers });
    const pane = await show("Partner Center");
    await pane.getByRole("button", { name: /^POST \/v1\/customers 201/ }).click();
    await pane.getByText('"companyName": "Contoso Example Ltd"').waitFor();
    await pane.getByText('"password": "•••"').waitFor();
    await pane.getByRole("button", { name: /^POST .*token/ }).click();
    await pane.getByText('"client_secret": "•••"').waitFor();
    const words = await pane.textContent();
    for (const secret of ["Initial-1", "0.refresh", "a-secret"]) expect(words).not.toContain(secret);
    await pane.getByRole("button", { name: /^POST \/v1\/customers 201/ }).click();
    expect(await pane.getByText('"companyName"').count()).toBe(0);
  });

  it("plans a creation without an answer, and one that is dropped before", async () => {
    const pane = await show("Partner Center");
    await pane.getByRole("button", { name: "Create nothing, drop the connection" }).click();
    await pane.getByText("1 planned and not played yet.").waitFor();
    const create = (more = {}) => ask(served.simulator, "POST", "/v1/customers", { body: customerRequest(), ...more });
    await expect(create()).rejects.toThrow("fetch failed");
    expect(served.simulator.customers).toEqual([]);
    await pane.getByRole("button", { name: "Create, but never answer" }).click();
    await pane.getByText("1 planned and not played yet.").waitFor();
    const impatient = new AbortController();
    const answer = expect(create({ signal: impatient.signal })).rejects.toThrow();
    await expect.poll(() => served.simulator.customers.length).toBe(1);
    impatient.abort();
    await answer;
  });

  it("plans what goes wrong next, and takes it back", async () => {
    const pane = await show("Clock and faults");
    await pane.getByRole("button", { name: "Deliver the next request twice" }).click();
    await pane.getByText("1 planned and not played yet.").waitFor();
    await pane.getByRole("button", { name: "Take all back" }).click();
    await pane.getByText("1 planned and not played yet.").waitFor({ state: "detached" });
    await pane.getByRole("button", { name: "Deliver the next request twice" }).click();
    await pane.getByText("1 planned and not played yet.").waitFor();
    await sam.say("/csp help");
    await expect.poll(() => served.desk.received.length).toBe(2);
  });

  it("switches Slack's rate limits on and off", async () => {
    const post = () => served.desk.call("chat.postMessage", { channel: "C0APPROVE", text: "Hello" });
    const pane = await show("Clock and faults");
    const limits = pane.getByRole("switch", { name: "Rate limits" });
    await limits.check();
    await sam.page.getByText("Slack refuses calls that come too fast.").waitFor();
    expect(await limits.isChecked()).toBe(true);
    await post();
    expect(await post()).toMatchObject({ error: "ratelimited" });
    expect(await limits.and(sam.page.locator(":focus")).count()).toBe(1);
    await limits.press("Space");
    await sam.page.getByText("Slack takes calls at any pace.").waitFor();
    expect(await limits.isChecked()).toBe(false);
    expect(await post()).toMatchObject({ ok: true });
  });

  it("moves the clock, and restarts the desk while a dialog stays open", async () => {
    served.desk.answer = async ({ form: { trigger_id } }) => {
      const view = modal([field("Name")], { title: text("Add a customer") });
      await served.desk.call("views.open", { trigger_id, view });
      return undefined;
    };
    await sam.say("/csp add");
    await sam.fill("Name", "Contoso");
    const before = served.desk.time;
    const pane = await show("Clock and faults");
    await pane.getByText("Tuesday, November 14, 2023").waitFor();
    await pane.getByRole("button", { name: "+ 3 days" }).click();
    await pane.getByText("Friday, November 17, 2023").waitFor();
    expect(served.desk.time - before).toBeGreaterThanOrEqual(3 * 86_400_000);
    await pane.getByRole("button", { name: "Restart the desk" }).click();
    await expect.poll(() => served.restarts).toBe(1);
    await sam.expectValue("Name", "Contoso");
  });

  it("reaches the panes from an open dialog by F6, and goes back", async () => {
    served.desk.answer = async ({ form: { trigger_id } }) => {
      await served.desk.call("views.open", { trigger_id, view: modal([field("Name")]) });
      return undefined;
    };
    await show("Wire");
    await sam.say("/csp add");
    await sam.dialog("Add");
    const isIn = async (selector: string) => (await sam.page.locator(`${selector} :focus`).count()) === 1;
    await sam.page.keyboard.press("F6");
    expect(await isIn(".pane")).toBe(true);
    await sam.page.keyboard.press("F6");
    expect(await isIn("[role=dialog]")).toBe(true);
  });
});
