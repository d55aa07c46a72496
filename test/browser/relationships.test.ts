import { describe, expect, it } from "vitest";
import { owner } from "../../src/sandbox/people.ts";
import { typeSteps } from "../../src/sandbox/type-steps.ts";
import type { DeskPage } from "../support/desk-page.ts";
import { jointLink, ownLink } from "../support/invitation-links.ts";
import { useSandbox } from "../support/sandbox-page.ts";

const { sandbox, somebody } = useSandbox();
const title = "Ask for a relationship";

/** Sam has named a company, and stands before what comes next. */
async function named(sam: DeskPage, company: string, domain: string): Promise<void> {
  await sam.say(`/csp invite ${company}`, "Partner Desk");
  await (await sam.dialog(title)).getByText("Whom do you want to ask?").waitFor();
  await sam.fill("Domain", domain);
  await sam.fill("E-mail", `kim@${domain}`);
  await completed(sam);
}

async function completed(sam: DeskPage): Promise<void> {
  await sam.fill("First name", "Kim");
  await sam.fill("Last name", "Akers");
  await sam.choose("How you came to this company", "Our own marketing");
  await sam.press("Next");
}

async function sent(sam: DeskPage): Promise<void> {
  await (await sam.dialog(title)).getByText("A draft for").waitFor();
  await sam.press("Next");
  await (await sam.dialog(title)).getByText("Open in your mail program").waitFor();
  await sam.press("I have sent it");
  await (await sam.dialog(title)).getByText("Kept: you have asked").waitFor();
  await sam.press("Close");
}

/** Olivia has said in setup what kind of partner this is. */
const becomes = (partnerType: string, links: Record<string, string> = {}): Promise<void> =>
  typeSteps(sandbox().slack, sandbox().slack.as(owner), [
    { say: "/csp setup" },
    { choose: partnerType, in: "Partner type" },
    { submit: true },
    ...Object.entries(links).map(([label, link]) => ({ type: link, into: label })),
    { submit: true },
    { submit: true },
    { see: "Partner Desk is ready" },
    { close: true },
  ]);

const inPartnerCenter = (company: string) => {
  const found = sandbox().partnerCenter.customers.find(({ companyName }) => companyName === company);
  if (found === undefined) throw new Error(`Partner Center has no ${company}.`);
  return found;
};

/** Sam stands before the form that ends a relationship, and Dana approves what is asked for there. */
async function ended(sam: DeskPage, company: string): Promise<void> {
  await sam.choose("Declaration", "I decide this in good faith");
  await sam.choose("Legal notice", "We give the legal notice ourselves");
  await sam.fill("The company's name, once more", "Another");
  await sam.press("Send for approval");
  await sam.expectError("The company's name, once more", "This is not the company's name");
  await sam.fill("The company's name, once more", company);
  await sam.press("Send for approval");
  await (await sam.dialog("End a relationship")).getByText("waits for approval").waitFor();
  await sam.press("Close");

  const dana = await somebody("Dana");
  await dana.message("approvals", `End the relationship: ${company}`);
  await dana.press("Approve", `End the relationship: ${company}`);
  await sam.message("Partner Desk", `The relationship with ${company} has ended`);
  await sam.message("customer-status", "asked by @");
  expect(inPartnerCenter(company).relationship).toBe("none");
}

describe("A reseller relationship in the sandbox", () => {
  it("of a direct-bill partner is asked for, accepted, and ended by two people once nothing is active", async () => {
    await becomes("Direct-bill partner");
    const company = "Wingtip Toys";
    const sam = await somebody("Sam");
    await named(sam, company, "wingtiptoys.onmicrosoft.com");
    await sent(sam);
    const pane = await sam.pane("Partner Center");
    await pane.getByRole("button", { name: `Invitation of ${company}: customer accepts`, exact: true }).click();
    await sam.message("Partner Desk", `${company} has accepted the reseller relationship`);
    await sam.say("/csp customers wingtip", "Partner Desk");
    expect(await (await sam.message("Partner Desk", "Customers that fit")).textContent()).toContain(
      "Relationship: Reseller",
    );

    const { partnerCenter } = sandbox();
    const { id } = inPartnerCenter(company);
    const bought = partnerCenter.buySubscription(id, { offerName: "Microsoft 365 Business Premium" });
    await sam.say(`/csp remove ${company}`, "Partner Desk");
    const ending = await sam.dialog("End a relationship");
    await ending.getByText("One thing has to be ended first").waitFor();
    await ending.getByText("Microsoft 365 Business Premium").waitFor();
    partnerCenter.cancelSubscription(id, bought.id);
    await sam.press("Look again");
    await ended(sam, company);
  });

  it("that fits no request for certain is asked about in the approvals channel, and a click says whose it was", async () => {
    await becomes("Direct-bill partner");
    const sam = await somebody("Sam");
    await named(sam, "Proseware", "proseware.example");
    await sent(sam);
    sandbox().partnerCenter.seedProspect({ companyName: "PW Holding", domain: "pw.example", country: "US" });
    const pane = await sam.pane("Partner Center");
    await pane.getByRole("button", { name: "Invitation of PW Holding: customer accepts", exact: true }).click();
    const dana = await somebody("Dana");
    const question = await dana.message("approvals", "PW Holding has accepted a reseller relationship");
    expect(await question.textContent()).toContain("proseware.example");
    await question.getByRole("button", { name: "This one: Proseware" }).click();
    await dana.message("approvals", "PW Holding: answered by @");
    await sam.message("Partner Desk", "says that PW Holding answered your request");
  });

  it("of a provider begins with a message, is asked for together with one of its resellers, accepted, and ended by two people", async () => {
    await becomes("Indirect provider");
    const sam = await somebody("Sam");
    await sam.say("Kim Akers (kim@fourthcoffee.onmicrosoft.com) would like to buy from us", "sales");
    const said = await sam.message("sales", "would like to buy from us");
    await said.hover();
    await said.getByRole("button", { name: "More message actions" }).click();
    await sam.page.getByRole("menuitem", { name: title }).click();
    await (await sam.dialog(title)).getByText("Whom do you want to ask?").waitFor();
    await sam.expectValue("E-mail", "kim@fourthcoffee.onmicrosoft.com");
    await sam.fill("Company name", "Fourth Coffee");
    await sam.fill("Domain", "fourthcoffee.onmicrosoft.com");
    await completed(sam);
    await (await sam.dialog(title)).getByText("Whom is the customer to accept?").waitFor();
    await sam.choose("Indirect reseller", "Adventure Works Cycles");
    await sam.press("Next");
    await (await sam.dialog(title)).getByText("accepts you and Adventure Works Cycles at once").waitFor();
    expect(await sam.field("Text").inputValue()).toContain("Adventure Works Cycles");
    await sent(sam);
    const pane = await sam.pane("Partner Center");
    await pane
      .getByRole("button", { name: "Invitation of Fourth Coffee: customer accepts with Adventure Works Cycles" })
      .click();
    await sam.message("Partner Desk", "Fourth Coffee has accepted the reseller relationship");
    await sam.say("/csp remove Fourth Coffee", "Partner Desk");
    await sam.dialog("End a relationship");
    await ended(sam, "Fourth Coffee");
  });

  it("of an indirect reseller is somebody's word: asked for with its provider at once, recorded when the desk reminds of it, and ended by hand", async () => {
    await becomes("Indirect reseller", {
      "Your invitation link": ownLink,
      "Links with your indirect providers": `Northwind: ${jointLink}`,
    });
    const sam = await somebody("Sam");
    await named(sam, "Blue Yonder", "blueyonder.example");
    await (await sam.dialog(title)).getByText("Whom is the customer to accept?").waitFor();
    await sam.choose("Link", "Your company and Northwind at once");
    await sam.press("Next");
    await (await sam.dialog(title)).getByText("accepts you and Northwind at once").waitFor();
    expect(await sam.field("Text").inputValue()).toContain(jointLink);
    await sent(sam);
    sandbox().move(3 * 24 * 60 * 60_000);
    await sam.message("Partner Desk", "Blue Yonder was asked for a reseller relationship 3 days ago");
    await sam.press("They accepted", "3 days ago");
    await sam.message("Partner Desk", "recorded that Blue Yonder has accepted");
    await sam.say("/csp customers blue", "Partner Desk");
    const found = await sam.message("Partner Desk", "Customers that fit");
    expect(await found.textContent()).toContain("Recorded by @");
    await sam.say("/csp remove Blue Yonder", "Partner Desk");
    const ending = await sam.dialog("End a relationship");
    await ending.getByText("Remove customer relationship").waitFor();
    await sam.press("I have ended it");
    await (await sam.dialog("End a relationship")).getByText("Recorded: your relationship").waitFor();
    await sam.press("Close");
  });
});
