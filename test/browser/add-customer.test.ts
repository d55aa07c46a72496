import { describe, expect, it } from "vitest";
import { decide, fillForm, fillToReview, inSeattle, send } from "../support/add-customer-page.ts";
import { useSandbox } from "../support/sandbox-page.ts";

const { sandbox, somebody, asked, created } = useSandbox();

describe("Adding a customer in the sandbox", () => {
  it("lets nobody approve their own request, and tells the second of two approvers who was first", async () => {
    const company = inSeattle("Harbor Tea LLC");
    await asked(company, "U0GABRIEL");
    const gabriel = await somebody("Gabriel");
    await decide(gabriel, "Approve", company);
    await gabriel.message("approvals", "Somebody else has to decide: you asked for it.");

    const dana = await somebody("Dana");
    const ravi = await somebody("Ravi");
    await dana.message("approvals", company.name);
    await ravi.message("approvals", company.name);
    await Promise.all([dana.press("Approve", company.name), ravi.press("Approve", company.name)]);
    await Promise.any([dana, ravi].map((second) => second.message("approvals", "approved this")));
    await created(company.name);
  });

  it("sends a request back for changes and takes the corrected one", async () => {
    const company = inSeattle("Larch Books LLC");
    await asked(company);
    const sam = await somebody("Sam");
    const dana = await somebody("Dana");
    await decide(dana, "Ask for changes", company);
    await dana.dialog("Ask for changes");
    await dana.fill("Reason", "The street number is 7.");
    await dana.press("Send back");
    await dana.noDialog();

    await sam.message("Partner Desk", "The street number is 7.");
    await sam.press("Correct and send again", "The street number is 7.");
    await sam.expectValue("Company name", company.name);
    await sam.fill("Address line 1", "7 Pine Street");
    await sam.press("Next");
    await sam.expectValue("Last name", "Souza");
    await sam.press("Next");
    await sam.dialog("Check and send");
    await send(sam);
    await dana.message("approvals", "7 Pine Street");
    await dana.press("Approve", "7 Pine Street");
    await created(company.name);
  });

  it("offers the address that Partner Center suggests", async () => {
    const company = inSeattle("Cedar Bikes LLC", { street: "1 Streetpartial Road" });
    const sam = await somebody("Sam");
    await fillToReview(sam, company);
    await sam.choose("Partner Center suggests another spelling of the address", "1");
    await send(sam);
  });

  it("offers a draft again after the window was closed and the desk was started anew", async () => {
    const sam = await somebody("Mia");
    await sam.say("/csp add", "Partner Desk");
    await sam.dialog("Add a customer");
    await sam.choose("Country/region", "Brazil");
    await sam.fill("Company name", "Livraria Lua Ltda.");
    await sam.page.keyboard.press("Escape");
    await sam.noDialog();
    await sandbox().restartDesk();
    await sam.say("/csp add", "Partner Desk");
    await sam.press("Continue");
    await sam.expectValue("Company name", "Livraria Lua Ltda.");
    await sam.field("Registration ID (CNPJ)").waitFor();
  });

  it("asks a school for its website and its own address, and Microsoft about it once it is created", async () => {
    const company = inSeattle("Juniper College", { email: "ada@gmail.com" });
    const sam = await somebody("Sam");
    await fillForm(sam, company);
    const isSchool = "Is the customer a school?";
    await sam.expectValue(isSchool, "No");
    await sam.choose(isSchool, "University or college");
    await sam.fill("The school's website", "https://www.juniper.edu");
    await sam.expectValue("Last name", "Souza");
    await sam.press("Next");
    await sam.expectError("E-mail", "Microsoft takes neither an address of a free mail service");
    await sam.fill("E-mail", "ada@juniper.edu");
    await sam.press("Next");
    const review = await sam.dialog("Check and send");
    await review.getByText("Education: university, juniper.edu").waitFor();
    await send(sam);
    const dana = await somebody("Dana");
    const card = await dana.message("approvals", company.name);
    await card.getByText("Education: university, juniper.edu").waitFor();
    await decide(dana, "Approve", company);
    await sam.message("Partner Desk", `Microsoft is looking whether ${company.name} may buy as a school.`);
    const qualified = sandbox().partnerCenter.customers.flatMap(({ qualifications }) => qualifications);
    expect(qualified).toMatchObject([{ segment: "HigherEducation", website: "juniper.edu" }]);
  });

  it("tells Sam what to do when Microsoft does not approve the account", async () => {
    const company = inSeattle("Grey Harbor LLC");
    sandbox().partnerCenter.setVerificationOutcome({ becomes: "NotAllowed", after: 1_000 });
    await asked(company);
    const sam = await somebody("Sam");
    const dana = await somebody("Dana");
    await decide(dana, "Approve", company);
    await sam.message("Partner Desk", `Microsoft did not approve the account of ${company.name}`);
    await sam.message("customer-status", "Not approved since");
    sandbox().partnerCenter.setVerificationOutcome({ becomes: "Allowed", after: 1_000 });
  });
});
