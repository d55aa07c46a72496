import { expect, it } from "vitest";
import { inSeattle } from "../support/add-customer-page.ts";
import { useSandbox } from "../support/sandbox-page.ts";

const { sandbox, somebody, added } = useSandbox();
const company = "Bellows College LLC";
const reason = "Not an Academic Domain";

it("A school is denied with a reason, asked for again in the same form, and approved, apart from its verification", async () => {
  sandbox().partnerCenter.setQualificationPlan(null);
  const sam = await somebody("Sam");
  await added(inSeattle(company));
  await sam.message("customer-status", company);
  await sam.pressInMenu("Ask for education", company);
  await sam.dialog("Education");
  await sam.choose("Kind of school", "University or college");
  await sam.fill("The school's website", "https://www.bellows.example/");
  await sam.press("Ask Microsoft");
  // The contact's address is at another domain.
  await sam.choose("Please confirm", "The contact's address is right");
  await sam.press("Ask Microsoft");
  await (await sam.dialog("Education")).getByText("You hear from me how it goes.").waitFor();
  await sam.press("Close");
  await sam.message("Partner Desk", `Microsoft is looking whether ${company} may buy as a school.`);

  const microsoft = await sam.pane("Partner Center");
  await microsoft.getByText("Education: in review").waitFor();
  await microsoft.getByRole("button", { name: `Education of ${company}: deny: ${reason}` }).click();
  await microsoft.getByText(`Education: denied, ${reason}`).waitFor();
  await sam.message("Partner Desk", `Microsoft did not approve ${company} as a school: ${reason}.`);
  await sam.message("customer-status", `Microsoft says: ${reason}.`);
  await sam.press("Ask for education again", `Microsoft says: ${reason}.`);
  await (await sam.dialog("Education")).getByText(`Microsoft denied it: ${reason}.`).waitFor();
  await sam.expectValue("The school's website", "bellows.example");
  await sam.fill("The school's website", "bellows-college.example");
  await sam.press("Ask Microsoft");
  // The contact's address is at another domain.
  await sam.choose("Please confirm", "The contact's address is right");
  await sam.press("Ask Microsoft");
  await (await sam.dialog("Education")).getByText("You hear from me how it goes.").waitFor();
  await sam.press("Close");

  await microsoft.getByText("Education: in review").waitFor();
  await microsoft.getByRole("button", { name: `Education of ${company}: approve` }).click();
  await sam.message("Partner Desk", `${company} may buy as a school: Microsoft approved it.`);
  const card = await sam.message("customer-status", "Education");
  await expect.poll(() => card.textContent()).toMatch(/Account verification.*Education\s+Approved since/s);
  expect(
    sandbox().partnerCenter.customers.find(({ companyName }) => companyName === company)?.qualifications,
  ).toMatchObject([
    { segment: "HigherEducation", website: "bellows.example" },
    { segment: "HigherEducation", website: "bellows-college.example" },
  ]);
});
