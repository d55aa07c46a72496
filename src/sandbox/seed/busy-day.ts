import type { PartnerCenterSimulator } from "../partner-center/simulator.ts";
import type { Workspace } from "../slack/workspace.ts";
import { changes, typeSteps, type Step } from "../type-steps.ts";

interface Typed {
  name: string;
  country: string;
  registrationId?: [label: string, value: string];
  line1: string;
  city: string;
  state?: string;
  postalCode: string;
  contact: [firstName: string, lastName: string, email: string];
  phone?: string;
  prefix: string;
}

const interiors: Typed = {
  name: "Contoso Interiors LLC",
  country: "United States",
  line1: "1 Main Street",
  city: "Redmond",
  state: "Washington",
  postalCode: "98052",
  contact: ["Ada", "Moss", "ada@contosointeriors.example"],
  prefix: "contosointeriors",
};
const airline: Typed = {
  ...interiors,
  name: "Blue Yonder Airlines LLC",
  line1: "40 Harbor Avenue",
  city: "Seattle",
  postalCode: "98101",
  contact: ["June", "Park", "june@blueyonder.example"],
  prefix: "blueyonder",
};
const importers: Typed = {
  ...interiors,
  name: "Wide World Importers LLC",
  line1: "9 Dock Street",
  city: "Tacoma",
  postalCode: "98402",
  contact: ["Cole", "Hart", "cole@wideworld.example"],
  prefix: "wideworldimporters",
};
const toys: Typed = {
  name: "Tailspin Toys GmbH",
  country: "Germany",
  line1: "Hauptstraße 12",
  city: "Berlin",
  postalCode: "10115",
  contact: ["Lena", "Vogt", "lena@tailspin.example"],
  prefix: "tailspintoys",
};
const woodgrove: Typed = {
  name: "Woodgrove Ltda.",
  country: "Brazil",
  registrationId: ["Registration ID (CNPJ)", "11.222.333/0001-81"],
  line1: "Avenida Paulista 1000",
  city: "São Paulo",
  state: "SP",
  postalCode: "01310-100",
  contact: ["Ana", "Souza", "ana@woodgrove.example"],
  phone: "+55 11 91234-5678",
  prefix: "woodgrove",
};

/**
 * Makes it a day like others, over the wire as people do: customers verified and not approved, requests waiting, sent
 * back and rejected, and a form that somebody began.
 */
export async function liveThroughADay(slack: Workspace, partnerCenter: PartnerCenterSimulator): Promise<void> {
  const does = (person: string, ...steps: Step[]) => typeSteps(slack, slack.as(person), steps);
  await Promise.all([
    does("U0SAM0001", ...request(interiors), ...request(woodgrove)),
    does("U0MIA0001", ...request(toys), ...begun),
    does("U0GABRIEL", ...request(airline)),
    does("U0UMA0001", ...request(importers)),
  ]);
  await Promise.all([
    does("U0DANA001", press("Approve", interiors), press("Reject", importers), ...because("They buy elsewhere.")),
    does("U0RAVI001", press("Approve", airline), press("Ask for changes", toys), ...because("Which Tailspin is it?")),
  ]);
  const created = () => partnerCenter.customers.find(({ companyName }) => companyName === airline.name);
  await changes(slack, 15_000, () => Promise.resolve(created() !== undefined));
  partnerCenter.setVerification(created()?.id ?? "", "NotAllowed");
}

const question = "Does the company already use Microsoft 365 or Azure, or buy it from another partner?";

const begun: Step[] = [
  { say: "/csp add Proseware Studios" },
  { type: "77 Canal Street", into: "Address line 1" },
  { close: true },
];

const press = (name: string, { name: message }: Typed): Step => ({ press: { name, channel: "approvals", message } });
const because = (reason: string): Step[] => [{ type: reason, into: "Reason" }, { submit: true }, { see: null }];

function request(typed: Typed): Step[] {
  const [firstName, lastName, email] = typed.contact;
  return [
    { say: `/csp add ${typed.name}` },
    { choose: typed.country, in: "Country/region" },
    ...(typed.registrationId ? [{ type: typed.registrationId[1], into: typed.registrationId[0] }] : []),
    { type: typed.line1, into: "Address line 1" },
    { type: typed.city, into: "City" },
    ...(typed.state === undefined ? [] : [{ choose: typed.state, in: "State or province" }]),
    { type: typed.postalCode, into: "Postal code" },
    { submit: true },
    { choose: "No, it is new to Microsoft's cloud", in: question },
    { type: firstName, into: "First name" },
    { type: lastName, into: "Last name" },
    { type: email, into: "E-mail" },
    ...(typed.phone === undefined ? [] : [{ type: typed.phone, into: "Phone" }]),
    { type: typed.prefix, into: "Primary domain (….onmicrosoft.com)" },
    { submit: true },
    { see: "Step 3 of 3", orPress: "Show the result" },
    { submit: true },
    { see: "waits for approval" },
    { close: true },
  ];
}
