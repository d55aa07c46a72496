import { describe, expect, it } from "vitest";
import { owner } from "../../src/sandbox/people.ts";
import { typeSteps } from "../../src/sandbox/type-steps.ts";
import type { DeskPage } from "../support/desk-page.ts";
import { ownLink } from "../support/invitation-links.ts";
import { useSandbox } from "../support/sandbox-page.ts";

const { sandbox, somebody } = useSandbox();
const title = "Ask for a relationship";

/** Sam has named a company, and stands before what comes next. */
async function named(sam: DeskPage, company: string, domain: string): Promise<void> {
  await sam.say(`/csp invite ${company}`, "Partner Desk");
  await (await sam.dialog(title)).getByText("Whom do you want to ask?").waitFor();
  await sam.fill("Domain", domain);
  await sam.fill("First name", "Kim");
  await sam.fill("Last name", "Akers");
  await sam.fill("E-mail", `kim@${domain}`);
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
const becomes = (partnerType: string, link?: string): Promise<void> =>
  typeSteps(sandbox().slack, sandbox().slack.as(owner), [
    { say: "/csp setup" },
    { choose: partnerType, in: "Partner type" },
    { submit: true },
    ...(link === undefined ? [] : [{ type: link, into: "Your invitation link" }]),
    { submit: true },
    { submit: true },
    { see: "Partner Desk is ready" },
    { close: true },
  ]);

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
    const id = partnerCenter.customers.find(({ companyName }) => companyName === company)?.id ?? "";
    const bought = partnerCenter.buySubscription(id, { offerName: "Microsoft 365 Business Premium" });
    await sam.say(`/csp remove ${company}`, "Partner Desk");
    const ending = await sam.dialog("End a relationship");
    await ending.getByText("One thing has to be ended first").waitFor();
    await ending.getByText("Microsoft 365 Business Premium").waitFor();
    partnerCenter.cancelSubscription(id, bought.id);
    await sam.press("Look again");
    await sam.choose("Declaration", "I decide this in good faith");
    await sam.choose("Legal notice", "We give the legal notice ourselves");
    await sam.fill("The company's name, once more", "Wingtip");
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
    expect(partnerCenter.customers.find((one) => one.id === id)?.relationship).toBe("none");
  });

  it("of a provider is asked for together with one of its resellers", async () => {
    await becomes("Indirect provider");
    const sam = await somebody("Sam");
    await named(sam, "Fourth Coffee", "fourthcoffee.onmicrosoft.com");
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
  });

  it("of an indirect reseller is somebody's word: asked for by its own link, recorded, and ended by hand", async () => {
    await becomes("Indirect reseller", ownLink);
    const sam = await somebody("Sam");
    await named(sam, "Blue Yonder", "blueyonder.example");
    await sent(sam);
    await sam.say("/csp status Blue Yonder", "Partner Desk");
    await sam.press("They accepted", "Blue Yonder");
    await sam.message("Partner Desk", "Recorded by @");
    await sam.say("/csp remove Blue Yonder", "Partner Desk");
    const ending = await sam.dialog("End a relationship");
    await ending.getByText("Remove customer relationship").waitFor();
    await sam.press("I have ended it");
    await (await sam.dialog("End a relationship")).getByText("Recorded: your relationship").waitFor();
    await sam.press("Close");
  });
});
