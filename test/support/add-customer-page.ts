import type { DeskPage } from "./desk-page.ts";
import type { askFor } from "./records.ts";

/** What a sales agent types, by the labels on screen. */
export interface Company {
  name: string;
  prefix: string;
  country: string;
  id?: { label: string; value: string };
  street: string;
  city: string;
  state?: string;
  postalCode: string;
  email: string;
  phone?: string;
}

export const inSeattle = (name: string, over: Partial<Company> = {}): Company => ({
  name,
  prefix: name.toLowerCase().replace(/[^a-z]/g, ""),
  country: "United States",
  street: "1 Pine Street",
  city: "Seattle",
  state: "Washington",
  postalCode: "98101",
  email: "ada@customer.example",
  ...over,
});

export const inSaoPaulo = (name: string): Company => ({
  name,
  prefix: name.toLowerCase().replace(/[^a-z]/g, ""),
  country: "Brazil",
  id: { label: "Registration ID (CNPJ)", value: "11.222.333/0001-81" },
  street: "Avenida Paulista 1000",
  city: "São Paulo",
  state: "SP",
  postalCode: "01310-100",
  email: "ana@customer.example",
  phone: "+55 11 91234-5678",
});

export async function fillCompany(sam: DeskPage, company: Company): Promise<void> {
  await sam.dialog("Add a customer");
  await sam.choose("Country/region", company.country);
  if (company.id) await sam.fill(company.id.label, company.id.value);
  await sam.fill("Company name", company.name);
  await sam.fill("Address line 1", company.street);
  await sam.fill("City", company.city);
  if (company.state) await sam.choose("State or province", company.state);
  await sam.fill("Postal code", company.postalCode);
}

export async function fillContact(sam: DeskPage, company: Company): Promise<void> {
  await sam.choose(
    "Does the company already use Microsoft 365 or Azure, or buy it from another partner?",
    "No, it is new to Microsoft's cloud",
  );
  await sam.fill("First name", "Ana");
  await sam.fill("Last name", "Souza");
  await sam.fill("E-mail", company.email);
  if (company.phone) await sam.fill("Phone", company.phone);
  await sam.fill("Primary domain (….onmicrosoft.com)", company.prefix);
}

const codes: Readonly<Record<string, string>> = { "United States": "US", Brazil: "BR", Washington: "WA" };
const codeOf = (name: string): string => codes[name] ?? name;

/** What the desk has kept once all of it is typed. */
export const answersOf = (company: Company): Parameters<typeof askFor>[2] => ({
  companyName: company.name,
  "address.country": codeOf(company.country),
  "address.line1": company.street,
  "address.city": company.city,
  "address.state": company.state === undefined ? null : codeOf(company.state),
  "address.postalCode": company.postalCode,
  ...(company.id && { registrationId: company.id.value }),
  "contact.firstName": "Ana",
  "contact.lastName": "Souza",
  "contact.email": company.email,
  "contact.phone": company.phone ?? null,
  domainPrefix: company.prefix,
});

/** Fills in a new form; the next Next asks Partner Center. What somebody has begun before stays aside. */
export async function fillForm(sam: DeskPage, company: Company): Promise<void> {
  await sam.say(`/csp add ${company.name}`, "Partner Desk");
  await fillCompany(sam, company);
  await sam.press("Next");
  await fillContact(sam, company);
}

export async function fillToReview(sam: DeskPage, company: Company): Promise<void> {
  await fillForm(sam, company);
  await sam.press("Next");
  await sam.dialog("Check and send");
}

export async function send(sam: DeskPage): Promise<void> {
  await sam.press("Send for approval");
  await sam.dialog("Sent");
  await sam.press("Close");
}

/** Presses a button of the newest card of this company. */
export async function decide(dana: DeskPage, button: string, company: Company): Promise<void> {
  await dana.message("approvals", company.name);
  await dana.press(button, company.name);
}
