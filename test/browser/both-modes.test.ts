import { describe, it } from "vitest";
import { decide, fillCompany, fillContact, inSaoPaulo, send } from "../support/add-customer-page.ts";
import { useSandbox } from "../support/sandbox-page.ts";

describe.each([
  { mode: "over HTTP", socket: false },
  { mode: "in Socket Mode", socket: true },
])("Adding a customer $mode", ({ socket }) => {
  const { somebody, created } = useSandbox({ socket });

  it("adds a company in Brazil, and tells Sam that it is verified", async () => {
    const company = inSaoPaulo("Padaria Aurora Ltda.");
    const sam = await somebody("Sam");
    await sam.say("/csp add", "Partner Desk");
    await fillCompany(sam, { ...company, name: "Ltda", id: { label: "Registration ID (CNPJ)", value: "1" } });
    await sam.press("Next");
    await sam.expectError("Registration ID (CNPJ)", "CNPJ");
    await sam.fill("Registration ID (CNPJ)", company.id!.value);
    await sam.fill("Company name", company.name);
    await sam.press("Next");
    await fillContact(sam, company);
    await sam.press("Next");
    await sam.dialog("Check and send");
    await send(sam);

    const dana = await somebody("Dana");
    await decide(dana, "Approve", company);
    await dana.message("approvals", "Created in Partner Center.");
    await sam.message("Partner Desk", `${company.name} is verified`);
    await sam.message("customer-status", "Approved since");
    await created(company.name);
  });
});
